"""The staff's pages of rounds: who sees what, and that the number of queries does not grow with the lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.progress.completing import complete_many
from courses.rounds.enrolling import enrol_due
from courses.rounds.models import Enrolment
from grids.models import Grid
from ledger.models import AuditLine
from people.models import Role
from tests.factories import grids, people, rounds

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def round(district, worker, trainer):
    return rounds.opened(district, trainer)


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client


def qualify(enrolment):
    lesson, exam = rounds.lesson_done(enrolment, 1), rounds.exam_marked(enrolment, enrolment.pk, 80)
    complete_many([lesson, exam])


def more_streets(district, number):
    """Streets with a community each, and six people in every community."""
    for index in range(number):
        code = f"{district.code}{800 + index}"
        street = Grid.objects.get(pk=district.pk).add_child(name=f"示例街道{index}", code=code, kind="street", level=1)
        community = street.add_child(name="示例社区居委会", code=f"{code}001", kind="community", level=2)
        for _ in range(6):
            people.worker(community)


@pytest.mark.parametrize(
    "name", ["round", "round_people", "round_export", "round_opening", "round_closing", "round_plan"]
)
def test_another_districts_round_is_not_found(desk, other_district, administrator, name):
    people.worker(grids.building(other_district))
    other = rounds.opened(other_district, administrator)

    assert desk.get(reverse(name, args=[other.pk])).status_code == 404


def test_the_list_shows_only_rounds_within_reach(desk, round, other_district, administrator):
    people.worker(grids.building(other_district))
    rounds.opened(other_district, administrator, name="海州的一轮")

    page = desk.get(reverse("rounds")).content.decode()

    assert round.name in page
    assert "海州" not in page


def test_the_city_administrator_sees_every_districts_coverage(client, administrator, round):
    client.force_login(administrator)

    assert "清河门区" in client.get(reverse("rounds")).content.decode()
    assert client.get(reverse("round", args=[round.pk])).status_code == 200


def test_somebody_without_a_training_role_is_refused(client, officer, round):
    client.force_login(officer)

    assert client.get(reverse("round", args=[round.pk])).status_code == 403


def test_a_visitor_is_sent_to_sign_in(client, round):
    response = client.get(reverse("round", args=[round.pk]))

    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_rights_to_train_in_one_district_and_to_pay_in_another_do_not_mix(client, district, other_district, round):
    person = people.staff(Role.Kind.TRAINER, other_district)
    Role.objects.create(user=person, kind=Role.Kind.HR_OFFICER, grid=district, first_day="2024-01-01")
    client.force_login(person)

    assert client.get(reverse("round", args=[round.pk])).status_code == 404


@pytest.mark.database
def test_coverage_is_qualified_divided_by_due(desk, district, round):
    for _ in range(2):
        people.worker(grids.building(district))
    enrol_due(round)
    qualify(Enrolment.objects.select_related("round").first())
    Enrolment.objects.filter(pk=Enrolment.objects.last().pk).update(state="exempt")

    response = desk.get(reverse("round", args=[round.pk]))

    tally = response.context["coverage"].tally
    assert (tally.full, tally.due, tally.off) == (1, 2, 1)
    assert "1 ÷ 2" in response.content.decode()


def test_under_five_people_the_count_is_shown_instead_of_cells(desk, district, round):
    few = desk.get(reverse("round", args=[round.pk])).content.decode()
    for _ in range(4):
        people.worker(grids.building(district))
    enrol_due(round)
    enough = desk.get(reverse("round", args=[round.pk])).content.decode()

    assert "应训 1 人" in few
    assert 'viewBox="0 0 98 21"' not in few
    assert 'viewBox="0 0 98 21"' in enough


def test_the_chosen_community_shows_its_sums_and_leads_to_its_people(desk, district, round):
    community = district.get_descendants().get(kind="community")

    page = desk.get(reverse("round", args=[round.pk]), {"grid": community.pk}).content.decode()

    assert f"{reverse('round_people', args=[round.pk])}?grid={community.pk}" in page


@pytest.mark.parametrize("grid", ["0", "abc", "999999999999999999999"])
def test_a_grid_that_is_not_in_the_round_is_ignored(desk, round, grid):
    assert desk.get(reverse("round", args=[round.pk]), {"grid": grid}).context["chosen"] is None


def test_the_roster_masks_phones_and_filters_by_state(desk, district, round):
    people.worker(grids.building(district), name="钱大力", phone="13912345678")
    enrol_due(round)
    qualify(Enrolment.objects.select_related("round").get(worker__name="王秀兰"))

    waiting = desk.get(reverse("round_people", args=[round.pk]), {"state": "empty"}).content.decode()

    assert "钱大力" in waiting
    assert "139****5678" in waiting
    assert "13912345678" not in waiting
    assert "王秀兰" not in waiting


@pytest.mark.database
def test_people_who_serve_at_the_street_itself_have_a_place_of_their_own(desk, district, round):
    street = district.get_children().first()
    people.worker(street, name="孙书记")
    enrol_due(round)

    listed = desk.get(reverse("round_people", args=[round.pk]), {"grid": street.pk, "direct": 1}).content.decode()

    assert "孙书记" in listed
    assert "王秀兰" not in listed
    assert "本级" in desk.get(reverse("round", args=[round.pk])).content.decode()


def test_the_workbook_has_figures_and_names_and_the_export_is_written_down(desk, round, trainer):
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    response = desk.get(reverse("round_export", args=[round.pk]))

    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(response.streaming_content)))
    assert book.sheet_names == ["覆盖", "名单"]
    assert "王秀兰" in book.get_sheet_by_name("名单").to_python()[1]
    assert AuditLine.objects.get(deed="round exported").actor == trainer


def test_a_name_that_looks_like_a_formula_stays_text(desk, district, round):
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    people.worker(grids.building(district), name="=1+1")
    enrol_due(round)

    response = desk.get(reverse("round_export", args=[round.pk]))

    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(response.streaming_content)))
    assert "=1+1" in book.get_sheet_by_name("名单").to_python()[2]


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_coverage_takes_as_many_queries_for_three_streets_as_for_one(desk, district, round):
    url = reverse("round", args=[round.pk])
    one = queries(desk, url)
    more_streets(district, 2)
    enrol_due(round)

    assert queries(desk, url) == one


def test_the_roster_takes_as_many_queries_for_three_people_as_for_one(desk, district, round):
    url = reverse("round_people", args=[round.pk])
    one = queries(desk, url)
    more_streets(district, 1)
    enrol_due(round)

    assert queries(desk, url) == one


def test_the_list_of_rounds_takes_as_many_queries_for_three_as_for_one(desk, district, trainer, round):
    one = queries(desk, reverse("rounds"))
    for _ in range(2):
        rounds.opened(district, trainer)

    assert queries(desk, reverse("rounds")) == one
