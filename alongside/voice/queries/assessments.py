"""Reads of the diagnostic stage; actor first, for who works with the client (B11)."""

from uuid import UUID

from alongside.clients.queries import engagement as one_engagement
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import Assessment, CheckIn, Rater
from alongside.voice.queries.check_ins import readable_check_ins

ATTACHABLE = 20


def assessment(actor: Actor, engagement_id: UUID) -> Assessment:
    """The assessment of this work with its client; an empty one that is not kept yet when none was written."""
    if not actor.is_member:
        raise NotYours
    work = one_engagement(actor, engagement_id)
    found = Assessment.objects.filter(engagement=work).first() or Assessment(
        practice_id=work.practice_id, client_id=work.client_id, results={}
    )
    found.engagement, found.client = work, work.client
    return found


def attachable(actor: Actor, client_id: UUID) -> list[CheckIn]:
    """The client's newest answers, on which a result may rest."""
    found = readable_check_ins(actor).filter(client_id=client_id, answered_at__isnull=False)
    return list(found.exclude(rater=Rater.MEMBER).order_by("-answered_at", "-pk")[:ATTACHABLE])
