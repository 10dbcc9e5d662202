"""The letter about anonymous answers: on a later day, so that nobody can tell when the fifth came."""

from datetime import datetime, timedelta

from django.db import transaction

from alongside.feedback.models import Touchpoint
from alongside.notices.actions import post
from alongside.trail.actors import Actor

A_DAY = timedelta(days=1)


@transaction.atomic
def tell_of_groups(actor: Actor, now: datetime) -> int:
    """Tell the owners of touchpoints where five came together on an earlier day and one was bad; returns how many."""
    rows = Touchpoint.objects.select_for_update(of=("self",)).select_related("owner")
    earlier = now.date() - A_DAY  # a day has begun everywhere
    due = list(rows.filter(practice_id=actor.practice_id, tells_after__lte=earlier))
    for each in due:
        post(
            each.practice_id,
            "feedback.group",
            email=each.owner.email,
            language=each.owner.language,
            zone=each.owner.timezone,
            subject_id=each.pk,
            facts={"touchpoint": str(each.pk)},
        )
        each.tells_after = None
        each.save(update_fields=["tells_after"])
    return len(due)
