"""Taking back what was asked and waits for its answer; actor first."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.notices.actions import withdraw
from alongside.practice.models import Key
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.actions.asking import remember
from alongside.voice.models import CheckIn
from alongside.voice.queries.check_ins import KEY_PURPOSE, readable_check_ins
from alongside.voice.queries.completeness import still_open


@transaction.atomic
def take_back(actor: Actor, check_in_id: UUID) -> bool:
    """Ask it no more: its links end, its letters stay here. False when it was answered or over before.

    It is not asked again for the same reason. NotYours for somebody else's client.
    """
    if not actor.is_member:
        raise NotYours
    found = readable_check_ins(actor).filter(pk=check_in_id)
    if not found.exists():
        raise NotYours
    return take_back_rows(actor, found) > 0


def take_back_rows(actor: Actor, found: QuerySet[CheckIn]) -> int:
    """Take back those of them that are open; inside the caller's transaction. How many there were."""
    rows = list(found.select_for_update(of=("self",)).filter(still_open(timezone.now())))
    for row in rows:
        row.expires_at = row.asked_at  # what was over when it was asked counts nowhere
        row.save(update_fields=["expires_at"])
        Key.objects.filter(purpose=KEY_PURPOSE, subject_id=row.pk).delete()
        withdraw(row.practice_id, subject_id=row.pk)
        remember(actor, row, verbs.CHECK_IN_TAKEN_BACK)
    return len(rows)
