"""What exams keep about a person: sheets, answers, marks."""

from typing import cast

from django.core.cache import caches
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.asking.arranging import Given, as_written
from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.words import in_words
from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.files.removing import remove
from assessments.quizzes.models import (
    AnswerFile,
    Attempt,
    BroughtSheet,
    Judgement,
    LateRuling,
    LateSheet,
    LateVerdict,
    Mark,
    OpenAnswer,
    PageComment,
    PageEvent,
    Paper,
    Regrade,
    RegradeLine,
    Room,
    Ruling,
    Seat,
    TypedSheet,
)
from assessments.quizzes.sitting.questions import Question, questions_of, shown_by
from assessments.quizzes.sitting.sheets import from_text
from people.privacy.registry import (
    FIGURES,
    INNER,
    LEDGER,
    OTHERS,
    REFERENCE,
    Part,
    Person,
    declare,
    declare_authors,
)


def _moment(field: str):
    return lambda row: to_datetime(value) if (value := getattr(row, field)) else None


def _unless_kept_back(field: str):
    """A result that is kept back for all is kept back here, too."""

    def read(row: Attempt | Mark | Judgement | RegradeLine):
        return None if _sat(row).kept_back else getattr(row, field)

    return read


def _sheet(row: Attempt | LateSheet | BroughtSheet) -> str:
    """第 1 题：B　第 2 题：ABD, in the order and by the letters the person saw."""
    attempt, sheet = row if isinstance(row, Attempt) else row.attempt, from_text(row.answers or "{}")
    return _said(questions_of(attempt) if sheet else [], sheet)


def _replaced(row: LateVerdict) -> str:
    """The same for the sheet that counted until then."""
    sheet = from_text(row.replaced or "{}")
    return _said(questions_of(row.ruling.sheet.attempt) if sheet else [], sheet)


def _chosen(row: LateRuling) -> str:
    """第 2 题、第 5 题, of a sheet that does not count as a whole."""
    chosen = set(row.slots or ())
    seen = questions_of(row.sheet.attempt) if chosen else []
    return "、".join(gettext("第 %(position)s 题") % {"position": one.position} for one in seen if one.slot in chosen)


def _paper_sheet(row: TypedSheet | Ruling) -> str:
    """The same for what was read off a paper."""
    seat, sheet = row.seat, from_text(row.answers)
    return _said(shown_by(seat.form_id, seat.room.seed) if sheet else [], sheet)


def _said(questions: list[Question], sheet: dict[str, Given]) -> str:
    said = [
        (question.position, in_words(question.shown, as_written(question.shown, sheet[str(question.slot)])))
        for question in questions
        if str(question.slot) in sheet
    ]
    return "　".join(gettext("第 %(position)s 题：%(words)s") % {"position": at, "words": words} for at, words in said)


def _response(row: Mark) -> str:
    """The same for one question."""
    question = _questions(row.attempt_id)[row.slot]
    return in_words(question.shown, from_kept(question.kind, row.response))


def _points(row: Mark | Judgement) -> str:
    """2、0.5：what a person gave for each line of the rubric."""
    return "" if _sat(row).kept_back else "；".join("、".join(points) for points in row.points.values())


def _notes(row: Judgement) -> str:
    """What was written on photographs."""
    return "" if _sat(row).kept_back else "；".join(note["text"] for note in row.notes)


def _removed(person: Person) -> str:
    """An erasure takes the files themselves away."""
    remove(AnswerFile.objects.filter(attempt__worker=person.worker))
    return ""


def _questions(attempt_id: int) -> dict[int, Question]:
    """By slot. Kept for a moment, because an attempt has a row for each of them."""
    cache, key = caches["local"], f"attempt:{attempt_id}"
    found = cache.get(key)
    if found is None:
        found = {question.slot: question for question in questions_of(_attempt(attempt_id))}
        cache.set(key, found, timeout=10)
    return found


def _sat(row: Attempt | Mark | Judgement | RegradeLine) -> Attempt:
    if isinstance(row, Attempt):
        return row
    if not isinstance(row, Judgement):
        return _attempt(row.attempt_id)
    cache, key = caches["local"], f"sat-of-answer:{row.answer_id}"
    found = cache.get_or_set(
        key, lambda: OpenAnswer.objects.values_list("attempt", flat=True).get(pk=row.answer_id), 10
    )
    return _attempt(cast(int, found))


def _attempt(attempt_id: int) -> Attempt:
    """Kept for a moment, too."""
    found = caches["local"].get_or_set(f"sat:{attempt_id}", lambda: Attempt.objects.get(pk=attempt_id), timeout=10)
    return cast(Attempt, found)


