"""A question of every kind is written on the desk, changed again without losing anything, and compared with before."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assessments.bank.models import Item, ItemVersion, Remark
from assessments.bank.pictures import with_files
from assessments.bank.storing import store
from assessments.bank.wording import Answer, Area, Choice, Criterion, Gap, Kind, Pair
from ledger.models import AuditLine
from tests.bank.exchange.samples import SAMPLES
from tests.factories import bank, kinds, quizzes


@pytest.fixture
def desk(client, trainer, everything):
    client.force_login(trainer)
    return client


ABOUT = {
    "code": "x-1", "topic": "消防隐患排查/楼道", "difficulty": "3", "basis": "《消防法》第二十八条", "region": "各地",
    "score": "2", "language": "zh-hans", "stem": "题干", "tags": "冬季、夜间",
}  # fmt: skip


def rows(*values: dict) -> dict:
    filled = {f"choice-{n}-{name}": text for n, row in enumerate(values) for name, text in row.items()}
    return {"choice-TOTAL_FORMS": str(len(values)), "choice-INITIAL_FORMS": "0"} | filled


KEYS = {
    "single": {"kind": "single", "shuffle": "on"} | rows({"text": "甲", "right": "on", "feedback": "好"}, {"text": "乙"}, {}),
    "multiple": {"kind": "multiple", "partial": "on", "penalty": "25"}
    | rows({"text": "甲", "right": "on"}, {"text": "乙", "right": "on"}, {"text": "丙"}),
    "true_false": {"kind": "true_false"} | rows({"text": "对"}, {"text": "错", "right": "on"}) | {"choice-INITIAL_FORMS": "2"},
    "gap": {"stem": "打 ____，说（  ）。", "answers": "119|一一九\n断电{断电|拍照}", "partial": "on"},
    "short_answer": {"phrases": "*开窗*\n通风（得50%）", "criteria": ""},
    "ordering": rows({"text": "先"}, {"text": "后"}),
    "matching": {"partial": "on"} | rows({"text": "左", "match": "右"}, {"text": "", "match": "多"}),
    "report": {"criteria": "地点（1.5分）：写到楼\n照片（0.5分）"} | rows({"text": "消防", "right": "on"}, {"text": "纠纷"}),
    "task": {"criteria": "看得清（2分）", "accepts": ["photo", "voice"]},
    "description": {},
}  # fmt: skip
SAID = {
    "single": {"choices": (Choice("甲", Decimal(1), "好"), Choice("乙"))},
    "multiple": {
        "choices": (Choice("甲", Decimal("0.5")), Choice("乙", Decimal("0.5")), Choice("丙", Decimal("-0.25"))),
        "partial": True,
        "shuffle": False,
    },
    "true_false": {"choices": (Choice("对"), Choice("错", Decimal(1)))},
    "gap": {
        "stem": "打 [[1]]，说[[2]]。",
        "gaps": (Gap((Answer("119"), Answer("一一九"))), Gap((Answer("断电"),), ("断电", "拍照"))),
        "partial": True,
    },
    "short_answer": {"answers": (Answer("*开窗*"), Answer("通风", Decimal("0.5")))},
    "ordering": {"choices": (Choice("先"), Choice("后"))},
    "matching": {"pairs": (Pair("左", "右"), Pair("", "多")), "partial": True},
    "report": {"criteria": (Criterion("地点", Decimal("1.5"), "写到楼"), Criterion("照片", Decimal("0.5")))},
    "task": {"criteria": (Criterion("看得清", Decimal(2)),), "accepts": ("photo", "voice")},
    "description": {},
}


def post(desk, district, kind: str, **more):
    form = ABOUT | {"grid": district.pk} | KEYS.get(kind, {}) | more
    return desk.post(reverse("new_item_of", args=[kind]), form)


@pytest.mark.parametrize("kind", list(KEYS))
def test_every_kind_is_written(desk, district, kind):
    assert desk.get(reverse("new_item_of", args=[kind])).status_code == 200

    answer = post(desk, district, kind)

    assert answer.status_code == 302, answer.context["form"].errors
    wording = ItemVersion.objects.get().wording
    assert (wording.kind, wording.score, wording.tags) == (kind, 2, ("冬季", "夜间"))
    assert {name: getattr(wording, name) for name in SAID[kind]} == SAID[kind]


def test_the_page_of_kinds_leads_to_each(desk):
    page = desk.get(reverse("new_item")).content.decode()

    assert all(reverse("new_item_of", args=[kind]) in page for kind in Kind.values)
    assert desk.get(reverse("new_item_of", args=["listening"])).status_code == 404


@pytest.mark.parametrize("sample", [sample for sample in SAMPLES if sample.kind != "case"], ids=lambda one: one.kind)
def test_saved_as_it_was_nothing_is_lost(desk, district, trainer, sample):
    """Weights, explanations of answers, pictures and what the form does not show."""
    store([replace(sample, topic="消防隐患排查", region="阜新")], district, trainer)
    version = ItemVersion.objects.get()
    before = with_files(version)
    address = reverse("new_version", args=[version.item_id])
    page = desk.get(address)
    form, key = page.context["form"], page.context["key"]

    fields = {name: form[name].value() for name in form.fields if name not in {"new_picture", "again"}}
    fields |= {name: key.form[name].value() for name in key.form.fields if name != "plan"}
    if key.rows:
        count = {"choice-TOTAL_FORMS": len(key.rows.forms), "choice-INITIAL_FORMS": key.rows.initial_form_count()}
        fields |= count | {row[name].html_name: row[name].value() for row in key.rows for name in row.fields}
    answer = desk.post(address, {name: value for name, value in fields.items() if value not in (None, False)})

    assert answer.status_code == 302, (answer.context["form"].errors, answer.context["key"].form.errors)
    after = with_files(version.item.versions.first())
    assert after == before


def test_a_hot_spot_gets_its_picture_first_and_its_places_then(desk, district):
    plan = SimpleUploadedFile("plan.png", kinds.picture())

    answer = post(desk, district, "hotspot", plan=plan, areas="")

    version = ItemVersion.objects.get()
    address = reverse("new_version", args=[version.item_id])
    assert answer.url == address
    assert "data-areas" in desk.get(address).content.decode()
    desk.post(address, ABOUT | {"areas": "矩形 80,220,160,280\n圆 450,270,40", "partial": "on"})
    wording = with_files(ItemVersion.objects.get())
    half = Decimal("0.5")
    assert wording.areas == (Area("rect", (80, 220, 160, 280), half), Area("circle", (450, 270, 40), half))
    assert wording.picture in wording.files


def test_a_picture_is_put_behind_the_stem(desk, district):
    post(desk, district, "description", new_picture=SimpleUploadedFile("site.png", kinds.picture()))

    wording = with_files(ItemVersion.objects.get())
    [name] = wording.files
    assert wording.stem == f"题干\n![]({name})"


def test_what_is_no_picture_is_refused_with_a_sentence(desk, district):
    page = post(desk, district, "description", new_picture=SimpleUploadedFile("a.png", b"no picture"))

    assert "打不开" in page.content.decode()
    assert not ItemVersion.objects.exists()


def test_a_case_gets_its_sub_items_one_by_one(desk, district):
    post(desk, district, "case")
    item = Item.objects.get()
    new = reverse("new_part_of", args=[item.pk, "gap"])
    desk.post(new, {"stem": "打____。", "score": "1", "answers": "119"})
    single = KEYS["single"] | {"stem": "先做什么？", "score": "2"}
    desk.post(reverse("new_part_of", args=[item.pk, "single"]), single)

    page = desk.get(reverse("item", args=[item.pk])).content.decode()

    assert reverse("part", args=[item.pk, 2]) in page
    parts = ItemVersion.objects.get().wording.parts
    assert [(part.kind, part.score) for part in parts] == [("gap", 1), ("single", 2)]
    desk.post(reverse("part", args=[item.pk, 1]), {"stem": "打____吧。", "score": "1", "answers": "120"})
    desk.post(reverse("part", args=[item.pk, 2]), {"remove": ""})
    [part] = ItemVersion.objects.get().wording.parts
    assert (part.stem, part.gaps[0].answers[0].text) == ("打[[1]]吧。", "120")
    assert desk.get(reverse("part", args=[item.pk, 2])).status_code == 404
    assert desk.get(reverse("new_part_of", args=[item.pk, "case"])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("gap", {"answers": "[3,1]\n甲"}, "写反了"),
        ("gap", {"answers": "119"}, "对不上"),
        ("task", {"criteria": "看得清"}, "没有写成“要点（几分）”"),
        ("task", {"criteria": "看得清（1分）"}, "要一样"),
        ("multiple", {"choice-1-right": ""}, "至少要有两个"),
        ("single", {"topic": "消防/"}, "两边都要有字"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(desk, district, kind, values, words):
    page = post(desk, district, kind, **values)

    assert words in page.content.decode()
    assert not ItemVersion.objects.exists()


def test_a_question_like_another_has_to_be_confirmed(desk, district):
    known = bank.version(district, stem="楼道里停着一辆电动自行车，你先做什么？")
    stem = "楼道里停着一辆电动自行车，你最先做什么？"

    page = post(desk, district, "single", stem=stem).content.decode()

    assert known.item.code in page
    assert "照样存" in page
    assert post(desk, district, "single", stem=stem, again="on").status_code == 302


def test_a_review_comments_field_by_field_and_the_author_reads_it(desk, client, district, reviewer):
    post(desk, district, "single")
    version = ItemVersion.objects.get()
    desk.post(reverse("item_review", args=[version.pk]))
    client.force_login(reviewer)

    client.post(reverse("item_return", args=[version.pk]), {"remark-stem": "太长", "remark-key": "乙也对"})

    assert [(one.field, one.text, one.by) for one in Remark.objects.all()] == [
        ("stem", "太长", reviewer),
        ("key", "乙也对", reviewer),
    ]
    client.force_login(version.prepared_by)
    page = client.get(reverse("new_version", args=[version.item_id])).content.decode()
    assert "乙也对" in page


def test_what_changed_between_versions_is_shown(desk, district):
    version = bank.version(district, stem="楼道里停着电动车，先做什么？")
    form = ABOUT | KEYS["single"] | {"stem": "楼道里停着摩托车，先做什么？"}

    desk.post(reverse("new_version", args=[version.item_id]), form)

    page = desk.get(reverse("item", args=[version.item_id])).content.decode()
    assert "<del>电动</del><ins>摩托</ins>" in page


def test_retiring_says_where_the_question_is_used(desk, district):
    quizzes.quiz(district, items=5, forms=2)
    version = ItemVersion.objects.first()

    page = desk.get(reverse("item", args=[version.item_id])).content.decode()

    assert "楼道小测，2 份卷" in page
    unused = bank.version(district)
    assert "现在没有试卷用它" in desk.get(reverse("item", args=[unused.item_id])).content.decode()


def test_a_look_at_what_an_exam_asks_is_recorded(desk, district, trainer):
    page = quizzes.quiz(district, items=2, publish=False)
    page.character = "考"
    page.save_revision().publish()

    desk.get(reverse("item", args=[ItemVersion.objects.first().item_id]))

    line = AuditLine.objects.filter(deed="exam question seen").get()
    assert line.actor_id == trainer.pk
    assert desk.get(reverse("item", args=[bank.version(district).item_id])).status_code == 200
    assert AuditLine.objects.filter(deed="exam question seen").count() == 1
