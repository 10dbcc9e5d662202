"""Frames for tests, made the way a member makes them."""

from datetime import date
from decimal import Decimal

from alongside.clients.models import Client, Engagement
from alongside.frame import actions
from alongside.frame.models import Frame
from alongside.practice.models import Member
from tests.cast import Cast

FILLED: dict[str, object] = {"place": "Rantatie 1", "fee": Decimal(85), "review_on": date(2027, 1, 1)}


def make_draft(cast: Cast, who: Member | None = None, on: Engagement | None = None, **terms: object) -> Frame:
    """A draft with all that must be said."""
    actor = cast.actor(who or cast.anna)
    draft = actions.write_draft(actor, (on or cast.advice).pk)
    return actions.save_draft(
        actor, draft.pk, revision=draft.revision, terms=FILLED | terms, reason="as we spoke"
    )


def make_proposed(
    cast: Cast, who: Member | None = None, on: Engagement | None = None, **terms: object
) -> Frame:
    draft = make_draft(cast, who, on, **terms)
    return actions.propose_frame(cast.actor(who or cast.anna), draft.pk)


def make_agreed(
    cast: Cast, who: Member | None = None, client: Client | None = None, **terms: object
) -> Frame:
    client = client or cast.vera
    frame = make_proposed(cast, who, client.engagements.get(), **terms)
    return actions.agree_frame(cast.actor(client), frame.pk, name=client.name)


def make_imported(engagement: Engagement, **terms: object) -> Frame:
    frame = actions.imported_frame(engagement, **({"minutes": 30} | terms))
    frame.save(force_insert=True)
    return frame
