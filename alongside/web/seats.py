"""Everywhere an account may sit."""

from uuid import UUID

from django.utils.translation import gettext

from alongside.clients import queries as clients
from alongside.practice import queries as practice
from alongside.practice.models import Account
from alongside.practice.seats import Seat
from alongside.trail.actors import Kind
from alongside.web.role_words import LANGUAGES

LANGUAGE_NAMES = dict(LANGUAGES)
ACCOUNT_OF = {Kind.MEMBER: "member", Kind.CLIENT: "client", Kind.CIRCLE: "circleperson"}


def seats_of(account_id: UUID) -> list[Seat]:
    """Every seat of this account: member, client or somebody around a client, in any practice."""
    members = practice.member_seats(account_id)
    found = clients.client_seats(account_id)
    return [
        *(Seat(Kind.MEMBER, each.pk, each.practice_id, each.practice.name, each.name) for each in members),
        *(Seat(Kind.CLIENT, each.pk, each.practice_id, each.practice.name, each.name) for each in found),
        *(
            Seat(Kind.CIRCLE, each.pk, each.practice_id, each.practice.name, each.client.name)
            for each in clients.circle_seats(account_id)
        ),
    ]


def demo_seats() -> list[Seat]:
    """Whom one may be in the demo practice: who works there, a client of each language, somebody around one."""
    return [
        *practice.demo_seats(),
        *(
            Seat(Kind.CLIENT, each.pk, each.practice_id, LANGUAGE_NAMES[each.language], each.name)
            for each in clients.demo_clients()
        ),
        *(
            Seat(Kind.CIRCLE, each.pk, each.practice_id, gettext("Somebody around a client"), each.name)
            for each in clients.demo_circle()
        ),
    ]


def demo_account(kind: str, who: UUID) -> Account | None:
    """The account behind a demo seat; None for everybody else."""
    if not any((seat.kind, seat.id) == (kind, who) for seat in demo_seats()):
        return None
    return Account.objects.filter(**{ACCOUNT_OF[Kind(kind)]: who}).first()


def practice_of(kind: Kind, seat_id: UUID, *, account_id: UUID) -> UUID | None:
    """The practice of a seat, if it is still this account's."""
    return next((s.practice_id for s in seats_of(account_id) if (s.kind, s.id) == (kind, seat_id)), None)
