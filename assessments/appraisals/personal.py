"""What an appraisal keeps about a person."""

from django.utils.translation import gettext_lazy as _

from assessments.appraisals.models import Appraisal, AppraisalLine, Cycle, Deduction, Rating, Scheme
from people.privacy.registry import FIGURES, INNER, LEDGER, OTHERS, Part, declare, declare_authors

CYCLE = _("考核周期")

declare(
    Part(
        Appraisal,
        _("考核结果"),
        worker="worker",
        shows="cycle total band grade note",
        headings={"cycle": CYCLE},
        hides={INNER: "grid"},
        stays={FIGURES: "cycle total band grade note grid"},
    ),
    Part(
        AppraisalLine,
        _("考核逐项"),
        worker="appraisal__worker",
        shows="criterion points how",
        headings={"criterion": _("考核项目")},
        reads={"criterion": lambda row: row.criterion.name},
        hides={INNER: "found"},
        stays={FIGURES: "criterion points how found"},
    ),
    Part(
        Rating,
        _("主管评分"),
        worker="worker",
        shows="cycle score remark created_at",
        headings={"cycle": CYCLE},
        hides={INNER: "source_key", OTHERS: "by"},
        stays={LEDGER: "cycle score remark created_at source_key by"},
    ),
    Part(
        Deduction,
        _("扣分"),
        worker="worker",
        shows="cycle points reason created_at",
        headings={"cycle": CYCLE},
        hides={INNER: "source_key", OTHERS: "by"},
        stays={LEDGER: "cycle points reason created_at source_key by"},
    ),
)
declare_authors(Cycle, "computed_by approved_by")
declare_authors(Scheme, "published_by")
