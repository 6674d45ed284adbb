"""The picture of the tree and the pages of the acts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grids import scope
from grids.models import Grid
from people.models import Assignment
from people.territory.renaming import rename
from tests.factories import grids, rounds

REASON = {"day": "2026-03-01", "reason": "区划调整"}


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def page(client, address, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer


def test_the_own_unit_opens_with_its_children_as_cells_and_as_a_table(desk, district, street, worker):
    answer = page(desk, "/desk/grids/")

    cells = answer.context["picture"].cells
    assert [(cell.grid.name, cell.count.text, cell.step) for cell in cells] == [
        ("新北街道", "1", 5),
        ("清河街道", "0", 0),
    ]
    html = answer.content.decode()
    assert html.count('class="place unit"') == 2 and 'data-step="5"' in html
    assert html.count('<th scope="row">') == 3


def test_one_comes_down_to_the_last_level_and_up_again(desk, district, worker):
    answer = page(desk, "/desk/grids/21090500400300101/")

    assert [node.name for node in answer.context["above"]] == ["清河门区", "新北街道", "乌龙社区", "乌龙小区"]
    assert "下面没有网格了" in answer.content.decode()
    assert answer.context["picture"].total.text == "1"


def test_another_district_is_not_there(desk, district, other_district):
    assert desk.get("/desk/grids/210902/").status_code == 404
    assert desk.get("/desk/grids/210902004003/merger/").status_code == 404
    assert desk.get("/desk/grids/nothing/").status_code == 404


def test_grids_without_anybody_are_counted_on_the_worked_levels(desk, district, worker):
    picture = page(desk, "/desk/grids/", figure="vacant").context["picture"]

    assert [cell.count.text for cell in picture.cells] == ["2 / 3"]


def test_a_round_brings_its_coverage(client, district, worker, administrator, trainer):
    round = rounds.opened(district, trainer)
    round.enrolments.update(state="qualified")
    client.force_login(trainer)

    picture = page(client, "/desk/grids/", figure=f"round-{round.pk}").context["picture"]

    assert [(cell.count.text, cell.step) for cell in picture.cells] == [("1 / 1", 5)]


@pytest.mark.parametrize("figure", ["people", "full-time", "vacant", "round"])
def test_a_figure_costs_as_much_for_three_cells_as_for_one(figure, client, district, worker, trainer):
    round = rounds.opened(district, trainer)
    client.force_login(trainer)
    name = f"round-{round.pk}" if figure == "round" else figure

    def cost():
        with scope.use(None), CaptureQueriesContext(connection) as queries:
            assert len(page(client, "/desk/grids/", figure=name).context["picture"].cells) in {1, 3}
        return len(queries)

    one = cost()
    top = Grid.objects.get(pk=district.pk)
    for number in (7, 8):
        top.add_child(name=f"{number} 号街道", code=f"21090500{number}", kind="street", level=1)

    assert cost() == one


def test_a_former_name_leads_to_the_grid(desk, old, officer, everything):
    rename(old, "清风社区居委会", date(2026, 3, 1), officer, "改名")

    assert list(page(desk, "/desk/grids/", q="乌龙社区").context["page"]) == [old]
    assert "没有找到网格" in page(desk, "/desk/grids/", q="从前").content.decode()
    assert "用到 2026-02-28" in page(desk, f"/desk/grids/{old.code}/").content.decode()


def test_a_merger_is_looked_at_first_and_then_done(desk, old, neighbour, three):
    typed = REASON | {"target": neighbour.code, "name": "", "code": ""}

    preview = desk.post(f"/desk/grids/{old.code}/merger/", typed | {"step": "preview"})

    assert "乌龙社区 并入 西花园社区" in preview.content.decode() and "王秀兰" in preview.content.decode()
    assert Grid.objects.get(pk=old.pk).valid_to is None

    done = desk.post(f"/desk/grids/{old.code}/merger/", typed | {"step": "done"}, follow=True)

    assert done.redirect_chain[-1][0] == f"/desk/grids/{neighbour.code}/"
    assert Assignment.objects.filter(grid=neighbour, last_day=None).count() == 3
    assert "并进来" in done.content.decode()


def test_a_split_asks_who_goes_and_then_does_it(desk, old, three):
    address = f"/desk/grids/{old.code}/division/"
    typed = REASON | {"names": "乌龙东社区 210905004009\n乌龙西社区"}

    asked = desk.post(address, typed | {"step": "preview"})
    choices = {f"person-{worker.pk}": str(number % 2) for number, worker in enumerate(three)}
    preview = desk.post(address, typed | choices | {"chosen": "on", "step": "preview"})
    desk.post(address, typed | choices | {"chosen": "on", "step": "done"})

    assert asked.status_code == 200 and "谁去哪里" in asked.content.decode()
    assert "分出 乌龙东社区：王秀兰、李明。" in preview.content.decode()
    assert "留在 乌龙社区：乌龙小区。" in preview.content.decode()
    assert Assignment.objects.filter(grid__code="210905004009", last_day=None).count() == 2


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("name", {"name": ""}, "aria-invalid"),
        ("name", {"name": "乌龙社区", "day": "2099-01-01"}, "日期不能晚于今天"),
        ("merger", {"target": "210902004003"}, "选择一个有效的选项"),
        ("merger", {"target": "", "name": "新社区"}, "aria-invalid"),
        ("division", {"names": " "}, "aria-invalid"),
        ("division", {"names": "东\n西", "chosen": "on", "person-1": "0", "grid-1": "7", "reason": ""}, "aria-invalid"),
        ("relocation", {"parent": "210905"}, "选择一个有效的选项"),
        ("closure", {}, "还有 3 人"),
        ("addition", {"name": "东风小区", "kind": "estate", "code": "210902001"}, "要以 210905 开头"),
        ("addition", {"name": "东风小区", "kind": "street"}, "选择一个有效的选项"),
    ],
)  # fmt: skip
def test_bad_input_is_told_what_to_do_and_changes_nothing(act, typed, sentence, desk, old, other_district, three):
    before = list(Grid.objects.values_list("code", "path", "name", "valid_to"))

    answer = desk.post(f"/desk/grids/{old.code}/{act}/", REASON | typed | {"step": "done"})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert list(Grid.objects.values_list("code", "path", "name", "valid_to")) == before


def test_only_who_may_shape_sees_and_opens_the_acts(client, desk, old, trainer, officer):
    assert "合并" in page(desk, f"/desk/grids/{old.code}/").content.decode()
    assert page(desk, f"/desk/grids/{old.code[:6]}/").context["acts"] == ["addition"]
    assert desk.get(f"/desk/grids/{old.code[:6]}/name/").status_code == 403
    client.force_login(trainer)

    assert page(client, f"/desk/grids/{old.code}/").context["acts"] == []
    assert client.get(f"/desk/grids/{old.code}/merger/").status_code == 403


def test_a_list_of_people_leads_to_the_grid(desk, district, worker):
    assert f'href="/desk/grids/{grids.building(district).code}/"' in page(desk, "/desk/people/").content.decode()
