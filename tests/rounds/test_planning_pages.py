"""Planning, opening and closing a round in the browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.rounds import examples
from courses.rounds.models import CreditRule, Enrolment, Round
from people.models import Role
from tests.factories import grids, people, rounds

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client


def filled(course, **changes):
    today = timezone.localdate()
    return {
        "name": "2026 年第三轮",
        "first_day": today.isoformat(),
        "last_day": (today + timedelta(days=30)).isoformat(),
        "courses": [course.pk],
        "credit_rule": rounds.credit_rule().pk,
        "required_credit": "0.75",
    } | changes


def test_a_trainer_plans_sees_who_is_due_and_opens(desk, district, worker):
    course = rounds.course(district)

    planned = desk.post(reverse("round_new"), filled(course, levels=["4"]))
    confirmation = desk.get(planned["Location"]).content.decode()
    desk.post(planned["Location"])

    round = Round.objects.get()
    assert "1 人" in confirmation
    assert (round.grid, round.number, round.audience["levels"]) == (district, 1, [4])
    assert round.opened_at
    assert Enrolment.objects.get().worker == worker


def test_the_course_with_the_final_exam_comes_last(desk, district, city, worker):
    exam = rounds.course(city, "结业")
    lessons = rounds.course(district, "矛盾纠纷调解", exam=False)

    desk.post(reverse("round_new"), filled(exam, courses=[exam.pk, lessons.pk]))

    assert Round.objects.get().course_pages == [lessons.pk, exam.pk]


def test_nothing_opens_on_looking(desk, district, worker):
    planned = desk.post(reverse("round_new"), filled(rounds.course(district)))

    desk.get(planned["Location"])

    assert Round.objects.get().opened_at is None


def test_opening_again_changes_nothing(desk, district, worker):
    planned = desk.post(reverse("round_new"), filled(rounds.course(district)))

    for _ in range(2):
        assert desk.post(planned["Location"]).status_code == 302

    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"last_day": "2026-01-01"}, "结束日期早于开始日期"),
        ({"first_day": "2025-01-01", "last_day": "2025-01-02"}, "结束日期已经过去"),
        ({"courses": []}, "至少选一门课程"),
        ({"required_credit": "0"}, "要求学时要大于 0"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_the_reason(desk, district, changes, sentence):
    response = desk.post(reverse("round_new"), filled(rounds.course(district), **changes))

    assert sentence in response.content.decode()
    assert not Round.objects.exists()


def test_too_much_required_credit_is_said_before_opening(desk, district, worker):
    planned = desk.post(reverse("round_new"), filled(rounds.course(district), required_credit="24"))

    assert "不到要求的 24 学时" in desk.get(planned["Location"]).content.decode()
    assert desk.post(planned["Location"]).status_code == 400
    assert Round.objects.get().opened_at is None


def test_the_courses_of_another_district_cannot_be_chosen(desk, district, other_district):
    other = rounds.course(other_district)

    desk.post(reverse("round_new"), filled(other))

    assert not Round.objects.exists()


def test_the_citys_courses_can_be_chosen(desk, city, worker):
    planned = desk.post(reverse("round_new"), filled(rounds.course(city)))

    assert planned.status_code == 302


def test_a_trainer_cannot_plan_for_another_district(desk, other_district):
    response = desk.get(reverse("round_new"), {"grid": other_district.pk})

    assert response.status_code == 404


def test_the_city_administrator_says_first_for_which_district(client, administrator, district, other_district):
    client.force_login(administrator)

    page = client.get(reverse("round_new")).content.decode()

    assert f"?grid={district.pk}" in page
    assert f"?grid={other_district.pk}" in page


def test_an_officer_without_a_training_role_cannot_plan(client, officer):
    client.force_login(officer)

    assert client.get(reverse("round_new")).status_code == 403


def test_a_plan_can_be_changed_until_it_opens(desk, district, worker):
    course = rounds.course(district)
    planned = desk.post(reverse("round_new"), filled(course))
    round = Round.objects.get()

    desk.post(reverse("round_plan", args=[round.pk]), filled(course, name="改过的名称"))
    desk.post(planned["Location"])

    assert Round.objects.get().name == "改过的名称"
    assert desk.get(reverse("round_plan", args=[round.pk])).status_code == 404


def test_a_round_that_is_over_can_be_closed(desk, district, worker, trainer):
    round = rounds.opened(district, trainer, days=(-10, -1))

    desk.get(reverse("round_closing", args=[round.pk]))
    desk.post(reverse("round_closing", args=[round.pk]))

    assert Round.objects.get().closed_by == trainer


def test_closing_too_early_says_why(desk, district, worker, trainer):
    round = rounds.opened(district, trainer)

    page = desk.post(reverse("round_closing", args=[round.pk]), follow=True).content.decode()

    assert "过后才能结班" in page
    assert Round.objects.get().closed_at is None


def test_a_street_trainer_plans_for_the_street(client, district):
    street = district.get_children().first()
    people.worker(grids.building(district))
    client.force_login(people.staff(Role.Kind.TRAINER, street))

    client.post(reverse("round_new"), filled(rounds.course(district)))

    assert Round.objects.get().grid == street


def test_a_fresh_installation_has_a_credit_rule_to_start_from():
    CreditRule.objects.all().delete()

    examples.load()
    examples.load()

    assert CreditRule.objects.get().published_at
