"""The marker's list and page, and what the worker sees before and after."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.models import Mark, OpenAnswer
from people.models import Role
from tests.factories import kinds, people
from tests.quizzes.by_hand.conftest import GIVEN, WORDS, another, handed_in

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def desk(client, marker):
    client.force_login(marker)
    return client


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def page_of(answer: OpenAnswer) -> str:
    return reverse("open_answer", args=[answer.pk])


def test_a_marker_finds_what_waits_and_does_not_learn_whose_it_is(desk, waiting, worker):
    listed = text(desk.get(reverse("marking")))
    page = text(desk.get(page_of(OpenAnswer.objects.get())))

    assert "1 份作答等评分" in listed and "怎么劝李大爷" in listed
    assert WORDS in page and "先听他说（0–2 分）" in page and "写到为什么堆" in page
    assert not any(hint in listed + page for hint in (worker.name, worker.number))


def test_a_rubric_that_comes_to_other_points_than_the_paper_says_so(desk, worker, district):
    handed_in(
        worker,
        district,
        (kinds.WRITTEN, replace(kinds.WRITTEN, criteria=kinds.WRITTEN.criteria[1:])),
        **{"1": WORDS, "2": WORDS},
    )
    by_the_paper, less = (text(desk.get(page_of(one))) for one in OpenAnswer.objects.order_by("slot"))

    assert "卷上 4 分" in by_the_paper and "折算" not in by_the_paper
    assert "卷上 4 分，由下面的 2 分折算" in less


def test_marking_leads_to_the_next_one(desk, waiting):
    another(waiting)
    first, second = OpenAnswer.objects.order_by("pk")

    response = desk.post(page_of(first), {"p0-0": "2", "p0-1": "0.5", "p0-2": "1", "comment": "好"})

    assert response.url == page_of(second)
    made = Mark.objects.get(slot=2)
    assert (made.points, made.comment) == ({"0": ["2", "0.5", "1"]}, "好")


@pytest.mark.parametrize("points", ["2.5", "-1", "0.3", ""])
def test_points_outside_the_rubric_are_refused(desk, waiting, points):
    response = desk.post(page_of(OpenAnswer.objects.get()), {"p0-0": points, "p0-1": "0", "p0-2": "0"})

    assert "field-error" in text(response)
    assert not Mark.objects.filter(slot=2).exists()


def test_what_was_marked_can_be_marked_again(desk, waiting, marker):
    answer = OpenAnswer.objects.get()
    mark_by_hand(answer, GIVEN, "好", marker)

    assert "怎么劝李大爷" in text(desk.get(reverse("marking"), {"show": "done"}))
    page = text(desk.get(page_of(answer)))

    assert "得 3.5 分，满分 4 分" in page and 'value="0.5"' in page


@pytest.mark.parametrize("asked", [{}, {"by": "paper"}, {"show": "done"}])
def test_a_list_of_three_costs_what_a_list_of_one_costs(desk, waiting, marker, asked):
    def queries() -> int:
        if "show" in asked:
            for answer in OpenAnswer.objects.waiting():
                mark_by_hand(answer, GIVEN, "", marker)
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("marking"), asked)
        return len(seen)

    queries()
    one = queries()
    for _more in range(2):
        another(waiting)

    assert queries() == one


def test_another_district_and_an_own_answer_are_not_found(client, waiting, worker, district, other_district):
    page = page_of(OpenAnswer.objects.get())
    client.force_login(people.staff(Role.Kind.MARKER, other_district))
    assert client.get(page).status_code == 404
    worker.user.roles.create(kind=Role.Kind.MARKER, grid=district, first_day="2026-01-01")
    client.force_login(worker.user)

    assert client.get(page).status_code == 404


@pytest.mark.parametrize("kind", [Role.Kind.TRAINER, Role.Kind.AUDITOR, Role.Kind.HR_OFFICER])
def test_others_are_refused(client, waiting, district, kind):
    client.force_login(people.staff(kind, district))

    assert client.get(reverse("marking")).status_code == 403
    assert client.post(page_of(OpenAnswer.objects.get()), {"p0-0": "1"}).status_code == 403


def test_the_desk_says_that_answers_wait(desk, waiting):
    assert "1 份作答等评分" in text(desk.get(reverse("desk")))


def test_the_worker_is_told_to_wait_and_then_sees_points_and_comment(client, waiting, worker, marker):
    client.force_login(worker.user)
    result = reverse("result", args=[waiting.pk])

    assert "还有 1 题由老师评" in text(client.get(result))

    mark_by_hand(OpenAnswer.objects.get(), GIVEN, "说清危险那一句太短。", marker)
    page = text(client.get(result))

    assert "0.5 / 1 分" in page and "说清危险那一句太短。" in page and "没得满分的 1 题" in page


def test_a_case_shows_what_a_key_marked_beside_what_a_person_marks(client, desk, worker, district, marker):
    attempt = handed_in(worker, district, [kinds.MIXED_CASE], **{"1": {"1": "B", "2": "会着火。"}})
    answer = OpenAnswer.objects.get()
    page = text(desk.get(page_of(answer)))

    assert "已按答案评分" in page and "会着火。" in page and "说清危险（0–2 分）" in page

    desk.post(page_of(answer), {"p2-0": "2", "p2-1": "0.5", "comment": "少说了一句。"})
    client.force_login(worker.user)
    result = text(client.get(reverse("result", args=[attempt.pk])))

    assert "2 / 2 分" in result and "少说了一句。" in result


def test_papers_are_marked_one_after_another(desk, worker, district):
    first = handed_in(worker, district, [kinds.WRITTEN, kinds.OWN_WORDS], **{"1": WORDS, "2": WORDS})
    another(first)
    mine, also_mine, theirs, _theirs = OpenAnswer.objects.order_by("attempt", "slot")

    listed = text(desk.get(reverse("marking"), {"by": "paper"}))
    page = text(desk.get(page_of(mine), {"by": "paper"}))

    assert f"第 {mine.pk} 号卷" in listed and "2 题" in listed
    assert "这份卷还有 2 题，一共还有 4 份" in page
    points = {"p0-0": "2", "p0-1": "1", "p0-2": "1"}
    assert desk.post(page_of(mine) + "?by=paper", points).url == page_of(also_mine) + "?by=paper"
    assert desk.post(page_of(also_mine) + "?by=paper", {"p0-0": "3"}).url == page_of(theirs) + "?by=paper"
    assert "这道题还有 1 份，一共还有 2 份" in text(desk.get(page_of(theirs)))


def test_one_of_two_sees_nothing_of_what_the_other_gave(client, desk, twice, marker, second, third):
    answer = OpenAnswer.objects.get()
    mark_by_hand(answer, GIVEN, "陈老师写的", marker)
    client.force_login(second)
    blind = text(client.get(page_of(answer)))
    assert "陈老师写的" not in blind and 'value="0.5"' not in blind

    mark_by_hand(answer, GIVEN, "周老师写的", second)
    closed = text(client.get(page_of(answer)))
    client.force_login(third)
    again = text(client.get(page_of(answer)))

    assert "不能再改" in closed and "周老师写的" in closed and "陈老师写的" not in closed
    assert "再评一遍" in again and "老师写的" not in again
    points = {"p0-0": "0", "p0-1": "0", "p0-2": "0"}
    assert "field-error" in text(client.post(page_of(answer), points))  # a ruling gives its reason
    assert client.post(page_of(answer), points | {"comment": "离题了。"}).status_code == 302
    client.force_login(second)
    assert client.post(page_of(answer), points).status_code == 403


def test_an_own_judgement_is_corrected_until_it_is_settled(client, twice, marker):
    answer = OpenAnswer.objects.get()
    mark_by_hand(answer, GIVEN, "好", marker)
    client.force_login(marker)

    assert "还能改" in text(client.get(reverse("marking"), {"show": "done"}))
    page = text(client.get(page_of(answer)))

    assert "还没有定，可以改" in page and 'value="0.5"' in page
