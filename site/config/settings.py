"""One settings file, fed by environment variables; every variable stands in a table in the README.

The defaults need no other server: SQLite, local files, tasks in the database.
"""

from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import environment as env
from config.logs import logging_at

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var")))

PROFILE = env.text("GRIDSCHOOL_PROFILE", "production")
if PROFILE not in {"demo", "production"}:
    raise ImproperlyConfigured(f"GRIDSCHOOL_PROFILE={PROFILE!r}: use demo or production")
DEMO = PROFILE == "demo"
DEMO_KEY = "demo-only-key-published-with-the-source-never-use-it-elsewhere"

SECRET_KEY = env.text("SECRET_KEY", DEMO_KEY if DEMO else "")
if not DEMO and (not SECRET_KEY or SECRET_KEY == DEMO_KEY or len(SECRET_KEY) < 40):
    raise ImproperlyConfigured("SECRET_KEY: production needs a secret of its own, 40 characters or more")
PRIVACY_KEYS = env.words("PRIVACY_KEYS", SECRET_KEY)  # the first seals personal data, all open them; ledger/sealing.py
# After leaving the service a person may be anonymised; after round and marking the files of an answer are removed.
RETENTION_YEARS, ANSWER_FILE_DAYS = env.number("RETENTION_YEARS", 3), env.number("ANSWER_FILE_DAYS", 90)
DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]" if DEMO else "")
BASE_URL = env.text("BASE_URL", "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# Public HTTPS is the rule. An intranet or a hall's Wi-Fi without it is allowed when somebody says so.
INSECURE_HTTP = env.flag("INSECURE_HTTP", DEMO)
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = not INSECURE_HTTP
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else env.number("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = bool(SECURE_HSTS_SECONDS)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = None if INSECURE_HTTP else "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it wants DENY, and a trainer's preview is a frame of our own
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not INSECURE_HTTP
# The demonstration's cookies carry other names, so that production never reads one of them.
SESSION_COOKIE_NAME = "gridschool_demo" if DEMO else "gridschool"
CSRF_COOKIE_NAME = f"{SESSION_COOKIE_NAME}_csrf"
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = env.number("SIGN_IN_DAYS", 90) * 86_400
# Workers stay signed in; staff are asked again after a pause, and so is everybody on a phone that others use too.
STAFF_SESSIONS = env.number("STAFF_SESSIONS", 3)
STAFF_IDLE_MINUTES = env.number("STAFF_IDLE_MINUTES", 30)
SHARED_IDLE_MINUTES = env.number("SHARED_IDLE_MINUTES", 30)
if min(STAFF_SESSIONS, STAFF_IDLE_MINUTES, SHARED_IDLE_MINUTES) < 1:
    raise ImproperlyConfigured("STAFF_SESSIONS, STAFF_IDLE_MINUTES, SHARED_IDLE_MINUTES: 1 or more")
SESSION_ENGINE = "people.sign_in.sessions"

INSTALLED_APPS = [
    "demo",
    "web",
    "assessments.pay",
    "assessments.certificates",
    "assessments.appraisals",
    "assessments.quizzes",
    "assessments.bank",
    "courses.progress",
    "courses.rounds",
    "courses.catalogue",
    "people",
    "grids",
    "ledger",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "wagtailmedia",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "web.hot_path.HotPathMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "web.content_policy.ContentPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "web.bell.BellMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.slips.moved_numbers.MovedNumberMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ledger.origins.OriginMiddleware",
    "people.sign_in.devices.middleware.DeviceMiddleware",
    "people.scoping.ScopeMiddleware",
    "people.sign_in.second_factor.SecondFactorMiddleware",
    "people.notice.NoticeMiddleware",
    "people.roles.looking.AuditorMiddleware",
    "courses.catalogue.gate.WriterGate",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "web.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "web.templatetags.elements"],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'gridschool.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL: an answer that was acknowledged survives a power cut. IMMEDIATE: no deadlock when a reader turns writer.
    # 20,000 pages: no save waits until the log is copied into the file; `mark_attempts` copies it each second.
    DATABASES["default"] |= {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA wal_autocheckpoint=20000;",
        },
    }
else:
    DATABASES["default"] |= {"ENGINE": "config.postgresql", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("prepare_threshold", 5)  # for `planned_cursor`
if (EXAM_CLOCK := env.text("EXAM_CLOCK", "host")) not in {"host", "database"}:
    raise ImproperlyConfigured(f"EXAM_CLOCK={EXAM_CLOCK!r}: use host or database")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Shared by all processes: the counters that limit sign-in attempts live here. Above the limit a third of them goes,
    # whoever's they are: with Django's 300 one class would push out the count of somebody's guesses.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Per process, keyed by a version that never changes: rendered lessons; forms, questions, parts of pages as shown.
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2_000}},
    "forms": {"BACKEND": "config.memory.Memory", "OPTIONS": {"MAX_ENTRIES": 60_000}},
}

