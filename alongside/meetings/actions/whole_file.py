"""What happens to this room's rows when a piece of work ends or a client is erased; file/ calls it."""

from uuid import UUID

from django.db import transaction

from alongside.meetings.actions.meetings import UNKNOWN, keep_end
from alongside.meetings.models import Addendum, Document, Meeting, Note
from alongside.trail.actors import Actor


@transaction.atomic
def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """Meetings whose end nobody said have an unknown end from now on; returns how many. Drafts stay."""
    found = Meeting.objects.select_for_update().filter(engagement_id=engagement_id, end_source="")
    open_ended = list(found.filter(practice_id=actor.practice_id))
    for meeting in open_ended:
        keep_end(actor, meeting, None, UNKNOWN)
    return len(open_ended)


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client. Nothing is recorded here: file/ says it was erased."""
    for table in (Addendum, Note, Document, Meeting):
        table.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
