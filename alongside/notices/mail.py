"""How letters leave: by SMTP when it is set, else as .eml files in the data folder's outbox."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as Smtp

from alongside.lib.ids import new_id

SECONDS = 20
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class Backend(BaseEmailBackend):
    """Hands letters to the mail server of ALONGSIDE_SMTP_URL, or keeps each as a file, mode 600."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if settings.SMTP_URL:
            return smtp(settings.SMTP_URL).send_messages(email_messages) or 0
        settings.ALONGSIDE_OUTBOX.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            _keep(settings.ALONGSIDE_OUTBOX / f"{new_id()}.eml", message.message().as_bytes())
        return len(email_messages)


def _keep(path: Path, letter: bytes) -> None:
    """Whole or not at all: who is killed in the middle leaves no half letter."""
    draft = path.with_suffix(".part")
    draft.touch(mode=0o600)
    draft.write_bytes(letter)
    draft.replace(path)


def smtp(url: str) -> Smtp:
    """The mail server of a URL: smtp:// (plain), smtp+tls:// (STARTTLS) or smtps://, user:password@host:port.

    ImproperlyConfigured when it is none of these. The password may hold any character, percent-encoded.
    """
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "ALONGSIDE_SMTP_URL: smtp://host, smtp+tls://user:password@host:587 or smtps://..."
        )
    return Smtp(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        use_ssl=parts.scheme == "smtps",
        timeout=SECONDS,
    )
