"""Browsers that sign in through the form, and a way to let time pass for one of them."""

import pytest
from django.test import Client

PHONE = (
    "Mozilla/5.0 (Linux; Android 13; V2244A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47"
)
PASSWORD = "学堂2026abc"


@pytest.fixture
def sign_in():
    """`sign_in(user)`: a browser of the user's, behind the notice; staff on the machine itself, as in the demonstration."""

    def in_a_new_browser(user, agent: str = PHONE, **ticks) -> Client:
        client = Client(headers={"User-Agent": agent})
        client.post("/account/login/", {"login": user.username, "password": PASSWORD} | ticks)
        client.post("/account/notice/")
        return client

    return in_a_new_browser


@pytest.fixture
def left_alone():
    """`left_alone(client, minutes)`: the last page this browser opened is so long ago."""

    def let_pass(client: Client, minutes: int) -> None:
        session = client.session
        session["device"] = session["device"] | {"seen": session["device"]["seen"] - minutes * 60}
        session.save()

    return let_pass


@pytest.fixture
def without_second_factor(settings):
    settings.DEMO = True
