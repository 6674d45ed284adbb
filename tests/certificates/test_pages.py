"""What staff and workers see and may fetch."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from assessments.certificates import preparing, revoking
from assessments.certificates.models import Batch, Certificate, Kind
from people.models import Role
from tests.factories import certificates, grids, people


@pytest.fixture
def approved(worker, training, officer, approver):
    certificates.qualified(training, worker)
    return certificates.approved_batch(training, officer, approver)


def test_the_officer_prepares_the_approver_approves_the_officer_issues(worker, training, officer, approver, signed_in):
    certificates.qualified(training, worker)
    hr, second = signed_in(officer), signed_in(approver)

    hr.post(f"/desk/certificates/new/?kind=01&of={training.pk}", {"issuer": certificates.ISSUER})
    batch = Batch.objects.get()
    second.post(f"/desk/certificates/{batch.pk}/approval/")
    hr.post(f"/desk/certificates/{batch.pk}/issue/")

    page = hr.get(f"/desk/certificates/{batch.pk}/")
    document = b"".join(hr.get(f"/desk/certificates/{batch.pk}/document/").streaming_content)
    assert "下载 PDF" in page.content.decode()
    assert "王秀兰" in PdfReader(BytesIO(document)).pages[0].extract_text()
    assert hr.get(f"/desk/certificates/{batch.pk}/progress/").json() == {"working": False, "done": 1, "total": 1}


def test_issuing_twice_adds_nothing_and_prints_the_document_again(approved, officer, signed_in):
    hr = signed_in(officer)
    for _ in range(2):
        hr.post(f"/desk/certificates/{approved.pk}/issue/")

    assert Certificate.objects.count() == 1
    assert hr.get(f"/desk/certificates/{approved.pk}/document/").status_code == 200


def test_an_issuer_with_a_reserved_word_is_answered_at_the_field(worker, training, officer, signed_in):
    certificates.qualified(training, worker)

    answer = signed_in(officer).post(f"/desk/certificates/new/?kind=01&of={training.pk}", {"issuer": "中国网格学院"})

    assert "证书上不能写“中国”" in answer.content.decode()
    assert not Batch.objects.exists()


def test_the_preparer_is_not_offered_the_approval(worker, training, officer, signed_in):
    certificates.qualified(training, worker)
    batch = preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer)
    hr = signed_in(officer)

    assert "审批通过" not in hr.get(f"/desk/certificates/{batch.pk}/").content.decode()
    assert hr.post(f"/desk/certificates/{batch.pk}/approval/").status_code == 403


@pytest.mark.parametrize("page", ["", "progress/", "document/", "approval/", "issue/", "withdrawal/"])
def test_a_batch_of_another_district_is_not_there(page, approved, other_district, signed_in):
    stranger = signed_in(people.staff(Role.Kind.HR_OFFICER, other_district))
    ask = stranger.post if page in {"approval/", "issue/", "withdrawal/"} else stranger.get

    assert ask(f"/desk/certificates/{approved.pk}/{page}").status_code == 404


def test_a_trainer_has_no_business_here(trainer, certificate, signed_in):
    for page in ("certificates/", f"certificate/{certificate.number}/document/"):
        assert signed_in(trainer).get(f"/desk/{page}").status_code == 403


def test_a_visitor_is_sent_to_sign_in(client, db):
    assert client.get("/desk/certificates/").url.startswith("/account/login/")


def test_a_worker_fetches_their_own_certificate_and_nobody_elses(certificate, worker, district, signed_in):
    other = people.worker(grids.building(district))
    address = f"/me/certificates/{certificate.number}/"

    own = signed_in(worker.user).get(address)

    assert own["Content-Type"] == "application/pdf"
    assert b"".join(own.streaming_content).startswith(b"%PDF")
    assert signed_in(other.user).get(address).status_code == 404


def test_a_revoked_certificate_leads_to_the_reason(certificate, worker, approver, signed_in):
    hr = signed_in(approver)
    hr.post(f"/desk/certificate/{certificate.number}/revocation/", {"reason": "姓名有误"})

    answer = signed_in(worker.user).get(f"/me/certificates/{certificate.number}/")

    assert answer["Location"] == f"/verify/{certificate.number}/"


def test_a_document_made_after_a_revocation_leaves_the_certificate_out(
    training, district, worker, officer, approver, signed_in
):
    certificates.qualified(training, people.worker(grids.building(district), name="刘建国"))
    revoked = certificates.certificate_for(worker, training, officer, approver)
    revoking.revoke(revoked, "姓名有误", approver)
    hr = signed_in(officer)

    hr.post(f"/desk/certificates/{revoked.batch_id}/issue/")

    document = b"".join(hr.get(f"/desk/certificates/{revoked.batch_id}/document/").streaming_content)
    pages = PdfReader(BytesIO(document)).pages
    assert len(pages) == 1
    assert "刘建国" in pages[0].extract_text()


def test_somebody_is_found_on_the_list_by_name(training, district, worker, officer, signed_in):
    certificates.qualified(training, worker)
    certificates.qualified(training, people.worker(grids.building(district), name="刘建国"))
    batch = preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer)

    page = signed_in(officer).get(f"/desk/certificates/{batch.pk}/?q=建国").content.decode()

    assert "刘建国" in page
    assert "王秀兰" not in page


def queries_of(client, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_list_of_batches_asks_as_much_for_three_as_for_one(district, officer, approver, everything, signed_in):
    hr = signed_in(officer)
    counts = []
    for rounds in (1, 2):
        for _ in range(rounds):
            for state in ("awaiting", "prepared"):
                training = certificates.round_of(district)
                certificates.qualified(training, people.worker(grids.building(district)))
                if state == "prepared":
                    preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer)
        counts.append(queries_of(hr, "/desk/certificates/"))

    assert Batch.objects.count() == 3
    assert counts[0] == counts[1]


@pytest.mark.parametrize("issued", [False, True], ids=["prepared", "issued"])
def test_a_batch_asks_as_much_for_three_people_as_for_one(issued, district, officer, approver, everything, signed_in):
    counts = []
    for size in (1, 3):
        training = certificates.round_of(district)
        for _ in range(size):
            certificates.qualified(training, people.worker(grids.building(district)))
        batch = certificates.approved_batch(training, officer, approver)
        hr = signed_in(officer)
        if issued:
            hr.post(f"/desk/certificates/{batch.pk}/issue/")
        counts.append(queries_of(hr, f"/desk/certificates/{batch.pk}/"))

    assert counts[0] == counts[1]
