"""The entry pass: stands on the page before an exam, and lets its holder begin with one statement.

Signed, so it cannot be made or changed. It says what held when it was written; `beginning` begins nothing unless all that can
change still holds.
"""

from datetime import datetime
from secrets import choice, randbelow
from typing import NamedTuple

from django.core import signing
from django.http import HttpRequest

from assessments.quizzes.exam_time.clock import MINUTE, end_of_day_us, to_us
from assessments.quizzes.rendering.asked import sheet
from assessments.quizzes.sitting.starting import SEEDS, Standing, forms_of
from courses.rounds.models import Enrolment, RoundStep
from people.sign_in.devices import registering

SALT = "entry pass"
LASTS = 2 * 3600  # seconds


class Pass(NamedTuple):
    """Times in microseconds; `until_us` 0 means no limit. `arranged` is when the exam was last arranged, "" if it never was."""

    enrolment: int
    worker: int
    step: int
    paper: int
    form: int
    seed: int
    minutes: int
    from_us: int
    until_us: int
    ends_us: int
    first_day: str
    last_day: str
    arrangement: int
    arranged: str
    open_book: bool
    withheld: bool

    def admits(self, now: int) -> bool:
        return self.from_us <= now <= min(self.until_us or self.ends_us, self.ends_us)

    def closes(self, now: int) -> int:
        """The deadline of who begins at `now`, as `Terms.closes` has it for somebody who is granted nothing."""
        return min(now + self.minutes * MINUTE, self.ends_us)

    @property
    def arranged_at(self) -> datetime | None:
        return datetime.fromisoformat(self.arranged) if self.arranged else None


def issue(request: HttpRequest, enrolment: Enrolment, step: RoundStep, standing: Standing) -> str:
    """Signed; "" for whoever has to go the ordinary way. `standing` as it is when the person may begin.

    The questions as this phone will show them are made now and kept, while there is time.
    """
    paper, window, held = standing.paper, standing.window, standing.arrangement
    if paper is None or window is None or standing.refusal or standing.needs_code:
        return ""
    device = registering.known(request)
    if standing.attempts or standing.terms.grants or not device or device["shared"]:
        return ""
    last_us = end_of_day_us(enrolment.round.last_day)
    form, seed = choice(forms_of(paper.pk)).pk, randbelow(SEEDS)
    sheet(form, seed)
    given = Pass(
        enrolment=enrolment.pk,
        worker=enrolment.worker_id,
        step=step.pk,
        paper=paper.pk,
        form=form,
        seed=seed,
        minutes=paper.minutes,
        from_us=window.opens_us,
        until_us=to_us(window.shuts) if window.shuts else 0,
        ends_us=min(last_us, to_us(window.ends_at)) if window.ends_at else last_us,
        first_day=enrolment.round.first_day.isoformat(),
        last_day=enrolment.round.last_day.isoformat(),
        arrangement=held.pk if held else 0,
        arranged=held.arranged_at.isoformat() if held else "",
        open_book=bool(held and held.open_book),
        withheld=bool(held and held.withholds),
    )
    return signing.dumps(given, salt=SALT)


def read(text: str) -> Pass | None:
    """None for one that is forged, spoiled or too old."""
    try:
        return Pass(*signing.loads(text, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, TypeError):
        return None
