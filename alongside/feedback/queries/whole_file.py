"""What this room gives along when a client takes their file."""

from typing import Any
from uuid import UUID

from alongside.clients.queries import readable_client
from alongside.feedback.models import Feedback, SmallMoment
from alongside.trail.actors import Actor


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """What the client said with their name, what became of it, and their small moments.

    What was said without a name is nobody's, and cannot be found.
    """
    client = readable_client(actor, client_id)
    said = Feedback.objects.filter(client=client).select_related("touchpoint").order_by("at", "pk")
    small = SmallMoment.objects.filter(client=client).order_by("on", "pk")
    return {"feedback": [_said(each) for each in said], "moments": [_moment(each) for each in small]}


def _said(row: Feedback) -> dict[str, Any]:
    return {
        "at": row.at,
        "touchpoint": row.touchpoint.code if row.touchpoint else None,
        "rating": row.rating or None,
        "words": row.words,
        "status": row.status,
        "decision": row.decision,
        "decided_at": row.decided_at,
        "outcome": row.outcome,
        "settled_at": row.settled_at,
    }


def _moment(row: SmallMoment) -> dict[str, Any]:
    return {"on": row.on, "told_by": row.told_by, "words": row.words}
