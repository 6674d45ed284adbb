"""A community's slips come as one document: for who never signed in, sealed for who ordered it, gone after a day."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from grids import scope
from ledger import jobs
from ledger.models import AuditLine, Job
from people.models import Role, Slip, SlipSheet
from people.slips import codes, issuing, sheets
from tests.factories import grids, people


@pytest.fixture
def desk(client, leader, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "base_url": None},
        }
    }
    client.force_login(leader)
    return client


@pytest.fixture
def order(desk, community, django_capture_on_commit_callbacks):
    """`order()` orders a sheet for the community, as the grid leader."""

    def ordered(**data):
        with django_capture_on_commit_callbacks(execute=True), scope.use(None):
            return desk.post("/desk/slips/", {"grid": community.code} | data)

    return ordered


def text_of(response) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(response.content)).pages]


def test_the_document_has_a_slip_for_everybody_who_never_signed_in(desk, order, newcomer, district, everything):
    old_hand = people.worker(grids.building(district), name="赵德厚")
    old_hand.user.last_login = timezone.now()
    old_hand.user.save()

    page = order()
    [text] = text_of(desk.get(f"{page.url}document/"))

    assert "王秀兰" in text and newcomer.number in text and "赵德厚" not in text
    assert Slip.objects.get().worker == newcomer and SlipSheet.objects.get().people == 1


def test_the_code_on_the_paper_signs_in(desk, order, newcomer):
    page = order()
    [text] = text_of(desk.get(f"{page.url}document/"))
    printed = next(line for line in text.splitlines() if len(codes.plain(line)) == 12 and line.count(" ") == 2)

    response = Client().post("/account/start/", {"number": newcomer.number, "code": printed})

    assert response.url == "/account/start/password/"
    assert "已有 1 人用这一份登录" in desk.get(page.url).content.decode()


def test_nine_people_take_two_pages_and_everyone_can_be_asked_for(desk, order, newcomer, district, everything):
    for number in range(8):
        other = people.worker(grids.building(district), name="额尔敦·巴雅尔斯古楞")
        other.user.last_login = timezone.now() if number else None
        other.user.save()

    few = text_of(desk.get(f"{order().url}document/"))
    all_of_them = text_of(desk.get(f"{order(everyone='on').url}document/"))

    assert (len(few), len(all_of_them)) == (1, 2)
    assert Slip.objects.in_force().count() == 9 and Slip.objects.count() == 11


def test_people_with_roles_get_theirs_one_by_one(newcomer, community, district):
    Role.objects.create(user=newcomer.user, kind=Role.Kind.TRAINER, grid=district, first_day=date(2024, 1, 1))

    assert not sheets.people_of(community).exists()


def test_the_document_is_unreadable_where_it_lies_and_only_the_orderer_fetches_it(desk, order, officer, newcomer):
    page = order()
    with storages["private"].open(SlipSheet.objects.get().document) as file:
        kept = file.read()
    other = type(desk)()
    other.force_login(officer)

    assert b"%PDF" not in kept and desk.get(f"{page.url}document/").content.startswith(b"%PDF")
    assert other.get(f"{page.url}document/").status_code == 403
    assert "只有孙社区能下载" in other.get(page.url).content.decode()


def test_after_a_day_the_document_is_gone_and_the_slips_hold(desk, order, newcomer):
    page = order()
    SlipSheet.objects.update(ordered_at=timezone.now() - timedelta(days=2))

    gone = desk.get(f"{page.url}document/").status_code
    sheets.sweep()

    assert gone == 404 and "文件已删掉" in desk.get(page.url).content.decode()
    assert storages["private"].listdir("slips")[1] == [] and Slip.objects.in_force().exists()


def test_ordering_and_fetching_are_logged(desk, order, leader, newcomer):
    page = order()
    desk.get(f"{page.url}document/")

    lines = AuditLine.objects.filter(deed__startswith="slip_sheet").order_by("pk")
    assert [(line.deed, line.actor) for line in lines] == [("slip_sheet.order", leader), ("slip_sheet.fetch", leader)]


def test_a_document_that_cannot_be_set_leaves_the_old_slips_alone(leader, newcomer, community, settings):
    code = issuing.issue(newcomer, "第一次登录", leader)
    sheet = sheets.order(community, leader)
    settings.BASE_URL = None

    job = Job.objects.create(kind="slips")
    with pytest.raises(TypeError):
        sheets.make(sheet, jobs.Progress(job))

    assert Slip.objects.in_force().get().digest == codes.digest(newcomer.number, code)


def test_nobody_to_print_for_gets_a_sentence(order, newcomer):
    newcomer.user.last_login = timezone.now()
    newcomer.user.save()

    response = order()

    assert response.status_code == 422 and "没有要开通的人" in response.content.decode()
    assert not SlipSheet.objects.exists()


def test_too_many_are_printed_street_by_street(officer, newcomer, district, monkeypatch):
    monkeypatch.setattr(sheets, "MOST", 0)

    with pytest.raises(ValidationError, match="先选一个街道或社区"):
        sheets.order(district, officer)


def test_a_grid_out_of_reach_does_not_exist(desk, leader, district, other_district, newcomer):
    with pytest.raises(PermissionDenied):
        sheets.order(district, leader)
    for code in (district.code, other_district.code, "", "nowhere"):
        assert desk.post("/desk/slips/", {"grid": code}).status_code == 404
    assert not SlipSheet.objects.exists()


def test_a_sheet_of_another_district_does_not_exist(desk, order, newcomer, other_district):
    page = order()
    stranger = type(desk)()
    stranger.force_login(people.staff(Role.Kind.HR_OFFICER, other_district))

    for path in ("", "document/", "progress/"):
        assert stranger.get(f"{page.url}{path}").status_code == 404


def test_trainers_and_learners_stay_out(client, trainer, worker):
    for user in (trainer, worker.user):
        client.force_login(user)
        assert client.get("/desk/slips/").status_code == 403


def test_the_list_costs_as_much_for_three_sheets_as_for_one(
    desk, community, leader, newcomer, django_assert_num_queries
):
    def cost(number: int):
        with scope.use(None), django_assert_num_queries(number):
            assert desk.get("/desk/slips/").status_code == 200

    SlipSheet.objects.create(grid=community, by=leader)
    cost(10)
    for _ in range(2):
        SlipSheet.objects.create(grid=community, by=leader)
    cost(10)
