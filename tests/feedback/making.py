"""Rows for the tests of feedback."""

from uuid import UUID

from alongside.feedback import actions
from alongside.feedback.models import Touchpoint
from alongside.practice.models import Member
from alongside.trail.actors import Actor
from tests.cast import Cast


def make_touchpoint(
    cast: Cast, code: str = "door", kind: str = "anonymous", owner: Member | None = None, **more: object
) -> Touchpoint:
    return actions.make_touchpoint(
        cast.actor(cast.anna),
        code=code,
        names={"en": "At the door"},
        owner_id=(owner or cast.anna).pk,
        kind=kind,
        **more,
    )


def visitor(cast: Cast) -> Actor:
    return actions.visitor(cast.practice, "en")


def tap(cast: Cast, touchpoint_id: UUID, rating: str = "good", words: str = "", ticket: str = "") -> None:
    actions.give_anonymously(visitor(cast), touchpoint_id, rating=rating, words=words, ticket=ticket)
