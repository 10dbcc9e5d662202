"""End the sessions of a client, or of whoever has an address (ASVS 7.4.5); actor first."""

from uuid import UUID

from django.db import transaction

from alongside.clients import queries, verbs
from alongside.clients.actions import locks
from alongside.clients.models import CirclePerson
from alongside.lib.errors import NotYours
from alongside.practice import verbs as practice_verbs
from alongside.practice.models import Account, Member
from alongside.practice.session_actions import sign_out
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind


def may_end_sessions(actor: Actor, client_id: UUID) -> bool:
    """Whether the actor may sign this client out: who runs the practice, and who works with them."""
    return actor.runs_practice or queries.may_read_words(actor, client_id)


def end_client_sessions(actor: Actor, *, client_id: UUID) -> int:
    """A client is signed out of every browser; how many sessions ended. NotYours: neither runs nor works here."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        if not may_end_sessions(actor, client_id):
            raise NotYours
        count = sign_out(client.account_id)
        record(actor, verbs.CLIENT_SESSIONS_ENDED, client_id=client.pk, subject=client, count=count)
        return count


def end_sessions_of(email: str) -> int:
    """At the machine: whoever has this address is signed out everywhere, and each seat of theirs remembers it.

    How many sessions ended. NotYours: nobody signs in with it.
    """
    account = Account.objects.filter(email=email.lower()).first()
    if account is None:
        raise NotYours
    with transaction.atomic():
        count = sign_out(account.pk)
        for member in Member.objects.filter(account=account):
            house = Actor(Kind.COMMAND, member.practice_id)
            record(house, practice_verbs.MEMBER_SESSIONS_ENDED, subject=member, count=count)
        for client in queries.client_seats(account.pk):
            house = Actor(Kind.COMMAND, client.practice_id)
            record(house, verbs.CLIENT_SESSIONS_ENDED, client_id=client.pk, subject=client, count=count)
        for near in CirclePerson.objects.filter(account=account):
            house = Actor(Kind.COMMAND, near.practice_id)
            record(house, verbs.CIRCLE_SESSIONS_ENDED, client_id=near.client_id, subject=near, count=count)
        return count
