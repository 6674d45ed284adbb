"""Somebody sees where they are signed in, and signs out there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger.models import AuditLine
from people.models import Device
from people.sign_in.devices import agents
from tests.factories import grids, people

PAGE = "/account/devices/"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47", "微信 · 安卓手机"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1 wxwork/4.1 MicroMessenger/7.0",
            "企业微信 · 苹果手机",
        ),
        ("Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/114 Mobile HuaweiBrowser/5.0", "华为浏览器 · 鸿蒙手机"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0",
            "Edge 浏览器 · Windows 电脑",
        ),
        ("curl/8.0", "认不出的设备"),
        ("", "认不出的设备"),
    ],
)
def test_a_device_is_named_in_words(agent, words):
    assert agents.in_words(*agents.recognise(agent)) == words


def test_the_list_shows_each_device_and_marks_this_one(worker, sign_in):
    sign_in(worker.user, agent="Mozilla/5.0 (Windows NT 10.0) Firefox/120.0")
    here = sign_in(worker.user)

    page = here.get(PAGE).content.decode()

    assert "火狐浏览器 · Windows 电脑" in page and "微信 · 安卓手机" in page
    assert page.count("这台设备</span>") == 1
    assert page.count("让它退出</button>") == 1


def test_another_device_that_is_signed_out_has_to_sign_in_again_and_is_told(worker, sign_in):
    lost, here = sign_in(worker.user), sign_in(worker.user)
    device = Device.objects.earliest("pk")

    here.post(f"{PAGE}{device.pk}/sign-out/")
    answer = lost.get("/me/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    assert "已从另一台设备上退出" in answer.content.decode()
    assert here.get("/me/").status_code == 200
    assert AuditLine.objects.get(deed="device.end").detail["why"] == "elsewhere"


def test_all_others_are_signed_out_at_once(worker, sign_in):
    others = [sign_in(worker.user) for _ in range(2)]
    here = sign_in(worker.user)

    here.post(f"{PAGE}others/sign-out/")

    assert [browser.get("/me/").status_code for browser in (*others, here)] == [302, 302, 200]
    assert Device.objects.living().get().pk == here.session["device"]["pk"]


def test_somebody_elses_device_is_not_found_and_stays(worker, district, sign_in):
    stranger = sign_in(people.worker(grids.building(district)).user)
    own = sign_in(worker.user)
    device = Device.objects.get(user=worker.user)

    response = stranger.post(f"{PAGE}{device.pk}/sign-out/")

    assert response.status_code == 404
    assert own.get("/me/").status_code == 200


@pytest.mark.parametrize("path", [f"{PAGE}1/sign-out/", f"{PAGE}others/sign-out/"])
def test_a_link_signs_nothing_out(worker, sign_in, path):
    assert sign_in(worker.user).get(path).status_code == 405


def test_a_visitor_has_no_devices(db):
    assert Client().get(PAGE).url == f"/account/login/?next={PAGE}"


def test_a_new_password_signs_out_the_others_and_keeps_this_one(worker, sign_in):
    other, here = sign_in(worker.user), sign_in(worker.user)
    words = {"oldpassword": "学堂2026abc", "password1": "新密码2026abc", "password2": "新密码2026abc"}

    here.post("/account/password/change/", words)

    assert here.get("/me/").status_code == 200
    assert "请用新密码登录" in other.get("/me/", follow=True).content.decode()
    assert Device.objects.living().get().session_key == here.session.session_key


def test_signing_out_takes_the_device_off_the_list(worker, sign_in):
    client = sign_in(worker.user)

    client.post("/account/logout/")

    assert Device.objects.get().ending == "signed_out"
    assert not Device.objects.living().exists()


def test_a_device_whose_session_has_run_out_is_not_listed(worker, sign_in):
    sign_in(worker.user).session.flush()

    assert not Device.objects.living().exists()


def test_three_devices_take_as_many_queries_as_one(worker, sign_in):
    here = sign_in(worker.user)
    counts = []
    for more in (0, 2):
        for _ in range(more):
            sign_in(worker.user)
        with CaptureQueriesContext(connection) as asked:
            here.get(PAGE)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_device_in_use_is_written_down_once_in_a_while_only(worker, sign_in, left_alone):
    client = sign_in(worker.user)
    before = Device.objects.get().seen_at

    with CaptureQueriesContext(connection) as asked:
        client.get("/me/")
    unchanged = Device.objects.get().seen_at
    left_alone(client, minutes=16)
    client.get("/me/")

    assert not any(query["sql"].startswith("UPDATE") for query in asked)
    assert unchanged == before < Device.objects.get().seen_at


def test_on_a_phone_of_ones_own_a_page_now_and_then_is_noted_and_at_the_desk_each_two_minutes(
    worker, trainer, sign_in, left_alone
):
    for user, path, minutes, noted in [
        (worker.user, "/me/", 14, False),
        (worker.user, "/me/", 16, True),
        (trainer, "/me/", 14, False),
        (trainer, "/desk/people/", 3, True),
        (trainer, "/desk/people/", 1, False),
    ]:
        client = sign_in(user)
        before = Device.objects.latest("pk").seen_at
        left_alone(client, minutes=minutes)

        client.get(path)

        assert (Device.objects.latest("pk").seen_at > before) is noted, (path, minutes)