TASKS = {
    "default": {
        "BACKEND": {
            "db": "django_tasks_db.DatabaseBackend",
            "immediate": "django_tasks.backends.immediate.ImmediateBackend",
        }[env.text("TASKS_BACKEND", "db")]
    }
}

# People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.sign_in.backends.SignInBackend"]
PASSWORD_HASHERS = ["people.sign_in.hashers.Argon2Small", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "people.sign_in.passwords.LongEnough", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "people.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "phone", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords, codes and slips are counted by people.guessing.
    "login": None,
    "login_failed": None,
    "request_login_code": "3/m/key",
    # Numbers of certificates: a whole office may sit behind one address, a machine that tries numbers may not.
    "verify": "60/m/ip",
    "own_data": "6/m/user",
}
ACCOUNT_FORMS = {
    "login": "people.sign_in.forms.LoginForm",
    "request_login_code": "people.sign_in.forms.RequestLoginCodeForm",
    "confirm_login_code": "people.sign_in.forms.ConfirmLoginCodeForm",
    "reauthenticate": "people.sign_in.forms.ReauthenticateForm",
    "change_password": "people.sign_in.forms.ChangePasswordForm",
    "set_password": "people.sign_in.forms.SetPasswordForm",
}
# Wrong tries in five minutes: for one account, and from one address, where a class of 350 may sit.
GUESSES = {"account": 5, "address": 1_000}
SLIP_DAYS = env.number("SLIP_DAYS", 30)  # how long a printed slip opens an account
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
# Besides approvers, administrators and auditors, who always need one: which staff sign in with a second factor.
SECOND_FACTOR_FOR = env.words("SECOND_FACTOR_FOR", "trainer,marker,grid_leader,hr_officer")
if unknown := set(SECOND_FACTOR_FOR) - {"trainer", "marker", "grid_leader", "hr_officer"}:
    raise ImproperlyConfigured(f"SECOND_FACTOR_FOR={unknown}: use trainer, marker, grid_leader, hr_officer, or nothing")
MFA_ADAPTER = "people.sign_in.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "2000/m/ip"}  # a passkey cannot be guessed, and an office sits behind one address
MFA_TOTP_ISSUER = "网格学堂"
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
MFA_FORMS = {
    "authenticate": "people.sign_in.forms.AuthenticateForm",
    "reauthenticate": "people.sign_in.forms.SecondFactorAgainForm",
    "activate_totp": "people.sign_in.forms.ActivateTOTPForm",
    "add_webauthn": "people.sign_in.passkeys.forms.AddPasskeyForm",
    "edit_webauthn": "people.sign_in.passkeys.forms.RenamePasskeyForm",
}
# Without a way to send codes, signing in by code is not offered.
SMS_URL, SMS_TOKEN = env.text("SMS_URL"), env.text("SMS_TOKEN")
SMS_BACKEND = env.text("SMS_BACKEND", "banner" if DEMO else "gateway" if SMS_URL else "")
SMS_ACCESS_KEY, SMS_ACCESS_SECRET = env.text("SMS_ACCESS_KEY"), env.text("SMS_ACCESS_SECRET")
SMS_SIGN_NAME, SMS_TEMPLATE = env.text("SMS_SIGN_NAME"), env.text("SMS_TEMPLATE")
SMS_APP_ID, SMS_REGION = env.text("SMS_APP_ID"), env.text("SMS_REGION", "ap-guangzhou")
if SMS_BACKEND in {"aliyun", "tencent"} and not all([SMS_ACCESS_KEY, SMS_ACCESS_SECRET, SMS_SIGN_NAME, SMS_TEMPLATE]):
    raise ImproperlyConfigured("SMS_ACCESS_KEY, SMS_ACCESS_SECRET, SMS_SIGN_NAME, SMS_TEMPLATE: all four are needed")
