"""Nothing that somebody wrote, and no key that opens, is in a line of the log."""

import logging
import time
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.test import Client as Browser
from hypothesis import given
from hypothesis import strategies as st

from alongside.log_lines import QuietFormatter, quiet
from alongside.practice.keys import new_secret


def _line(message: str, *args: object, error: BaseException | None = None) -> str:
    told = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("alongside", logging.ERROR, "", 1, message, args, told)
    return QuietFormatter("{levelname} {message}", style="{").format(record)


def test_the_secret_of_a_link_is_left_out_and_an_id_stays() -> None:
    secret, identifier = new_secret(), str(uuid4())
    line = _line("Not Found: %s", f"/in/link/{secret}/{identifier}/")
    assert secret not in line
    assert line == f"ERROR Not Found: /in/link/…/{identifier}/"


def test_an_address_is_left_out() -> None:
    assert _line("for %s", "vera@client.example") == "ERROR for …"


def test_an_exception_is_told_by_type_and_place_without_its_message() -> None:
    said, row = "At night", "vera@client.example"
    try:
        try:
            raise ValueError(said)
        except ValueError as cause:
            raise IntegrityError(row) from cause
    except IntegrityError as error:
        line = _line("failed", error=error)
    assert "night" not in line and "vera" not in line
    assert line.splitlines()[-1] == "IntegrityError"
    assert "test_log_lines.py" in line and "ValueError" in line


@given(st.integers(min_value=24, max_value=60))
def test_every_secret_of_ours_is_long_enough_to_be_seen(length: int) -> None:
    assert quiet("a" * length) == "…"
    assert len(new_secret()) >= 24


@pytest.mark.django_db
def test_security_txt_names_whom_to_write_to(settings: object) -> None:
    assert Browser().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@practice.example"  # type: ignore[attr-defined]
    said = Browser().get("/.well-known/security.txt").content.decode()
    assert said.startswith("Contact: mailto:security@practice.example\nExpires: ")


def test_nobody_writes_a_line_of_their_own() -> None:
    assert _line("Not Found: %s", "/a\r\n2026 ERROR\u2028x\x1b[2J") == "ERROR Not Found: /a··2026 ERROR·x·[2J"


def test_its_time_is_utc_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    record = logging.makeLogRecord({"created": 1_795_000_000.25, "msecs": 250.0, "msg": "here"})
    assert QuietFormatter("{asctime} {message}", style="{").format(record) == "2026-11-18T11:06:40.250Z here"
    monkeypatch.undo()
    time.tzset()
