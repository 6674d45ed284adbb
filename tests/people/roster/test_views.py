"""A roster is looked at before it is imported."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import phone_holdings
from people.models import Worker
from people.roster import uploads
from people.roster.importing import import_roster
from tests.factories import grids, people
from tests.factories.rosters import HEADINGS, line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


@pytest.fixture
def desk(client, officer, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path / "private"}}
    }
    client.force_login(officer)
    return client


@pytest.fixture
def apply(desk):
    """Presses the button of the preview: what was seen there is sent along."""

    def press(address, **ticked):
        page = desk.get(address)
        return desk.post(address, {"seen": page.context["report"].fingerprint, **ticked}, follow=True)

    return press


@pytest.fixture
def upload(desk, tmp_path):
    def send(*rows, unit="", **options):
        content = workbook(tmp_path / "roster.xlsx", list(rows), **options).read_bytes()
        form = {"file": SimpleUploadedFile("花名册.xlsx", content), "unit": unit}
        return desk.post("/desk/people/import/", form).url

    return send


def test_the_preview_counts_and_writes_nothing(desk, upload):
    page = desk.get(upload(line(), line("FX000002"))).content.decode()

    assert "2 人" in page and "还没有写入" in page
    assert not Worker.objects.exists()


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_workbook_is_refused_with_a_sentence_on_every_way(desk, content):
    address = desk.post("/desk/people/import/", {"file": SimpleUploadedFile("花名册.xlsx", content)}).url

    answers = [desk.get(address), desk.post(address, {"skip_bad": "1", "seen": "x"}), desk.get(f"{address}faults/")]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert all("另存为 xlsx" in answer.content.decode() for answer in answers)


def test_after_the_look_it_is_imported_and_the_file_is_gone(desk, upload, apply):
    address = upload(line())

    response = apply(address)

    assert "新增 1 人，更新 0 人" in response.content.decode()
    assert Worker.objects.get().name == "王秀兰"
    assert desk.get(address).status_code == 404


def test_bad_rows_are_listed_and_the_good_ones_may_come_in(desk, upload, apply):
    address = upload(line(), line("FX000002", 手机号=13812345678))

    page = desk.get(address).content.decode()
    apply(address)
    kept_out = Worker.objects.count()
    apply(address, skip_bad="1")

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


def test_each_change_is_shown_with_what_was_and_what_will_be(desk, upload, apply):
    apply(upload(line(), line("FX000002"), line("FX000003")))

    page = desk.get(upload(line(手机号="13900005678"), line("FX000002", grid="21090500400300101"), line("FX000003")))

    changes = [(change.kind.value, change.number, change.fields) for change in page.context["changes"]]
    assert changes == [
        ("changed", "FX000001", [("手机号", "13800001234", "13900005678")]),
        ("moved", "FX000002", [("网格代码", "210905004003001 乌龙小区", "21090500400300101 1 号楼")]),
    ]
    assert page.context["report"].unchanged == 1
    assert "乌龙小区（210905004003001）" in page.content.decode()
    assert "乌龙小区 1 号楼（21090500400300101）" in page.content.decode()
    assert "13900005678" in page.content.decode()


def test_the_list_of_changes_can_be_cut_by_kind(desk, upload, apply):
    apply(upload(line()))
    address = upload(line(离岗日期="2024-06-30"), line("FX000002", 离岗日期=""), headings=[*HEADINGS, "离岗日期"])

    page = desk.get(address, {"kind": "left"})

    assert [change.number for change in page.context["changes"]] == ["FX000001"]
    assert [(name, people) for name, _word, people in page.context["kinds"]] == [("created", 1), ("left", 1)]


@pytest.mark.database
def test_the_second_officer_sees_what_the_first_has_changed(desk, upload, apply, district, tmp_path):
    apply(upload(line()))
    address = upload(line(手机号="13900005678"))
    seen = desk.get(address).context["report"].fingerprint
    colleague = people.staff("hr_officer", district)
    import_roster(workbook(tmp_path / "other.xlsx", [line(岗位="网格员")]), colleague)

    answer = desk.post(address, {"seen": seen})

    assert answer.status_code == 409
    assert "名单刚刚有变动" in answer.content.decode()
    assert [field.column for field in answer.context["changes"][0].fields] == ["手机号", "岗位"]
    assert Worker.objects.get().phone == "13800001234"
    assert "更新 1 人" in apply(address).content.decode()


def test_without_a_look_nothing_is_written(desk, upload):
    assert desk.post(upload(line())).status_code == 409
    assert not Worker.objects.exists()


def test_people_missing_from_a_whole_list_leave_only_when_it_is_ticked(desk, upload, apply):
    six = [line(f"FX00000{n}") for n in range(6)]
    apply(upload(*six))
    address = upload(*six[1:], unit="210905004")

    shown = desk.get(address).context["report"].absent
    apply(address)
    kept = Worker.objects.serving().count()
    apply(upload(*six[1:], unit="210905004"), let_go="1")

    assert [change.number for change in shown] == ["FX000000"]
    assert kept == 6
    assert [worker.number for worker in Worker.objects.exclude(left_on=None)] == ["FX000000"]


def test_when_many_would_leave_their_number_has_to_be_typed(desk, upload, apply):
    apply(upload(line(), line("FX000002"), line("FX000003")))
    address = upload(line(), unit="210905")

    page = desk.get(address).content.decode()
    wrong = apply(address, let_go="1")

    assert "超过在岗 3 人的两成" in page
    assert (wrong.status_code, Worker.objects.serving().count()) == (422, 3)
    assert "人数一致才离岗" in wrong.content.decode()
    apply(address, let_go="2")
    assert Worker.objects.serving().count() == 1


def test_nobody_leaves_while_the_list_has_faults(desk, upload, apply):
    apply(upload(line(), line("FX000002")))

    answer = apply(upload(line(姓名=""), unit="210905"), let_go="1", skip_bad="1")

    assert answer.status_code == 422 and "先不能让名单以外的人离岗" in answer.content.decode()
    assert Worker.objects.serving().count() == 2


def test_a_unit_out_of_reach_is_not_offered_and_not_taken(desk, upload, apply, other_district):
    choices = dict(desk.get("/desk/people/import/").context["form"].fields["unit"].choices)
    address = upload(line()) + "?unit=210902"

    assert "210905004003" in choices and "210902" not in choices
    assert desk.get(address).context["unit"] is None


def queries(desk, address):
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len(captured)


def test_the_preview_asks_as_often_for_three_people_as_for_one(desk, upload, apply):
    apply(upload(line(), line("FX000002"), line("FX000003")))
    one = queries(desk, upload(line(岗位="网格员")))

    three = queries(desk, upload(*[line(number, 岗位="网格员") for number in ("FX000001", "FX000002", "FX000003")]))

    assert one == three


def test_a_phone_that_was_somebody_elses_is_pointed_out(upload, desk, district):
    former, worker, other = (people.worker(grids.building(district), phone=f"1390000000{n}") for n in range(3))
    phone_holdings.follow([former.user, worker.user, other.user])

    address = upload(line(worker.number, 手机号="13900000000"), line(other.number, 手机号="13900009999"))

    page = desk.get(address)
    assert page.context["taken_over"] == {worker.number}
    assert page.content.decode().count("这个号码以前是别人的") == 1
