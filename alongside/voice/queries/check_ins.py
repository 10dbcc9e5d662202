"""Reads of what clients say about meetings; actor first. Their answers only for who may read their words."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Stage
from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.practice.actions import find_key
from alongside.trail.actors import Actor, Kind
from alongside.voice.models import CheckIn, Occasion, Rater

KEY_PURPOSE = "check_in"
TABLET = "tablet"  # a key for one answer on a tablet of the practice
WAITS = timedelta(days=14)
AFTER_THE_END = (Occasion.ENDING, Occasion.FOLLOW_UP)


def readable_check_ins(actor: Actor) -> QuerySet[CheckIn]:
    """Check-ins whose answers this actor may read; a link opens the one that it was made for.

    How a meeting was for a member is theirs alone (C10).
    """
    if actor.kind is Kind.LINK_HOLDER and actor.id:
        return CheckIn.objects.filter(practice_id=actor.practice_id, pk=actor.id)
    found = CheckIn.objects.filter(client__in=readable_clients(actor))
    return found.exclude(~Q(member_id=actor.id), rater=Rater.MEMBER)


def check_in(actor: Actor, check_in_id: UUID) -> CheckIn:
    """One check-in with its client and meeting. NotYours otherwise."""
    found = readable_check_ins(actor).filter(pk=check_in_id)
    one = found.select_related(
        "client", "practice", "meeting__member", "appointment", "circle_person"
    ).first()
    if one is None:
        raise NotYours
    return one


def holder_of_link(secret: str, purpose: str = KEY_PURPOSE) -> Actor:
    """Who holds the link of a check-in, by mail or on a tablet. NotYours: unknown or too old. Changes nothing."""
    key = find_key(secret, purpose)
    rows = CheckIn.objects.select_related("client")
    found = rows.filter(pk=key.subject_id).first() if key.subject_id else None
    if found is None:
        raise NotYours
    client = found.client
    return Actor(
        kind=Kind.LINK_HOLDER,
        practice_id=found.practice_id,
        id=found.pk,
        language=client.language,
        timezone=client.timezone,
    )


def latest_check_ins(actor: Actor, client_id: UUID, limit: int = 5) -> list[CheckIn]:
    """A client's answered check-ins, the newest first, each with its meeting."""
    found = readable_check_ins(actor).filter(
        client_id=client_id, answered_at__isnull=False, rater=Rater.CLIENT
    )
    return list(found.select_related("meeting").order_by("-answered_at", "-pk")[:limit])


def unseen(actor: Actor) -> list[CheckIn]:
    """Answers that nobody has looked at yet: who did not feel safe first, then low ones, then the oldest (L06).

    For Today. Only a member's own clients and those they cover.
    """
    if not actor.is_member:
        return []
    found = (
        readable_check_ins(actor).filter(answered_at__isnull=False, seen_at=None).exclude(rater=Rater.MEMBER)
    )
    waiting = found.select_related("client", "meeting").defer("words").order_by("answered_at", "pk")
    return sorted(waiting, key=lambda each: (not each.is_urgent, not each.low_items))


def waiting(actor: Actor, now: datetime | None = None) -> list[CheckIn]:
    """A client's own check-ins that they may still answer, the newest first; after two weeks they rest."""
    if not actor.is_client:
        return []
    moment = now or timezone.now()
    return list(waiting_rows(actor, moment, moment - WAITS).select_related("meeting__member"))


def waiting_rows(actor: Actor, now: datetime, since: datetime) -> QuerySet[CheckIn]:
    """The same as a question to the database; `since`: nothing that was asked before."""
    open_ones = readable_check_ins(actor).filter(answered_at=None, declined_at=None, asked_at__gte=since)
    mine = open_ones.filter(rater=Rater.CLIENT).exclude(expires_at__lt=now)
    going_on = mine.exclude(~Q(occasion__in=AFTER_THE_END), engagement__stage=Stage.ENDED)
    return going_on.order_by("-asked_at", "-pk")
