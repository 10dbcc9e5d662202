"""What was shared with one person of the circle is taken back, all of it at once (B07, N01)."""

from uuid import UUID

from django.db import transaction

from alongside.diary import verbs
from alongside.diary.models import DiaryShare
from alongside.lib.errors import NotYours
from alongside.trail.actions import record
from alongside.trail.actors import Actor


@transaction.atomic
def hide_all_from(actor: Actor, person_id: UUID) -> int:
    """No entry of the client's diary is open to this person any more; returns how many were."""
    if not actor.is_client:
        raise NotYours
    found = DiaryShare.objects.filter(
        client_id=actor.myself, practice_id=actor.practice_id, person_id=person_id
    )
    shares = list(found.select_related("entry").order_by("pk"))
    for each in shares:
        record(
            actor,
            verbs.DIARY_HIDDEN,
            client_id=each.client_id,
            subject=each.entry,
            person=str(person_id),
        )
    found.delete()
    return len(shares)
