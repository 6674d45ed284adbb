"""What a round keeps about a person."""

from django.utils.translation import gettext_lazy as _

from courses.rounds.models import Enrolment, Round
from people.privacy.registry import FIGURES, INNER, Part, declare, declare_authors

declare(
    Part(
        Enrolment,
        _("轮训"),
        worker="worker",
        shows="round grid source enrolled_at state credit exam_score qualified_on",
        hides={INNER: "county_code"},
        stays={FIGURES: "round grid county_code source enrolled_at state credit exam_score qualified_on"},
    ),
)
declare_authors(Round, "opened_by closed_by")
