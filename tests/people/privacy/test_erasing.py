"""Who left long ago becomes nobody: two people do it, figures stay, names and numbers are found nowhere."""

import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db.models import Sum
from django.test import Client
from django.urls import reverse

from assessments.pay.models import PayLine, Proposal, Run
from courses.rounds.models import Enrolment
from courses.rounds.summarising import summarise
from ledger import sealing
from ledger.models import AuditLine
from people.models import Erasure, IdentityNumber, Role, User, Worker
from people.privacy import erasing, keeping, retaining
from people.privacy.previewing import preview
from people.privacy.registry import ERASED
from tests.factories import identities, leavers, people
from tests.factories.leavers import NAME, PHONE, gone


def erased(worker, officer, approver):
    erasing.confirm(erasing.prepare(worker, officer), approver)
    worker.refresh_from_db()
    return worker


def everything_kept() -> dict[str, str]:
    """What the tables hold, as text, model by model."""
    return {
        model._meta.label: json.dumps(list(model._base_manager.values()), default=str, ensure_ascii=False)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
    }


def holding(text: str) -> set[str]:
    return {label for label, rows in everything_kept().items() if text in rows}


@pytest.fixture
def leaver(worker, district, officer, approver):
    """With results of every kind; `certificate` and `run` hang on it for the tests."""
    worker.certificate, worker.run = leavers.with_history(worker, district, officer, approver)
    return worker


@pytest.mark.database
def test_name_number_phone_and_reasons_are_found_nowhere_but_on_the_certificate(leaver, officer, approver):
    number, former = leaver.number, leaver.former_names
    assert len(holding(NAME)) >= 3

    erased(gone(leaver), officer, approver)

    assert holding(NAME) == {"certificates.Certificate"}
    for gone_text in (PHONE, number, identities.NUMBER, "LN-2020-77", f'"{former}"'):
        assert holding(gone_text) == set(), gone_text


@pytest.mark.database
def test_coverage_and_pay_stay_what_they_were(leaver, officer, approver):
    def figures():
        return (
            summarise(leaver.enrolments.order_by("pk").first().round).tally.states,
            list(Enrolment.objects.order_by("pk").values("state", "credit", "exam_score", "qualified_on")),
            list(Proposal.objects.order_by("pk").values("total", "post", "grade")),
            PayLine.objects.aggregate(sum=Sum("amount")),
            Run.objects.get().fingerprint,
        )

    before = figures()

    erased(gone(leaver), officer, approver)

    assert figures() == before


def test_what_is_sealed_is_lost_with_the_key(leaver, officer, approver):
    sealed = sealing.seal(f"worker:{leaver.pk}", "秘密")

    erased(gone(leaver), officer, approver)

    assert sealing.unseal(f"worker:{leaver.pk}", sealed) is None
    assert not IdentityNumber.objects.exists()


def test_nothing_is_kept_of_an_erased_person_afterwards(leaver, officer, approver):
    worker = erased(gone(leaver), officer, approver)

    keeping.keep_many({worker.pk: identities.OTHER}, officer)

    assert not IdentityNumber.objects.exists()


def test_the_account_is_closed_and_every_session_ends(worker, officer, approver):
    phone = Client()
    phone.post("/account/login/", {"login": worker.number, "password": "学堂2026abc"})
    number = worker.number

    erased(gone(worker), officer, approver)

    assert phone.get("/me/").status_code == 302
    assert not any(str(worker.user_id) == one.get_decoded().get("_auth_user_id") for one in Session.objects.all())
    user = User.objects.get(pk=worker.user_id)
    assert (user.name, user.is_active, user.has_usable_password()) == (ERASED, False, False)
    assert not User.objects.filter(username=number).exists()


def test_a_run_that_could_not_compute_somebody_forgets_the_name(leaver, officer, approver):
    refused = [{"worker": leaver.pk, "number": leaver.number, "name": NAME, "reason": "没有期初数"}]
    Run.objects.filter(pk=leaver.run.pk).update(refused=refused)

    worker = erased(gone(leaver), officer, approver)

    entry = Run.objects.get(pk=leaver.run.pk).refused[0]
    assert entry == {"worker": leaver.pk, "number": worker.number, "name": ERASED, "reason": "没有期初数"}