if SMS_BACKEND == "tencent" and not SMS_APP_ID:
    raise ImproperlyConfigured("SMS_APP_ID: Tencent needs the SdkAppId of the application")
SMS_BACKEND = {
    "banner": "people.sign_in.sms.BannerBackend",
    "console": "people.sign_in.sms.ConsoleBackend",
    "file": "people.sign_in.sms.FileBackend",
    "gateway": "people.sign_in.sms.GatewayBackend",
    "aliyun": "people.sign_in.sms.aliyun.AliyunBackend",
    "tencent": "people.sign_in.sms.tencent.TencentBackend",
}.get(SMS_BACKEND, SMS_BACKEND)
ACCOUNT_LOGIN_BY_CODE_ENABLED = bool(SMS_BACKEND)

# Identities of other services, where the operator has them; each account links its own. Tokens are never kept.
WECOM_API = env.text("WECOM_API", "https://qyapi.weixin.qq.com").rstrip("/")
SOCIALACCOUNT_PROVIDERS = {
    name: {"APP": {"client_id": key, "secret": secret, "key": agent}}
    for name, key, secret, agent in [
        ("wecom", env.text("WECOM_CORP_ID"), env.text("WECOM_SECRET"), env.text("WECOM_AGENT_ID")),
        ("weixin", env.text("WEIXIN_APP_ID"), env.text("WEIXIN_APP_SECRET"), ""),
        ("dingtalk", env.text("DINGTALK_APP_ID"), env.text("DINGTALK_APP_SECRET"), ""),
        ("feishu", env.text("FEISHU_APP_ID"), env.text("FEISHU_APP_SECRET"), ""),
    ]
    if key and secret
}
SIGN_IN_PROVIDERS = {
    name: "people.sign_in.wecom" if name == "wecom" else f"allauth.socialaccount.providers.{name}"
    for name in SOCIALACCOUNT_PROVIDERS
}
INSTALLED_APPS += [app for name, app in SIGN_IN_PROVIDERS.items() if name != "wecom"]  # ours is a part of people
SOCIALACCOUNT_ADAPTER = "people.sign_in.identities.adapter.IdentityAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Files
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
WAGTAIL_SITE_NAME = "网格学堂"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_FINISH_WORKFLOW_ACTION = "courses.catalogue.reviewing.publish"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # accounts have pages of their own
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 2**20
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea", "OPTIONS": {"features": ["bold", "ul", "ol"]}}
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_FORM_BASE = "courses.catalogue.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "courses.catalogue.forms.DocumentForm"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "wagtailmedia.Media",
    "MEDIA_FORM_BASE": "courses.catalogue.forms.MediaForm",
    "VIDEO_EXTENSIONS": ["mp4", "m4v", "webm"],
}

# A font with the rare characters that the certificates' own face lacks; empty: such a name is refused.
CERTIFICATE_FALLBACK_FONT = env.text("CERTIFICATE_FALLBACK_FONT")
if CERTIFICATE_FALLBACK_FONT and not Path(CERTIFICATE_FALLBACK_FONT).is_file():
    raise ImproperlyConfigured(f"CERTIFICATE_FALLBACK_FONT={CERTIFICATE_FALLBACK_FONT!r}: there is no such file")

# What stands in the footer of every page; an empty slot is not shown.
FILINGS = {
    "app": env.text("APP_FILING"),
    "icp": env.text("ICP_FILING"),
    "police": env.text("POLICE_FILING"),
}

LOGGING = logging_at(env.text("LOG_LEVEL", "INFO"))
