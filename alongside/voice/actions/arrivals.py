"""Noting how somebody came, and what they said when asked; actor first. It is forgotten with the day (B15)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import may_keep_records, may_read_words
from alongside.lib.errors import NotYours, Refused
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries import appointment as one_appointment
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.arriving import CUES, is_that_day
from alongside.voice.models import Arrival

LONGEST = 2000


@transaction.atomic
def note_arrival(actor: Actor, appointment_id: UUID, *, cues: Collection[str]) -> Arrival:
    """Note the cues that somebody at the door or the practitioner saw; once more replaces them.

    Only on the day itself: Refused not_today. Refused unknown_cue.
    """
    appointment = _appointment(actor, appointment_id)
    if set(cues) - set(CUES):
        raise Refused("unknown_cue", "cues")
    now = timezone.now()
    _must_be_today(appointment, now)
    arrival = _locked(appointment_id) or Arrival(
        practice_id=appointment.practice_id, client_id=appointment.client_id, appointment=appointment
    )
    arrival.cues, arrival.seen_by_id, arrival.at = [cue for cue in CUES if cue in cues], actor.id, now
    arrival.save()
    record(actor, verbs.ARRIVAL_SEEN, client_id=arrival.client_id, subject=arrival)
    return arrival


@transaction.atomic
def ask_about_arrival(actor: Actor, appointment_id: UUID, *, words: str) -> Arrival:
    """What the client said when they were asked: it counts, the cues do not. For who may read their words.

    Refused required, too_long beside "words", not_today.
    """
    appointment = _appointment(actor, appointment_id)
    arrival = _locked(appointment_id)
    if arrival is None or not may_read_words(actor, appointment.client_id):
        raise NotYours
    _must_be_today(appointment, timezone.now())
    if not words.strip():
        raise Refused("required", "words")
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    arrival.asked_words, arrival.asked_at = words.strip(), timezone.now()
    arrival.save(update_fields=["asked_words", "asked_at"])
    record(actor, verbs.ARRIVAL_ASKED, client_id=arrival.client_id, subject=arrival, has_words=True)
    return arrival


def forget_arrivals(now: datetime) -> int:
    """Delete what was noted on days that are over; the worker asks once an hour. Returns how many."""
    rows = Arrival.objects.values_list("pk", "at", "appointment__timezone")
    gone = [pk for pk, at, zone in rows if not is_that_day(at, now, zone)]
    Arrival.objects.filter(pk__in=gone).delete()
    return len(gone)


def _appointment(actor: Actor, appointment_id: UUID) -> Appointment:
    if not actor.is_member or not may_keep_records(actor):
        raise NotYours
    return one_appointment(actor, appointment_id)


def _locked(appointment_id: UUID) -> Arrival | None:
    return Arrival.objects.select_for_update().filter(appointment_id=appointment_id).first()


def _must_be_today(appointment: Appointment, now: datetime) -> None:
    if not is_that_day(appointment.starts_at, now, appointment.timezone):
        raise Refused("not_today")
