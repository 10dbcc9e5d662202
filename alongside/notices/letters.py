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

from alongside.notices.models import Notice


class NoText(Exception):
    """There is no templates/notices/<kind>.txt for this kind."""


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


def _text(notice: Notice, context: dict[str, object]) -> tuple[str, str]:
    try:
        template = get_template(f"notices/{notice.kind}.txt")
    except TemplateDoesNotExist as error:
        raise NoText(notice.kind) from error
    with translation.override(notice.language), timezone.override(ZoneInfo(notice.timezone)):
        text = template.template.render(Context(context, autoescape=False))  # type: ignore[attr-defined]
    subject, _, body = text.strip().partition("\n")
    return _one_line(subject), body.strip() + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
