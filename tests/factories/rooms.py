"""Exams on paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from assessments.quizzes.asking.arranging import Given, as_shown
from assessments.quizzes.models import Room, Seat
from assessments.quizzes.rooms.boxes import taken_apart
from assessments.quizzes.rooms.entering import questions_of_seat
from assessments.quizzes.rooms.preparing import prepare
from courses.rounds.models import RoundStep
from grids.models import Grid
from people.models import User, Worker
from tests.factories import answers, kinds, quizzes

CASE = replace(kinds.CASE, parts=kinds.CASE.parts[:2])
ON_PAPER = (
    *(kinds.SINGLE, kinds.MULTIPLE, kinds.TRUE_FALSE, kinds.GAP, kinds.SHORT, kinds.ORDERING, kinds.MATCHING),
    *(CASE, kinds.DESCRIPTION),
)


def room(step: RoundStep, by: User, workers: Sequence[Worker], grid: Grid | None = None, **values) -> Room:
    """A room that began an hour ago with a seat for each of them."""
    people = [quizzes.enrolment(step, worker).pk for worker in workers]
    return prepare(
        step,
        grid or step.round.grid,
        by,
        name=values.pop("name", "乌龙社区二楼"),
        starts_at=values.pop("starts_at", timezone.now() - timedelta(hours=1)),
        columns=values.pop("columns", 6),
        people=people,
    )


def right(seat: Seat, wrong: Sequence[int] = ()) -> dict[str, Given]:
    """The sheet of somebody who got everything right; nothing is written for the slots in `wrong`."""
    return {
        str(question.slot): as_shown(question.shown, answers.right(question.wording))
        for question in questions_of_seat(seat)
        if not question.only_says and question.slot not in wrong
    }


def as_typed(seat: Seat, sheet: dict[str, Given]) -> dict[str, str]:
    """The fields of the typing page for this sheet."""
    return {
        name: text
        for question in questions_of_seat(seat)
        for name, text in taken_apart(question, sheet.get(str(question.slot), "")).items()
    }
