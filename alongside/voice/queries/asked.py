"""Reads of what is asked and still waits: of the same person, of one client, and what could be asked now."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Stage
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, MeasureVersion, Rater
from alongside.voice.queries.check_ins import AFTER_THE_END, WAITS, readable_check_ins
from alongside.voice.sets import OWN_SIDE, SETS

READY = tuple(key for key in SETS if key != OWN_SIDE.id)  # what a client may be asked


def is_expired(check_in: CheckIn, now: datetime) -> bool:
    """Whether the time to answer it has passed."""
    return check_in.expires_at is not None and check_in.expires_at < now


def asked_together(check_in: CheckIn, now: datetime | None = None) -> list[CheckIn]:
    """What waits for an answer of the same person, the oldest first; for who may answer `check_in` (L01)."""
    same = CheckIn.objects.filter(
        client_id=check_in.client_id, rater=check_in.rater, circle_person_id=check_in.circle_person_id
    )
    if check_in.rater == Rater.MEMBER and check_in.member_id:
        same = same.filter(member_id=check_in.member_id)
    return list(_still(same, now or timezone.now()).order_by("asked_at", "pk"))


def waiting_of_client(actor: Actor, client_id: UUID, now: datetime | None = None) -> list[CheckIn]:
    """What a client was asked and can still answer, the oldest first, those that rest as well (on paper)."""
    if not actor.is_member:
        raise NotYours
    mine = readable_check_ins(actor).filter(client_id=client_id, rater=Rater.CLIENT)
    found = _open(mine, now or timezone.now())
    return list(found.select_related("meeting", "appointment").order_by("asked_at", "pk"))


def askable(actor: Actor) -> list[tuple[str, MeasureVersion | None]]:
    """What a client may be asked now, with its version: ready-made sets by key, and the practice's own by id."""
    if not actor.is_member:
        raise NotYours
    ours = MeasureVersion.objects.filter(practice_id=actor.practice_id).select_related("measure")
    newest = {row.measure_id: row for row in ours.order_by("number")}
    retired = {row.measure.key for row in newest.values() if row.measure.retired_at}
    own = [
        row
        for row in newest.values()
        if row.source != "ready" and row.measure.retired_at is None and row.texts
    ]
    found: list[tuple[str, MeasureVersion | None]] = [(key, None) for key in READY if key not in retired]
    return found + [(str(row.pk), row) for row in sorted(own, key=lambda each: each.measure.name)]


def _still(found: QuerySet[CheckIn], now: datetime) -> QuerySet[CheckIn]:
    """Those that wait; after two weeks they rest."""
    return _open(found, now).filter(asked_at__gte=now - WAITS)


def _open(found: QuerySet[CheckIn], now: datetime) -> QuerySet[CheckIn]:
    """Those that can be answered: in time, and of work that goes on unless they ask about its end (G04)."""
    in_time = found.filter(answered_at=None, declined_at=None).exclude(expires_at__lt=now)
    return in_time.exclude(~Q(occasion__in=AFTER_THE_END), engagement__stage=Stage.ENDED)
