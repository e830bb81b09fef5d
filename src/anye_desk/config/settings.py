"""How the desk is set up. Everything a site must choose is an environment variable.

``DATABASE_URL`` moves it from SQLite to PostgreSQL; ``ANYE_DATA`` says where the SQLite file and
the store are; ``ANYE_DEMO=1`` shows demonstration accounts on the sign-in page.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from anye_desk.config.kinds import KINDS

HERE = Path(__file__).resolve().parents[1]
ON = "1"
DAY_OF_WORK = 12 * 60 * 60  # seconds
DAY = 24 * 60 * 60
GUESSES = 5  # of one name at one address
GUESSES_OF_A_NAME = 30  # from everywhere
GUESSES_FROM_AN_ADDRESS = 40  # of any names
LOCKED_MINUTES = 15
LARGEST_FORM = 100_000  # bytes; the desk takes no files

DATA = Path(os.environ.get("ANYE_DATA", "var")).absolute()
STORE = Path(os.environ.get("ANYE_STORE", DATA / "store")).absolute()
KEYS = DATA / "keys"  # of the ledger; never in the database
CHECKPOINTS = DATA / "checkpoints"  # which a witness reads
WITNESSED = Path(os.environ.get("ANYE_WITNESSED", DATA / "witnessed"))  # what it gave back
DEMO = os.environ.get("ANYE_DEMO") == ON
# How far the ledger's witness may be behind before no move that pays is made; 0: it is not asked.
WITNESS_HOURS = int(os.environ.get("ANYE_WITNESS_HOURS") or (0 if DEMO else 4))
PROXIES = int(os.environ.get("ANYE_PROXIES", "0"))  # of ours, in front of the desk
BEHIND_HTTPS = os.environ.get("ANYE_HTTPS") == ON

OUTBOX = {  # who takes messages of a kind: "file", or a class of the site's own
    kind: os.environ.get(f"ANYE_{kind.upper()}", "file" if DEMO else "")
    for kind in ("sms", "mail", "letter")
}

OFFICE = os.environ.get("ANYE_OFFICE", "天津市蓟州区残疾人联合会")  # whose papers these are
OFFICE_MARK = os.environ.get("ANYE_OFFICE_MARK", "蓟残")  # what the numbers of its cases begin with

DEBUG = False
# Without a key of its own the desk signs with one that dies with the process.
SECRET_KEY = os.environ.get("ANYE_SECRET_KEY") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("ANYE_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",  # asked for by the next; none of its pages is served
    "allauth.mfa",
    "axes",
    "csp",
    "ninja",  # the page that describes the API, from here and not from elsewhere
    "anye_desk.frame",
    "anye_desk.office.ledger",
    "anye_desk.office.access",
    "anye_desk.office.parties",
    "anye_desk.office.outbox",
    "anye_desk.office.peers",
    "anye_desk.office.administration",
    "anye_desk.office.jobs",
    "anye_desk.office.casework",
    "anye_desk.office.looks",
    "anye_desk.office.papers",
    "anye_desk.office.backups",
    "anye_desk.published.years",
    "anye_desk.published.loads",
    "anye_desk.published.entitlements",
    "anye_desk.cases.link_reviews",
    *KINDS,
    "anye_desk.published.quality",
    "anye_desk.cases.contradictions",
    "anye_desk.worklists",
    "anye_desk.registers",
    "anye_desk.exchange",
]

MIDDLEWARE = [
    "anye_desk.frame.middleware.chosen_language",  # first: a refusal too speaks it
    "anye_desk.config.deadline.within_time",
    "anye_desk.frame.middleware.no_large_form",
    "anye_desk.frame.middleware.no_nul",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "anye_desk.office.access.middleware.never_kept",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "anye_desk.office.access.middleware.home_instead",
    "django.middleware.common.CommonMiddleware",
    "anye_desk.frame.middleware.no_empty_refusal",  # inside: the length is that of its page
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "anye_desk.office.access.row_security.rows_of_who_asks",
    "anye_desk.office.access.middleware.SignInFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "anye_desk.config.urls"
WSGI_APPLICATION = "anye_desk.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "anye_desk.frame.context.of_every_page",
            ],
            "builtins": [
                "anye_desk.frame.templatetags.words",
                "anye_desk.frame.templatetags.figures",
                "anye_desk.frame.templatetags.tasks",
                "anye_desk.office.access.templatetags.writers",
                "anye_desk.office.papers.templatetags.papers",
            ],
        },
    }
]
MENU = "anye_desk.config.menu.MENU"
WAITING = (  # who says what waits for an account, in the order of the first page
    "anye_desk.worklists.lists.waits_for",
    "anye_desk.office.jobs.lists.waits_for",
    "anye_desk.cases.link_reviews.lists.waits_for",
    "anye_desk.cases.contradictions.lists.waits_for",
    "anye_desk.published.years.lists.waits_for",
    "anye_desk.published.loads.lists.waits_for",
)
JOBS = ("anye_desk.office.casework.bulk.work.WORK",)  # the kinds of long work
HEAR_OF_IDENTITY = ("anye_desk.published.years.actions.flag_years",)  # see parties/identity.py
FORM_RENDERER = "anye_desk.frame.forms.GovernmentForms"

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'desk.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Measured: Django's defaults refuse most concurrent writers, and lose commits in a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    }
# The server's role is not the tables' owner, and PostgreSQL shows each account its own rows.
ROW_SECURITY = os.environ.get("ANYE_ROW_SECURITY") == ON
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "anye_desk.office.access.backend.Passwords",
    "anye_desk.office.access.backend.DemonstrationPasswords",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR = os.environ.get("ANYE_SECOND_FACTOR") == ON  # demanded of staff
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # accounts are known by a user name alone
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_TOTP_ISSUER = "Anye"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds: clocks of phones are a little off
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
AXES_FAILURE_LIMIT = GUESSES
AXES_COOLOFF_TIME = timedelta(minutes=LOCKED_MINUTES)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HANDLER = "anye_desk.office.access.guesses.Guesses"
AXES_CLIENT_IP_CALLABLE = "anye_desk.office.access.address.client_address"
AXES_LOCKOUT_CALLABLE = "anye_desk.office.access.web.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a lock ends, whoever goes on guessing
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # the ledger keeps sign-ins

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = DAY_OF_WORK
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
FILE_UPLOAD_HANDLERS: list[str] = []
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_FORM
CSRF_FAILURE_VIEW = "anye_desk.office.access.web.form_expired"
SECURE_SSL_REDIRECT = BEHIND_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

API_URL = "/api/"
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True  # serves the folder as it is: no collecting step
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = DAY  # the scripts that a script loads bear no mark of their content
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "anye_desk.config.files.ByContent"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"one_line": {"()": "anye_desk.config.log_lines.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["one_line"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}
