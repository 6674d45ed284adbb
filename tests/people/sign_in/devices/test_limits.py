"""Staff are signed in on a few devices and for as long as they work; a phone that others use is left in time."""

import re

import pytest
from django.test import Client

from people.models import Device, User
from people.sign_in.sms import MemoryBackend

PASSWORD = "学堂2026abc"
DESK = "/desk/people/"


@pytest.fixture(autouse=True)
def on_this_machine(without_second_factor):
    """A second factor has tests of its own."""


def test_one_device_too_many_ends_the_oldest_of_staff_and_tells_it(trainer, sign_in, settings):
    settings.STAFF_SESSIONS = 2
    oldest, second, third = (sign_in(trainer) for _ in range(3))

    answer = oldest.get(DESK, follow=True)

    assert "最多同时在 2 台设备上登录" in answer.content.decode()
    assert [browser.get(DESK).status_code for browser in (second, third)] == [200, 200]
    assert Device.objects.get(ending="limit").pk == Device.objects.earliest("pk").pk


def test_the_administrator_of_the_installation_is_limited_as_well(sign_in, settings, db):
    settings.STAFF_SESSIONS = 1
    root = User.objects.create_superuser("root", name="系统管理员", password=PASSWORD)
    first, second = sign_in(root), sign_in(root)

    assert [browser.get("/cms/").status_code for browser in (first, second)] == [302, 200]


def test_a_worker_may_have_any_number_of_devices(worker, sign_in, settings):
    settings.STAFF_SESSIONS = 1
    browsers = [sign_in(worker.user) for _ in range(3)]

    assert [browser.get("/me/").status_code for browser in browsers] == [200, 200, 200]


def test_after_a_pause_the_desk_asks_again_and_leads_back(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=31)

    asked = client.get(f"{DESK}?q=王")
    page = client.get(asked.url).content.decode()
    again = client.post(asked.url, {"login": trainer.username, "password": PASSWORD, "next": f"{DESK}?q=王"})

    assert asked.url.startswith("/account/login/?next=%2Fdesk%2Fpeople%2F%3Fq%3D")
    assert "30 分钟没有操作" in page
    assert client.get(again.url).status_code == 200
    assert Device.objects.earliest("pk").ending == "idle"


def test_wagtails_admin_asks_as_well(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=31)

    assert client.get("/cms/").url == "/account/login/?next=%2Fcms%2F"


def test_a_shorter_pause_is_none(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=27)

    assert client.get(DESK).status_code == 200


def test_a_form_sent_after_the_pause_is_said_to_be_lost_and_leads_back_to_it(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=31)

    sent = client.post("/desk/people/import/", headers={"Referer": "http://testserver/desk/people/import/"})

    assert sent.url == "/account/login/?next=%2Fdesk%2Fpeople%2Fimport%2F"
    assert "没有存下来" in client.get(sent.url).content.decode()


def test_a_form_with_a_foreign_referrer_leads_to_the_desk(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=31)

    sent = client.post("/desk/people/import/", headers={"Referer": "https://evil.example/desk/"})

    assert sent.url == "/account/login/?next=%2Fdesk%2F"


def test_a_page_elsewhere_does_not_open_the_desk_again(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=31)
    client.get("/help/")
    client.get("/account/devices/")

    assert client.get(DESK).url.startswith("/account/login/")


def test_an_open_editor_that_asks_by_itself_does_not_count_as_work(trainer, sign_in, left_alone):
    client = sign_in(trainer)
    left_alone(client, minutes=20)
    client.post("/cms/editing-sessions/1/ping/", headers={"X-Requested-With": "XMLHttpRequest"})
    left_alone(client, minutes=11)

    answer = client.post("/cms/editing-sessions/1/ping/", headers={"X-Requested-With": "XMLHttpRequest"})

    assert answer.status_code == 403
    assert client.get(DESK).status_code == 302


def test_a_worker_stays_signed_in_on_the_own_phone(worker, sign_in, left_alone):
    client = sign_in(worker.user)
    left_alone(client, minutes=60 * 24 * 30)

    assert client.get("/me/").status_code == 200
    assert client.session.get_expiry_age() > 80 * 86_400


def test_a_shared_phone_is_signed_out_with_the_browser_and_after_a_pause(worker, sign_in, left_alone):
    client = sign_in(worker.user, shared="on")
    ends_with_browser = client.session.get_expire_at_browser_close()
    left_alone(client, minutes=31)

    answer = client.get("/account/devices/", follow=True)

    assert ends_with_browser
    assert "30 分钟没有操作" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_page_that_is_open_to_all_does_not_wake_a_shared_phone(worker, sign_in, left_alone):
    client = sign_in(worker.user, shared="on")
    left_alone(client, minutes=31)
    client.get("/help/")

    assert client.get("/me/").url.startswith("/account/login/")


def test_a_paper_is_handed_in_from_a_shared_phone_after_a_pause(worker, sign_in, left_alone):
    client = sign_in(worker.user, shared="on")
    left_alone(client, minutes=31)

    client.post("/suggest/", {})

    assert client.get("/me/").status_code == 200


def test_the_tick_holds_through_a_code_as_well(worker):
    worker.user.phone = "13800001234"
    worker.user.save()
    client = Client()
    client.post("/account/login/code/", {"phone": "13800001234"})
    code = re.search(r"\d{6}", MemoryBackend.sent[-1][1]).group()

    client.post("/account/login/code/confirm/", {"code": code, "shared": "on"})

    assert Device.objects.get().shared
    assert client.session.get_expire_at_browser_close()


def test_a_session_that_never_signed_in_through_the_form_is_not_held_up(trainer, client):
    client.force_login(trainer)

    assert client.get(DESK).status_code == 200
