"""An HR officer brings in a workbook with faults, gets it back marked, puts it right, and sees what will change."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from grids import scope
from people.models import Worker
from tests.factories import grids, people
from tests.factories.rosters import HEADINGS, line, workbook

GOOD = [line("FX000001", 姓名="王秀兰", 手机号="13900005678"), line("FX000002", 姓名="赵德厚")]
FAULTY = [GOOD[0], line("FX000002", 姓名="赵德厚", 手机号=13800001234, 岗位="科长")]


def test_a_workbook_with_faults_is_corrected_and_comes_in(
    page, site, district, officer, sign_in, accessible, tmp_path, everything
):
    # given somebody on the roster, and an officer with a workbook in which a row is wrong
    people.worker(grids.building(district), number="FX000001", name="王秀兰", phone="13800001234")
    sign_in(page, officer)
    faulty = workbook(tmp_path / "faulty.xlsx", FAULTY)

    # when she uploads it
    upload(page, site, faulty)

    # then she reads what is wrong, and takes the marked workbook home
    expect(page.get_by_text("读出来是 13800001234.0")).to_be_visible()
    expect(page.get_by_text("岗位“科长”不认识")).to_be_visible()
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标好问题的表").click()
    download.value.save_as(tmp_path / "marked.xlsx")
    marked = CalamineWorkbook.from_path(tmp_path / "marked.xlsx").get_sheet_by_index(0).to_python()
    assert marked[0] == ["问题", *HEADINGS]
    assert "科长" in marked[2][0]

    # when she puts it right and uploads it again, with the column of reasons still in it
    upload(page, site, workbook(tmp_path / "right.xlsx", [["", *row] for row in GOOD], headings=["问题", *HEADINGS]))

    # then she sees who is new, who moves, and each field as it was and as it will be
    row = page.get_by_role("row").filter(has_text="FX000001")
    expect(row).to_contain_text("调到别的网格")
    expect(row).to_contain_text(re.compile("手机号：\\s*13800001234 → 13900005678"))
    expect(page.get_by_role("row").filter(has_text="FX000002")).to_contain_text("新增")
    accessible(page)

    # when she applies it
    page.get_by_role("button", name="导入", exact=True).click()

    # then the list has both, and taking it out again changes nothing
    expect(page.get_by_text("已导入：新增 1 人，更新 1 人")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出花名册").click()
    download.value.save_as(tmp_path / "out.xlsx")
    upload(page, site, tmp_path / "out.xlsx")
    expect(page.get_by_text("和现在的一样，不用导入。")).to_be_visible()
    accessible(page)
    with scope.whole_tree("test"):
        assert Worker.objects.get(number="FX000001").phone == "13900005678"

    # and the words a roster may use are on a page of their own
    page.goto(site + reverse("terms"))
    expect(page.get_by_role("heading", name="用工类别和岗位")).to_be_visible()
    accessible(page)


def upload(page: Page, site: str, file) -> None:
    page.goto(site + reverse("roster_upload"))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="核对").click()
    expect(page.get_by_role("heading", name="核对花名册")).to_be_visible()
