"""Chinese first; English for those who ask for it."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_phone_set_to_english_still_reads_chinese(client):
    page = client.get("/help/", headers={"accept-language": "en-US,en"})

    assert page.headers["Content-Language"] == "zh-hans"
    assert "从哪里开始" in page.content.decode()


def test_the_switch_in_the_footer_is_remembered(client):
    client.post("/language/", {"language": "en", "next": "/help/"})

    assert client.get("/help/").headers["Content-Language"] == "en"


def test_a_language_nobody_speaks_here_changes_nothing(client):
    client.cookies["django_language"] = "xx"

    assert client.get("/help/").headers["Content-Language"] == "zh-hans"
