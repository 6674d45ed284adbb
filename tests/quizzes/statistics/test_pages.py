"""What trainers and auditors see, and who sees nothing."""

from io import BytesIO
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from assessments.quizzes.models import Mark
from courses.rounds.models import RoundStep
from ledger.models import AuditLine
from people.models import Role, Worker
from tests.factories import grids, people, quizzes, sittings


@pytest.fixture
def desk(client, trainer, everything):
    client.force_login(trainer)
    return client


@pytest.fixture
def auditor(client, district):
    person = people.staff(Role.Kind.AUDITOR, district)
    client.force_login(person)
    return person


MEAN = (5 * 16 + 9 * 12 + 3 * 8 + 4 * 4) / 22
KEY, TWIN = "B" * 20, "CACDDACADCBBBBACDCAA"


@pytest.fixture
def long(district, everything):
    return sittings.step(district, KEY)


@pytest.fixture
def twins(long, district):
    """Two with the same sheet, among forty who answer each in their own way."""
    chance = Random(1)
    others = ["".join(chance.choice("BBBACD") for _slot in KEY) for _person in range(40)]
    return sittings.sat(long, grids.building(district), [*others, TWIN, TWIN], KEY)[-2:]


def address(name, step, *more):
    return reverse(name, args=[step.round_id, step.order, *more])


def test_a_trainer_comes_from_the_round_to_the_question_whose_key_is_doubtful(desk, step, sat):
    of_round = reverse("statistics", args=[step.round_id])
    assert of_round in desk.get(reverse("round", args=[step.round_id])).content.decode()
    assert address("quiz_statistics", step) in desk.get(of_round).content.decode()

    page = desk.get(address("quiz_statistics", step))

    first = page.context["rows"][0]
    assert (first.stem, first.advice.name) == ("第 5 题，先做什么？", "答案可能有误")
    assert f"共 {len(sat)} 份" in page.content.decode()
    item = desk.get(address("item_statistics", step, first.item.version_id)).content.decode()
    assert "得分高的人多半选 C，不选标准答案" in item
    assert "<polyline" in item


def test_with_few_people_the_page_gives_figures_and_no_advice(desk, step, district):
    sittings.sat(step, grids.building(district), ["BBBBC", "AAAAB", "BBAAC"])

    page = desk.get(address("quiz_statistics", step))

    assert {row.advice.name for row in page.context["rows"]} == {"人数不够"}
    assert "先不给建议" in page.content.decode()


def test_a_quiz_without_results_says_what_will_be_here(desk, step):
    page = desk.get(address("quiz_statistics", step))

    assert "还没有人有成绩" in page.content.decode()
    assert set(vars(page.context["report"].figures).values()) == {None}


def test_the_workbook_holds_the_figures_and_what_was_answered(desk, step, sat):
    answer = desk.get(address("statistics_workbook", step))

    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    quiz, items, options = (book.get_sheet_by_index(at).to_python() for at in range(3))
    assert quiz[4][:2] == ["平均分", pytest.approx(MEAN)]
    assert len(items) == 2 + 1 + 5
    assert [row[1] for row in options[3:8]] == ["A", "B", "C", "D", ""]
    assert AuditLine.objects.filter(deed="statistics exported").count() == 1


def test_a_look_at_an_exam_is_written_down(desk, step, sat, trainer):
    RoundStep.objects.filter(pk=step.pk).update(character="考")

    desk.get(address("quiz_statistics", step))

    assert AuditLine.objects.get(deed="exam paper seen").actor == trainer


def test_who_sits_the_quiz_too_sees_nothing_of_it(desk, step, sat, district, trainer):
    worker = people.worker(grids.building(district))
    Worker.objects.filter(pk=worker.pk).update(user=trainer)
    quizzes.enrolment(step, worker)

    assert desk.get(address("quiz_statistics", step)).status_code == 403


def test_only_an_auditor_sees_alike_sheets_and_the_look_is_written_down(client, long, twins, auditor, trainer):
    page = client.get(address("alike", long))

    [row] = page.context["pairs"]
    assert {attempt.pk for attempt in row.people} == {attempt.pk for attempt in twins}
    assert "开卷相差 1 分钟；交卷相差 1 分钟；同一个网格" in page.content.decode()
    assert AuditLine.objects.get(deed="alike answers looked at").detail == {"pairs": 1}
    client.force_login(trainer)
    assert client.get(address("alike", long)).status_code == 403


def test_the_pages_cost_the_same_for_one_and_for_three(desk, step, district):
    addresses = [reverse("statistics", args=[step.round_id]), address("quiz_statistics", step)]

    def cost(*wanted):
        with CaptureQueriesContext(connection) as queries:
            for one in wanted:
                assert desk.get(one).status_code == 200
        return len(queries)

    sittings.sat(step, grids.building(district), ["BBBBC"])
    item = address("item_statistics", step, Mark.objects.filter(slot=1).first().version_id)
    one = cost(*addresses, item)
    sittings.sat(step, grids.building(district), ["BBBAC", "ABBAC"])

    assert cost(*addresses, item) == one


def test_the_check_costs_the_same_for_one_pair_and_for_three(client, long, twins, auditor, district):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address("alike", long))
        return len(page.context["pairs"]), len(queries)

    one = cost()
    sittings.sat(long, grids.building(district), [TWIN], KEY)

    assert cost() == (3, one[1])
