"""A practice's own types of tone, and a member's tentative pick for first conversations; actor first (B13)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import TonePick, ToneType
from alongside.voice.queries.tones import meetings_held, own_pick
from alongside.voice.tones import holds

LONGEST = 2000
LONGEST_NAME = 80


@transaction.atomic
def save_tone_type(
    actor: Actor,
    *,
    name: str,
    signs: str = "",
    tone: str = "",
    is_in_use: bool = True,
    type_id: UUID | None = None,
) -> ToneType:
    """Write a type of the practice, or change it; for who runs the practice.

    Refused required, too_long, each beside its field.
    """
    if not actor.runs_practice:
        raise NotYours
    for field, said, most in (
        ("name", name, LONGEST_NAME),
        ("signs", signs, LONGEST),
        ("tone", tone, LONGEST),
    ):
        if not said.strip():
            raise Refused("required", field)
        if len(said.strip()) > most:
            raise Refused("too_long", field, most=most)
    row = ToneType(practice_id=actor.practice_id) if type_id is None else _locked(actor, type_id)
    row.name, row.signs, row.tone, row.is_in_use = name.strip(), signs.strip(), tone.strip(), is_in_use
    row.save()
    record(actor, verbs.TONE_TYPE_SAVED, subject=row, is_in_use=is_in_use)
    return row


@transaction.atomic
def pick_tone(actor: Actor, client_id: UUID, *, type_id: UUID) -> TonePick:
    """My guess for the first conversations with a client; another pick takes its place.

    Refused know_them, after the third meeting; out_of_use beside "type_id".
    """
    if not actor.is_member:
        raise NotYours
    client = readable_client(actor, client_id)
    chosen = ToneType.objects.filter(practice_id=actor.practice_id, pk=type_id).first()
    if chosen is None:
        raise NotYours
    if not chosen.is_in_use:
        raise Refused("out_of_use", "type_id")
    if not holds(meetings_held(actor.myself, client.pk), is_confirmed=False):
        raise Refused("know_them")
    row, _is_new = TonePick.objects.update_or_create(
        client=client,
        member_id=actor.myself,
        defaults={
            "practice_id": client.practice_id,
            "type": chosen,
            "picked_at": timezone.now(),
            "confirmed_at": None,
        },
    )
    record(actor, verbs.TONE_PICKED, client_id=client.pk, subject=row)
    return row


@transaction.atomic
def confirm_tone(actor: Actor, client_id: UUID) -> TonePick:
    """It helps: it stays beyond the third meeting. NotYours where nothing of mine holds."""
    found = own_pick(actor, client_id)
    if found is None:
        raise NotYours
    row = TonePick.objects.select_for_update().get(pk=found.pk)
    if row.confirmed_at is None:
        row.confirmed_at = timezone.now()
        row.save(update_fields=["confirmed_at"])
        record(actor, verbs.TONE_CONFIRMED, client_id=client_id, subject=row)
    return row


@transaction.atomic
def drop_tone(actor: Actor, client_id: UUID) -> None:
    """Let my guess go. A second press changes nothing."""
    readable_client(actor, client_id)
    found = TonePick.objects.filter(client_id=client_id, member_id=actor.myself).first()
    if found is not None:
        record(actor, verbs.TONE_DROPPED, client_id=client_id, subject=found)
        found.delete()


def forget_tones() -> int:
    """Delete picks that hold no longer; the worker asks once an hour. Returns how many."""
    found = TonePick.objects.filter(confirmed_at=None)
    over = [
        row for row in found if not holds(meetings_held(row.member_id, row.client_id), is_confirmed=False)
    ]
    return TonePick.objects.filter(pk__in=[row.pk for row in over]).delete()[0]


def _locked(actor: Actor, type_id: UUID) -> ToneType:
    row = ToneType.objects.select_for_update().filter(practice_id=actor.practice_id, pk=type_id).first()
    if row is None:
        raise NotYours
    return row
