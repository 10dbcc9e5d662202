"""Whom to call now: what somebody reads right after an answer that must be seen at once (L06)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.practice.models import Practice
from alongside.practice.page_sections import CALL_NOW
from alongside.practice.queries import public_texts


@dataclass(frozen=True, slots=True)
class CallNow:
    """The practice's own words, or ours; the local emergency number and the practice's phone, where it gave them."""

    words: str
    number: str
    phone: str


def call_now(practice: Practice) -> CallNow:
    """In the reader's language, else in the practice's."""
    texts = public_texts(practice, translation.get_language() or practice.language)
    return CallNow(texts.get(CALL_NOW) or ours(), practice.emergency_number, practice.phone)


def ours() -> str:
    """What stands there as long as the practice wrote nothing of its own."""
    return _(
        "If you are in danger, or might hurt yourself or somebody else, do not wait for us. Call now, or ask "
        "somebody near you to call."
    )
