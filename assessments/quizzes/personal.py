"""What exams keep about a person: sheets, answers, marks."""

import json

from django.utils.translation import gettext_lazy as _

from assessments.quizzes.clock import to_datetime
from assessments.quizzes.models import Attempt, LateSheet, Mark, Paper
from people.privacy.registry import FIGURES, INNER, LEDGER, Part, declare, declare_authors


def _moment(field: str):
    return lambda row: to_datetime(value) if (value := getattr(row, field)) else None


def _answers(row: Attempt | LateSheet) -> str:
    """1 B　2 ABD: number of the question as it stands in the form, letters as in the bank."""
    return "　".join(f"{slot} {letters}" for slot, letters in json.loads(row.answers or "{}").items())


declare(
    Part(
        Attempt,
        _("答卷"),
        worker="worker",
        shows="number state answers opened_us saved_us submitted_us closed_reason score max_score passed",
        headings={
            "state": _("状态"),
            "answers": _("作答"),
            "opened_us": _("开考时间"),
            "saved_us": _("最后保存"),
            "submitted_us": _("交卷时间"),
            "closed_reason": _("关闭原因"),
        },
        reads={"answers": _answers} | {name: _moment(name) for name in ("opened_us", "saved_us", "submitted_us")},
        hides={INNER: "enrolment grid form step_key seed revision save_id closes_us"},
        erases={"closed_reason": ""},
        stays={
            FIGURES: "number state answers opened_us saved_us submitted_us score max_score passed enrolment grid form"
            " step_key seed revision save_id closes_us"
        },
    ),
    Part(
        LateSheet,
        _("没计入的答卷"),
        worker="attempt__worker",
        shows="answers reason received_us",
        headings={"answers": _("作答"), "reason": _("没计入的原因"), "received_us": _("收到时间")},
        reads={"answers": _answers, "received_us": _moment("received_us")},
        hides={INNER: "created_at save_id"},
        stays={LEDGER: "answers reason received_us created_at save_id"},
    ),
    Part(
        Mark,
        _("逐题评分"),
        worker="attempt__worker",
        shows="slot version response score max_score created_at",
        headings={
            "slot": _("题号"),
            "version": _("题目"),
            "response": _("作答"),
            "score": _("得分"),
            "max_score": _("满分"),
        },
        hides={INNER: "run"},
        stays={LEDGER: "slot version response score max_score created_at run"},
    ),
)
declare_authors(Paper, "published_by")
