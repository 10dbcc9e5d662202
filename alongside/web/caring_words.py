"""Words for what asks for care: reasons, outcomes, feelings, refusals."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.voice.caring import Closed, Why
from alongside.voice.queries import Version, caring
from alongside.voice.unspoken import HARD_TO_SAY, Ending, Feeling
from alongside.web.measure_words import texts_of

Words = dict[str, str | Promise]

WHY: Words = {
    Why.URGENT: _("somebody should see this at once"),
    Why.LOW: _("low"),
    Why.WORSE: _("worse than before, by more than chance"),
    Why.FALLING: _("lower than usual for this person"),
}
OUTCOMES: Words = {
    Closed.BETTER: _("It is better"),
    Closed.SAME: _("It is the same"),
    Closed.LET_GO: _("It may stay as it is"),
}
FEELINGS: Words = {
    Feeling.HELPLESSNESS: _("Helplessness"),
    Feeling.DISAPPOINTMENT: _("Disappointment"),
    Feeling.CONFUSION: _("Confusion"),
    Feeling.ANGER: _("Anger"),
    Feeling.UNCERTAINTY: _("Uncertainty"),
    Feeling.SADNESS: _("Sadness"),
    HARD_TO_SAY: _("Something is hard to say"),
}
SIX: list[tuple[str, str | Promise]] = [(feeling, FEELINGS[feeling]) for feeling in Feeling]
ENDINGS: Words = {
    Ending.RESOLVED: _("It is resolved"),
    Ending.EASED: _("It is easier now"),
    Ending.OPEN: _("It stays, and both know it"),
}
REFUSALS: dict[str, Any] = {
    "required": _("Please write a few words."),
    "too_long": _("This is too long."),
    "settled_already": _("Somebody has already written down what was done."),
    "closed_already": _("This is closed already."),
    "not_talked": _("First write down what you talked about."),
    "unknown_feeling": _("Please choose one of the six feelings."),
    "not_around": _("Please choose somebody around this client."),
    "out_of_range": _("Please choose from 1 to 72 hours."),
    "bad_number": _("This is no telephone number."),
}


def asked_about(look: caring.Look) -> str:
    """The question or the score that a concern is about, in the reader's language."""
    return asked_part(look.version, look.concern.part)


def asked_part(version: Version, part: str) -> str:
    """An item as it was asked, or the name of a score."""
    words = texts_of(version)
    is_scale = any(scale.id == part for scale in version.definition.scales)
    return words.scale(part) if is_scale else words.item(part)
