"""Starts an attempt, or resumes the one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from secrets import choice, randbelow

from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.db.models import UUIDField
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams.refusing import closed_sentence, used_up_sentence
from assessments.quizzes.arranging_exams.terms import Terms, Window, arrangement_of, terms_of
from assessments.quizzes.exam_time import clock
from assessments.quizzes.exam_time.clock import end_of_day_us, local_day, now_us, to_us
from assessments.quizzes.models import Arrangement, Attempt, Form, Hall, Paper
from assessments.quizzes.sitting.glancing import nothing_yet
from assessments.quizzes.sitting.submitting import settle
from courses.rounds.models import Enrolment, RoundStep
from grids.prepared import Prepared
from people.models import Suspension

SEEDS = 2**31
SOON = 30 * clock.MINUTE  # somebody may wait on the page before the exam
PAPER = Prepared(lambda given: Paper.objects.filter(step_key=given("step_key", UUIDField())).order_by("-version")[:1])


class NotAllowed(ValueError):
    """No attempt may be started; the message says why, and what to do."""


@dataclass
class Standing:
    """Where a person stands with one quiz at a moment (`now`, microseconds): its paper, the terms that hold, the attempts so
    far, and what keeps from starting another.
    """

    paper: Paper | None
    attempts: list[Attempt]
    refusal: str
    now: int
    terms: Terms
    suspended: bool = False

    @property
    def arrangement(self) -> Arrangement | None:
        return self.terms.arrangement

    @property
    def window(self) -> Window | None:
        """That is open now."""
        return self.terms.window_at(self.now)

    @property
    def needs_code(self) -> bool:
        """A new attempt begins with the code of a hall."""
        return bool(self.arrangement and self.arrangement.on_site) and not self.open_attempt

    @property
    def open_attempt(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.state == Attempt.State.OPEN), None)

    @property
    def counted(self) -> int:
        """Attempts that count against those allowed: one that was closed by a suspension does not."""
        return self.terms.counted(self.attempts, self.now)

    @property
    def allowed(self) -> int:
        return self.terms.allowed(self.paper.attempts_allowed, self.now) if self.paper else 0

    @property
    def left(self) -> int:
        return max(0, self.allowed - self.counted)

    @property
    def marked(self) -> list[Attempt]:
        """Those of which the person may know the result."""
        return [attempt for attempt in self.attempts if attempt.score is not None and not attempt.kept_back]

    @property
    def kept_back(self) -> list[Attempt]:
        """Handed in; the results come out for all at once."""
        return [attempt for attempt in self.attempts if attempt.kept_back]

    @property
    def next_number(self) -> int:
        return 1 + max((attempt.number for attempt in self.attempts), default=0)

    @property
    def waiting(self) -> list[Attempt]:
        """Handed in, and not marked to the end."""
        return [attempt for attempt in self.attempts if attempt.waits and not attempt.kept_back]

    @property
    def passed(self) -> bool:
        return any(attempt.passed for attempt in self.attempts)


def start(
    enrolment: Enrolment, step: RoundStep, now: int | None = None, hall: Hall | None = None, helped: bool = False
) -> Attempt:
    """The person's open attempt, or a new one, in the hall whose code was typed. `now` in microseconds. `helped`: somebody
    types it in, without a code, and the result is kept back for a witness.

    Raises NotAllowed with the reason. A step that was loaded with its arrangement saves a query.
    """
    try:
        with transaction.atomic():
            return start_many(step, [(enrolment, now_us() if now is None else now)], hall, helped)[0]
    except IntegrityError:  # started on another phone at the same moment
        return start_many(step, [(enrolment, now_us() if now is None else now)], hall, helped)[0]


def start_many(
    step: RoundStep, sittings: Sequence[tuple[Enrolment, int]], hall: Hall | None = None, helped: bool = False
) -> list[Attempt]:
    """One attempt for each (enrolment, moment in microseconds), in that order, with one INSERT for all new ones.

    Raises NotAllowed for the first who may not; then nothing is written.
    """
    standings = standings_of(step, sittings)
    papers = {standing.paper for standing in standings.values() if standing.paper}
    forms = [form for paper in papers for form in forms_of(paper.pk)]
    attempts = []
    for enrolment, _now in sittings:
        standing = standings[enrolment.pk]
        if standing.refusal:
            raise NotAllowed(standing.refusal)
        if standing.needs_code and hall is None and not helped:
            raise NotAllowed(_("这一场在现场考，要监考给的开考码才能开始。"))
        attempts.append(standing.open_attempt or _new(enrolment, step, standing, forms, hall, helped))
    Attempt.objects.bulk_create([attempt for attempt in attempts if attempt.pk is None])
    return attempts


def standings_of(step: RoundStep, sittings: Sequence[tuple[Enrolment, int]]) -> dict[int, Standing]:
    """Where each of them stands, by enrolment id, in four queries however many they are, with one more when the step was
    loaded without its arrangement; in two for one person about whom there is nothing yet.
    """
    paper = PAPER.first(step_key=step.step_key)
    if len(sittings) == 1 and nothing_yet(sittings[0][0], step):
        [(enrolment, now)] = sittings
        standing = Standing(paper, [], "", now, Terms(arrangement_of(step)))
        standing.refusal = _refusal(enrolment, standing)
        return {enrolment.pk: standing}
    so_far: dict[int, list[Attempt]] = {}
    for attempt in Attempt.objects.filter(
        step_key=step.step_key, enrolment__in=[enrolment.pk for enrolment, _now in sittings]
    ).order_by("number"):
        so_far.setdefault(attempt.enrolment_id, []).append(attempt)
    workers = [enrolment.worker_id for enrolment, _now in sittings]
    suspended = set(Suspension.objects.filter(worker__in=workers, ended_at=None).values_list("worker_id", flat=True))
    terms = terms_of(step, [enrolment for enrolment, _now in sittings])
    standings = {}
    for enrolment, now in sittings:
        attempts = [settle(attempt, now) for attempt in so_far.get(enrolment.pk, [])]
        standing = Standing(paper, attempts, "", now, terms[enrolment.pk], enrolment.worker_id in suspended)
        standing.refusal = _refusal(enrolment, standing)
        standings[enrolment.pk] = standing
    return standings


def opening_soon(enrolment: Enrolment, standing: Standing) -> Standing | None:
    """How somebody who has come too early will stand when the next window opens, if that is soon and nothing else is in the way."""
    coming = standing.terms.next_window(standing.now) if standing.refusal else None
    if coming is None or standing.window or coming.opens_us > standing.now + SOON:
        return None
    then = replace(standing, now=coming.opens_us)
    then.refusal = _refusal(enrolment, then)
    return None if then.refusal else then


def _refusal(enrolment: Enrolment, standing: Standing) -> str:
    now, round_ = standing.now, enrolment.round
    today = local_day(now)
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
    if standing.kept_back and standing.arrangement and standing.arrangement.withholds:
        return _("卷已经交了，成绩统一公布。公布以后，没有考过的再考。")
    if standing.kept_back:
        return _("别人替你录的卷已经交了，等见证的人确认。确认以后，没有考过的再考。")
    if standing.passed:
        return _("这一场已经考过了，不用再考。")
    if any(attempt.in_line for attempt in standing.waiting):
        return _("上一次的卷正在评分，成绩马上就出。")
    if standing.waiting:
        return _("上一次的卷还在等老师评分。出了结果，没有考过的再考。")
    if not standing.window:
        return closed_sentence(standing.terms, now)
    if not standing.left:
        return used_up_sentence(standing.terms, now)
    if not clock.is_sure():
        return _("服务器的时间要先由管理员核对，核对好就能开始。请稍等，或告诉监考人。")
    return ""


def forms_of(paper_id: int) -> list[Form]:
    """Without their slots; kept, for they never change."""
    cache, key = caches["forms"], f"forms-of:{paper_id}"
    kept = cache.get(key)
    if kept is None:
        kept = list(Form.objects.filter(paper=paper_id).defer("slots"))
        cache.set(key, kept)
    return kept


def _new(
    enrolment: Enrolment, step: RoundStep, standing: Standing, forms: list[Form], hall: Hall | None, helped: bool
) -> Attempt:
    used = {attempt.form_id for attempt in standing.attempts}
    form = choice([form for form in forms if form.pk not in used] or forms)
    arrangement, terms, now = standing.arrangement, standing.terms, standing.now
    return Attempt(
        enrolment=enrolment,
        worker_id=enrolment.worker_id,
        grid_id=enrolment.grid_id,
        form=form,
        step_key=step.step_key,
        number=standing.next_number,
        seed=randbelow(SEEDS),
        opened_us=now,
        closes_us=terms.closes(now, standing.paper.minutes, end_of_day_us(enrolment.round.last_day)),
        max_score=form.max_score,
        hall=hall,
        open_book=bool(arrangement and arrangement.open_book),
        extra_minutes=terms.extra_minutes,
        withheld=helped or bool(arrangement and arrangement.withholds),
    )
