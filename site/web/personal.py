"""Suggestions, with who made them."""

from django.utils.translation import gettext_lazy as _

from people.privacy.registry import ERASED, FIGURES, INNER, Part, declare
from web.models import Suggestion

declare(
    Part(
        Suggestion,
        _("提过的建议"),
        user="by",
        shows="text contact made_at",
        hides={INNER: "grid"},
        erases={"text": ERASED, "contact": ""},
        stays={FIGURES: "made_at grid"},
    ),
)
