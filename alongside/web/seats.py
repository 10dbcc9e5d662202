"""Everywhere an account may sit."""

from uuid import UUID

from alongside.clients import queries as clients
from alongside.practice import queries as practice
from alongside.practice.seats import Seat
from alongside.trail.actors import Kind


def seats_of(account_id: UUID) -> list[Seat]:
    """Every seat of this account: member or client, in any practice."""
    members = practice.member_seats(account_id)
    found = clients.client_seats(account_id)
    return [
        *(Seat(Kind.MEMBER, each.pk, each.practice_id, each.practice.name, each.name) for each in members),
        *(Seat(Kind.CLIENT, each.pk, each.practice_id, each.practice.name, each.name) for each in found),
    ]


def practice_of(kind: Kind, seat_id: UUID, *, account_id: UUID) -> UUID | None:
    """The practice of a seat, if it is still this account's."""
    return next((s.practice_id for s in seats_of(account_id) if (s.kind, s.id) == (kind, seat_id)), None)
