"""When one person may come into an exam, how often, and how long it lasts: the arrangement and what the person is granted.

Times are whole microseconds since 1970, as on attempts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from assessments.quizzes.exam_time.clock import MINUTE, to_us
from assessments.quizzes.models import Arrangement, Attempt, Grant
from courses.rounds.models import Enrolment, RoundStep
from grids import scope

MAIN, OWN, RESIT = "main", "own", "resit"


@dataclass(frozen=True)
class Window:
    """A time to come in; None: no limit on this side. `kind` says whose it is: everybody's, one's own, or of the resit."""

    kind: str
    opens: datetime | None = None
    shuts: datetime | None = None
    ends_at: datetime | None = None

    @property
    def opens_us(self) -> int:
        return to_us(self.opens) if self.opens else 0

    @property
    def last(self) -> datetime | None:
        """The last moment to come in: nobody does after the end for all."""
        return min((at for at in (self.shuts, self.ends_at) if at), default=None)

    def open_at(self, now: int) -> bool:
        return not self.opens_after(now) and not (self.last and now > to_us(self.last))

    def opens_after(self, now: int) -> bool:
        return self.opens_us > now


@dataclass(frozen=True)
class Terms:
    """What holds for one person. `grants` are those in force."""

    arrangement: Arrangement | None
    grants: Sequence[Grant] = ()

    @cached_property
    def windows(self) -> list[Window]:
        """One's own first, then everybody's, then the resit."""
        own = [Window(OWN, one.entry_from, one.entry_until) for one in self.grants if one.entry_from]
        held = self.arrangement
        if held is None:
            return [*own, Window(MAIN)]
        windows = [*own, Window(MAIN, held.entry_from, held.entry_until, held.ends_at)]
        if held.resit_times and held.resit_from:
            windows.append(Window(RESIT, held.resit_from, held.resit_until))
        return windows

    def window_at(self, now: int) -> Window | None:
        return next((window for window in self.windows if window.open_at(now)), None)

    def next_window(self, now: int) -> Window | None:
        """The one that opens first of those still to come."""
        coming = [window for window in self.windows if window.opens_after(now)]
        return min(coming, key=lambda window: window.opens_us) if coming else None

    def allowed(self, attempts_allowed: int, now: int) -> int:
        """How often one may sit in all: as the paper says, in the resit as the arrangement says, and what is granted."""
        granted = sum(one.attempts for one in self.grants)
        return granted + (self.arrangement.resit_times if self.arrangement and self._resit(now) else attempts_allowed)

    def counted(self, attempts: Iterable[Attempt], now: int) -> int:
        """Attempts that count against those allowed: not one that was closed; in the resit only those of the resit."""
        resit = self._resit(now)
        since = resit.opens_us if resit else 0
        return sum(one.state != Attempt.State.CLOSED and one.opened_us >= since for one in attempts)

    @property
    def extra_minutes(self) -> int:
        """For an attempt that begins now: what was given for one attempt is not carried over."""
        return sum(one.minutes for one in self.grants if one.attempt_id is None)

    def closes(self, now: int, minutes: int, last_us: int) -> int:
        """The deadline of an attempt that begins now: the own minutes or the end for all, whichever is first; what is granted
        comes on top of either. Never after `last_us`, the end of the round.
        """
        window = self.window_at(now)
        closes = now + minutes * MINUTE
        if window and window.ends_at:
            closes = min(closes, to_us(window.ends_at))
        return min(closes + self.extra_minutes * MINUTE, last_us)

    def _resit(self, now: int) -> Window | None:
        """Also where one's own time to come in is not over yet."""
        return next((window for window in self.windows if window.kind == RESIT and window.open_at(now)), None)


def arrangement_of(step: RoundStep) -> Arrangement | None:
    """Without a query where the step was loaded with it."""
    try:
        return step.arrangement
    except Arrangement.DoesNotExist:
        return None


def terms_of(step: RoundStep, enrolments: Iterable[Enrolment]) -> dict[int, Terms]:
    """By enrolment id, in one query however many they are (and one for the arrangement, if the step came without it)."""
    ids = [enrolment.pk for enrolment in enrolments]
    granted: dict[int, list[Grant]] = {pk: [] for pk in ids}
    with scope.whole_tree("what a person is granted holds wherever it was written"):
        for grant in Grant.objects.in_force().filter(step=step, enrolment__in=ids).order_by("pk"):
            granted[grant.enrolment_id].append(grant)
    arrangement = arrangement_of(step)
    return {pk: Terms(arrangement, grants) for pk, grants in granted.items()}
