"""Closing the loop: who looked, what was done, what was talked about, and whether it is better; actor first."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.meetings.queries import meeting as one_meeting
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.actions.asking import ask
from alongside.voice.actions.caring import remember, see
from alongside.voice.caring import Closed
from alongside.voice.models import CheckIn, Concern, CriticalAnswer, MeasureVersion, Occasion, Rater
from alongside.voice.queries.caring import reachable_criticals

LONGEST = 4000


@transaction.atomic
def see_critical(actor: Actor, check_in_id: UUID) -> list[CriticalAnswer]:
    """I have seen it and look after it. The first who presses is remembered; a second press changes nothing.

    NotYours for who was not told and does not work with the client.
    """
    rows = _criticals(actor, check_in_id)
    for row in rows:
        if row.seen_at is None:
            see(actor, row)
    return rows


@transaction.atomic
def settle_critical(actor: Actor, check_in_id: UUID, *, done: str) -> list[CriticalAnswer]:
    """What was done, and when, in words that only who works with the client reads. Seen as well.

    Refused required or too_long beside "done", settled_already.
    """
    rows = _criticals(actor, check_in_id)
    words = _words(done, "done", is_required=True)
    if all(row.done_at for row in rows):
        raise Refused("settled_already")
    for row in rows:
        if row.seen_at is None:
            see(actor, row)
        if row.done_at is None:
            row.done, row.done_at, row.done_by_id = words, timezone.now(), actor.myself
            row.save(update_fields=["done", "done_at", "done_by"])
            remember(actor, row, verbs.CRITICAL_SETTLED)
    return rows


def _criticals(actor: Actor, check_in_id: UUID) -> list[CriticalAnswer]:
    """All critical answers of one check-in, locked."""
    if not actor.is_member:
        raise NotYours
    found = reachable_criticals(actor).select_for_update(of=("self",)).filter(check_in_id=check_in_id)
    rows = list(found.order_by("pk"))
    if not rows:
        raise NotYours
    return rows


@transaction.atomic
def talk_about(
    actor: Actor,
    concern_id: UUID,
    *,
    meeting_id: UUID | None = None,
    said: str = "",
    changed: str = "",
    shares: bool = False,
    asks_again: bool = False,
) -> Concern:
    """We talked about it: what the client said, what changed, and whether to ask again after the next meeting.

    `shares`: the client reads in the portal what changed, never the rest. Refused closed_already, too_long beside
    the field, required beside "changed" when there is nothing to share. NotYours for a meeting with somebody else.
    """
    concern = _concern(actor, concern_id)
    if concern.closed_at is not None:
        raise Refused("closed_already")
    new_said, new_changed = _words(said, "said"), _words(changed, "changed", is_required=shares)
    if meeting_id is not None and one_meeting(actor, meeting_id).client_id != concern.client_id:
        raise NotYours
    now = timezone.now()
    concern.talked_at = concern.talked_at or now
    concern.meeting_id = meeting_id or concern.meeting_id
    concern.said, concern.changed = new_said, new_changed
    concern.shared_at = (concern.shared_at or now) if shares else None
    concern.recheck_wanted_at = (concern.recheck_wanted_at or now) if asks_again else None
    concern.save()
    remember(actor, concern, verbs.CONCERN_TALKED, is_shared=shares)
    if asks_again:
        remember(actor, concern, verbs.CONCERN_RECHECK_WANTED)
    return concern


@transaction.atomic
def close_concern(actor: Actor, concern_id: UUID, *, outcome: str) -> Concern:
    """Better, same, or let go; a second press changes nothing. ValueError for anything else."""
    concern = _concern(actor, concern_id)
    if concern.closed_at is None:
        concern.closed_at, concern.closed_as = timezone.now(), Closed(outcome)
        concern.recheck_wanted_at = None
        concern.save(update_fields=["closed_at", "closed_as", "recheck_wanted_at"])
        remember(actor, concern, verbs.CONCERN_CLOSED, outcome=str(concern.closed_as))
    return concern


@transaction.atomic
def ask_again(actor: Actor, meeting_id: UUID) -> list[CheckIn]:
    """After this meeting, ask again what was talked about before it, once for each measure (C02).

    Where the same measure is asked after this meeting anyway, that is the second look. A client is asked; what
    others see is asked by their own plan.
    """
    meeting = one_meeting(actor, meeting_id)
    wanted = Concern.objects.select_for_update(of=("self",)).filter(
        client_id=meeting.client_id, closed_at=None, check_in__rater=Rater.CLIENT
    )
    before = wanted.filter(recheck_wanted_at__isnull=False).exclude(meeting_id=meeting.pk)
    asked: dict[UUID, CheckIn] = {}
    for concern in before.select_related("check_in__version").order_by("raised_at"):
        measure_id = concern.check_in.version.measure_id
        check_in = asked.get(measure_id) or _second_look(actor, meeting_id, concern, measure_id)
        if check_in is None:
            continue
        asked[measure_id] = check_in
        concern.recheck, concern.recheck_wanted_at = check_in, None
        concern.save(update_fields=["recheck", "recheck_wanted_at"])
    return list(asked.values())


def _second_look(actor: Actor, meeting_id: UUID, concern: Concern, measure_id: UUID) -> CheckIn | None:
    anyway = CheckIn.objects.filter(
        meeting_id=meeting_id, version__measure_id=measure_id, rater=Rater.CLIENT, declined_at=None
    )
    newest = MeasureVersion.objects.filter(measure_id=measure_id).order_by("-number")
    return anyway.first() or ask(
        actor,
        client_id=concern.client_id,
        version=newest[0],
        occasion=Occasion.RECHECK,
        engagement_id=concern.engagement_id,
        meeting_id=meeting_id,
    )


def _concern(actor: Actor, concern_id: UUID) -> Concern:
    """One concern, locked, for who works with the client."""
    if not actor.is_member:
        raise NotYours
    found = Concern.objects.select_for_update(of=("self",)).filter(
        pk=concern_id, client__in=readable_clients(actor)
    )
    one = found.first()
    if one is None:
        raise NotYours
    return one


def _words(text: str, field: str, *, is_required: bool = False) -> str | None:
    if is_blank(text):
        if is_required:
            raise Refused("required", field)
        return None
    if len(text.strip()) > LONGEST:
        raise Refused("too_long", field, most=LONGEST)
    return text.strip()
