"""Single people are named for a hall: from which lines, where they belong then, and who sees it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.arranging_exams import opening_halls
from assessments.quizzes.arranging_exams.admitting import admit
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.placing import place
from assessments.quizzes.models import Hall, Placement
from assessments.quizzes.sitting.starting import NotAllowed, start
from courses.rounds.models import Enrolment, Round
from ledger.models import AuditLine
from people.models import Role
from tests.clients import SignedInClient
from tests.factories import exams, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def held(step, trainer):
    return exams.arranged(step, trainer, on_site=True, entry_until=exams.hours(1))


@pytest.fixture
def far(held, district, trainer) -> Hall:
    """For the people of another building."""
    return opening_halls.set_up(
        held, grids.building(district, 2), trainer, name="街道办三楼", place="", invigilators=[trainer]
    )


@pytest.fixture
def near(held, enrolment, trainer) -> Hall:
    """For the own building."""
    return opening_halls.set_up(held, enrolment.grid, trainer, name="本楼", place="", invigilators=[trainer])


def comes(step, district, name: str, building: int = 1) -> Enrolment:
    return quizzes.enrolment(step, people.worker(grids.building(district, building), name=name))


def watched(hall: Hall, user) -> set[str]:
    client = SignedInClient()
    client.force_login(user)
    page = client.get(reverse("hall_board", args=[hall.pk]))
    return {row.seen["worker__name"] for row in page.context["board"].rows}


@pytest.mark.database
def test_whom_a_hall_names_sits_there_and_not_in_the_hall_of_the_own_unit(
    near, far, step, enrolment, trainer, district
):
    comes(step, district, "李桂芝", building=2)
    name = enrolment.worker.name
    assert admit(enrolment, near.arrangement, near.code) == near

    assert place(far, trainer, f"{enrolment.worker.number}\n") == 1

    with pytest.raises(NotAllowed, match="这是“本楼”的开考码。你在“街道办三楼”考"):
        admit(enrolment, near.arrangement, near.code)
    assert admit(enrolment, far.arrangement, far.code) == far
    assert watched(far, trainer) == {"李桂芝", name} and watched(near, trainer) == set()
    client = SignedInClient()
    client.force_login(enrolment.worker.user)
    told = client.get(reverse("quiz", args=[enrolment.pk, 1])).content.decode()
    assert "街道办三楼" in told and "本楼" not in told

    # named no more, the own hall is open again
    assert place(far, trainer, "") == 0
    assert admit(enrolment, near.arrangement, near.code) == near
    assert watched(far, trainer) == {"李桂芝"} and watched(near, trainer) == {name}


def test_who_has_begun_elsewhere_stays_on_that_board_and_is_seen_where_named(near, far, step, enrolment, trainer):
    start(enrolment, step, hall=near)

    place(far, trainer, enrolment.worker.number)

    assert watched(near, trainer) == watched(far, trainer) == {enrolment.worker.name}


@pytest.mark.database
def test_a_hall_for_named_people_alone_is_open_to_nobody_of_its_unit(far, step, enrolment, trainer, district):
    of_unit = comes(step, district, "李桂芝", building=2)
    seats = {"name": far.name, "place": "", "invigilators": [trainer]}
    opening_halls.change(far, trainer, named_only=True, **seats)
    far.refresh_from_db()
    place(far, trainer, enrolment.worker.number)

    assert admit(enrolment, far.arrangement, far.code) == far
    with pytest.raises(NotAllowed, match="你不在那里考"):
        admit(of_unit, far.arrangement, far.code)
    assert watched(far, trainer) == {enrolment.worker.name}


@pytest.mark.database
def test_lines_are_numbers_or_names_as_they_come_out_of_a_sheet(far, step, district, trainer):
    by_name, by_number, both = (comes(step, district, name) for name in ("包·呼和", "李桂芝", "赵德厚"))
    lines = f"包.呼和\n\n  {by_number.worker.number}\t李桂芝\t乌龙社区\r\n赵德厚　{both.worker.number}\n{by_number.worker.number}"

    assert place(far, trainer, lines) == 3
    assert place(far, trainer, lines) == 3

    assert set(far.placements.values_list("enrolment", flat=True)) == {by_name.pk, by_number.pk, both.pk}
    line = AuditLine.objects.get(deed="hall people named")
    assert (line.actor, line.detail["added"]) == (trainer, [by_name.pk, by_number.pk, both.pk])


def test_unknown_people_are_named_and_nothing_changes(far, step, district, trainer, enrolment):
    place(far, trainer, enrolment.worker.number)
    same, _other = comes(step, district, "李桂芝"), comes(step, district, "李桂芝", building=2)
    exempt = comes(step, district, "免修的")
    Enrolment.objects.filter(pk=exempt.pk).update(state=Enrolment.State.EXEMPT)
    outside = people.worker(grids.building(district), name="不在这一轮")
    number = same.worker.number

    for lines, said in (
        ("99999", "第 1 行：这一场应考的人里没有“99999”"),
        (f"{number}\n99999 李桂芝", "第 2 行：这一场应考的人里没有“99999 李桂芝”"),
        ("李桂芝", f"有 2 个李桂芝，请写工号：{number}、"),
        (f"{number} 王秀兰", f"工号 {number} 是李桂芝，不是“王秀兰”"),
        (exempt.worker.number, "没有"),
        (outside.number, "没有"),
        ("\n".join("甲乙丙丁戊己庚"), "还有 2 行不对"),
        ("甲\n" * 401, "最多点名 400 个人"),
    ):
        with pytest.raises(Refused, match=said):
            place(far, trainer, lines)

    assert far.placements.get().enrolment == enrolment


def test_nobody_is_named_in_two_halls_of_an_exam(near, far, enrolment, trainer):
    place(far, trainer, enrolment.worker.number)

    with pytest.raises(Refused, match=f"{enrolment.worker.name}已经点名在“街道办三楼”考"):
        place(near, trainer, enrolment.worker.number)

    assert Placement.objects.get().hall == far


def test_only_who_arranges_the_exam_names_people_while_the_round_is_open(
    far, step, enrolment, trainer, district, other_district
):
    for user in (people.staff(Role.Kind.GRID_LEADER, district), people.staff(Role.Kind.TRAINER, other_district)):
        with pytest.raises(PermissionDenied):
            place(far, user, enrolment.worker.number)
    Round.objects.filter(pk=step.round_id).update(closed_at=exams.hours(0))
    far.refresh_from_db()

    with pytest.raises(Refused, match="已经结班"):
        place(Hall.objects.get(pk=far.pk), trainer, enrolment.worker.number)


def test_names_are_pasted_on_the_page_of_the_hall_and_its_invigilator_sees_them(
    client, far, step, enrolment, trainer, district
):
    page, post = reverse("hall", args=[far.pk]), reverse("hall_people", args=[far.pk])
    client.force_login(trainer)
    assert "点名安排几个人来这里考" in client.get(page).content.decode()

    refused = client.post(post, {"people": f"{enrolment.worker.number}\n99999"})
    client.post(post, {"people": f"{enrolment.worker.number}\n"})

    assert refused.status_code == 422 and "第 2 行" in refused.content.decode()
    assert f"{enrolment.worker.number}\n99999</textarea>" in refused.content.decode()
    assert f"{enrolment.worker.number} {enrolment.worker.name}</textarea>" in client.get(page).content.decode()
    assert "另点名 1 人" in client.get(reverse("exam", args=[step.round_id, step.order])).content.decode()
    leader = people.staff(Role.Kind.GRID_LEADER, far.grid)
    far.invigilators.create(user=leader, given_by=trainer)
    client.force_login(leader)
    seen = client.get(page).content.decode()
    assert enrolment.worker.name in seen and "textarea" not in seen
    assert client.post(post, {"people": ""}).status_code == 403
    assert watched(far, leader) == {enrolment.worker.name}


def test_three_people_cost_what_one_costs(client, near, far, step, enrolment, trainer, district):
    def costs() -> list[int]:
        pages = "hall", "hall_board"
        return [cost(reverse(page, args=[far.pk])) for page in pages] + [
            cost(reverse("exam", args=[step.round_id, step.order]))
        ]

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    client.force_login(trainer)
    place(far, trainer, enrolment.worker.number)
    costs()
    of_one = costs()
    numbers = [comes(step, district, "李桂芝", building).worker.number for building in (1, 2)]
    place(far, trainer, "\n".join([enrolment.worker.number, *numbers]))

    assert costs() == of_one
