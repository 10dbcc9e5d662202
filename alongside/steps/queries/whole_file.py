"""What this room holds of one client, as plain values, for the client to take along."""

from uuid import UUID

from alongside.clients.queries import readable_client
from alongside.steps.models import Phase, Step
from alongside.trail.actors import Actor


def export_client(actor: Actor, client_id: UUID) -> dict[str, list[dict[str, object]]]:
    """Steps and phases of one client as plain values. NotYours when the actor may not read their words."""
    client = readable_client(actor, client_id)
    phases = Phase.objects.filter(client=client).order_by("began_at", "pk")
    return {
        "steps": [_plain(each) for each in Step.objects.filter(client=client).order_by("set_at", "pk")],
        "phases": [_phase(each) for each in phases],
    }


def _plain(step: Step) -> dict[str, object]:
    return {
        "id": step.pk,
        "words": step.words,
        "owner": step.owner,
        "set_by": step.set_by,
        "set_at": step.set_at,
        "due_on": step.due_on,
        "size": step.size,
        "when": step.when_words,
        "goal": step.goal_id,
        "status": step.status,
        "closed_at": step.closed_at,
    }


def _phase(phase: Phase) -> dict[str, object]:
    return {
        "engagement": phase.engagement_id,
        "code": phase.code,
        "began_at": phase.began_at,
        "ended_at": phase.ended_at,
        "reason": phase.skip_reason,
    }
