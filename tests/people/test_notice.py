"""The privacy notice is read once, at the first sign-in, and again when it changes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger.models import AuditLine
from people import notice
from people.models import NoticeAcknowledgement


@pytest.fixture
def newcomer(worker):
    client = Client()
    client.post("/account/login/", {"login": worker.number, "password": "学堂2026abc"})
    return client


def test_the_first_page_after_the_first_sign_in_is_the_notice(newcomer):
    response = newcomer.get("/me/")

    assert response.url == "/account/notice/?next=%2Fme%2F"
    assert "可以不登记。登记了就加密保存" in newcomer.get(response.url).content.decode()


def test_it_is_acknowledged_once_and_kept(newcomer, worker):
    first = newcomer.post("/account/notice/", {"next": "/me/"})
    newcomer.post("/account/notice/")

    assert first.url == "/me/"
    assert newcomer.get("/me/").status_code == 200
    assert NoticeAcknowledgement.objects.get().version == notice.VERSION
    assert AuditLine.objects.get(deed="notice.acknowledge").actor == worker.user


def test_it_does_not_come_back_at_the_next_sign_in(newcomer, worker):
    newcomer.post("/account/notice/")
    client = Client()
    client.post("/account/login/", {"login": worker.number, "password": "学堂2026abc"})

    assert client.get("/me/").status_code == 200


def test_a_new_version_is_shown_to_those_who_are_signed_in(newcomer, monkeypatch):
    newcomer.post("/account/notice/")
    monkeypatch.setattr(notice, "VERSION", "2027-01")

    assert newcomer.get("/me/").url.startswith("/account/notice/")


def test_it_leads_nowhere_foreign(newcomer):
    assert newcomer.post("/account/notice/", {"next": "https://evil.example/"}).url == "/"


def test_help_and_signing_out_stay_open_before_it(newcomer):
    assert newcomer.get("/help/").status_code == 200
    assert newcomer.get("/account/logout/").status_code == 200


def test_later_pages_ask_the_database_nothing_about_it(newcomer):
    newcomer.post("/account/notice/")

    with CaptureQueriesContext(connection) as asked:
        assert newcomer.get("/me/").status_code == 200

    assert not any(NoticeAcknowledgement._meta.db_table in query["sql"] for query in asked)
