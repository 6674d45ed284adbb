"""A suggestion finds its way from anybody to the administrators above."""

import pytest
from django.urls import reverse

from people.models import Role
from tests.factories import people
from web.models import Suggestion

SUGGEST, TEXT = reverse("suggest"), "楼道里信号不好，课文打不开"

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def training_admin(district):
    return people.staff(Role.Kind.TRAINING_ADMIN, district)


def desk_of(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("desk")).content.decode()


def test_a_workers_suggestion_reaches_the_administrator_of_the_district(client, worker, training_admin):
    client.force_login(worker.user)

    answer = client.post(SUGGEST, {"text": TEXT, "contact": "13800001234"}, follow=True)

    assert "收到了，谢谢。" in answer.content.decode()
    kept = Suggestion.objects.get()
    assert (kept.by, kept.grid) == (worker.user, worker.grid)
    page = desk_of(client, training_admin)
    assert TEXT in page and "13800001234" in page


def test_a_visitors_suggestion_reaches_the_city(client, administrator, training_admin, city):
    client.post(SUGGEST, {"text": TEXT})

    kept = Suggestion.objects.get()
    assert (kept.by, kept.grid) == (None, city)
    assert TEXT in desk_of(client, administrator)
    assert TEXT not in desk_of(client, training_admin)


def test_another_district_does_not_see_it(client, worker, other_district):
    client.force_login(worker.user)
    client.post(SUGGEST, {"text": TEXT})

    assert TEXT not in desk_of(client, people.staff(Role.Kind.TRAINING_ADMIN, other_district))


@pytest.mark.parametrize("kind", [Role.Kind.TRAINER, Role.Kind.HR_OFFICER, Role.Kind.HR_APPROVER])
def test_other_staff_do_not_read_suggestions(kind, client, worker, district):
    client.force_login(worker.user)
    client.post(SUGGEST, {"text": TEXT})

    assert TEXT not in desk_of(client, people.staff(kind, district))


def test_an_empty_suggestion_is_asked_for_a_sentence(client, city):
    answer = client.post(SUGGEST, {"text": "  "})

    assert "写一句再送出。" in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_a_suggestion_that_is_too_long_is_refused_and_stays_in_the_form(client, city):
    answer = client.post(SUGGEST, {"text": "长" * 1001})

    assert "长" * 1001 in answer.content.decode()
    assert not Suggestion.objects.exists()
