"""What this room gives along when a client takes their file: never the private first impression."""

from typing import Any
from uuid import UUID

from alongside.clients.queries import actor_for_client, readable_client
from alongside.decisions.models import Beliefs
from alongside.decisions.queries.decisions import decisions
from alongside.trail.actors import Actor

WORDS = ("question", "matters", "alternative", "usual", "departs", "who_does")
MOMENTS = ("set_at", "put_before_at", "member_signed_at", "client_signed_at", "review_on", "withdrawn_at")
BELIEFS = ("cause", "worries", "trusts", "refuses", "decides_with", "said_by", "at")


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """The client's decisions as the client may read them, and what they said beforehand."""
    client = readable_client(actor, client_id)
    seen = decisions(actor_for_client(client), client.pk)
    said = Beliefs.objects.filter(client=client).order_by("at", "pk")
    return {
        "decisions": [_decision(each) for each in reversed(seen)],
        "beliefs": [{name: getattr(each, name) for name in BELIEFS} for each in said],
    }


def _decision(seen: Any) -> dict[str, Any]:
    row = seen.decision
    chosen = next((each.words for each in (*seen.ours, *seen.theirs) if each.pk == row.choice_id), None)
    return {
        **{name: getattr(row, name) for name in (*WORDS, *MOMENTS)},
        "set_by": row.set_by,
        "has_no_proposal": row.has_no_proposal,
        "choice": chosen,
        "options": [_option(each) for each in (*seen.ours, *seen.theirs)],
    }


def _option(row: Any) -> dict[str, Any]:
    return {"side": row.side, "words": row.words, "pros": row.pros, "cons": row.cons, "at": row.at}
