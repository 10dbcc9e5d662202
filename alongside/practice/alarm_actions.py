"""Whom to call now, and how who works here is told at once (L06); actor first."""

from collections.abc import Mapping

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.notices import sms
from alongside.practice import queries, verbs
from alongside.practice.actions import change_practice
from alongside.practice.models import Language, Member, PublicText
from alongside.practice.page_sections import CALL_NOW
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LEAST_HOURS, MOST_HOURS = 1, 72


@transaction.atomic
def set_alarm(actor: Actor, *, emergency_number: str, hours: int, words: Mapping[str, str]) -> None:
    """What clients read when an answer says that somebody is needed now, and after how many hours others hear.

    `words` by language; an empty one falls back to our own. Refused out_of_range beside "hours". NotYours: does not
    run the practice.
    """
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        raise Refused("out_of_range", "hours")
    practice = change_practice(actor, emergency_number=emergency_number.strip(), alarm_hours=hours)
    for language, said in words.items():
        PublicText.objects.update_or_create(
            practice=practice,
            language=Language(language),
            section=CALL_NOW,
            defaults={"words": said.strip()},
        )
    record(actor, verbs.PRACTICE_CHANGED, subject=practice, changed=[CALL_NOW])


@transaction.atomic
def set_own_alarm_phone(actor: Actor, *, phone: str) -> Member:
    """Where a text message reaches this member at once; "" for none. Refused bad_number beside "phone"."""
    if not actor.is_member:
        raise NotYours
    member = queries.members(actor).select_for_update().get(pk=actor.myself)
    if phone.strip():
        try:
            sms.number(phone)
        except sms.BadNumber as no:
            raise Refused("bad_number", "phone") from no
    member.alarm_phone = phone.strip()
    member.save(update_fields=["alarm_phone"])
    record(actor, verbs.MEMBER_CHANGED, subject=member, changed=["alarm_phone"])
    return member
