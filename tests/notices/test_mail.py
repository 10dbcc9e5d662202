"""How letters leave."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from alongside.notices.mail import Backend, smtp
from alongside.notices.queries import smtp_is_set


def test_without_a_mail_server_letters_lie_in_the_outbox(settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_OUTBOX = tmp_path / "outbox"
    settings.SMTP_URL = ""
    assert Backend().send_messages([EmailMessage("Привет", "Как дела?", to=["a@example.org"])]) == 1
    (letter,) = settings.ALONGSIDE_OUTBOX.iterdir()
    assert letter.suffix == ".eml"
    assert letter.stat().st_mode & 0o777 == 0o600
    assert b"To: a@example.org" in letter.read_bytes()
    assert not smtp_is_set()


def test_the_mail_server_is_read_from_a_url() -> None:
    server = smtp("smtp+tls://anna%40example.org:p%40ss%2Fword@mail.example.org")
    assert (server.host, server.port, server.username, server.password) == (
        "mail.example.org",
        587,
        "anna@example.org",
        "p@ss/word",
    )
    assert (server.use_tls, server.use_ssl, server.timeout) == (True, False, 20)
    assert (smtp("smtps://mail.example.org:4650").use_ssl, smtp("smtps://mail.example.org:4650").port) == (
        True,
        4650,
    )
    assert smtp("smtp://localhost").port == 25


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_what_is_no_mail_server_is_said_at_once(url: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        smtp(url)
