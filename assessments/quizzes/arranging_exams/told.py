"""What a person is told before an exam: when and where to come in, what is allowed, when the result comes."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.quizzes.arranging_exams.belonging import halls_for
from assessments.quizzes.arranging_exams.refusing import moment, span
from assessments.quizzes.arranging_exams.terms import MAIN, OWN, RESIT, Window
from assessments.quizzes.models import Hall
from assessments.quizzes.sitting.starting import Standing
from courses.rounds.models import Enrolment


@dataclass(frozen=True)
class Told:
    """Sentences, "" where there is nothing to say."""

    entry: str
    own_entry: list[str]
    ends: str
    resit: str
    extra_minutes: int
    halls: list[Hall]


def told(standing: Standing, enrolment: Enrolment) -> Told:
    """`enrolment` with its grid loaded."""
    windows, held = standing.terms.windows, standing.arrangement
    return Told(
        entry="".join(span(one) for one in _of(MAIN, windows)),
        own_entry=[span(one) for one in _of(OWN, windows)],
        ends=moment(held.ends_at) if held and held.ends_at else "",
        resit="".join(span(one) for one in _of(RESIT, windows)),
        extra_minutes=standing.terms.extra_minutes,
        halls=halls_for(held, enrolment) if held and held.on_site else [],
    )


def _of(kind: str, windows: Iterable[Window]) -> list[Window]:
    return [one for one in windows if one.kind == kind]
