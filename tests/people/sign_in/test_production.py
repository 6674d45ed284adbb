"""Production takes nothing over from the demonstration: not its key, not its cookies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import settings as configured

ROOT = Path(__file__).parents[3]


def configured_with(expression: str, **environment: str) -> subprocess.CompletedProcess:
    code = f"import sys; sys.path.insert(0, 'site'); from config import settings; print({expression})"
    clean = {"PATH": os.environ["PATH"]} | environment
    return subprocess.run(  # noqa: S603  our own settings
        [sys.executable, "-c", code], cwd=ROOT, env=clean, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("key", ["", "short", configured.DEMO_KEY])
def test_production_refuses_a_missing_a_short_and_the_published_key(key):
    started = configured_with("1", SECRET_KEY=key)

    assert started.returncode and "SECRET_KEY" in started.stderr


def test_the_cookies_have_other_names():
    names = "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME"
    demo = configured_with(names, GRIDSCHOOL_PROFILE="demo").stdout
    production = configured_with(names, SECRET_KEY="k" * 50).stdout

    assert demo and production and demo != production


def test_production_offers_codes_only_with_a_way_to_send_them():
    offered = "settings.ACCOUNT_LOGIN_BY_CODE_ENABLED, settings.SMS_BACKEND"
    without = configured_with(offered, SECRET_KEY="k" * 50).stdout.strip()
    with_gateway = configured_with(offered, SECRET_KEY="k" * 50, SMS_URL="https://sms.example/").stdout.strip()

    assert without == "False"
    assert with_gateway == "True people.sign_in.sms.GatewayBackend"