declare(
    Part(
        Attempt,
        _("答卷"),
        worker="worker",
        shows="number state answers opened_us saved_us submitted_us closed_reason score max_score passed hall open_book"
        " extra_minutes",
        headings={
            "state": _("状态"),
            "answers": _("作答"),
            "opened_us": _("开考时间"),
            "saved_us": _("最后保存"),
            "submitted_us": _("交卷时间"),
            "closed_reason": _("关闭原因"),
        },
        reads={"answers": _sheet}
        | {name: _moment(name) for name in ("opened_us", "saved_us", "submitted_us")}
        | {name: _unless_kept_back(name) for name in ("score", "passed")},
        hides={INNER: "enrolment grid form step_key seed revision save_id closes_us marked_us withheld"},
        erases={"closed_reason": ""},
        stays={
            FIGURES: "number state answers opened_us saved_us submitted_us score max_score passed enrolment grid form"
            " step_key seed revision save_id closes_us marked_us hall open_book extra_minutes withheld"
        },
    ),
    Part(
        LateSheet,
        _("没计入的答卷"),
        worker="attempt__worker",
        shows="answers reason received_us",
        headings={"answers": _("作答"), "reason": _("没计入的原因"), "received_us": _("收到时间")},
        reads={"answers": _sheet, "received_us": _moment("received_us")},
        hides={INNER: "created_at save_id"},
        stays={LEDGER: "answers reason received_us created_at save_id"},
    ),
    Part(
        LateRuling,
        _("迟到答卷的裁定"),
        worker="sheet__attempt__worker",
        shows="sheet decision slots reason created_at",
        headings={"sheet": _("收到时间")},
        reads={"sheet": lambda row: to_datetime(row.sheet.received_us), "slots": _chosen},
        hides={OTHERS: "by"},
        stays={LEDGER: "sheet decision slots reason created_at", REFERENCE: "by"},
    ),
    Part(
        LateVerdict,
        _("迟到答卷的复核"),
        worker="ruling__sheet__attempt__worker",
        shows="confirmed reason replaced created_at",
        reads={"replaced": _replaced},
        hides={OTHERS: "by"},
        stays={LEDGER: "ruling confirmed reason replaced created_at", REFERENCE: "by"},
    ),
    Part(
        Mark,
        _("逐题评分"),
        worker="attempt__worker",
        shows="slot version response score max_score points comment created_at",
        headings={
            "slot": _("题号"),
            "version": _("题目"),
            "response": _("作答"),
            "score": _("得分"),
            "max_score": _("满分"),
        },
        reads={"response": _response, "points": _points}
        | {name: _unless_kept_back(name) for name in ("score", "comment")},
        hides={INNER: "run regrade", OTHERS: "by"},
        stays={LEDGER: "slot version response score max_score points comment created_at run regrade by"},
    ),
    Part(
        RegradeLine,
        _("重新评分"),
        worker="attempt__worker",
        shows="regrade before total_before total_after max_before max_after passed_before passed_after created_at",
        headings={"regrade": _("题目"), "before": _("原来得分")},
        reads={
            name: _unless_kept_back(name)
            for name in ("before", "total_before", "total_after", "passed_before", "passed_after")
        },
        hides={INNER: "mark before_max touched source_key"},
        stays={
            LEDGER: "regrade mark before before_max total_before total_after max_before max_after passed_before"
            " passed_after touched created_at source_key"
        },
    ),
    Part(
        OpenAnswer,
        _("要人评的作答"),
        worker="attempt__worker",
        shows="slot version since",
        headings={"slot": _("题号"), "version": _("题目")},
        hides={OTHERS: "claimed_by", INNER: "claimed_until from_run"},
        stays={FIGURES: "slot version since claimed_until from_run", REFERENCE: "claimed_by"},
    ),
    Part(
        Judgement,
        _("阅卷记录"),
        worker="answer__attempt__worker",
        shows="kind score points comment notes created_at",
        reads={"points": _points, "notes": _notes} | {name: _unless_kept_back(name) for name in ("score", "comment")},
        hides={INNER: "answer", OTHERS: "by"},
        stays={LEDGER: "kind score points comment notes created_at answer by"},
    ),
)
declare(
    Part(
        AnswerFile,
        _("作答的附件"),
        worker="attempt__worker",
        shows="slot kind media_type title size received_at removed_at",
        headings={"slot": _("题号")},
        hides={INNER: "name content"},
        erases={"title": "", "content": _removed},
        stays={FIGURES: "slot kind media_type size received_at removed_at name"},
    ),
)
declare(
    Part(
        PageEvent,
        _("考试页面的记录"),
        worker="attempt__worker",
        shows="kind at_us seconds",
        headings={"kind": _("记录"), "at_us": _("时间"), "seconds": _("离开几秒")},
        reads={"at_us": _moment("at_us")},
        hides={INNER: "device name created_at"},
        stays={FIGURES: "kind at_us seconds device name created_at"},
    ),
    Part(
        BroughtSheet,
        _("导入的答案文件"),
        worker="attempt__worker",
        shows="answers outcome created_at",
        headings={"answers": _("作答")},
        reads={"answers": _sheet},
        hides={INNER: "save_id", OTHERS: "by"},
        stays={LEDGER: "answers outcome created_at save_id", REFERENCE: "by"},
    ),
    Part(
        PageComment,
        _("离开考试页面的说明"),
        worker="attempt__worker",
        shows="text created_at",
        hides={OTHERS: "by"},
        stays={LEDGER: "text created_at", REFERENCE: "by"},
    ),
)
declare(
    Part(
        Seat,
        _("纸笔考场的座位"),
        worker="enrolment__worker",
        shows="room number code",
        hides={INNER: "form attempt"},
        stays={FIGURES: "room number code form attempt"},
    ),
    Part(
        TypedSheet,
        _("答题卡录入"),
        worker="seat__enrolment__worker",
        shows="via answers created_at",
        reads={"answers": _paper_sheet},
        hides={OTHERS: "by"},
        stays={LEDGER: "via answers created_at", REFERENCE: "by"},
    ),
    Part(
        Ruling,
        _("答题卡核定"),
        worker="seat__enrolment__worker",
        shows="answers created_at",
        reads={"answers": _paper_sheet},
        hides={OTHERS: "by"},
        stays={LEDGER: "answers created_at", REFERENCE: "by"},
    ),
)
declare_authors(Paper, "published_by")
declare_authors(Regrade, "prepared_by decided_by")
declare_authors(Room, "prepared_by ended_by")
