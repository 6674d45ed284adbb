"""Starts an attempt, or resumes the one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import choice, randbelow

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assessments.quizzes import clock
from assessments.quizzes.clock import MINUTE, end_of_day_us, local_day, now_us, to_us
from assessments.quizzes.models import Attempt, Form, Paper
from assessments.quizzes.submitting import settle
from courses.rounds.models import Enrolment, RoundStep
from people.models import Suspension


class NotAllowed(ValueError):
    """No attempt may be started; the message says why, and what to do."""


@dataclass
class Standing:
    """Where a person stands with one quiz: its paper, the attempts so far, and what keeps from starting another."""

    paper: Paper | None
    attempts: list[Attempt]
    refusal: str
    suspended: bool = False

    @property
    def open_attempt(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.state == Attempt.State.OPEN), None)

    @property
    def counted(self) -> int:
        """Attempts that count against those allowed: one that was closed by a suspension does not."""
        return sum(attempt.state != Attempt.State.CLOSED for attempt in self.attempts)

    @property
    def left(self) -> int:
        return max(0, self.paper.attempts_allowed - self.counted) if self.paper else 0

    @property
    def marked(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.score is not None]

    @property
    def next_number(self) -> int:
        return 1 + max((attempt.number for attempt in self.attempts), default=0)

    @property
    def waiting(self) -> list[Attempt]:
        """Handed in, and not marked to the end."""
        return [attempt for attempt in self.attempts if attempt.waits]

    @property
    def passed(self) -> bool:
        return any(attempt.passed for attempt in self.attempts)


def start(enrolment: Enrolment, step: RoundStep, now: int | None = None) -> Attempt:
    """The person's open attempt, or a new one. `now` in microseconds. Raises NotAllowed with the reason."""
    try:
        with transaction.atomic():
            return start_many(step, [(enrolment, now_us() if now is None else now)])[0]
    except IntegrityError:  # started on another phone at the same moment
        return start_many(step, [(enrolment, now_us() if now is None else now)])[0]


def start_many(step: RoundStep, sittings: Sequence[tuple[Enrolment, int]]) -> list[Attempt]:
    """One attempt for each (enrolment, moment in microseconds), in that order, with one INSERT for all new ones.

    Raises NotAllowed for the first who may not; then nothing is written.
    """
    standings = standings_of(step, sittings)
    forms = list(Form.objects.filter(paper__in={s.paper for s in standings.values() if s.paper}).defer("slots"))
    attempts = []
    for enrolment, now in sittings:
        standing = standings[enrolment.pk]
        if standing.refusal:
            raise NotAllowed(standing.refusal)
        attempts.append(standing.open_attempt or _new(enrolment, step, standing, forms, now))
    Attempt.objects.bulk_create([attempt for attempt in attempts if attempt.pk is None])
    return attempts


def standings_of(step: RoundStep, sittings: Sequence[tuple[Enrolment, int]]) -> dict[int, Standing]:
    """Where each of them stands, by enrolment id, in three queries however many they are."""
    paper = Paper.objects.filter(step_key=step.step_key).order_by("-version").first()
    so_far: dict[int, list[Attempt]] = {}
    for attempt in Attempt.objects.filter(
        step_key=step.step_key, enrolment__in=[enrolment.pk for enrolment, _now in sittings]
    ).order_by("number"):
        so_far.setdefault(attempt.enrolment_id, []).append(attempt)
    workers = [enrolment.worker_id for enrolment, _now in sittings]
    suspended = set(Suspension.objects.filter(worker__in=workers, ended_at=None).values_list("worker_id", flat=True))
    standings = {}
    for enrolment, now in sittings:
        attempts = [settle(attempt, now) for attempt in so_far.get(enrolment.pk, [])]
        standing = Standing(paper, attempts, "", enrolment.worker_id in suspended)
        standing.refusal = _refusal(enrolment, standing, now)
        standings[enrolment.pk] = standing
    return standings


def _refusal(enrolment: Enrolment, standing: Standing, now: int) -> str:
    round_, today = enrolment.round, local_day(now)
    if standing.suspended:
        return _("你现在停考，不能开始考试。原因问社区或培训老师。")
    if standing.open_attempt:
        return ""
    if round_.opened_at is None or today < round_.first_day:
        return _("这一轮还没有开始。")
    if today > round_.last_day or (round_.closed_at and to_us(round_.closed_at) <= now):
        return _("这一轮已经结束，不能再考。")
    if enrolment.state in {Enrolment.State.EXEMPT, Enrolment.State.DEFERRED}:
        return _("你这一轮不用考。")
    if standing.paper is None:
        return _("试卷还没有发布，请等培训老师通知。")
    if standing.passed:
        return _("这一场已经考过了，不用再考。")
    if any(attempt.in_line for attempt in standing.waiting):
        return _("上一次的卷正在评分，成绩马上就出。")
    if standing.waiting:
        return _("上一次的卷还在等老师评分。出了结果，没有考过的再考。")
    if not standing.left:
        return _("可考的次数用完了。补考怎么安排，等培训老师通知。")
    if not clock.is_sure():
        return _("服务器的时间要先由管理员核对，核对好就能开始。请稍等，或告诉监考人。")
    return ""


def _new(enrolment: Enrolment, step: RoundStep, standing: Standing, forms: list[Form], now: int) -> Attempt:
    used = {attempt.form_id for attempt in standing.attempts}
    form = choice([form for form in forms if form.pk not in used] or forms)
    closes = now + standing.paper.minutes * MINUTE
    return Attempt(
        enrolment=enrolment,
        worker_id=enrolment.worker_id,
        grid_id=enrolment.grid_id,
        form=form,
        step_key=step.step_key,
        number=standing.next_number,
        seed=randbelow(2**31),
        opened_us=now,
        closes_us=min(closes, end_of_day_us(enrolment.round.last_day)),
        max_score=form.max_score,
    )