def test_the_public_page_of_the_certificate_goes_on_showing_the_masked_name(client, leaver, officer, approver):
    erased(gone(leaver), officer, approver)

    page = client.get(reverse("verify", args=[leaver.certificate.number])).content.decode()

    assert "这张证书有效" in page and "乌***格" in page and NAME not in page


def test_who_serves_or_left_lately_is_not_erased(worker, officer):
    with pytest.raises(ValidationError, match="在岗"):
        erasing.prepare(worker, officer)
    worker.left_on = retaining.last_day_to_have_left() + timedelta(days=1)

    with pytest.raises(ValidationError, match="保存期限"):
        erasing.prepare(worker, officer)

    assert not Erasure.objects.exists()


def test_the_period_is_the_operators_and_knows_leap_days(settings):
    settings.RETENTION_YEARS = 1

    assert retaining.last_day_to_have_left(date(2028, 2, 29)) == date(2027, 2, 28)


def test_who_still_holds_a_role_is_not_erased(worker, district, officer):
    Role.objects.create(user=worker.user, kind=Role.Kind.TRAINER, grid=district, first_day="2024-01-01")

    with pytest.raises(ValidationError, match="管理角色"):
        erasing.prepare(gone(worker), officer)


def test_the_one_who_prepared_does_not_confirm(worker, district, officer):
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")
    erasure = erasing.prepare(gone(worker), officer)

    with pytest.raises(PermissionDenied):
        erasing.confirm(erasure, officer)

    worker.refresh_from_db()
    assert worker.name == "王秀兰"


def test_somebody_who_came_back_meanwhile_is_not_erased(worker, officer, approver):
    erasure = erasing.prepare(gone(worker), officer)
    Worker.objects.update(left_on=None)

    with pytest.raises(ValidationError):
        erasing.confirm(erasure, approver)

    worker.refresh_from_db()
    assert worker.name == "王秀兰" and erasing.in_force(worker).confirmed_at is None


def test_another_districts_people_neither_prepare_nor_confirm(worker, other_district, officer):
    with pytest.raises(PermissionDenied):
        erasing.prepare(gone(worker), people.staff("hr_officer", other_district))
    erasure = erasing.prepare(worker, officer)

    with pytest.raises(PermissionDenied):
        erasing.confirm(erasure, people.staff("hr_approver", other_district))


@pytest.mark.database
def test_preparing_twice_is_once_and_what_was_sent_back_may_be_prepared_again(worker, officer, approver):
    first = erasing.prepare(gone(worker), officer)
    again = erasing.prepare(worker, officer)
    erasing.withdraw(first, approver)

    assert again == first
    with pytest.raises(ValidationError):
        erasing.confirm(first, approver)
    assert erasing.prepare(worker, officer) != first


def test_deeds_are_on_the_record_without_a_name(worker, officer, approver):
    erased(gone(worker), officer, approver)

    lines = AuditLine.objects.filter(deed__startswith="erasure.").order_by("pk")
    assert [(line.deed, line.actor) for line in lines] == [("erasure.prepare", officer), ("erasure.confirm", approver)]


def test_the_preview_says_what_goes_and_what_stays_and_why(leaver):
    shown = preview(gone(leaver))

    goes = {title: headings for title, _rows, headings in shown.goes}
    stays = {title: stay.reason for stay in shown.stays for title in stay.titles}
    assert "姓名" in goes["花名册"] and "身份证号" in goes["身份证号"]
    assert "只增不改" in stays["期初数"] and "存证" in stays["证书"]


def test_the_command_lists_who_is_due(worker, district, officer, approver, capsys):
    call_command("due_for_erasure", "--json")
    none = json.loads(capsys.readouterr().out)
    gone(worker)
    call_command("due_for_erasure", "--json")
    due = json.loads(capsys.readouterr().out)
    erased(worker, officer, approver)
    call_command("due_for_erasure")

    assert none == []
    assert [entry["number"] for entry in due] == [due[0]["number"]] and due[0]["worker"] == worker.pk
    assert "0 人到了保存期限" in capsys.readouterr().out
