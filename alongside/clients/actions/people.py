"""Add and change a client: names, contact points with their consents, who is responsible."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import queries, verbs
from alongside.clients.actions import locks
from alongside.clients.actions.circle import put_near
from alongside.clients.actions.details import Contact, Details, Near
from alongside.clients.duplicates import Person
from alongside.clients.heard_from import HEARD_FROM
from alongside.clients.models import Client, ClientStatus, ContactPoint, Profile, Request
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import search_key
from alongside.lib.zones import is_zone
from alongside.practice import queries as practice
from alongside.practice.models import Language, Member, MemberStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind


def add_client(
    actor: Actor,
    *,
    details: Details,
    contacts: Sequence[Contact] = (),
    circle: Sequence[Near] = (),
    practitioner_id: UUID | None = None,
    origin: str = "member",
    is_known_double: bool = False,
) -> Client:
    """Add a client. Refused("possible_double", clients=[...]) when they may be here already.

    Without a practitioner it is the member's own client, if the member practises.
    """
    if not queries.may_keep_records(actor):
        raise NotYours
    _must_be_sound(details)
    responsible = practitioner_id or (actor.id if actor.practises else None)
    _must_be_practitioner(actor, responsible)
    with transaction.atomic():
        if not is_known_double:
            _must_be_new(actor, details, contacts)
        client = _create(actor, details, contacts, responsible, origin, ClientStatus.ACTIVE)
        for person in circle:
            put_near(client, person)
        record(actor, verbs.CLIENT_ADDED, client_id=client.pk, subject=client, origin=origin)
        return client


def receive_newcomer(
    actor: Actor,
    *,
    details: Details,
    contacts: Sequence[Contact],
    practitioner_id: UUID | None = None,
    words: str = "",
    heard_from: str = "",
) -> Client:
    """Somebody comes through the public page (A10). A new entry each time: doubles are the house's to find,

    and no answer tells a visitor whether somebody is a client here. Where only one person practises, it is
    them who read it; else nobody does until somebody takes the newcomer on. Use `newcomer(practice)`.
    """
    if actor.kind is not Kind.NEWCOMER:
        raise NotYours
    _must_be_sound(details)
    responsible = practitioner_id or _the_only_practitioner(actor)
    with transaction.atomic():
        client = _create(actor, details, contacts, responsible, "public", ClientStatus.NEWCOMER)
        if heard_from in HEARD_FROM:
            client.heard_from = heard_from
            client.save(update_fields=["heard_from"])
        record(actor, verbs.CLIENT_ADDED, client_id=client.pk, subject=client, origin="public")
        if words.strip():
            now = timezone.now()
            asked = Request.objects.create(
                practice_id=client.practice_id, client=client, words=words.strip(), said_at=now
            )
            record(actor, verbs.REQUEST_WRITTEN, client_id=client.pk, subject=asked, is_first=True)
        return client


def _the_only_practitioner(actor: Actor) -> UUID | None:
    working = Member.objects.filter(practice_id=actor.practice_id, status=MemberStatus.ACTIVE, practises=True)
    found = list(working.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def newcomer(practice_id: UUID, *, language: str, zone: str) -> Actor:
    """The actor that a visitor of the public page is."""
    return Actor(Kind.NEWCOMER, practice_id, language=language, timezone=zone)


def change_client(
    actor: Actor,
    *,
    client_id: UUID,
    details: Details,
    contacts: Sequence[Contact],
    revision: int | None = None,
) -> Client:
    """Change names, contact points and consents. Refused("changed_meanwhile", saved=...)."""
    _must_be_sound(details)
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        locks.must_be_unchanged(client, revision)
        changed = _set_details(client, details)
        if _set_contacts(client, contacts):
            changed.append("contact_points")
        if changed:
            client.revision += 1
            client.save()
            record(actor, verbs.CLIENT_CHANGED, client_id=client.pk, subject=client, changed=sorted(changed))
        return client


def accept_newcomer(actor: Actor, *, client_id: UUID, practitioner_id: UUID | None = None) -> Client:
    """A newcomer becomes a client; a practitioner takes them over, or is named by who books for all."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        responsible = practitioner_id or client.practitioner_id or (actor.id if actor.practises else None)
        _must_be_practitioner(actor, responsible)
        client.practitioner_id, client.status = responsible, ClientStatus.ACTIVE
        client.save(update_fields=["practitioner", "status"])
        record(actor, verbs.CLIENT_CHANGED, client_id=client.pk, subject=client, changed=["status"])
        return client


