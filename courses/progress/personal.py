"""What finished steps keep about a person."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from courses.progress.models import Completion, CreditEntry
from courses.rounds.models import RoundStep
from people.privacy.registry import INNER, LEDGER, Part, Person, declare


class Finished(Part):
    """Completions with the title of what was finished, as the round named it."""

    def of(self, person: Person) -> QuerySet:
        steps = RoundStep.objects.filter(round=OuterRef("enrolment__round"), step_key=OuterRef("step_key"))
        return super().of(person).annotate(title=Subquery(steps.values("title")[:1]))


declare(
    Finished(
        Completion,
        _("学完的课、考完的试"),
        worker="enrolment__worker",
        shows="step_key score passed completed_at",
        headings={"step_key": _("课或考试")},
        reads={"step_key": lambda row: row.title or ""},
        hides={INNER: "created_at source_key revision kind evidence"},
        stays={LEDGER: "step_key score passed completed_at created_at source_key revision kind evidence"},
    ),
    Part(
        CreditEntry,
        _("学时"),
        worker="enrolment__worker",
        shows="rule amount created_at",
        headings={"rule": _("学时规则")},
        hides={INNER: "source_key enrolment completion"},
        stays={LEDGER: "rule amount created_at source_key completion"},
    ),
)
