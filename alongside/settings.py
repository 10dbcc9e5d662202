"""Every knob, from the environment, with safe defaults. docs/settings.md lists them."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from alongside import environment

HOUSE = Path(__file__).resolve().parent
DATA = Path(environment.text("ALONGSIDE_DATA", "data")).resolve()
DEBUG = environment.switch("ALONGSIDE_DEBUG")

# Where we are found
PORT = environment.number("ALONGSIDE_PORT", 8765, 1, 65535)
HOST = environment.text("ALONGSIDE_HOST", "127.0.0.1")
BASE_URL = environment.text("ALONGSIDE_BASE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = environment.words("ALONGSIDE_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
IS_HTTPS = BASE_URL.startswith("https://")
IS_LOOPBACK = HOST in {"127.0.0.1", "localhost", "::1"}
ALLOW_PLAIN_HTTP = environment.switch("ALONGSIDE_ALLOW_PLAIN_HTTP")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if IS_HTTPS else []
if environment.switch("ALONGSIDE_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What lies where
ALONGSIDE_KEYRING = Path(environment.text("ALONGSIDE_KEYRING", str(DATA / "keyring")))
ALONGSIDE_OUTBOX = DATA / "outbox"
ALONGSIDE_BACKUPS = Path(environment.text("ALONGSIDE_BACKUPS", str(DATA / "backups")))
BACKUP_HOURS = environment.number("ALONGSIDE_BACKUP_HOURS", 24, 0, 24 * 31)
BACKUP_KEEP = environment.keep("ALONGSIDE_BACKUP_KEEP", "7,5,12")
DATABASES = {"default": environment.database(environment.text("ALONGSIDE_DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = environment.text("ALONGSIDE_SECRET_KEY") or environment.kept_secret(DATA / "django.key")

INSTALLED_APPS = [
    "alongside",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "alongside.web.behind.AddressMiddleware",
    "csp.middleware.CSPMiddleware",
    "alongside.web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.web.actors.ActorMiddleware",
    "alongside.web.uploads.TooLargeMiddleware",
]

ROOT_URLCONF = "alongside.urls"
ASGI_APPLICATION = "alongside.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["alongside.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "alongside.web.context.page",
            ],
        },
    }
]
FORM_RENDERER = "alongside.web.forms.Renderer"

# Language and time: shown in the person's own, stored in UTC
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("ja", _("Japanese")), ("fi", _("Finnish"))]
LOCALE_PATHS = [HOUSE / "locale"]
FORMAT_MODULE_PATH = ["alongside.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.text("ALONGSIDE_TIME_ZONE", "UTC")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Who comes in: an e-mail code or a passkey; no passwords at all
AUTH_USER_MODEL = "alongside.Account"
AUTHENTICATION_BACKENDS = ["alongside.web.sign_in.AuthenticationBackend"]
SESSION_ENGINE = "alongside.web.sessions"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/in/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alongside.web.sign_in.AccountAdapter"
MFA_ADAPTER = "alongside.web.sign_in.MFAAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Alongside"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
SESSION_COOKIE_AGE = environment.number("ALONGSIDE_SESSION_HOURS", 12, 1, 24 * 90) * 3600
IDLE_MINUTES = environment.number("ALONGSIDE_IDLE_MINUTES", 30, 5, 24 * 60)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
API_PER_MINUTE = environment.number("ALONGSIDE_API_PER_MINUTE", 300, 1, 100_000)

# What the browser is told
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-sessionid", "__Host-csrftoken") if IS_HTTPS else ("sessionid", "csrftoken")
)  # with https no neighbour under the same name can set them
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME, MESSAGES_COOKIE_NAME, KEPT_TIME_COOKIE_NAME = (
    ("__Host-language", "__Host-messages", "__Host-kept_time")
    if IS_HTTPS
    else ("django_language", "messages", "kept_time")
)
LANGUAGE_COOKIE_SECURE = IS_HTTPS
MESSAGE_STORAGE = "alongside.web.flash.Flash"
CSRF_FAILURE_VIEW = "alongside.web.errors.form_expired"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Letters that leave the house
SMTP_URL = environment.text("ALONGSIDE_SMTP_URL")
EMAIL_BACKEND = "alongside.notices.mail.Backend"
DEFAULT_FROM_EMAIL = environment.text("ALONGSIDE_MAIL_FROM", "alongside@localhost")
SMS_URL = environment.address("ALONGSIDE_SMS_URL")
SMS_TOKEN = environment.text("ALONGSIDE_SMS_TOKEN")
SMS_FROM = environment.text("ALONGSIDE_SMS_FROM")

# Where somebody who found a hole writes to (RFC 9116); empty: there is no security.txt
SECURITY_CONTACT = environment.text("ALONGSIDE_SECURITY_CONTACT")

# No client's words in a log line, ever: only our own short lines.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "alongside.log_lines.QuietFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "DEBUG" if DEBUG else "WARNING"},
    "loggers": {"alongside": {"level": "INFO"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
