"""Reads settings from environment variables and says plainly what is wrong with them."""

import os
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from alongside.file.generations import Keep, read_keep

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SEALED_LINES = ("require", "verify-ca", "verify-full")  # of PostgreSQL: those that never fall back
CONNECTION_SECONDS = 60  # a connection is kept between requests for as long


def text(name: str, default: str = "") -> str:
    """The variable's value, or that of the file named by NAME_FILE (for secrets)."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE: {path} cannot be read: {error.strerror}") from error
    return os.environ.get(name, default).strip()


def switch(name: str, default: bool = False) -> bool:
    """A yes or no."""
    value = text(name, "yes" if default else "no").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}: say yes or no, not {value!r}")


def number(name: str, default: int, least: int = 0, most: int = 2**31) -> int:
    """A whole number within bounds."""
    value = text(name, str(default))
    if not value.isdecimal() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name}: a whole number from {least} to {most}, not {value!r}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def keep(name: str, default: str) -> Keep:
    """Of how many days, weeks and months a backup stays."""
    try:
        return read_keep(text(name, default))
    except ValueError:
        raise ImproperlyConfigured(f"{name}: three numbers like {default} (days, weeks, months)") from None


def address(name: str) -> str:
    """An https:// address, or http:// of this machine; empty when it is not set."""
    value = text(name)
    parts = urlsplit(value)
    is_here = parts.hostname in LOOPBACK
    if value and not (parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and is_here))):
        raise ImproperlyConfigured(f"{name}: an https:// address (http:// only of this machine)")
    return value


def kept_secret(path: Path) -> str:
    """A random secret that this installation keeps in a file of its own (mode 600), made at first need."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret := token_urlsafe(48))
    return secret


def database(url: str, data: Path) -> dict[str, object]:
    """Django's database settings from a URL: empty for SQLite in the data folder, or postgresql://.

    SQLite: WAL, and IMMEDIATE transactions, so that a check and its write hold one lock (law 5).
    """
    if not url:
        return _sqlite(data / "alongside.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("ALONGSIDE_DATABASE_URL: starts with postgresql:// or sqlite:///")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        # Row level security: a connection sees every practice until a page narrows it (practice/tenancy.py).
        "OPTIONS": {"options": "-c alongside.practice=*", **_line(parts)},
    }


def _line(parts: SplitResult) -> dict[str, str]:
    """How the line to PostgreSQL is sealed: to another machine always, never falling back to the open.

    `?sslmode=verify-full&sslrootcert=FILE` looks at its certificate too.
    """
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if unknown := asked.keys() - {"sslmode", "sslrootcert"}:
        raise ImproperlyConfigured(f"ALONGSIDE_DATABASE_URL: {min(unknown)} is not known")
    if asked.get("sslmode", "require") not in SEALED_LINES:
        raise ImproperlyConfigured(f"ALONGSIDE_DATABASE_URL: sslmode is one of {', '.join(SEALED_LINES)}")
    is_here = not parts.hostname or parts.hostname in LOOPBACK
    return ({} if is_here else {"sslmode": "require"}) | asked


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # A small cache for each connection: the system keeps the pages of the file anyway, once for all.
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-500;"
                "PRAGMA temp_store=MEMORY;"
            ),
        },
    }
