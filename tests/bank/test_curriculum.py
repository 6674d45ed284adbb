"""Questions come in from a file: all or nothing, by code, approved by another person."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from assessments.bank.curriculum import ImportRefused, import_items
from assessments.bank.models import Item, ItemVersion, Topic

ITEM = """
[[items]]
code = "{code}"
type = "{kind}"
topic = "消防隐患排查/楼道与出口"
difficulty = 2
stem = "{stem}"
choices = [ {{ text = "劝他挪走", right = true }}, {{ text = "拔掉充电器", right = {second}, feedback = "网格员没有执法权。" }} ]
explanation = "先劝。"
basis = "{basis}"
valid_from = 2021-04-29
"""


def item(code="fire-001", kind="single", stem="先做什么？", second="false", basis="《消防法》第二十八条") -> str:
    return ITEM.format(code=code, kind=kind, stem=stem, second=second, basis=basis)


@pytest.fixture
def file(tmp_path):
    def write(*items: str) -> Path:
        path = tmp_path / "items.toml"
        path.write_text("".join(items), "utf-8")
        return path

    return write


@pytest.mark.usefixtures("everything")
class TestImporting:
    def test_a_file_fills_the_bank_and_is_approved_by_the_reviewer(self, file, district, trainer, reviewer):
        report = import_items(file(item("a"), item("b", "true_false")), district, trainer, reviewer)

        assert (report.created, report.updated, report.unchanged) == (2, 0, 0)
        version = ItemVersion.objects.get(item__code="a")
        assert (version.state, version.prepared_by, version.reviewed_by) == ("approved", trainer, reviewer)
        assert Topic.objects.filter(name="消防隐患排查").exists()

    def test_the_same_file_twice_adds_nothing(self, file, district, trainer, reviewer):
        path = file(item("a"), item("b"))
        import_items(path, district, trainer, reviewer)

        assert import_items(path, district, trainer, reviewer).unchanged == 2
        assert ItemVersion.objects.count() == 2

    def test_a_changed_wording_becomes_a_new_version(self, file, district, trainer, reviewer):
        import_items(file(item("a")), district, trainer, reviewer)

        report = import_items(file(item("a", stem="第一句说什么？")), district, trainer, reviewer)

        assert report.updated == 1
        assert list(Item.objects.get().versions.values_list("number", "stem")) == [
            (2, "第一句说什么？"),
            (1, "先做什么？"),
        ]

    def test_without_a_reviewer_the_questions_wait(self, file, district, trainer):
        import_items(file(item("a")), district, trainer)

        assert ItemVersion.objects.get().state == "in_review"

    @pytest.mark.parametrize(
        ("bad", "reason"),
        [
            (item("x", second="true"), "只有一个选项是对的"),
            (item("x", kind="matching"), "连线题左边"),
            (item("x", basis=""), "缺少 basis"),
            (item("x", kind="essay"), "没有“essay”这种题型"),
            (item("good"), "出现了 2 次"),
            ("[[items", "不是题目文件"),
        ],
    )
    def test_one_bad_question_keeps_all_out_and_is_named(self, file, district, trainer, reviewer, bad, reason):
        with pytest.raises(ImportRefused, match=reason):
            import_items(file(item("good"), bad), district, trainer, reviewer)

        assert not Item.objects.exists()

    def test_nobody_reviews_their_own(self, file, district, trainer):
        with pytest.raises(ImportRefused, match="另一个人"):
            import_items(file(item()), district, trainer, trainer)

    def test_another_district_is_out_of_reach(self, file, other_district, trainer, reviewer):
        with pytest.raises(PermissionDenied):
            import_items(file(item()), other_district, trainer, reviewer)
