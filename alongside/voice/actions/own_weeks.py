"""A member's own weeks and talks with a supervisor; actor first. Nobody else reads them, by any way (D06, D07)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import Supervision, WeeklyPulse
from alongside.voice.own_weeks import HIGHEST, ITEMS, LONGEST_MINUTES, SUBJECTS, noon_of, week_of

LONGEST = 2000
LONGEST_NAME = 120


@transaction.atomic
def say_pulse(actor: Actor, *, answers: Mapping[str, int | None], words: str = "") -> WeeklyPulse:
    """How this week is, 0 to 10 by item; said once more in the same week, it replaces what was said.

    Refused nothing_said, out_of_range beside the item, too_long.
    """
    if not actor.is_member:
        raise NotYours
    given = {item: value for item in ITEMS if (value := answers.get(item)) is not None}
    for item, value in given.items():
        if not 0 <= value <= HIGHEST:
            raise Refused("out_of_range", item)
    kept = _words(words, "words", LONGEST)
    if not given and kept is None:
        raise Refused("nothing_said")
    now = timezone.now()
    week = week_of(now, actor.timezone)
    pulse, _is_new = WeeklyPulse.objects.update_or_create(
        member_id=actor.myself,
        week=week,
        defaults={"practice_id": actor.practice_id, "answers": given, "words": kept, "at": now},
    )
    numbers: dict[str, Any] = {item: given.get(item) for item in ITEMS}
    record(actor, verbs.PULSE_SAID, subject=pulse, week=week.isoformat(), **numbers)
    return pulse


@transaction.atomic
def remove_pulse(actor: Actor, pulse_id: UUID) -> None:
    """Take one week away for good; no finding counts it any more. NotYours for anybody else's."""
    pulse = WeeklyPulse.objects.filter(**_mine(actor), pk=pulse_id).first()
    if pulse is None:
        raise NotYours
    record(actor, verbs.PULSE_REMOVED, subject=pulse)
    pulse.delete()


@transaction.atomic
def write_supervision(
    actor: Actor,
    *,
    held_on: date,
    minutes: int,
    about: Sequence[str] = (),
    with_whom: str = "",
    words: str = "",
) -> Supervision:
    """A talk that was held: when, how long, about what in codes; who with and the words are sealed.

    Refused in_future beside "held_on", out_of_range beside "minutes", unknown_choice beside "about", too_long.
    """
    if not actor.is_member:
        raise NotYours
    now = timezone.now()
    if held_on > timezone.localdate(now, ZoneInfo(actor.timezone)):
        raise Refused("in_future", "held_on")
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refused("out_of_range", "minutes")
    if not set(about) <= set(SUBJECTS):
        raise Refused("unknown_choice", "about")
    subjects = [each for each in SUBJECTS if each in about]
    talk = Supervision.objects.create(
        practice_id=actor.practice_id,
        member_id=actor.myself,
        held_on=held_on,
        with_whom=_words(with_whom, "with_whom", LONGEST_NAME),
        minutes=minutes,
        about=subjects,
        words=_words(words, "words", LONGEST),
        at=now,
    )
    at = min(noon_of(held_on, actor.timezone), now)
    record(actor, verbs.SUPERVISION_WRITTEN, subject=talk, at=at, minutes=minutes, about=subjects)
    return talk


@transaction.atomic
def remove_supervision(actor: Actor, supervision_id: UUID) -> None:
    """Take one away for good; no finding counts it any more. NotYours for anybody else's."""
    talk = Supervision.objects.filter(**_mine(actor), pk=supervision_id).first()
    if talk is None:
        raise NotYours
    record(actor, verbs.SUPERVISION_REMOVED, subject=talk)
    talk.delete()


def _mine(actor: Actor) -> dict[str, UUID]:
    """The condition for a row being the member's own. NotYours for who is no member."""
    if not actor.is_member:
        raise NotYours
    return {"practice_id": actor.practice_id, "member_id": actor.myself}


def _words(text: str, field: str, most: int) -> str | None:
    if len(text.strip()) > most:
        raise Refused("too_long", field, most=most)
    return text.strip() or None
