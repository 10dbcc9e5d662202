"""What is said without a name.

Nothing of who or when is kept, on purpose: no event on the trail, no address, no time of day, ids by chance
(models.WithoutOrder), and those that wait lie in a new order each time one comes (shuffling.joined). A ticket is
deleted as it is used. The page counts taps per address by a hash with a salt that lives in the memory of the
process for one day only (public/feedback_pace.py); nothing of it is written down.
"""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.feedback import verbs
from alongside.feedback.models import AnonymousFeedback, Rating, Ticket, Touchpoint, TouchpointKind
from alongside.feedback.queries.touchpoints import may_tend
from alongside.feedback.queries.touchpoints import touchpoint as one_touchpoint
from alongside.feedback.shuffling import Said, joined
from alongside.lib.errors import NotYours, Refused
from alongside.practice.keys import digest, new_secret
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 2000
TICKETS = 40


@transaction.atomic
def give_anonymously(
    actor: Actor, touchpoint_id: UUID, *, rating: str, words: str = "", ticket: str = ""
) -> None:
    """One tap and maybe words. Shown, and told to the owner, only by fives.

    NotYours: no such touchpoint in use, or not an anonymous one. Refused required, too_long, used (the ticket).
    """
    rows = Touchpoint.objects.select_for_update(of=("self",)).select_related("practice")
    found = rows.filter(
        pk=touchpoint_id, practice_id=actor.practice_id, kind=TouchpointKind.ANONYMOUS, is_in_use=True
    ).first()
    if found is None:
        raise NotYours
    if rating not in Rating.values:
        raise Refused("required", "rating")
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    if ticket and not Ticket.objects.filter(touchpoint=found, digest=digest(ticket)).delete()[0]:
        raise Refused("used")
    today = timezone.localdate(timezone=ZoneInfo(found.practice.timezone))
    _join(found, Said(today, rating, words.strip()))


def _join(found: Touchpoint, new: Said) -> None:
    rows = list(AnonymousFeedback.objects.filter(touchpoint=found, is_shown=False))
    waiting = [Said(row.day, row.rating, row.words) for row in rows]
    AnonymousFeedback.objects.filter(pk__in=[row.pk for row in rows]).delete()
    mixed = joined(waiting, new)
    AnonymousFeedback.objects.bulk_create(_row(found, each) for each in mixed)
    if mixed[0].is_shown and any(each.given == Rating.BAD for each in mixed):
        _tell_later(found, new.day)


def _row(found: Touchpoint, said: Said) -> AnonymousFeedback:
    return AnonymousFeedback(
        practice_id=found.practice_id,
        touchpoint=found,
        day=said.day,
        rating=said.given,
        words=said.words,
        is_shown=said.is_shown,
    )


def _tell_later(found: Touchpoint, today: date) -> None:
    found.tells_after = today
    found.save(update_fields=["tells_after"])


@transaction.atomic
def make_tickets(actor: Actor, touchpoint_id: UUID, *, number: int) -> list[str]:
    """Secrets for so many links, each good for one answer; only digests are kept, without a day.

    NotYours for who does not tend this touchpoint. Refused out_of_range beside "number", not_anonymous.
    """
    found = one_touchpoint(actor, touchpoint_id)
    if not may_tend(actor, found):
        raise NotYours
    if found.kind != TouchpointKind.ANONYMOUS:
        raise Refused("not_anonymous")
    if not 1 <= number <= TICKETS:
        raise Refused("out_of_range", "number", lowest=1, highest=TICKETS)
    secrets = [new_secret() for _each in range(number)]
    Ticket.objects.bulk_create(
        Ticket(practice_id=found.practice_id, touchpoint=found, digest=digest(secret)) for secret in secrets
    )
    record(actor, verbs.TICKETS_MADE, subject=found, number=number)
    return secrets
