"""What the rules of a sitting keep about a person: what was granted, what was typed in for him or her, what he or she asked."""

from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models import (
    Arrangement,
    Assistance,
    CheckRequest,
    Grant,
    GrantDecision,
    Hall,
    Invigilator,
    Placement,
    Witness,
)
from people.privacy.registry import FIGURES, INNER, LEDGER, OTHERS, Part, declare, declare_authors

declare(
    Part(
        Grant,
        _("考试的个别安排"),
        worker="enrolment__worker",
        shows="step minutes attempts entry_from entry_until reason created_at",
        reads={"step": lambda row: row.step.title},
        hides={INNER: "attempt", OTHERS: "proposed_by"},
        stays={LEDGER: "step minutes attempts entry_from entry_until reason created_at attempt proposed_by"},
    ),
    Part(
        GrantDecision,
        _("个别安排的决定"),
        worker="grant__enrolment__worker",
        shows="kind reason created_at",
        headings={"kind": _("决定")},
        hides={OTHERS: "by"},
        stays={LEDGER: "kind reason created_at by"},
    ),
    Part(
        CheckRequest,
        _("查分"),
        worker="attempt__worker",
        shows="reason asked_at upheld answer answered_at",
        hides={OTHERS: "answered_by"},
        erases={"reason": "", "answer": ""},
        stays={FIGURES: "asked_at upheld answered_at answered_by"},
    ),
)
declare(
    Part(
        Assistance,
        _("代录"),
        worker="attempt__worker",
        shows="mode reason created_at",
        hides={OTHERS: "helper"},
        stays={LEDGER: "mode reason created_at helper"},
    ),
    Part(
        Witness,
        _("代录的见证"),
        worker="assistance__attempt__worker",
        shows="confirmed reason created_at",
        hides={OTHERS: "by"},
        stays={LEDGER: "confirmed reason created_at by"},
    ),
)
declare(
    Part(
        Placement,
        _("点名安排的考场"),
        worker="enrolment__worker",
        shows="hall placed_at",
        hides={INNER: "arrangement", OTHERS: "placed_by"},
        stays={FIGURES: "hall placed_at arrangement placed_by"},
    ),
)
declare_authors(Arrangement, "arranged_by released_by")
declare_authors(Hall, "set_up_by")
declare_authors(Invigilator, "user given_by")
