"""A trainer brings in an Excel sheet of questions with mistakes, puts them right in the preview and sends them to review."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from assessments.bank.models import ItemVersion
from ledger.sheets import Workbook

HEADS = ["题型", "题干", "选项A", "选项B", "选项C", "答案", "解析", "知识点", "依据"]
TOPIC, BASIS = "消防隐患排查/楼道与出口", "《中华人民共和国消防法》第二十八条"
GOOD = ["单选题", "楼道里停着电动车，先做什么？", "劝车主挪走", "锁住它", "不管", "A", "楼道是逃生的路。", TOPIC, BASIS]
NO_SUCH_OPTION = ["单选题", "发现消防通道被锁，先做什么？", "砸锁", "联系物业打开", "绕着走", "E", "", TOPIC, BASIS]
NO_STEM = ["判断题", "", "", "", "", "对", "", TOPIC, BASIS]
VERDICT = ["判断题", "疏散通道可以临时堆放杂物。", "", "", "", "×", "", TOPIC, ""]


def test_a_sheet_with_mistakes_is_put_right_in_the_preview_and_goes_to_review(
    page, site, trainer, sign_in, accessible, tmp_path, everything
):
    # given a sheet of four questions, in which one answer names no option and one row has no stem
    sign_in(page, trainer)
    upload(page, site, tmp_path, [GOOD, NO_SUCH_OPTION, NO_STEM, VERDICT])

    # then she reads what is wrong, row by row, before anything is stored
    expect(page.get_by_role("row").filter(has_text="这一行没有题干。")).to_contain_text("4")
    expect(page.get_by_text("答案“E”对不上选项。")).to_be_visible()
    expect(page.get_by_text("要改的 1 道不会存")).to_be_visible()
    accessible(page)
    assert not ItemVersion.objects.exists()

    # when she marks the right option
    page.get_by_role("link", name="改第 2 道题").click()
    page.get_by_label("是对的").nth(1).check()
    accessible(page)
    page.get_by_role("button", name="改好了").click()

    # then all three are as a worker would see them, and the one without a basis says so
    expect(page.get_by_text("联系物业打开")).to_be_visible()
    expect(page.get_by_text("劝车主挪走")).to_be_visible()
    expect(page.get_by_text("待补依据")).to_be_visible()
    accessible(page)

    # when she sends them to review
    page.get_by_role("button", name="存 3 道并送审").click()

    # then they are in the bank, waiting for somebody else
    expect(page.get_by_text("已送审。")).to_be_visible()
    assert [version.state for version in ItemVersion.objects.all()] == ["in_review"] * 3
    assert ItemVersion.objects.get(stem__contains="消防通道被锁").wording.choices[1].weight == 1


def upload(page: Page, site: str, folder, rows: list[list[str]]) -> None:
    file = folder / "消防题.xlsx"
    book = Workbook()
    book.add("题库", [], HEADS, rows)
    file.write_bytes(book.read())
    page.goto(site + reverse("bank"))
    page.get_by_role("link", name="导入题目").click()
    expect(page.get_by_label("Excel 表格")).to_be_checked()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="看一看").click()
