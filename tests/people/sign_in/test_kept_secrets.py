"""What the second factor rests on: secrets lie sealed, codes are counted, passkeys belong to one person."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from cryptography.fernet import Fernet, InvalidToken
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger import sealing
from tests.factories import grids, people

PASSWORD = "学堂2026abc"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def authenticator(trainer):
    return auth.TOTP.activate(trainer, SECRET).instance


@pytest.fixture
def codes(trainer, authenticator):
    return RecoveryCodes.activate(trainer).generate_codes()


@pytest.fixture
def half(trainer, codes):
    """A browser that has shown the password and waits at the second step."""
    client = Client()
    client.post("/account/login/", {"login": trainer.username, "password": PASSWORD})
    return client


def now() -> str:
    return auth.format_hotp_value(auth.hotp_value(SECRET, next(iter(auth.yield_hotp_counters_from_time()))))


def stored(trainer) -> str:
    return str(list(Authenticator.objects.filter(user=trainer).values_list("data", flat=True)))


def passkey(user, name="我的手机"):
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": {}})


def test_the_secret_and_the_seed_are_not_in_the_database(trainer, codes):
    assert SECRET not in stored(trainer)
    assert stored(trainer).count("gAAAA") == 2


def test_they_still_open_after_the_operators_key_has_changed(trainer, authenticator, settings):
    settings.PRIVACY_KEYS = ["a-new-key-" + "n" * 40, *settings.PRIVACY_KEYS]
    sealing.rewrap()
    settings.PRIVACY_KEYS = settings.PRIVACY_KEYS[:1]

    assert authenticator.wrap().validate_code(now())


def test_a_secret_that_was_tampered_with_opens_nothing(trainer, authenticator):
    authenticator.data["secret"] = Fernet(Fernet.generate_key()).encrypt(SECRET.encode()).decode()

    with pytest.raises(InvalidToken):
        authenticator.wrap().validate_code(now())


def test_without_the_phone_a_recovery_code_opens_the_desk_once_and_says_how_many_are_left(trainer, half, codes):
    first = half.post("/account/2fa/authenticate/", {"code": codes[0]})
    page = half.get("/account/notice/").content.decode()
    again = Client()
    again.post("/account/login/", {"login": trainer.username, "password": PASSWORD})
    second = again.post("/account/2fa/authenticate/", {"code": codes[0]})

    assert first.url == "/desk/"
    assert "还剩 9 个" in page
    assert "数字对不上" in second.content.decode()


def test_the_page_of_the_second_factor_counts_passkeys_and_codes(trainer, codes, client):
    passkey(trainer)
    client.force_login(trainer)

    page = client.get("/account/2fa/").content.decode()

    assert "通行密钥：1 个" in page and "备用码：还剩 10 个" in page


def test_staff_with_a_passkey_only_are_asked_for_it(trainer):
    passkey(trainer)
    plain = Client()
    plain.force_login(trainer)

    assert plain.get("/desk/people/").url == "/account/2fa/passkeys/reauthenticate/?next=%2Fdesk%2Fpeople%2F"


@pytest.mark.parametrize("page", ["name", "removal"])
def test_somebody_elses_passkey_is_not_found(worker, district, page):
    key = passkey(people.worker(grids.building(district)).user)
    client = Client()
    client.post("/account/login/", {"login": worker.number, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    assert client.get(f"/account/2fa/passkeys/{key.pk}/{page}/").status_code == 404
    assert client.post(f"/account/2fa/passkeys/{key.pk}/{page}/", {"name": "别人的"}).status_code == 404
    assert Authenticator.objects.get(pk=key.pk).data["name"] == "我的手机"


def test_a_passkey_is_renamed_and_removed_by_its_owner(worker):
    key = passkey(worker.user)
    client = Client()
    client.post("/account/login/", {"login": worker.number, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    client.post(f"/account/2fa/passkeys/{key.pk}/name/", {"name": "家里的电脑"})
    renamed = client.get("/account/2fa/passkeys/").content.decode()
    client.post(f"/account/2fa/passkeys/{key.pk}/removal/")

    assert "家里的电脑" in renamed
    assert not Authenticator.objects.exists()


def test_a_worker_with_a_passkey_still_signs_in_elsewhere_with_the_password(worker):
    passkey(worker.user)

    assert Client().post("/account/login/", {"login": worker.number, "password": PASSWORD}).url == "/"


def test_three_passkeys_take_as_many_queries_as_one(worker, client):
    client.force_login(worker.user)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            passkey(worker.user)
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/2fa/passkeys/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
