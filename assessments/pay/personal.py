"""What pay proposals keep about a person."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.pay.models import (
    Decision,
    PayLine,
    PayScheme,
    Proposal,
    Run,
    Standing,
    StandingApproval,
)
from grids import scope
from people.privacy.registry import (
    ERASED,
    FIGURES,
    INNER,
    LEDGER,
    OTHERS,
    REFERENCE,
    Part,
    Person,
    declare,
    declare_authors,
    number_after,
)


class RefusedRuns(Part):
    """A run lists who could not be computed by number and name, in JSON that neither database finds people in."""

    def of(self, person: Person) -> QuerySet:
        return Run.objects.filter(pk__in=[run.pk for run in self._naming(person)]).order_by("pk")

    def rows(self, person: Person) -> Iterator[dict]:
        for run in self._naming(person):
            reasons = [entry["reason"] for entry in run.refused if entry["worker"] == person.worker.pk]
            yield {"month": f"{run.month:%Y-%m}", "refused": "；".join(reasons)}

    def count(self, person: Person) -> int:
        return len(self._naming(person))

    def keys(self, person: Person) -> list[int]:
        return []

    def erase(self, person: Person) -> None:
        stranger = {"number": number_after(person), "name": ERASED}
        for run in self._naming(person):
            run.refused = [entry | stranger if entry["worker"] == person.worker.pk else entry for entry in run.refused]
            run.save(update_fields=["refused"])

    def _naming(self, person: Person) -> list[Run]:
        with scope.whole_tree("runs that could not compute a person"):
            runs = list(Run.objects.exclude(refused=[]).order_by("pk")) if person.worker else []
        return [run for run in runs if any(entry["worker"] == person.worker.pk for entry in run.refused)]


declare(
    Part(
        Standing,
        _("期初数"),
        worker="worker",
        shows="since post grade service_years basis created_at",
        hides={INNER: "source_key", OTHERS: "entered_by"},
        stays={LEDGER: "since post grade service_years basis created_at source_key entered_by"},
    ),
    Part(
        StandingApproval,
        _("期初数的审批"),
        worker="standing__worker",
        shows="created_at",
        hides={INNER: "source_key", OTHERS: "by"},
        stays={LEDGER: "created_at source_key by"},
    ),
    Part(
        Proposal,
        _("薪酬建议"),
        worker="worker",
        shows="run post grade total remarks created_at",
        headings={"run": _("哪个月"), "remarks": _("提请注意")},
        reads={"remarks": lambda row: "；".join(remark["text"] for remark in row.remarks)},
        hides={INNER: "source_key grid appraisal"},
        stays={LEDGER: "run post grade total remarks created_at source_key grid appraisal"},
    ),
    Part(
        PayLine,
        _("薪酬建议逐项"),
        worker="proposal__worker",
        shows="kind label amount how",
        headings={"kind": _("部分"), "label": _("项目")},
        hides={INNER: "created_at source_key order saw"},
        stays={LEDGER: "kind label amount how created_at source_key order saw"},
    ),
    RefusedRuns(
        Run,
        _("没有算出薪酬建议的月份"),
        worker="refused",
        shows="month refused",
        headings={"refused": _("没有算出来的原因")},
        hides={
            INNER: "grid number scheme cycle round prepared_at fingerprint",
            OTHERS: "prepared_by",
        },
        erases={"refused": None},
        stays={
            FIGURES: "grid month number scheme cycle round prepared_at fingerprint",
            REFERENCE: "prepared_by",
        },
    ),
)
declare_authors(Run, "prepared_by")
declare_authors(Decision, "by")
declare_authors(PayScheme, "published_by")
