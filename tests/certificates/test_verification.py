"""The page behind the QR code."""

import pytest

from assessments.certificates import numbers, revoking
from assessments.certificates.models import LookUp


def test_a_valid_certificate_shows_its_public_fields(client, certificate):
    page = client.get(f"/verify/{certificate.number}/").content.decode()

    for part in ("这张证书有效", "王*兰", "2026 年第一轮网格员轮训", "2026年5月12日", "24.5"):
        assert part in page


def test_nothing_private_is_shown(client, certificate):
    worker = certificate.worker
    worker.phone = "13800001234"
    worker.save()

    page = client.get(f"/verify/{certificate.number}/").content.decode()

    for secret in ("王秀兰", worker.number, worker.phone, "91.25"):
        assert secret not in page


def test_a_revoked_certificate_says_so_with_the_reason_and_the_day(client, certificate, approver):
    revoking.revoke(certificate, "姓名有误", approver)

    page = client.get(f"/verify/{certificate.number}/").content.decode()

    assert "这张证书已撤销" in page
    assert "姓名有误" in page
    assert "这张证书有效" not in page


def test_a_number_that_was_never_given_out_is_not_found(client, db):
    answer = client.get(f"/verify/{numbers.compose('210905', 2026, '01', 999)}/")

    assert answer.status_code == 404
    assert "没有这张证书" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2109052026010001285", "最后一位对不上"),
        ("21090520260100012", "现在填了 17 位"),
        ("王秀兰", "编号只有数字"),
        ("", "请填证书编号"),
    ],
)
def test_a_mistyped_number_is_answered_with_what_to_do(client, db, typed, sentence):
    page = client.get("/verify/", {"number": typed}).content.decode()

    assert sentence in page
    assert 'aria-invalid="true"' in page


def test_a_number_typed_with_spaces_leads_to_its_own_address(client, certificate):
    spaced = " ".join([certificate.number[:6], certificate.number[6:]])

    answer = client.get("/verify/", {"number": spaced})

    assert answer["Location"] == f"/verify/{certificate.number}/"


def test_every_look_up_is_kept_and_what_is_no_number_is_not(client, certificate):
    wrong = certificate.number[:-1] + str((int(certificate.number[-1]) + 1) % 10)
    client.get(f"/verify/{certificate.number}/")
    client.get("/verify/", {"number": wrong})
    client.get("/verify/", {"number": "13800001234"})

    assert list(LookUp.objects.values_list("number", "found")) == [(certificate.number, True), (wrong, False)]


def test_a_machine_that_tries_numbers_is_asked_to_wait(client, db):
    answers = [client.get("/verify/", {"number": "1"}) for _ in range(61)]

    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert "请过一分钟再查" in answers[-1].content.decode()


def test_the_form_itself_asks_the_database_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/verify/").status_code == 200
