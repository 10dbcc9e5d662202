"""The circle: people around a client, and what each may know (N01). The client or who works with them."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import verbs
from alongside.clients.actions import locks
from alongside.clients.actions.accounts import forget_accounts
from alongside.clients.actions.details import Near
from alongside.clients.models import CirclePerson, Client, MayKnow
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import withdraw
from alongside.practice.models import Key
from alongside.trail.actions import record
from alongside.trail.actors import Actor

MOST_PEOPLE = 60
CIRCLE_KEY = "circle"


def add_to_circle(actor: Actor, *, client_id: UUID, person: Near) -> CirclePerson:
    """Put somebody into a client's circle. Refused name_missing beside "name", too_many."""
    _must_have_name(person)
    with transaction.atomic():
        client = locks.around(actor, client_id)
        if client.circle.count() >= MOST_PEOPLE:
            raise Refused("too_many")
        row = put_near(client, person)
        record(actor, verbs.CIRCLE_CHANGED, client_id=client.pk, subject=row, change="added")
        return row


def change_in_circle(
    actor: Actor, *, client_id: UUID, person_id: UUID, person: Near, revision: int | None = None
) -> CirclePerson:
    """Change somebody in the circle, and what they may know. Refused("changed_meanwhile", saved=...).

    With another e-mail address it may be somebody else who reads there: their way in goes, and is made anew by
    an invitation.
    """
    _must_have_name(person)
    with transaction.atomic():
        client = locks.around(actor, client_id)
        row = locked_person(client, person_id)
        locks.must_be_unchanged(row, revision)
        _agree(row, person)
        if person.email.casefold() != row.email.casefold():
            close_way_in(row)
        for name, value in asdict(person).items():
            setattr(row, name, value)
        row.revision += 1
        row.save()
        record(actor, verbs.CIRCLE_CHANGED, client_id=client.pk, subject=row, change="changed")
        return row


def remove_from_circle(actor: Actor, *, client_id: UUID, person_id: UUID) -> None:
    """Take somebody out of the circle; what they were told stays told, the row goes."""
    with transaction.atomic():
        client = locks.around(actor, client_id)
        row = locked_person(client, person_id)
        record(actor, verbs.CIRCLE_CHANGED, client_id=client.pk, subject=row, change="removed")
        close_way_in(row)
        row.delete()


def put_near(client: Client, person: Near) -> CirclePerson:
    """The row for somebody near the client; for actions that already hold the client."""
    row = CirclePerson(practice_id=client.practice_id, client=client)
    _agree(row, person)
    for name, value in asdict(person).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def _agree(row: CirclePerson, person: Near) -> None:
    """Keep the moment at which the client widened what somebody may know."""
    if person.may_know == MayKnow.NOTHING:
        row.agreed_at = None
    elif row.may_know != person.may_know or row.agreed_at is None:
        row.agreed_at = timezone.now()


def close_way_in(row: CirclePerson) -> None:
    """Their seat and an invitation that is under way are gone; for actions that hold the row."""
    account_id, row.account, row.invited_at = row.account_id, None, None
    row.save(update_fields=["account", "invited_at"])
    Key.objects.filter(purpose=CIRCLE_KEY, subject_id=row.pk).delete()
    withdraw(row.practice_id, subject_id=row.pk)
    if account_id:
        forget_accounts({account_id})


def locked_person(client: Client, person_id: UUID) -> CirclePerson:
    """Somebody around this client, locked. NotYours otherwise."""
    row = CirclePerson.objects.select_for_update().filter(client=client, pk=person_id).first()
    if row is None:
        raise NotYours
    return row


def _must_have_name(person: Near) -> None:
    if not person.name.strip():
        raise Refused("name_missing", "name")
