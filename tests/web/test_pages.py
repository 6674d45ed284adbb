"""Pages for everybody, and those that come up when something is not there."""

import pytest
from django.urls import reverse

from people.models import Role
from tests.clients import SignedInClient
from tests.factories import rounds


@pytest.mark.parametrize(
    ("name", "words"), [("help", "考试时没有网了"), ("privacy", "个人信息怎么用"), ("suggest", "提建议")]
)
def test_anybody_may_read(name, words, client, db):
    answer = client.get(reverse(name))

    assert answer.status_code == 200
    assert words in answer.content.decode()


@pytest.mark.parametrize("name", ["today", "record"])
def test_a_visitor_is_sent_to_sign_in_and_back(name, client, db):
    url = reverse(name)

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


def test_today_shows_one_next_step(client, worker, district, trainer):
    rounds.opened(district, trainer)
    client.force_login(worker.user)

    page = client.get(reverse("today")).content.decode()

    assert "第1课" in page and "开始学" in page
    assert page.count("button-main") == 1


def test_today_without_a_round_says_when_there_will_be_something(client, worker):
    client.force_login(worker.user)

    assert "现在没有要学的" in client.get(reverse("today")).content.decode()


def test_an_address_that_does_not_exist_is_answered_in_our_design(client, db):
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    page = answer.content.decode()
    assert "没有这一页" in page and "gridschool.css" in page


def test_a_form_that_has_gone_stale_is_answered_in_our_design(db):
    answer = SignedInClient(enforce_csrf_checks=True).post(reverse("suggest"), {"text": "你好"})

    assert answer.status_code == 403
    assert "这一页放得太久了" in answer.content.decode()


def test_dark_and_elder_mode_are_there_from_the_first_paint(client, db):
    client.cookies["theme"], client.cookies["mode"] = "dark", "elder"

    page = client.get(reverse("help")).content.decode()

    assert 'data-theme="dark"' in page and 'data-mode="elder"' in page


def test_a_cookie_that_says_nonsense_changes_nothing(client, db):
    client.cookies["theme"] = '"><script>'

    assert "data-theme" not in client.get(reverse("help")).content.decode()


def test_staff_find_their_way_back_to_what_waits_for_them(client, officer):
    client.force_login(officer)

    assert 'class="bar-name" href="/desk/"' in client.get(reverse("pay")).content.decode()
    lost = client.get("/desk/pay/999/").content.decode()
    assert "没有这一页" in lost and f'href="{reverse("desk")}">要办的事' in lost


def test_staff_who_also_learn_reach_their_desk_from_their_record(client, worker, district):
    client.force_login(worker.user)
    assert "要办的事" not in client.get(reverse("record")).content.decode()

    Role.objects.create(user=worker.user, kind=Role.Kind.TRAINER, grid=district, first_day="2024-01-01")

    assert "要办的事" in client.get(reverse("record")).content.decode()
