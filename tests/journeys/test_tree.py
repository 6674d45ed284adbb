"""An HR officer walks down the tree by keyboard and merges two communities."""

import pytest
from playwright.sync_api import expect

from grids.models import Grid
from people.models import Assignment
from tests.factories import people


@pytest.fixture
def communities(district, everything):
    """乌龙社区 with three people, and 西花园社区 beside it."""
    old = Grid.objects.get(code="210905004003")
    for name in ("王秀兰", "赵德厚", "李明"):
        people.worker(old, name=name)
    return old, old.get_parent().add_child(name="西花园社区", code="210905004004", kind="community", level=2)


def test_two_communities_become_one(page, phone, site, officer, communities, sign_in, accessible):
    old, target = communities

    # given the officer at the district's picture
    sign_in(page, officer)
    page.goto(f"{site}/desk/grids/")
    accessible(page)

    # when she goes down by keyboard
    page.locator(".unit").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="新北街道", exact=True)).to_be_visible()
    page.locator(".unit").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="西花园社区").first).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")

    # and asks for the merger
    page.get_by_role("link", name="合并").click()
    page.get_by_label("和哪个网格合并").select_option(target.code)
    page.get_by_label("原因").fill("区划调整")
    page.get_by_role("button", name="先看看").click()

    # then she sees who goes along before anything is done
    expect(page.get_by_text("乌龙社区 并入 西花园社区")).to_be_visible()
    expect(page.get_by_text("王秀兰")).to_be_visible()
    accessible(page)
    assert Assignment.objects.filter(grid=old, last_day=None).count() == 3

    # and once it is done, they serve there
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_role("heading", name="西花园社区", exact=True)).to_be_visible()
    assert Assignment.objects.filter(grid=target, last_day=None).count() == 3

    # and on a phone the picture is a list
    sign_in(phone, officer)
    phone.goto(f"{site}/desk/grids/{old.code}/")
    expect(phone.get_by_text("并入")).to_be_visible()
    phone.goto(f"{site}/desk/grids/{target.code}/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    accessible(phone)
