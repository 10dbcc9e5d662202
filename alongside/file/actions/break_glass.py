"""In need, who runs the practice opens the words of a client who is not theirs (break-glass).

Never quietly: it needs a reason, ends by itself, and the client, every owner and who works with the client are
told at once. What is then opened is on the trail as every look is.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.models import BreakGlass, Client
from alongside.file import verbs
from alongside.frame import telling
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.practice import queries as practice
from alongside.practice.models import Member
from alongside.trail.actions import record
from alongside.trail.actors import Actor

HOURS = (1, 4, 24)  # for as long it may lie open
LONGEST = 2000


def may_break_glass(actor: Actor, client: Client) -> bool:
    """Who runs the practice, for a client whose words do not lie open to them anyway."""
    return actor.is_member and actor.runs_practice and not clients.may_read_words(actor, client.pk)


def break_glass(actor: Actor, client_id: UUID, *, words: str, hours: int) -> BreakGlass:
    """Open a client's words to the actor for some hours. NotYours for who does not run the practice.

    Refused: words_missing, too_long, out_of_range (hours), open_already.
    """
    _check(words, hours)
    with transaction.atomic():
        member = Member.objects.select_for_update().get(pk=actor.myself)
        client = clients.client(actor, client_id)
        if not (actor.is_member and actor.runs_practice):
            raise NotYours
        if clients.may_read_words(actor, client.pk) or _open(actor, client_id).exists():
            raise Refused("open_already")
        now = timezone.now()
        row = BreakGlass.objects.create(
            practice_id=client.practice_id,
            client=client,
            member=member,
            words=words.strip(),
            at=now,
            until=now + timedelta(hours=hours),
        )
        member.opens_until = max(row.until, member.opens_until or row.until)
        member.save(update_fields=["opens_until"])
        record(actor, verbs.GLASS_BROKEN, client_id=client.pk, subject=row, hours=hours)
        _tell(actor, row)
        return row


def close_glass(actor: Actor, client_id: UUID) -> None:
    """Close it before its time. NotYours where nothing lies open to the actor."""
    with transaction.atomic():
        row = _open(actor, client_id).select_for_update().first()
        if row is None:
            raise NotYours
        row.closed_at = timezone.now()
        row.save(update_fields=["closed_at"])
        record(actor, verbs.GLASS_CLOSED, client_id=client_id, subject=row)


def _open(actor: Actor, client_id: UUID) -> QuerySet[BreakGlass]:
    return BreakGlass.objects.filter(
        practice_id=actor.practice_id,
        member_id=actor.myself,
        client_id=client_id,
        closed_at=None,
        until__gt=timezone.now(),
    )


def _check(words: str, hours: int) -> None:
    if is_blank(words):
        raise Refused("words_missing", "words")
    if len(words) > LONGEST:
        raise Refused("too_long", "words")
    if hours not in HOURS:
        raise Refused("out_of_range", "hours")


def _tell(actor: Actor, row: BreakGlass) -> None:
    client = row.client
    telling.tell_client(client, "glass.broken", subject_id=row.pk, path="/portal/my-words/")
    working = [*telling.who_works_with(client), *practice.owners(actor)]
    told = {each.pk: each for each in working if each.pk != actor.id}
    path = f"/desk/clients/{client.pk}/in-need/"
    telling.tell_members(told.values(), client, "glass.broken_here", subject_id=row.pk, path=path)
