"""我的信息: all of what is kept about me, and nothing of anybody else's."""

import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from ledger.models import AuditLine
from people.privacy import correcting, disclosing, registry
from people.privacy.registry import Person
from tests.factories import grids, identities, leavers, people, quizzes
from tests.factories.leavers import NAME, PHONE

PAGE, JSON, PDF = reverse("own_data"), reverse("own_data_json"), reverse("own_data_pdf")


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


@pytest.fixture
def history(worker, district, officer, approver):
    return leavers.with_history(worker, district, officer, approver)


def parts(client) -> dict[str, list]:
    document = json.loads(client.get(JSON).content)
    return {part["kind"]: part["rows"] for part in document["parts"]}


def test_the_json_holds_every_layer_in_words(phone, worker, history):
    certificate, run = history

    mine = parts(phone)

    assert (mine["people.worker"][0]["name"], mine["people.worker"][0]["phone"]) == (NAME, PHONE)
    assert mine["people.worker"][0]["education"] == "大专"
    assert mine["people.identitynumber"][0]["sealed"] == "110105********002X"
    assert mine["people.correction"][0]["sealed_wanted"] == PHONE
    assert mine["people.suspension"][0]["reason"] == "替别人答题"
    assert mine["appraisals.deduction"][0]["reason"] == "月报迟交"
    assert mine["certificates.certificate"][0]["number"] == certificate.number
    assert mine["pay.proposal"][0]["total"] == str(run.proposals.get().total)
    for kind in ("assignment", "qualification", "user"):
        assert mine[f"people.{kind}"]
    for kind in ("rounds.enrolment", "appraisals.appraisal", "appraisals.appraisalline", "pay.payline", "pay.standing"):
        assert mine[kind]


def test_every_value_is_in_words(phone, history):
    assert " object (" not in phone.get(JSON).content.decode()


def test_a_grid_is_named_with_the_street_and_community_above_it(phone, worker):
    assert parts(phone)["people.worker"][0]["grid"] == "新北街道 乌龙社区 乌龙小区 1 号楼"


def test_the_roster_stands_first(phone, history):
    assert next(iter(parts(phone))) == "people.worker"


def test_answers_and_marks_are_in_it(phone, worker, district):
    attempt = quizzes.attempt(worker, district)
    type(attempt).objects.filter(pk=attempt.pk).update(answers='{"1": "B"}')

    assert parts(phone)["quizzes.attempt"][0]["answers"].endswith(" 题：B")


def test_who_looked_is_told_with_the_reason(phone, worker, officer):
    identities.numbered(worker)
    disclosing.identity_number(worker, "社保核对", officer)

    looks = parts(phone)["looks"]

    assert {"deed": "查看完整身份证号", "actor": "李明", "reason": "社保核对"}.items() <= looks[0].items()


def test_a_colleagues_rows_are_not_in_it(phone, worker, district, other_district, officer, approver):
    colleague = people.worker(grids.building(district, 2), name="旁人")
    leavers.with_history(colleague, district, officer, approver)

    text = phone.get(JSON).content.decode()

    assert NAME not in text and PHONE not in text and "替别人答题" not in text


def test_passwords_and_keys_are_not_in_it(phone, worker):
    document = phone.get(JSON).content.decode()

    assert worker.user.password not in document and '"password":' not in document


def test_every_declared_part_can_be_read_by_the_person_and_erased(phone, worker, history):
    """The own scope reaches every part: one that raises would break the export of everybody."""
    person = Person(worker, worker.user)

    counted = {part.model._meta.label: part.count(person) for part in registry.parts.values()}

    assert set(counted.values()) > {0, 1}
    assert phone.get(PAGE).status_code == 200


def test_the_pdf_is_readable_and_has_the_chinese_headings(phone, history):
    answer = phone.get(PDF)

    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].endswith('.pdf"')
    for part in ("网格学堂里关于你的信息", NAME, "花名册", "薪酬建议", "谁看过", "月报迟交"):
        assert part in text


def test_a_member_of_staff_who_is_on_no_roster_gets_the_account(client, officer):
    client.force_login(officer)

    mine = parts(client)

    assert mine["people.role"][0]["kind"] == "人事经办" and "people.worker" not in mine
    assert client.get(PDF).status_code == 200


def test_each_export_is_on_the_record_and_too_many_are_put_off(phone, worker):
    answers = [phone.get(JSON).status_code for _ in range(8)]

    assert answers[0] == 200 and answers[-1] == 429
    assert AuditLine.objects.filter(deed="own_data.export", actor=worker.user).count() == answers.count(200)


@pytest.mark.parametrize("address", [PAGE, JSON, PDF, reverse("own_corrections")])
def test_a_visitor_signs_in_first(client, db, address):
    assert client.get(address).url == f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("address", [PAGE, JSON])
def test_three_rows_cost_as_much_as_one(phone, worker, district, address):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert phone.get(address).status_code == 200
        return len(asked)

    def one_more(number):
        correcting.ask(worker, "other", f"第 {number} 处", "")
        worker.qualifications.create(title=f"证书 {number}")
        day = f"2023-0{number}-01"
        worker.assignments.create(grid=worker.grid, first_day=day, last_day=day, primary=False)

    one_more(1)
    cost()
    first = cost()
    one_more(2)
    one_more(3)

    assert cost() == first
