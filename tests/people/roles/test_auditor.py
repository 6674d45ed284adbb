"""An auditor is admitted for a case and a time, reads everything below the node, and changes nothing."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from ledger.models import AuditLine
from people.appointing import appoint
from people.models import Role, User
from people.roles.looking import CHECKSUM
from tests.factories import people, rounds

TODAY = timezone.localdate


@pytest.fixture
def auditor(district, administrator):
    user = User.objects.create_user(username="audit", name="孙正")
    until = TODAY() + timedelta(days=30)
    appoint(user, Role.Kind.AUDITOR, district, TODAY(), administrator, until, "阜纪案〔2026〕7 号")
    return user


@pytest.mark.parametrize(("days", "case", "wrong"), [(30, "", "case_number"), (None, "案 7", "last_day")])
def test_an_auditor_needs_a_case_and_an_end(district, administrator, days, case, wrong):
    user = User.objects.create_user(username="audit", name="孙正")
    until = None if days is None else TODAY() + timedelta(days=days)

    with pytest.raises(ValidationError) as refused:
        appoint(user, Role.Kind.AUDITOR, district, TODAY(), administrator, until, case)

    assert list(refused.value.message_dict) == [wrong]


def test_an_auditor_holds_no_other_role(district, administrator, auditor, officer):
    with pytest.raises(ValidationError, match="不能同时"):
        appoint(auditor, Role.Kind.HR_OFFICER, district, TODAY(), administrator)
    with pytest.raises(ValidationError, match="不能同时"):
        appoint(officer, Role.Kind.AUDITOR, district, TODAY(), administrator, TODAY(), "案 7")


def test_every_look_is_written_down_with_its_case(auditor, worker, client):
    client.force_login(auditor)

    seen = client.get(f"/desk/people/{worker.pk}/")

    line = AuditLine.objects.get(deed="audit.look")
    assert seen.status_code == 200
    assert (line.actor, line.detail["address"]) == (auditor, f"/desk/people/{worker.pk}/")
    assert line.detail["cases"] == ["阜纪案〔2026〕7 号"]


def test_a_page_that_was_refused_is_written_down_too(auditor, client):
    client.force_login(auditor)

    client.get("/cms/")

    assert AuditLine.objects.get(deed="audit.look").detail["status"] == 403


def test_nothing_can_be_posted(auditor, worker, client):
    client.force_login(auditor)

    for path in (f"/desk/people/{worker.pk}/suspension/", "/desk/people/", "/desk/bank/new/", "/cms/pages/1/edit/"):
        assert client.post(path, {"reason": "x"}).status_code == 403

    assert not worker.suspensions.exists()


@pytest.mark.usefixtures("everything")
def test_an_export_carries_its_checksum_and_the_line_keeps_it(auditor, district, worker, trainer, client):
    opened = rounds.opened(district, trainer)
    client.force_login(auditor)

    response = client.get(f"/desk/rounds/{opened.pk}/export/")

    digest = sha256(b"".join(response.streaming_content)).hexdigest()
    line = AuditLine.objects.get(deed="audit.look")
    assert response[CHECKSUM] == line.detail["sha256"] == digest


def test_others_leave_no_such_line(officer, client):
    client.force_login(officer)

    client.get("/desk/people/")

    assert not AuditLine.objects.filter(deed="audit.look").exists()


@pytest.mark.usefixtures("everything")
def test_an_auditors_pages_offer_no_change(auditor, district, worker, client, trainer):
    opened = rounds.opened(district, trainer)
    client.force_login(auditor)

    pages = [
        client.get(path).content.decode() for path in ("/desk/rounds/", f"/desk/rounds/{opened.pk}/", "/desk/bank/")
    ]

    assert not any(word in page for page in pages for word in ("新的一轮", "结班</a>", "写一道题"))


def test_the_role_ends_by_itself(auditor, client, worker):
    auditor.roles.update(first_day=TODAY() - timedelta(days=9), last_day=TODAY() - timedelta(days=1))
    client.force_login(auditor)

    assert client.get("/desk/people/").status_code == 403


def test_people_of_another_district_stay_out_of_sight(auditor, other_district, everything, client):
    foreign = people.worker(other_district)
    client.force_login(auditor)

    assert client.get(f"/desk/people/{foreign.pk}/").status_code == 404
