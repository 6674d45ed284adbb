"""What the desk and the worker are shown of a late sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.exam_time.durations import in_words
from assessments.quizzes.late.comparing import differing
from assessments.quizzes.late.ruling import sent_back, verdict_of
from assessments.quizzes.models import Attempt, LateRuling, LateSheet
from assessments.quizzes.sitting.questions import questions_of
from assessments.quizzes.sitting.saving import IN_TIME
from courses.rounds.models import RoundStep

FILE = "file"  # the reason of a sheet that came in with an answer file
WAITING, TO_CONFIRM, COUNTED, NOT_COUNTED = "waiting", "to_confirm", "counted", "not"


@dataclass(frozen=True)
class Late:
    """A late sheet with its decisions, oldest first. Needs `attempt` and `rulings` with their verdicts loaded."""

    sheet: LateSheet
    title: str = ""  # of the exam

    @property
    def attempt(self) -> Attempt:
        return self.sheet.attempt

    @property
    def received_at(self) -> datetime:
        return to_datetime(self.sheet.received_us)

    @property
    def closes_at(self) -> datetime:
        return to_datetime(self.attempt.closes_us)

    @property
    def submitted_at(self) -> datetime:
        return to_datetime(cast(int, self.attempt.submitted_us))

    @property
    def why(self) -> str:
        if self.sheet.reason == FILE:
            return _("从答案文件导入")
        return _("交卷以后才收到") if self._after_handing_in else _("时间到了才收到")

    @property
    def how_late(self) -> str:
        """After handing in, or after the deadline if that came first; "" for a file that was brought in before."""
        since = self.attempt.submitted_us if self._after_handing_in else self.attempt.closes_us
        length = self.sheet.received_us - cast(int, since)
        return in_words(length) if length > 0 else ""

    @property
    def differing(self) -> int:
        """Against the sheet that counts, or counted until this one did."""
        return len(self._differing)

    @property
    def chosen(self) -> set[int]:
        """The slots that the ruling wants to count."""
        ruling = self.ruling
        if ruling is None or not ruling.counts:
            return set()
        return self._differing if ruling.slots is None else set(ruling.slots)

    @property
    def partly(self) -> bool:
        """Of what differs something is left out."""
        chosen = self.chosen
        return bool(chosen) and not self._differing <= chosen

    @property
    def places(self) -> str:
        """Where the chosen questions stand, as the person saw them: 2、5."""
        chosen = self.chosen
        found = [question.position for question in questions_of(self.attempt) if question.slot in chosen]
        return "、".join(map(str, sorted(found)))

    @property
    def counted_answers(self) -> str:
        ruling = self.ruling
        counted = ruling and ruling.counts and verdict_of(ruling)
        return counted.replaced if counted else self.attempt.answers

    @property
    def rulings(self) -> list[LateRuling]:
        return sorted(self.sheet.rulings.all(), key=lambda ruling: ruling.pk)

    @property
    def ruling(self) -> LateRuling | None:
        """The one that stands."""
        return next((ruling for ruling in reversed(self.rulings) if not sent_back(ruling)), None)

    @property
    def state(self) -> str:
        if (ruling := self.ruling) is None:
            return WAITING
        if not ruling.counts:
            return NOT_COUNTED
        return COUNTED if verdict_of(ruling) else TO_CONFIRM

    @property
    def _differing(self) -> set[int]:
        return set(differing(self.counted_answers, self.sheet.answers))

    @property
    def _after_handing_in(self) -> bool:
        handed_in = self.attempt.submitted_us
        return handed_in is not None and handed_in < self.attempt.closes_us


def loaded(sheets: QuerySet[LateSheet]) -> QuerySet[LateSheet]:
    """With what the desk shows of each, newest first, in two queries more however many they are."""
    people = "attempt__worker", "attempt__grid", "attempt__enrolment__round__grid", "attempt__form__paper"
    return sheets.select_related(*people).prefetch_related("rulings__by", "rulings__verdict__by").order_by("-pk")


def rows(sheets: Iterable[LateSheet]) -> list[Late]:
    """With the titles of their exams, in one query."""
    found = list(sheets)
    rounds = {sheet.attempt.enrolment.round_id for sheet in found}
    steps = RoundStep.objects.filter(round__in=rounds, kind="quiz").values_list("round", "step_key", "title")
    titles: dict[tuple[int, UUID], str] = {(round_id, key): title for round_id, key, title in steps}
    return [Late(sheet, titles.get((sheet.attempt.enrolment.round_id, sheet.attempt.step_key), "")) for sheet in found]


def of_attempt(attempt: Attempt) -> list[Late]:
    """What the worker is told of: sheets that say something else than what counts, and all that were decided on, oldest first.
    A practice counts for nothing, so nobody decides about it.
    """
    if attempt.form.paper.practice:
        return []
    sheets = (
        LateSheet.objects.filter(attempt=attempt)
        .exclude(reason=IN_TIME)
        .prefetch_related("rulings__verdict")
        .order_by("pk")
    )
    told: dict[str, Late] = {}
    for sheet in sheets:
        sheet.attempt = attempt
        late = Late(sheet)
        if sheet.answers != attempt.answers or late.ruling:
            told.setdefault(sheet.answers, late)
    return list(told.values())
