"""The board: figures and people at the desk, alike for three people and for three hundred, and never an answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.arranging_exams import opening_halls
from assessments.quizzes.board import seeing
from assessments.quizzes.exam_time.clock import MINUTE, SECOND
from assessments.quizzes.models import Attempt, LateSheet, PageEvent
from assessments.quizzes.sitting import starting, submitting
from courses.rounds.models import Enrolment, RoundStep
from people.models import Role
from tests.factories import exams, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def step(attempt) -> RoundStep:
    """One person sits it already."""
    return RoundStep.objects.get(step_key=attempt.step_key)


@pytest.fixture
def comes(step, district):
    """`comes("李桂芝")`: one more who is to sit it; with `start` who does."""

    def enrol(name: str = "赵德厚", *, start: bool = False, building: int = 1) -> Enrolment:
        enrolment = quizzes.enrolment(step, people.worker(grids.building(district, building), name=name))
        if start:
            starting.start(enrolment, step)
        return enrolment

    return enrol


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def board_of(step: RoundStep) -> str:
    return reverse("board", args=[step.round_id, step.order])


@pytest.mark.database
def test_the_board_counts_who_has_not_come_who_writes_who_is_through_and_who_is_in_trouble(step, attempt, comes):
    comes("未来")
    through = comes("李桂芝", start=True).attempts.get()
    submitting.submit(through, through.opened_us + 5 * MINUTE)
    LateSheet.objects.create(attempt=through, answers='{"1":"A"}', save_id="x", reason="closed", received_us=1)
    barred = comes("周停", start=True)
    barred.attempts.update(state=Attempt.State.CLOSED)
    exempt = comes("免")
    Enrolment.objects.filter(pk=exempt.pk).update(state=Enrolment.State.EXEMPT)
    Attempt.objects.filter(pk=attempt.pk).update(saved_us=attempt.opened_us + MINUTE, answers='{"1":"B","3":"A"}')

    now = attempt.opened_us + MINUTE + 40 * SECOND
    board = seeing.look(step, seeing.people_of(step), "", None, now)

    assert board.counts == {"": 4, "absent": 1, "open": 1, "submitted": 1, "closed": 1, "trouble": 1}
    rows = {row.seen["worker__name"]: row for row in board.rows}
    sitting = rows["王秀兰"]
    assert (sitting.answered, sitting.total, sitting.saved, sitting.troubles) == (2, 5, "40 秒", [])
    assert [one.name for one in rows["李桂芝"].troubles] == ["late"]

    later = seeing.look(step, seeing.people_of(step), "trouble", None, now + 2 * MINUTE)
    assert {row.seen["worker__name"]: [one.name for one in row.troubles] for row in later.rows} == {
        "王秀兰": ["silent"],
        "李桂芝": ["late"],
    }
    overdue = seeing.look(step, seeing.people_of(step), "open", None, attempt.closes_us + 3 * MINUTE)
    assert [one.name for one in overdue.rows[0].troubles] == ["overdue"]


@pytest.mark.database
def test_of_several_attempts_the_newest_counts(step, attempt):
    submitting.submit(attempt)
    again = starting.start(attempt.enrolment, step)

    board = seeing.look(step, seeing.people_of(step), "", None)

    assert (again.number, board.counts[""], board.counts["open"]) == (2, 1, 1)
    assert seeing.look(step, seeing.people_of(step), "submitted", None).rows == []


@pytest.mark.database
def test_who_sits_again_stands_once_in_every_list(step, attempt, client, trainer, district):
    submitting.submit(attempt)
    again = starting.start(attempt.enrolment, step)
    submitting.submit(again)
    arrangement = exams.arranged(step, trainer, on_site=True)
    hall = opening_halls.set_up(arrangement, district, trainer, name="会议室", place="", invigilators=[trainer])

    board = seeing.look(step, seeing.people_of(step), "submitted", None)
    client.force_login(trainer)
    watched = client.get(reverse("hall_board", args=[hall.pk])).context["board"]

    assert (len(board.rows), board.counts["submitted"]) == (1, 1)
    assert (len(watched.rows), watched.counts[""]) == (1, 1)


def test_a_board_of_three_costs_what_a_board_of_one_costs(client, trainer, step, comes):
    client.force_login(trainer)

    def queries(**headers) -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(board_of(step), headers=headers)
        return len(seen)

    queries()
    one, again = queries(), queries(**{"X-Again": "1"})
    for number in range(2):
        comes(start=bool(number))
    queries()  # the paper of whoever came is read once

    assert (queries(), queries(**{"X-Again": "1"})) == (one, again)
    assert again < one


def test_the_list_is_narrowed_by_group_by_name_and_by_part_of_the_tree(client, trainer, step, comes, district):
    comes("李桂芝")
    comes("包·呼和", start=True, building=2)
    client.force_login(trainer)

    def names(**query) -> set[str]:
        board = client.get(board_of(step), query).context["board"]
        return {row.seen["worker__name"] for row in board.rows}

    assert names() == {"王秀兰", "李桂芝", "包·呼和"}
    assert names(show="absent") == {"李桂芝"}
    assert names(show="open", q="包呼和") == {"包·呼和"}
    assert names(grid=grids.building(district, 2).code) == {"包·呼和"}
    assert client.get(board_of(step), {"grid": "999"}).status_code == 404


def test_the_page_shows_no_answer_and_a_second_look_brings_the_figures_alone(client, trainer, step, attempt):
    answer = '{"1":"MNOPQ"}'
    Attempt.objects.filter(pk=attempt.pk).update(answers=answer)
    client.force_login(trainer)

    page = text(client.get(board_of(step)))
    again = text(client.get(board_of(step), headers={"X-Again": "1"}))

    assert "1 / 5" in page and "MNOPQ" not in page
    assert "1 / 5" in again and "<html" not in again
    assert reverse("boards", args=[step.round_id]) in text(client.get(reverse("round", args=[step.round_id])))
    assert client.get(reverse("boards", args=[step.round_id])).url == board_of(step)


def test_another_district_finds_no_board_and_others_are_refused(client, step, district, other_district):
    client.force_login(people.staff(Role.Kind.TRAINER, other_district))
    assert client.get(board_of(step)).status_code == 404

    client.force_login(people.staff(Role.Kind.GRID_LEADER, district))
    assert client.get(board_of(step)).status_code == 403


def test_an_invigilator_watches_the_own_hall_without_a_way_to_peoples_pages(client, trainer, step, comes, district):
    comes("李桂芝")
    comes("包·呼和", building=2)
    arrangement = exams.arranged(step, trainer, on_site=True)
    leader = people.staff(Role.Kind.GRID_LEADER, grids.building(district))
    hall = opening_halls.set_up(
        arrangement, grids.building(district), trainer, name="二楼会议室", place="", invigilators=[leader]
    )
    client.force_login(leader)

    watched = client.get(reverse("hall_board", args=[hall.pk]))

    assert {row.seen["worker__name"] for row in watched.context["board"].rows} == {"王秀兰", "李桂芝"}
    assert "desk/people/" not in text(watched).split("<main")[1]
    assert reverse("hall_board", args=[hall.pk]) in text(client.get(reverse("hall", args=[hall.pk])))
    client.force_login(people.staff(Role.Kind.GRID_LEADER, district))
    assert client.get(reverse("hall_board", args=[hall.pk])).status_code == 403


def test_a_second_phone_and_leaving_the_page_are_told_and_are_no_trouble(step, attempt):
    for name, device, kind in (("a", "x", "opened"), ("b", "y", "opened"), ("c", "y", "left"), ("d", "y", "blur")):
        PageEvent.objects.create(attempt=attempt, name=name, device=device, kind=kind, at_us=attempt.opened_us)

    board = seeing.look(step, seeing.people_of(step), "", None)

    assert (board.rows[0].devices, board.rows[0].leavings, board.counts["trouble"]) == (2, 2, 0)
