"""Terms are put together from the lists of words an office keeps; who has an older word keeps it."""

import pytest
from django.utils import timezone

from people.models import EmploymentCategory, Post, Worker


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def address(worker):
    return f"/desk/people/{worker.pk}/history/terms/"


def values(worker, **changed) -> dict:
    filled = {"category": worker.category_id, "post": "", "grade": "4", "first_day": "2025-03-10", "reason": "文件"}
    return filled | changed


def offered(response, name: str) -> list[str]:
    return [str(text) for _value, text in response.context["form"].fields[name].choices]


def test_an_unknown_post_is_refused_with_a_sentence_and_changes_nothing(desk, worker, address):
    response = desk.post(address, values(worker, post="科长"))

    assert response.status_code == 422
    assert "岗位“科长”不在名单里" in response.context["form"].errors["post"][0]
    assert Worker.objects.get().post == "" and worker.employments.count() == 1


def test_a_known_post_is_taken(desk, worker, address):
    desk.post(address, values(worker, post="网格员"))

    assert Worker.objects.get().post == "网格员"


def test_retired_words_are_offered_to_nobody_else(desk, address):
    today = timezone.localdate()
    Post.objects.filter(name="网格员").update(retired_on=today)
    EmploymentCategory.objects.filter(name="志愿者").update(retired_on=today)

    page = desk.get(address)

    assert "网格员" not in offered(page, "post") and "副职" in offered(page, "post")
    assert "志愿者" not in offered(page, "category") and "物业" in offered(page, "category")


def test_who_has_a_retired_word_or_one_on_no_list_keeps_it(desk, worker, address):
    worker.employments.update(post="楼组长")
    Worker.objects.update(post="楼组长")
    EmploymentCategory.objects.filter(pk=worker.category_id).update(retired_on=timezone.localdate())

    page, answer = desk.get(address), desk.post(address, values(worker, post="楼组长"))

    assert "楼组长" in offered(page, "post") and worker.category.name in offered(page, "category")
    assert answer.status_code == 302 and Worker.objects.get().grade == 4


def test_a_correction_offers_the_words_of_its_row(desk, worker):
    row = worker.employments.get()
    worker.employments.update(post="楼组长")

    page = desk.get(f"/desk/people/{worker.pk}/history/employment/{row.pk}/")

    assert "楼组长" in offered(page, "post")
