"""The product's own settings with what tests need: quick hashes, codes kept in memory, work done at once."""

import os
from pathlib import Path

os.environ.setdefault("GRIDSCHOOL_PROFILE", "production")
os.environ.setdefault("SECRET_KEY", "a-key-for-tests-only-that-is-long-enough-to-pass")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")
os.environ.setdefault("INSECURE_HTTP", "1")
os.environ.setdefault("TASKS_BACKEND", "immediate")
os.environ.setdefault("SMS_BACKEND", "people.sign_in.sms.MemoryBackend")
os.environ.setdefault("WECOM_CORP_ID", "test-id")
os.environ.setdefault("WECOM_SECRET", "test-secret")
os.environ.setdefault("WEIXIN_APP_ID", "test-id")
os.environ.setdefault("WEIXIN_APP_SECRET", "test-secret")
os.environ.setdefault("DINGTALK_APP_ID", "test-id")
os.environ.setdefault("DINGTALK_APP_SECRET", "test-secret")
os.environ.setdefault("FEISHU_APP_ID", "test-id")
os.environ.setdefault("FEISHU_APP_SECRET", "test-secret")
os.environ.setdefault("WECOM_AGENT_ID", "1000002")
os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parent.parent / "var" / "tests"))

from config.settings import *  # noqa: F403
from config.settings import CACHES, DATA_DIR, DATABASES, STORAGES

for folder in ("static", "media", "private"):
    (DATA_DIR / folder).mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: in memory SQLite has no WAL, and a second thread finds the table locked.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    if "AS_IN_PRODUCTION" not in os.environ:  # here a power cut may take what it likes
        options = DATABASES["default"]["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
