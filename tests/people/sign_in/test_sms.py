"""Codes leave by the way the operator has chosen, signed as the provider's own documentation prescribes."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from people.sign_in import sms
from people.sign_in.sms import aliyun, tencent
from people.sign_in.sms.posting import Undelivered
from tests.people.sign_in.servers import serving
from tests.people.sign_in.test_production import configured_with

PHONE, TEXT, CODE = "13800001234", "网格学堂验证码 246810，十分钟内有效。", "246810"
TO_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def account(settings):
    settings.SMS_ACCESS_KEY, settings.SMS_ACCESS_SECRET = "key-id", "key-secret"
    settings.SMS_SIGN_NAME, settings.SMS_TEMPLATE, settings.SMS_APP_ID = "网格学堂", "SMS_1", "1400006666"


def send_with(settings, backend, answer):
    settings.SMS_BACKEND = f"people.sign_in.sms.{backend}"
    with serving(lambda asked: answer) as server:
        settings.SMS_URL = server.url
        sms.import_string(settings.SMS_BACKEND)().send(PHONE, TEXT, CODE)
    return server.asked[0]


def test_aliyuns_signature_is_the_one_of_its_documentation():
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": aliyun.EMPTY,
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }
    query = aliyun.canonical(
        {"RegionId": "cn-shanghai", "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}
    )

    signed = aliyun.sign(query, headers, "YourAccessKeyId", "YourAccessKeySecret")

    assert signed.endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


def test_tencents_signature_is_the_one_of_its_documentation():
    body = r'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    key, secret = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

    signed = tencent.sign("cvm", "cvm.tencentcloudapi.com", body, 1551113065, key, secret)

    assert signed.endswith("Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")


def test_aliyun_is_asked_with_phone_signature_template_and_code(account, settings):
    asked = send_with(settings, "aliyun.AliyunBackend", (200, {"Code": "OK", "Message": "OK"}))

    assert asked.query == {
        "PhoneNumbers": PHONE,
        "SignName": "网格学堂",
        "TemplateCode": "SMS_1",
        "TemplateParam": '{"code": "246810"}',
    }
    assert (asked.headers["x-acs-action"], asked.headers["x-acs-version"]) == ("SendSms", "2017-05-25")


def test_tencent_is_asked_with_phone_signature_template_and_code(account, settings):
    said = {"Response": {"SendStatusSet": [{"Code": "Ok", "PhoneNumber": f"+86{PHONE}"}]}}

    asked = send_with(settings, "tencent.TencentBackend", (200, said))

    assert asked.json == {
        "PhoneNumberSet": [f"+86{PHONE}"],
        "SmsSdkAppId": "1400006666",
        "SignName": "网格学堂",
        "TemplateId": "SMS_1",
        "TemplateParamSet": [CODE],
    }
    assert (asked.headers["x-tc-action"], asked.headers["x-tc-version"]) == ("SendSms", "2021-01-11")


def test_a_gateway_of_ones_own_gets_the_text_and_the_token(settings):
    settings.SMS_TOKEN = "t0ken"

    asked = send_with(settings, "GatewayBackend", (204, {}))

    assert asked.json == {"phone": PHONE, "text": TEXT, "code": CODE}
    assert asked.headers["authorization"] == "Bearer t0ken"


@pytest.mark.parametrize(
    ("backend", "answer", "reason"),
    [
        ("aliyun.AliyunBackend", (200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}), "Aliyun: isv.BUSINESS_LIMIT_CONTROL"),
        ("aliyun.AliyunBackend", (403, {"Code": "SignatureDoesNotMatch"}), "Aliyun: SignatureDoesNotMatch"),
        (
            "tencent.TencentBackend",
            (200, {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure"}}}),
            "Tencent: AuthFailure.SignatureFailure",
        ),
        (
            "tencent.TencentBackend",
            (200, {"Response": {"SendStatusSet": [{"Code": "LimitExceeded.PhoneNumberDailyLimit"}]}}),
            "Tencent: LimitExceeded.PhoneNumberDailyLimit",
        ),
        ("tencent.TencentBackend", (200, {}), "Tencent: no code"),
        ("GatewayBackend", (500, {}), "HTTP 500"),
    ],
)
def test_a_refusal_says_why_in_the_providers_word(account, settings, backend, answer, reason):
    with pytest.raises(Undelivered, match=reason):
        send_with(settings, backend, answer)


def test_a_failure_is_logged_without_the_code_and_with_the_end_of_the_number_only(account, settings, caplog, db):
    settings.SMS_BACKEND = "people.sign_in.sms.aliyun.AliyunBackend"
    with serving(lambda asked: (500, {"Code": "Throttling"})) as server:
        settings.SMS_URL = server.url
        sms.send(PHONE, TEXT, CODE)

    assert "ending in 1234: Aliyun: Throttling" in caplog.text
    assert CODE not in caplog.text and PHONE not in caplog.text


def test_nobody_waits_for_the_provider_and_the_message_lies_sealed_until_it_is_sent(account, settings, worker):
    settings.TASKS = TO_DATABASE
    settings.SMS_BACKEND = "people.sign_in.sms.aliyun.AliyunBackend"
    worker.user.phone = PHONE
    worker.user.save()
    with serving(lambda asked: (200, {"Code": "OK"})) as server:
        settings.SMS_URL = server.url

        Client().post("/account/login/code/", {"phone": PHONE})
        asked_at_once = list(server.asked)
        waiting = DBTaskResult.objects.get()
        sms.deliver.call(*waiting.args_kwargs["args"])

    assert not asked_at_once
    assert PHONE not in str(waiting.args_kwargs)
    assert server.asked[0].query["PhoneNumbers"] == PHONE


def test_the_file_is_for_the_server_alone(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.SMS_BACKEND = "people.sign_in.sms.FileBackend"

    sms.send(PHONE, TEXT, CODE)

    assert (tmp_path / "sms.txt").read_text().endswith(f"\t{PHONE}\t{TEXT}\n")
    assert (tmp_path / "sms.txt").stat().st_mode & 0o777 == 0o600


def test_the_console_shows_the_message(settings, caplog):
    settings.SMS_BACKEND = "people.sign_in.sms.ConsoleBackend"

    sms.send(PHONE, TEXT, CODE)

    assert TEXT in caplog.text


@pytest.mark.parametrize("backend", ["aliyun", "tencent"])
def test_a_provider_without_its_keys_does_not_start(backend):
    started = configured_with("1", SECRET_KEY="k" * 50, SMS_BACKEND=backend)

    assert started.returncode and "SMS_ACCESS_KEY" in started.stderr
