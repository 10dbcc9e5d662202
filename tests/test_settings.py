"""Settings: from the environment only, refused plainly when wrong, and each one in docs/settings.md."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from alongside import environment
from alongside.checks import has_own_address, is_not_debugging, is_safe_to_reach

ROOT = Path(__file__).resolve().parent.parent
MASTER_KEY = {"ALONGSIDE_MASTER_KEY", "ALONGSIDE_MASTER_KEY_COMMAND"}  # read by lib/master_key.py


def test_every_setting_is_in_the_document_and_nothing_else() -> None:
    code = "".join(path.read_text() for path in (ROOT / "alongside").rglob("*.py"))
    asked = set(re.findall(r'environment\.\w+\("(ALONGSIDE_\w+)"', code)) | MASTER_KEY
    written = set(re.findall(r"^\| `(ALONGSIDE_\w+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE))
    assert written == asked


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda: environment.switch("ALONGSIDE_X"), "perhaps"),
        (lambda: environment.number("ALONGSIDE_X", 5, 1, 10), "eleven"),
        (lambda: environment.number("ALONGSIDE_X", 5, 1, 10), "11"),
        (lambda: environment.database(environment.text("ALONGSIDE_X"), Path()), "mysql://x"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, read: Any, value: str
) -> None:
    monkeypatch.setenv("ALONGSIDE_X", value)
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_"):
        read()


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("quiet\n")
    monkeypatch.setenv("ALONGSIDE_X_FILE", str(tmp_path / "secret"))
    assert environment.text("ALONGSIDE_X") == "quiet"
    monkeypatch.setenv("ALONGSIDE_X_FILE", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        environment.text("ALONGSIDE_X")


def test_the_kept_secret_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = environment.kept_secret(tmp_path / "data" / "key")
    assert environment.kept_secret(tmp_path / "data" / "key") == first
    assert (tmp_path / "data" / "key").stat().st_mode & 0o777 == 0o600
    assert len(first) >= 50


def test_a_database_url_names_its_parts() -> None:
    found = environment.database("postgresql://anna:p%40ss@db.example:5433/house", Path())
    parts = {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert parts == {
        "NAME": "house",
        "USER": "anna",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_plain_http_is_refused_where_others_could_reach_it(settings: Any) -> None:
    settings.IS_LOOPBACK, settings.IS_HTTPS, settings.ALLOW_PLAIN_HTTP = False, False, False
    assert [error.id for error in is_safe_to_reach(None)] == ["alongside.E001"]
    settings.ALLOW_PLAIN_HTTP = True
    assert is_safe_to_reach(None) == []


def test_links_in_letters_must_lead_to_us(settings: Any) -> None:
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://practice.example", ["127.0.0.1"]
    assert [error.id for error in has_own_address(None)] == ["alongside.E002"]
    settings.ALLOWED_HOSTS = ["practice.example"]
    assert has_own_address(None) == []


@pytest.mark.parametrize(("is_loopback", "is_https"), [(False, False), (False, True), (True, True)])
def test_errors_are_not_shown_where_others_could_see_them(
    settings: Any, is_loopback: bool, is_https: bool
) -> None:
    settings.DEBUG, settings.IS_LOOPBACK, settings.IS_HTTPS = True, is_loopback, is_https
    assert [error.id for error in is_not_debugging(None)] == ["alongside.E003"]
    settings.DEBUG = False
    assert is_not_debugging(None) == []


HERE, ELSEWHERE = "postgresql://anna@127.0.0.1/house", "postgresql://anna@db.example/house"


@pytest.mark.parametrize(
    ("url", "line"),
    [
        (HERE, {}),
        (ELSEWHERE, {"sslmode": "require"}),
        (
            f"{ELSEWHERE}?sslmode=verify-full&sslrootcert=/ca.pem",
            {"sslmode": "verify-full", "sslrootcert": "/ca.pem"},
        ),
    ],
)
def test_the_line_to_another_machine_is_sealed(url: str, line: dict[str, str]) -> None:
    options = environment.database(url, Path())["OPTIONS"]
    assert options == {"options": "-c alongside.practice=*", **line}


@pytest.mark.parametrize("asked", ["sslmode=prefer", "sslmode=disable", "application_name=x"])
def test_what_would_fall_back_to_the_open_is_refused(asked: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_DATABASE_URL"):
        environment.database(f"{ELSEWHERE}?{asked}", Path())
