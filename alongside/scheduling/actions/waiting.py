"""The waiting list: what clients wait for, said by them or written down by the practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.actions.details import Contact, Details
from alongside.clients.actions.people import receive_newcomer
from alongside.clients.models import Client, ClientStatus
from alongside.frame.models import PlaceKind
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Language, Member, MemberStatus, Service, Unit
from alongside.scheduling import occupied, slots, verbs
from alongside.scheduling.actions.letting_go import let_go_of_wish
from alongside.scheduling.models import Wish, WishStatus
from alongside.scheduling.queries import waiting as queries
from alongside.trail.actions import record
from alongside.trail.actors import Actor

MOST_WISHES = 5


@dataclass(frozen=True, slots=True)
class Wished:
    """What is waited for; empty means any. Times and days are by the client's clock."""

    service_id: UUID | None = None
    member_id: UUID | None = None
    unit_id: UUID | None = None
    place_kind: str = ""
    language: str = ""
    weekdays: Sequence[int] = ()
    from_time: time | None = None
    to_time: time | None = None
    minutes: int | None = None
    earliest_on: date | None = None
    latest_on: date | None = None
    words: str = ""
    is_urgent: bool = False


def add_wish(actor: Actor, *, client_id: UUID, wished: Wished) -> Wish:
    """Put a client on the waiting list; a client themselves, or who keeps their records.

    Only a member says that it is urgent. Refused: order, dates, length, unknown_place, weekdays, archived,
    many (five wait already). NotYours: somebody else's client, member, service or unit.
    """
    client = clients.client(actor, client_id)
    _may_write(actor)
    _check(actor, wished)
    if client.status in (ClientStatus.ARCHIVED, ClientStatus.MERGED):
        raise Refused("archived")
    with occupied.booking():
        Client.objects.select_for_update(no_key=True).get(pk=client.pk)
        if Wish.objects.filter(client=client, status=WishStatus.WAITING).count() >= MOST_WISHES:
            raise Refused("many", most=MOST_WISHES)
        return _put(actor, client, wished)


def ask_to_wait(
    actor: Actor, *, details: Details, contacts: Sequence[Contact], words: str, wished: Wished
) -> Wish:
    """Somebody new found no time that suits: they are received, and wait for a first meeting (T12).

    Use `newcomer(practice)`. Refused as `add_wish` and as `receive_newcomer`.
    """
    _check(actor, wished)
    with occupied.booking():
        client = receive_newcomer(actor, details=details, contacts=contacts, words=words)
        return _put(actor, client, wished)


def _put(actor: Actor, client: Client, wished: Wished) -> Wish:
    row = Wish(
        practice_id=actor.practice_id,
        client=client,
        asked_at=timezone.now(),
        asked_by=actor.kind.value,
        words=wished.words.strip(),
    )
    _set(actor, row, wished)
    row.save(force_insert=True)
    _remember(actor, verbs.WISH_ADDED, row, is_urgent=row.is_urgent)
    return row


def change_wish(actor: Actor, *, wish_id: UUID, wished: Wished) -> Wish:
    """Say it differently; the place in the queue stays. Words stay as they are for who may not read them.

    Refused as `add_wish`; not_waiting.
    """
    found = queries.wish(actor, wish_id)
    _may_write(actor)
    _check(actor, wished)
    with occupied.booking():
        row = _locked(found)
        if clients.may_read_words(actor, row.client_id):
            row.words = wished.words.strip()
        _set(actor, row, wished)
        row.save()
        _remember(actor, verbs.WISH_CHANGED, row, is_urgent=row.is_urgent)
    return row


def withdraw_wish(actor: Actor, *, wish_id: UUID) -> Wish:
    """They wait no more; an offer that is open goes with it. Refused: not_waiting."""
    found, now = queries.wish(actor, wish_id), timezone.now()
    _may_write(actor)
    with occupied.booking():
        row = _locked(found)
        row.status, row.closed_at = WishStatus.WITHDRAWN, now
        row.save(update_fields=["status", "closed_at"])
        let_go_of_wish(actor, row, now)
        _remember(actor, verbs.WISH_WITHDRAWN, row)
    return row


def _may_write(actor: Actor) -> None:
    if not (actor.is_client or clients.may_keep_records(actor)):
        raise NotYours


def _locked(found: Wish) -> Wish:
    row = Wish.objects.select_for_update(of=("self",)).select_related("client").get(pk=found.pk)
    if row.status != WishStatus.WAITING:
        raise Refused("not_waiting")
    return row


def _set(actor: Actor, row: Wish, wished: Wished) -> None:
    row.service_id, row.member_id, row.unit_id = wished.service_id, wished.member_id, wished.unit_id
    row.place_kind, row.language = wished.place_kind, wished.language
    row.weekdays = sorted(set(wished.weekdays)) if len(set(wished.weekdays)) < 7 else []
    row.from_time, row.to_time, row.minutes = wished.from_time, wished.to_time, wished.minutes
    row.earliest_on, row.latest_on = wished.earliest_on, wished.latest_on
    if actor.is_member or actor.is_trusted:
        row.is_urgent = wished.is_urgent


def _check(actor: Actor, wished: Wished) -> None:
    if wished.from_time and wished.to_time and wished.to_time <= wished.from_time:
        raise Refused("order", "to_time")
    if wished.earliest_on and wished.latest_on and wished.latest_on < wished.earliest_on:
        raise Refused("dates", "latest_on")
    if wished.minutes is not None and not 1 <= wished.minutes <= slots.LONGEST_MINUTES:
        raise Refused("length", "minutes")
    if wished.place_kind and wished.place_kind not in PlaceKind.values:
        raise Refused("unknown_place", "place_kind")
    if wished.language and wished.language not in Language.values:
        raise Refused("unknown_language", "language")
    if not set(wished.weekdays) <= set(range(7)):
        raise Refused("weekdays", "weekdays")
    _must_be_ours(actor, wished)


def _must_be_ours(actor: Actor, wished: Wished) -> None:
    here = {"practice_id": actor.practice_id}
    practising = Member.objects.filter(**here, practises=True).exclude(
        status__in=(MemberStatus.LEFT, MemberStatus.SUSPENDED)
    )
    if wished.member_id and not practising.filter(pk=wished.member_id).exists():
        raise NotYours
    if wished.service_id and not Service.objects.filter(**here, pk=wished.service_id).exists():
        raise NotYours
    if wished.unit_id and not Unit.objects.filter(**here, pk=wished.unit_id).exists():
        raise NotYours


def _remember(actor: Actor, what: object, row: Wish, **facts: object) -> None:
    by = actor.kind.value
    record(actor, what, client_id=row.client_id, subject=row, by=by, **facts)  # type: ignore[arg-type]
