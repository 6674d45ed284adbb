"""A file of questions is looked at, put right question by question, and stored."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.bank.exchange import workbook
from assessments.bank.exchange.workbook.template import EXAMPLES
from assessments.bank.models import Intake, Item, ItemVersion
from tests.factories import bank, people

GOOD = "楼道里停着电动车，先做什么？{=劝车主挪走#对 ~锁住它}"
NO_KEY = "发现煤气味，先做什么？{~%50%开窗 ~%20%开灯}"
BROKEN = "没有收尾的题{=甲 ~乙"


@pytest.fixture
def desk(client, trainer, everything):
    client.force_login(trainer)
    return client


def upload(desk, district, *questions: str, format="gift"):
    file = SimpleUploadedFile("消防.gift", "\n\n".join(questions).encode())
    return desk.post(reverse("intakes"), {"format": format, "file": file, "grid": district.pk}, follow=True)


def test_every_question_is_shown_with_what_is_wrong_with_it(desk, district):
    page = upload(desk, district, GOOD, NO_KEY, BROKEN).content.decode()

    assert "发现煤气味" in page  # what has to be put right comes first
    assert "劝车主挪走" not in page
    assert "有“{”没有“}”" in page
    intake = Intake.objects.get()
    everything = desk.get(reverse("intake", args=[intake.pk]), {"show": "all"}).content.decode()
    assert "劝车主挪走" in everything
    assert not Item.objects.exists()


def test_the_template_filled_in_comes_back_as_questions(desk, district):
    page = desk.get(reverse("intakes")).content.decode()
    assert reverse("item_template") in page
    empty = desk.get(reverse("item_template"))

    assert "".join(empty.headers["Content-Disposition"].split("''")[1]) == quote("题目模板.xlsx")
    file = SimpleUploadedFile("题.xlsx", workbook.write(EXAMPLES))
    desk.post(reverse("intakes"), {"format": "xlsx", "file": file, "grid": district.pk})

    rows = Intake.objects.get().rows.order_by("place")
    assert [row.fault for row in rows] == [None] * len(EXAMPLES)


def test_a_faulty_question_is_put_right_in_the_preview_and_all_go_to_review(desk, district):
    upload(desk, district, GOOD, NO_KEY)
    intake = Intake.objects.get()
    row = reverse("intake_row", args=[intake.pk, 2])
    form = desk.get(row).context["form"]

    fixed = {name: form[name].value() or "" for name in form.fields} | {"topic": "消防隐患排查", "kind": "single"}
    rows = {"choice-TOTAL_FORMS": "6", "choice-INITIAL_FORMS": "2", "choice-0-text": "开窗", "choice-0-right": "on"}
    answer = desk.post(row, fixed | rows | {"choice-1-text": "开灯"})
    assert answer.status_code == 302, answer.context["form"].errors
    desk.post(reverse("intake", args=[intake.pk]), {"state": "review"})

    versions = ItemVersion.objects.order_by("pk")
    assert [version.state for version in versions] == ["in_review", "in_review"]
    assert versions[1].wording.choices[0].weight == 1
    assert versions[1].topic.name == "消防隐患排查"
    assert not Intake.objects.exists()


def test_what_is_not_wanted_and_what_is_still_wrong_is_not_stored(desk, district):
    upload(desk, district, GOOD, GOOD.replace("电动车", "旧家具"), NO_KEY)
    intake = Intake.objects.get()
    desk.post(reverse("intake_choice", args=[intake.pk, 1]), {"taken": "0"})

    page = desk.post(reverse("intake", args=[intake.pk]), {"state": "draft"}, follow=True).content.decode()

    assert [version.stem for version in ItemVersion.objects.all()] == ["楼道里停着旧家具，先做什么？"]
    assert "还有 1 道要改的留在这里" in page
    assert [row.place for row in intake.rows.all()] == [3]


def test_a_question_much_like_one_of_the_bank_is_named(desk, district):
    known = bank.version(district, stem="楼道里停着电动车，先做什么？")

    page = upload(desk, district, GOOD).content.decode()

    assert known.item.code in page
    assert "有 100% 相同" in page


def test_an_unreadable_file_is_refused_with_a_sentence(desk, district):
    page = upload(desk, district, "\0\1\2")

    assert page.status_code == 422
    assert "这个文件不是文本" in page.content.decode()
    assert not Intake.objects.exists()


def test_a_file_is_seen_by_who_brought_it_and_by_nobody_else(desk, client, district, trainer):
    upload(desk, district, GOOD)
    intake = Intake.objects.get()
    client.force_login(bank.colleague(trainer))

    assert client.get(reverse("intake", args=[intake.pk])).status_code == 404
    assert client.post(reverse("intake", args=[intake.pk]), {"state": "draft"}).status_code == 404
    assert client.get(reverse("intake_row", args=[intake.pk, 1])).status_code == 404


def test_somebody_without_a_training_role_brings_nothing(client, district, everything):
    client.force_login(people.staff("hr_officer", district, name="周敏"))

    assert client.get(reverse("intakes")).status_code == 403


def test_the_preview_costs_the_same_for_one_and_for_three(desk, district):
    def cost() -> int:
        address = reverse("intake", args=[Intake.objects.get().pk])
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    upload(desk, district, GOOD)
    one = cost()
    upload(desk, district, GOOD, GOOD.replace("电动车", "旧家具"), GOOD.replace("楼道", "车棚"))

    assert cost() == one
