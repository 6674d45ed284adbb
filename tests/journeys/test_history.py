"""What happens to a person is entered at the desk, and old books are confirmed by a second person."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from people.models import PastRecord
from tests.factories.books import line, workbook

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


def test_an_officer_dates_a_transfer_and_two_people_bring_in_an_old_book(
    open_page, phone, site, sign_in, accessible, worker, officer, approver, tmp_path
):
    # given an officer who looks at a person's history on a phone
    sign_in(phone, officer)
    phone.goto(site + reverse("history", args=[worker.pk]))
    accessible(phone)

    # when she enters a transfer by keyboard
    with phone.expect_navigation():
        phone.get_by_role("link", name="调动").click()
    accessible(phone)
    phone.get_by_label("网格", exact=True).fill("2 号楼")
    phone.get_by_label("从哪天起").fill("2025-03-10")
    phone.get_by_label("原因").fill("片区调整")
    phone.get_by_label("原因").press("Enter")

    # then both assignments stand in the time line, and the list of an earlier day still has the first
    expect(phone.get_by_text("2024-01-01 至 2025-03-09")).to_be_visible()
    phone.goto(site + reverse("serving") + "?day=2025-03-09")
    expect(phone.get_by_role("cell", name="1 号楼")).to_be_visible()
    accessible(phone)

    # when she brings in the old book
    phone.goto(site + reverse("past_upload"))
    accessible(phone)
    phone.get_by_label("历史记录表").set_input_files(workbook(tmp_path / "book.xlsx", [line(worker.number)]))
    with phone.expect_navigation():
        phone.get_by_role("button", name="核对").click()
    accessible(phone)
    phone.get_by_role("button", name="录入").click()
    expect(phone.get_by_text("已录入 1 条")).to_be_visible()

    # then an approver confirms it
    desk = open_page()
    sign_in(desk, approver)
    with desk.expect_navigation():
        desk.get_by_role("link", name="1 条历史记录待核验").click()
    accessible(desk)
    desk.get_by_role("checkbox").press("Space")
    desk.get_by_role("button", name="属实", exact=True).click()
    expect(desk.get_by_text("没有要核验的")).to_be_visible()
    assert PastRecord.objects.get().verdict.by == approver

    # and the worker reads it in her own record
    own = open_page(width=390, height=844)
    sign_in(own, worker.user)
    own.goto(site + reverse("record"))
    expect(own.get_by_text("已核验")).to_be_visible()
    accessible(own)
