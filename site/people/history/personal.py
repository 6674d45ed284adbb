"""What a person's history and the books of earlier years keep."""

from django.utils.translation import gettext_lazy as _

from people.models import Diploma, Employment, Leave, PastRecord, PastVerdict
from people.privacy.registry import FIGURES, INNER, LEDGER, OTHERS, Part, declare

declare(
    Part(
        Employment,
        _("用工"),
        worker="worker",
        shows="category post grade first_day last_day",
        stays={FIGURES: "category post grade first_day last_day"},
    ),
    Part(
        Leave,
        _("请假"),
        worker="worker",
        shows="kind first_day last_day note",
        erases={"note": ""},
        stays={FIGURES: "kind first_day last_day"},
    ),
    Part(Diploma, _("学历"), worker="worker", shows="level degree obtained_on", removed=True),
    Part(
        PastRecord,
        _("历史记录"),
        worker="worker",
        shows="kind year title number result source created_at",
        hides={INNER: "source_key", OTHERS: "entered_by"},
        stays={LEDGER: "kind year title number result source created_at source_key entered_by"},
    ),
    Part(
        PastVerdict,
        _("历史记录核验"),
        worker="record__worker",
        shows="confirmed reason created_at",
        hides={INNER: "source_key", OTHERS: "by"},
        stays={LEDGER: "confirmed reason created_at source_key by"},
    ),
)
