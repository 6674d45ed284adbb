"""A roster is looked at before it is imported."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people.models import Worker
from people.roster import uploads
from tests.factories import people
from tests.factories.rosters import line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


@pytest.fixture
def desk(client, officer, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path / "private"}}
    }
    client.force_login(officer)
    return client


@pytest.fixture
def upload(desk, tmp_path):
    def send(*rows):
        content = workbook(tmp_path / "roster.xlsx", list(rows)).read_bytes()
        return desk.post("/desk/people/import/", {"file": SimpleUploadedFile("花名册.xlsx", content)}).url

    return send


def test_the_preview_counts_and_writes_nothing(desk, upload):
    page = desk.get(upload(line(), line("FX000002"))).content.decode()

    assert "2 人" in page and "还没有写入" in page
    assert not Worker.objects.exists()


def test_after_the_look_it_is_imported_and_the_file_is_gone(desk, upload):
    address = upload(line())

    response = desk.post(address, follow=True)

    assert "新增 1 人，更新 0 人" in response.content.decode()
    assert Worker.objects.get().name == "王秀兰"
    assert desk.get(address).status_code == 404


def test_bad_rows_are_listed_and_the_good_ones_may_come_in(desk, upload):
    address = upload(line(), line("FX000002", 手机号=13812345678))

    page = desk.get(address).content.decode()
    desk.post(address)
    kept_out = Worker.objects.count()
    desk.post(address, {"skip_bad": "1"})

    assert "读出来是 13812345678.0" in page and "只导入没错的" in page
    assert kept_out == 0
    assert Worker.objects.get().number == "FX000001"


def test_a_file_that_is_no_workbook_is_refused_with_a_way_out(desk):
    file = SimpleUploadedFile("花名册.xlsx", b"%PDF-1.7")
    page = desk.get(desk.post("/desk/people/import/", {"file": file}).url).content.decode()

    assert "另存为 xlsx" in page


def test_without_a_file_the_form_says_so(desk):
    assert "请先选一个文件" in desk.post("/desk/people/import/").content.decode()


def test_nobody_else_finds_an_uploaded_roster(desk, upload, client, district):
    address = upload(line())
    client.force_login(people.staff("hr_officer", district))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("token", ["..", "x", "0" * 32])
def test_a_made_up_address_does_not_exist(desk, token):
    assert desk.get(f"/desk/people/import/{token}/").status_code == 404


def test_an_earlier_upload_of_the_same_person_goes(upload, officer):
    first = upload(line()).rstrip("/").rsplit("/", 1)[1]
    upload(line())

    with pytest.raises(uploads.Http404):
        uploads.find(first, officer)
