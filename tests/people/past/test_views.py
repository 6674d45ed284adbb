"""From a workbook to a confirmed line, by two people."""

from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from grids import scope
from people.models import PastRecord, PastVerdict
from tests.clients import SignedInClient
from tests.factories import grids, people
from tests.factories.books import line, workbook
from tests.people.past.test_confirming import entered

UPLOAD = "/desk/people/past/import/"


@pytest.fixture
def desk(client, officer, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private"},
        }
    }
    client.force_login(officer)
    return client


@pytest.fixture
def checker(approver):
    client = SignedInClient()
    client.force_login(approver)
    return client


def sent(desk, path):
    with path.open("rb") as file:
        return desk.post(UPLOAD, {"file": file})


def test_a_workbook_is_looked_at_brought_in_and_confirmed_by_somebody_else(desk, checker, worker, tmp_path):
    there = sent(desk, workbook(tmp_path / "book.xlsx", [line(worker.number)])).url
    preview = desk.get(there).content.decode()
    assert "新录入" in preview and not PastRecord.objects.exists()

    desk.post(there)
    history = f"/desk/people/{worker.pk}/history/"
    assert "历史记录(未核验)" in desk.get(history).content.decode()

    checker.post("/desk/people/past/confirmation/", {"record": [PastRecord.objects.get().pk]})
    confirmed = desk.get(history).content.decode()
    assert "已核验" in confirmed and "007-2023-0001" in confirmed and "历史记录(未核验)" not in confirmed


def test_bad_rows_are_shown_and_the_good_ones_may_come_in(desk, worker, tmp_path):
    there = sent(desk, workbook(tmp_path / "book.xlsx", [line(worker.number), line("FX999999")])).url

    shown = desk.get(there).content.decode()
    desk.post(there)
    assert "FX999999" in shown and not PastRecord.objects.exists()

    desk.post(there, {"skip_bad": "1"})
    assert PastRecord.objects.count() == 1


def test_what_is_no_workbook_is_refused_with_a_sentence(desk, worker, tmp_path):
    (tmp_path / "book.xlsx").write_text("工号,姓名")

    response = desk.get(sent(desk, tmp_path / "book.xlsx").url)

    assert response.status_code == 422 and "改文件名没有用" in response.content.decode()
    assert desk.post(UPLOAD).status_code == 422


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_workbook_is_refused_also_when_the_preview_is_passed_over(desk, worker, tmp_path, content):
    (tmp_path / "book.xlsx").write_bytes(content)

    response = desk.post(sent(desk, tmp_path / "book.xlsx").url, {"skip_bad": "1"})

    assert response.status_code == 422 and "另存为 xlsx" in response.content.decode()


def test_the_template_has_the_headings_that_the_import_reads(desk, worker, tmp_path):
    content = desk.get(f"{UPLOAD}template/").content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    headings = next(row for row in rows if "工号" in row)

    filled = [
        {"工号": worker.number, "类别": "证书", "年度": "2022", "名称": "结业证书", "编号": "0012", "出处": "存根"}
    ]
    path = workbook(tmp_path / "book.xlsx", [[row.get(head, "") for head in headings] for row in filled], headings)
    desk.post(sent(desk, path).url)

    assert PastRecord.objects.get().number == "0012"


def test_a_refusal_keeps_its_reason(desk, checker, worker, officer):
    record = entered(worker, officer)
    refusal = "/desk/people/past/refusal/"

    unsaid = checker.post(refusal, {"record": [record.pk], "reason": ""})
    checker.post(refusal, {"record": [record.pk, "x", "²"], "reason": "台账上没有这个人"})

    assert unsaid.status_code == 422 and "请写退回的原因" in unsaid.content.decode()
    assert f'value="{record.pk}" checked' in unsaid.content.decode()
    assert PastVerdict.objects.get().reason == "台账上没有这个人"
    assert "台账上没有这个人" in desk.get(f"/desk/people/{worker.pk}/history/").content.decode()


def test_choosing_nothing_is_refused_with_a_sentence(checker, worker):
    response = checker.post("/desk/people/past/confirmation/")

    assert response.status_code == 422 and "请先选" in response.content.decode()


def test_the_list_costs_as_much_for_three_as_for_one(checker, worker, officer, django_assert_num_queries):
    def cost():
        with scope.use(None), django_assert_num_queries(5):
            checker.get("/desk/people/past/")

    entered(worker, officer)
    cost()
    entered(worker, officer, "2022 年第一轮")
    entered(worker, officer, "2021 年第一轮")
    cost()


def test_lines_of_another_district_are_not_listed(checker, other_district, everything, officer):
    entered(people.worker(grids.building(other_district), name="赵德厚"), officer)

    assert "赵德厚" not in checker.get("/desk/people/past/").content.decode()


@pytest.mark.parametrize(
    "path", ["", "confirmation/", "refusal/", "import/", "import/template/", f"import/{'0' * 32}/"]
)
def test_visitors_sign_in_first_and_others_stay_out(path, worker, trainer):
    visitor, learner, teacher = Client(), SignedInClient(), SignedInClient()
    learner.force_login(worker.user)
    teacher.force_login(trainer)

    for person, status in [(visitor, 302), (learner, 403), (teacher, 403)]:
        method = person.post if path in ("confirmation/", "refusal/") else person.get
        assert method(f"/desk/people/past/{path}").status_code == status


def test_another_persons_upload_is_not_found(desk, worker, district, tmp_path):
    there = sent(desk, workbook(tmp_path / "book.xlsx", [line(worker.number)])).url
    colleague = SignedInClient()
    colleague.force_login(people.staff("hr_officer", district))

    assert colleague.get(there).status_code == 404
