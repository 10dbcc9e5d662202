"""For whom did I do this? A member's own answer; actor first. Nobody else reads it, by any way (D04, D05)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import SelfCheck
from alongside.voice.motives import ABOUTS, MOTIVES

LONGEST = 2000
START = "start"


@transaction.atomic
def write_self_check(
    actor: Actor, *, about: str, motive: str = "", words: str = "", client_id: UUID | None = None
) -> SelfCheck:
    """Keep my answer. At the start of work the motive may stay open: the card was read, and that is enough.

    Refused unknown_choice, required beside "motive", too_long. NotYours for delivery work, where these rules do
    not hold (D09), and for somebody else's client.
    """
    if not actor.is_member:
        raise NotYours
    if about not in ABOUTS:
        raise Refused("unknown_choice")
    if motive and motive not in MOTIVES:
        raise Refused("unknown_choice", "motive")
    if not motive and about != START:
        raise Refused("required", "motive")
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    if client_id is not None:
        must_be_advice(actor, client_id)
    row = SelfCheck.objects.create(
        practice_id=actor.practice_id,
        member_id=actor.myself,
        client_id=client_id,
        about=about,
        motive=motive,
        words=words.strip() or None,
        at=timezone.now(),
    )
    record(actor, verbs.SELF_CHECKED, subject=row)
    return row


@transaction.atomic
def remove_self_check(actor: Actor, self_check_id: UUID) -> None:
    """Take one away for good. NotYours for anybody else's."""
    found = SelfCheck.objects.filter(pk=self_check_id, practice_id=actor.practice_id)
    if not actor.is_member or not found.filter(member_id=actor.myself).delete()[0]:
        raise NotYours


def must_be_advice(actor: Actor, client_id: UUID) -> None:
    """NotYours for who may not read the client's words, and where the work that goes on is delivery (D09)."""
    client = readable_client(actor, client_id)
    work = open_engagement(client.pk)
    if work is not None and work.kind != "advice":
        raise NotYours
