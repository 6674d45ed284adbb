"""The bank's desk pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.bank.models import ItemVersion
from tests.factories import bank


@pytest.fixture
def desk(client, trainer, everything):
    client.force_login(trainer)
    return client


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_for_one_and_for_three(desk, district):
    bank.version(district)
    desk.get(reverse("bank"))
    one = queries_of(desk, reverse("bank"))
    bank.version(district)
    bank.version(district)

    assert queries_of(desk, reverse("bank")) == one


def test_chinese_words_are_found(desk, district):
    bank.version(district, stem="楼道里停着电动车")
    bank.version(district, stem="两家为滴水争吵")

    page = desk.get(reverse("bank"), {"words": "电动车"}).content.decode()

    assert "楼道里停着电动车" in page
    assert "滴水" not in page


def test_the_list_is_narrowed_by_topic_type_difficulty_language_and_state(desk, district):
    bank.version(district, stem="要找的", topic="反诈/电话", kind="multiple", right="AB", difficulty=5, language="en")
    bank.version(district, stem="别的题")

    narrowed = [{"topic": "反诈"}, {"kind": "multiple"}, {"difficulty": "5"}, {"language": "en"}]
    for asked in (*narrowed, {"state": "approved", "words": "要找"}):
        page = desk.get(reverse("bank"), asked).content.decode()
        assert "要找的" in page, asked
        assert "别的题" not in page, asked


def test_another_district_is_not_listed_and_not_found(desk, other_district):
    there = bank.version(other_district, stem="别区的题")

    assert "别区的题" not in desk.get(reverse("bank")).content.decode()
    assert desk.get(reverse("item", args=[there.item_id])).status_code == 404
    assert desk.post(reverse("item_approval", args=[there.pk])).status_code == 404


def test_a_worker_is_refused_and_a_visitor_asked_to_sign_in(client, worker):
    assert client.get(reverse("bank")).status_code == 302
    client.force_login(worker.user)
    assert client.get(reverse("bank")).status_code == 403


def address(kind: str) -> str:
    return reverse("new_item_of", args=[kind])


def written(**values) -> dict:
    rows = {
        f"choice-{number}-{name}": value
        for number, (text, right) in enumerate([("劝他挪走", "on"), ("拔掉充电器", "")])
        for name, value in {"text": text, "right": right}.items()
    }
    return {
        "code": "fire-001",
        "kind": "single",
        "topic": "消防隐患排查/楼道",
        "difficulty": "2",
        "stem": "先做什么？",
        "basis": "《消防法》第二十八条",
        "region": "各地",
        "score": "1",
        "language": "zh-hans",
        "choice-TOTAL_FORMS": "2",
        "choice-INITIAL_FORMS": "0",
        **rows,
        **values,
    }


def test_a_question_is_written_reviewed_and_approved(desk, client, district, trainer, reviewer):
    desk.post(address("single"), written(grid=district.pk))
    version = ItemVersion.objects.get()
    desk.post(reverse("item_review", args=[version.pk]))
    assert desk.post(reverse("item_approval", args=[version.pk])).status_code == 403

    client.force_login(reviewer)
    page = client.post(reverse("item_approval", args=[version.pk]), follow=True).content.decode()

    assert "已审定" in page
    assert ItemVersion.objects.get().reviewed_by == reviewer


def test_a_fault_is_said_and_nothing_written(desk, district):
    page = desk.post(address("multiple"), written(grid=district.pk, kind="multiple"))

    assert "多选题至少要有两个选项是对的" in page.content.decode()
    assert not ItemVersion.objects.exists()


def test_the_form_for_a_new_version_begins_with_the_last_one(desk, district):
    version = bank.version(district, stem="旧问题")

    page = desk.get(reverse("new_version", args=[version.item_id])).content.decode()

    assert "旧问题" in page
    assert "做法 A" in page