def _must_be_sound(details: Details) -> None:
    if not details.name.strip():
        raise Refused("name_missing", "name")
    if not is_zone(details.timezone):
        raise Refused("zone_unknown", "timezone")
    if details.language not in Language.values:
        raise Refused("language_unknown", "language")
    if details.born_on and details.born_on > timezone.localdate():
        raise Refused("born_in_future", "born_on")


def _must_be_practitioner(actor: Actor, member_id: UUID | None) -> None:
    if member_id is None:
        return
    may_name = actor.books_for_all or member_id in actor.stands_for
    if not may_name or not practice.practitioners(actor).filter(pk=member_id).exists():
        raise Refused("not_a_practitioner", "practitioner")


def _must_be_new(actor: Actor, details: Details, contacts: Sequence[Contact]) -> None:
    emails = frozenset(each.value for each in contacts if each.kind == "email")
    found = queries.possible_doubles(actor, Person(details.name, details.born_on, emails))
    if found:
        raise Refused("possible_double", clients=found)


def _create(
    actor: Actor,
    details: Details,
    contacts: Sequence[Contact],
    practitioner_id: UUID | None,
    origin: str,
    status: ClientStatus,
) -> Client:
    client = Client(
        practice_id=actor.practice_id, practitioner_id=practitioner_id, origin=origin, status=status
    )
    _set_details(client, details)
    client.save(force_insert=True)
    Profile.objects.create(practice_id=actor.practice_id, client=client)
    _set_contacts(client, contacts)
    return client


def _set_details(client: Client, details: Details) -> list[str]:
    """Write the details onto the row; the names of what differs."""
    new = {
        "name": details.name.strip(),
        "reading": details.reading.strip(),
        "language": details.language,
        "timezone": details.timezone,
        "address_form": details.address_form,
        "pronouns": details.pronouns.strip(),
        "born_on": details.born_on,
        "unit_id": _unit(client, details.unit_id),
    }
    changed = [name for name, value in new.items() if getattr(client, name) != value]
    for name in changed:
        setattr(client, name, new[name])
    client.search_name = search_key(f"{client.name} {client.reading}")
    return changed


def _unit(client: Client, unit_id: UUID | None) -> UUID | None:
    if unit_id is None:
        return None
    house = Actor(Kind.WORKER, client.practice_id)
    if not practice.units(house).filter(pk=unit_id).exists():
        raise Refused("unit_unknown", "unit")
    return unit_id


def _set_contacts(client: Client, contacts: Sequence[Contact]) -> bool:
    """Make the contact points these, each with the moment of its consents; whether anything changed."""
    present = {(each.kind, each.value): each for each in client.contact_points.all()}
    wanted = {(each.kind, tidy(each)): each for each in contacts if each.value.strip()}
    gone = [row.pk for key, row in present.items() if key not in wanted]
    changed = bool(gone)
    ContactPoint.objects.filter(pk__in=gone).delete()
    for (kind, value), wish in wanted.items():
        row = present.get((kind, value)) or ContactPoint(
            practice_id=client.practice_id, client=client, kind=kind, value=value
        )
        consents = (wish.may_remind, wish.may_message)
        if row._state.adding or consents != (row.may_remind, row.may_message):  # noqa: SLF001
            row.may_remind, row.may_message = consents
            row.agreed_at = timezone.now() if any(consents) else None
            row.save()
            changed = True
    return changed


def tidy(contact: Contact) -> str:
    """A contact point as it is kept: e-mail addresses in small letters."""
    value = contact.value.strip()
    return value.lower() if contact.kind == "email" else value
