"""A notice becomes a letter: the text of its kind, in the recipient's language and time zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone, translation

from alongside.notices import sms
from alongside.notices.models import Notice


class NoText(Exception):
    """There is no templates/notices/<kind>.txt, or .sms.txt, for this kind."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    content: bytes
    content_type: str


def write_letter(
    notice: Notice,
    *,
    sender: str,
    reply_to: str = "",
    context: Mapping[str, object] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> EmailMessage:
    """The letter, ready to be sent. `sender` is the practice's neutral name.

    The first line of the text is the subject. Every text knows the notice's facts, `practice_name`,
    `base_url`, `zone`, and `link` (when the facts hold a `path`).
    """
    known = {"practice_name": sender, "base_url": settings.BASE_URL, "zone": notice.timezone}
    if path := notice.facts.get("path"):
        known["link"] = f"{settings.BASE_URL}{path}"
    subject, body = _text(notice, {**notice.facts, **known, **(context or {})})
    letter = EmailMessage(
        subject=subject,
        body=body,
        from_email=formataddr((_one_line(sender), settings.DEFAULT_FROM_EMAIL)),
        to=[notice.email],
        reply_to=[reply_to] if reply_to else None,
        headers={"Auto-Submitted": "auto-generated", "Message-ID": f"<{notice.pk}@{_domain()}>"},
    )
    for each in attachments:
        letter.attach(each.name, each.content.decode(), each.content_type)
    return letter


def write_sms(notice: Notice, *, sender: str, context: Mapping[str, object] | None = None) -> str:
    """The text message: one line of at most 160 characters; a long name of the practice gives way."""
    about = {**notice.facts, **(context or {})}
    text = _one_line(_said(notice, "sms.txt", about | {"practice_name": sender}))
    over = len(text) - sms.LONGEST
    if over > 0:
        shorter = sender[: max(0, len(sender) - over - 1)] + "…"
        text = _one_line(_said(notice, "sms.txt", about | {"practice_name": shorter}))
    return text[: sms.LONGEST]


def _text(notice: Notice, context: dict[str, object]) -> tuple[str, str]:
    subject, _, body = _said(notice, "txt", context).strip().partition("\n")
    return _one_line(subject), body.strip() + "\n"


def _said(notice: Notice, form: str, context: dict[str, object]) -> str:
    try:
        template = get_template(f"notices/{notice.kind}.{form}")
    except TemplateDoesNotExist as error:
        raise NoText(notice.kind) from error
    with translation.override(notice.language), timezone.override(ZoneInfo(notice.timezone)):
        said: str = template.template.render(Context(context, autoescape=False))  # type: ignore[attr-defined]
    return said


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
