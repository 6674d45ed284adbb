"""The audit pages of the desk: who reads what, how it is found, what is taken along."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from grids import scope
from ledger import auditing, sealing
from ledger.models import AuditLine
from people.audit import exporting
from people.models import Role
from tests.factories import grids, people


@pytest.fixture
def auditor(district):
    user = people.staff(Role.Kind.AUDITOR, district, name="周正")
    user.roles.update(case_number="纪〔2026〕7 号", last_day=timezone.localdate() + timedelta(days=30))
    return user


@pytest.fixture
def desk(client, auditor):
    client.force_login(auditor)
    return client


@pytest.fixture
def lines(worker, officer, trainer, other_district, everything):
    """Three deeds here, one elsewhere."""
    stranger = people.worker(grids.building(other_district), name="赵德厚")
    subject = f"worker:{worker.pk}"
    values = {"before": {"phone": "13812341234"}, "after": {"phone": "13900000000"}}
    return [
        auditing.record(officer, "worker.suspend", worker, reason="请长假"),
        auditing.record(trainer, "worker.resume", worker),
        auditing.record(officer, "history.terms", worker, subject=subject, **values),
        auditing.record(auditing.SYSTEM, "worker.suspend", stranger, reason="别处的事"),
    ]


def found(response):
    return [shown.line.number for shown in response.context["lines"]]


def test_an_auditor_reads_what_was_done_below_the_node_newest_first(desk, lines):
    response = desk.get("/desk/audit/")

    assert [number for number in found(response) if number <= 4] == [3, 2, 1]
    page = response.content.decode()
    assert "停考" in page and "请长假" in page and "王秀兰" in page and "新北街道" in page
    assert "别处的事" not in page and "13812341234" not in page


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"deed": "worker.suspend"}, [1]),
        ({"actor": "李明", "deed": "worker.resume"}, [2]),
        ({"actor": "nobody"}, []),
        ({"person": "王秀"}, [3, 2, 1]),
        ({"person": "赵德厚"}, []),
        ({"target": "people.worker"}, [3, 2, 1]),
        ({"target": "rounds.round"}, []),
        ({"since": "2999-01-01"}, []),
        ({"until": "2999-01-01", "person": "王秀兰"}, [3, 2, 1]),
    ],
)
def test_lines_are_found_by_day_deed_actor_person_and_target(desk, lines, wanted, numbers):
    assert [number for number in found(desk.get("/desk/audit/", wanted)) if number <= 4] == numbers


@pytest.mark.parametrize(
    "wanted", [{"since": "昨天"}, {"since": "2026-11-02", "until": "2026-11-01"}, {"deed": "x"}, {"target": "x"}]
)
def test_a_search_that_cannot_be_is_explained(desk, lines, wanted):
    assert desk.get("/desk/audit/", wanted).status_code == 422
    assert desk.get("/desk/audit/export/", wanted).status_code == 422


def test_what_changed_is_shown_on_the_line_and_the_look_is_written_down(desk, lines, auditor):
    page = desk.get("/desk/audit/3/").content.decode()

    assert "13812341234" in page and "13900000000" in page and "手机号" in page
    look = AuditLine.objects.get(deed="audit.reveal")
    assert (look.actor, look.detail, look.subject) == (auditor, {"number": 3}, lines[2].subject)


def test_a_line_without_values_is_looked_at_without_a_note_of_them(desk, lines):
    assert desk.get("/desk/audit/1/").status_code == 200
    assert not AuditLine.objects.filter(deed="audit.reveal").exists()


def test_after_erasure_the_line_stands_and_says_nothing(desk, lines):
    sealing.destroy(lines[2].subject)

    page = desk.get("/desk/audit/3/").content.decode()

    assert "不再读得出来" in page and "13812341234" not in page


def test_a_line_from_elsewhere_is_not_found(desk, lines):
    assert desk.get("/desk/audit/4/").status_code == 404
    assert desk.get("/desk/audit/999/").status_code == 404


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_file_is_taken_along_and_its_checksum_stays(desk, lines, kind):
    response = desk.get("/desk/audit/export/", {"kind": kind, "deed": "worker.suspend"})

    line = AuditLine.objects.get(deed="audit.export")
    assert line.detail["sha256"] == sha256(response.content).hexdigest() == response["X-Checksum-SHA256"]
    assert line.detail["lines"] == 1


def test_a_formula_in_a_file_is_only_text(desk, worker, officer):
    auditing.record(officer, "worker.suspend", worker, reason="=1+1")

    content = desk.get("/desk/audit/export/", {"kind": "csv"}).content.decode("utf-8-sig")

    assert "'=1+1" in content and ",=1+1" not in content


def test_more_than_a_file_takes_is_asked_to_be_narrowed(desk, lines, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 1)

    response = desk.get("/desk/audit/export/")

    assert response.status_code == 422 and "缩小日期范围" in response.content.decode()


def test_who_looks_after_security_reads_how_people_sign_in_and_nothing_else(client, district, lines, worker):
    auditing.record(worker.user, "sign_in", worker.user)
    client.force_login(people.staff(Role.Kind.SECURITY_ADMIN, district))

    response = client.get("/desk/audit/")

    assert found(response) == [5]
    assert client.get("/desk/audit/3/").status_code == 404


@pytest.mark.parametrize("who", ["trainer", "officer", "approver", "administrator"])
def test_nobody_else_reads_the_audit_lines(client, request, lines, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get("/desk/audit/").status_code == 403
    assert client.get("/desk/audit/1/").status_code == 403
    assert client.get("/desk/audit/export/").status_code == 403


def test_an_appointment_that_is_over_opens_nothing(client, auditor, lines):
    auditor.roles.update(last_day="2026-01-01")
    client.force_login(auditor)

    assert client.get("/desk/audit/").status_code == 403


def test_the_list_costs_as_much_for_three_as_for_one(desk, worker, officer, everything):
    def cost():
        with scope.use(None), CaptureQueriesContext(connection) as queries:
            desk.get("/desk/audit/", {"deed": "worker.suspend"})
        return len(queries)

    auditing.record(officer, "worker.suspend", worker)
    for_one = cost()
    for _ in range(2):
        other = people.worker(worker.grid)
        auditing.record(other.user, "worker.suspend", other)

    assert cost() == for_one <= 15


def test_who_keeps_the_roster_sees_who_touched_a_person(client, officer, worker, lines, auditor):
    auditing.record(auditor, "audit.reveal", lines[2], path=worker.grid.path, subject=lines[2].subject)
    auditing.record(worker.user, "sign_in", worker.user)
    client.force_login(officer)

    response = client.get(f"/desk/people/{worker.pk}/changes/")

    assert found(response) == [3, 2, 1]
    assert "13812341234" not in response.content.decode()
    assert "/desk/audit/" not in response.content.decode()


def test_it_is_not_shown_to_others_or_of_others(client, trainer, officer, worker, other_district, everything):
    stranger = people.worker(grids.building(other_district))
    client.force_login(officer)
    assert client.get(f"/desk/people/{stranger.pk}/changes/").status_code == 404

    client.force_login(trainer)
    assert client.get(f"/desk/people/{worker.pk}/changes/").status_code == 403
