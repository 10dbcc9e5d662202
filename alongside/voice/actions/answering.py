"""Asking how a meeting was, and answering; actor first. Each is lock, check, write, remember, tell."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client, Stage
from alongside.clients.queries import readable_client
from alongside.clients.telling import emails_for_messages, members_to_tell
from alongside.lib.errors import NotYours, Refused
from alongside.lib.sealed import move_sealed
from alongside.lib.texts import is_blank
from alongside.meetings.models import Meeting
from alongside.meetings.queries import meeting as one_meeting
from alongside.notices.actions import post, withdraw
from alongside.practice.actions import make_key
from alongside.practice.models import Key
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb
from alongside.voice import queries, verbs
from alongside.voice.answers import ITEMS, is_on_scale
from alongside.voice.models import CheckIn
from alongside.voice.queries import KEY_PURPOSE, WAITS

LONGEST = 4000
USELESS_AFTER = timedelta(days=3)


@transaction.atomic
def ask_check_in(actor: Actor, meeting_id: UUID) -> CheckIn | None:
    """Ask the client how this meeting was, once: in the portal, and by e-mail where they agreed to that.

    The mail brings a link that needs no sign-in and holds for 14 days. None when the work has ended: nobody
    is called back (G04).
    """
    meeting = _held_by_us(actor, meeting_id)
    if meeting.engagement is not None and meeting.engagement.stage == Stage.ENDED:
        return None
    check_in, is_new = CheckIn.objects.get_or_create(
        meeting=meeting,
        defaults={
            "practice_id": meeting.practice_id,
            "client_id": meeting.client_id,
            "engagement_id": meeting.engagement_id,
            "asked_at": timezone.now(),
        },
    )
    if is_new:
        _record(actor, check_in, verbs.CHECK_IN_ASKED)
        _invite(check_in)
    return check_in


@transaction.atomic
def answer_check_in(
    actor: Actor,
    check_in_id: UUID,
    *,
    heard: int | None = None,
    understood: int | None = None,
    accepted: int | None = None,
    useful: int | None = None,
    safe: int | None = None,
    words: str = "",
) -> CheckIn:
    """The client says how it was: 0 to 10, each may stay open, and words (C04, L01, L06). Once.

    Refused answered_already, nothing_said, out_of_range beside the question, too_long beside "words".
    """
    check_in = _own(actor, check_in_id)
    answers = dict(zip(ITEMS, (heard, understood, accepted, useful, safe), strict=True))
    if check_in.answered_at is not None:
        raise Refused("answered_already")
    _must_say_something(answers, words)
    for item, value in answers.items():
        setattr(check_in, item, value)
    check_in.words = None if is_blank(words) else words.strip()
    check_in.answered_at, check_in.declined_at = timezone.now(), None
    check_in.save()
    has_words = check_in.words is not None
    _record(actor, check_in, verbs.CHECK_IN_ANSWERED, **answers, has_words=has_words)
    withdraw(check_in.practice_id, subject_id=check_in.pk)
    if check_in.is_urgent:
        _call_at_once(check_in)
    return check_in


@transaction.atomic
def decline_check_in(actor: Actor, check_in_id: UUID) -> CheckIn:
    """The client would rather not say; nobody asks why. A second press changes nothing."""
    check_in = _own(actor, check_in_id)
    if check_in.is_open:
        check_in.declined_at = timezone.now()
        check_in.save(update_fields=["declined_at"])
        _record(actor, check_in, verbs.CHECK_IN_DECLINED)
        withdraw(check_in.practice_id, subject_id=check_in.pk)
    return check_in


@transaction.atomic
def add_words(actor: Actor, check_in_id: UUID, *, words: str) -> CheckIn:
    """Something to add to what was answered; it counts as unseen again. Refused required or too_long."""
    check_in = _own(actor, check_in_id)
    if not actor.is_client or check_in.answered_at is None:
        raise NotYours
    if is_blank(words):
        raise Refused("required", "words")
    joined = "\n\n".join(part for part in (check_in.words, words.strip()) if part)
    if len(joined) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    check_in.words, check_in.seen_at = joined, None
    check_in.save(update_fields=["words", "seen_at"])
    _record(actor, check_in, verbs.CHECK_IN_ADDED_TO)
    return check_in


@transaction.atomic
def mark_seen(actor: Actor, client_id: UUID) -> int:
    """The practitioner has read what this client answered; returns how many answers that were."""
    if not actor.is_member:
        raise NotYours
    client = readable_client(actor, client_id)
    unread = CheckIn.objects.select_for_update().filter(
        client=client, answered_at__isnull=False, seen_at=None
    )
    found = list(unread)
    for check_in in found:
        check_in.seen_at = timezone.now()
        check_in.save(update_fields=["seen_at"])
        _record(actor, check_in, verbs.CHECK_IN_SEEN)
        withdraw(check_in.practice_id, subject_id=check_in.pk)
    return len(found)


@transaction.atomic
def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """No mail asks about this work any more (G04); returns how many were taken back. Answers stay."""
    found = CheckIn.objects.filter(
        practice_id=actor.practice_id, engagement_id=engagement_id, answered_at=None, declined_at=None
    )
    return sum(withdraw(actor.practice_id, subject_id=pk) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client, and the links to it."""
    found = CheckIn.objects.filter(practice_id=actor.practice_id, client_id=client_id)
    Key.objects.filter(purpose=KEY_PURPOSE, subject_id__in=found.values("pk")).delete()
    found.delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's check-ins to another (they were the same person); inside file's transaction."""
    for check_in in CheckIn.objects.select_for_update().filter(client=from_client):
        move_sealed(check_in, to_client.pk)
        check_in.save()


def _held_by_us(actor: Actor, meeting_id: UUID) -> Meeting:
    if actor.is_client:
        raise NotYours
    return one_meeting(actor, meeting_id)


def _own(actor: Actor, check_in_id: UUID) -> CheckIn:
    """The check-in, locked, for the person it asks. NotYours for everybody else, who works here included."""
    found = queries.readable_check_ins(actor).select_for_update(of=("self",)).filter(pk=check_in_id)
    check_in = found.select_related("client").first()
    if check_in is None or actor.is_member or actor.is_trusted:
        raise NotYours
    return check_in


def _must_say_something(answers: dict[str, int | None], words: str) -> None:
    for item, value in answers.items():
        if not is_on_scale(value):
            raise Refused("out_of_range", item)
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    if is_blank(words) and all(value is None for value in answers.values()):
        raise Refused("nothing_said")


def _invite(check_in: CheckIn) -> None:
    client = check_in.client
    for point in emails_for_messages(client):
        secret = make_key(
            KEY_PURPOSE, valid_for=WAITS, practice_id=check_in.practice_id, subject_id=check_in.pk
        )
        post(
            check_in.practice_id,
            "checkin.asked",
            email=point.value,
            language=client.language,
            zone=client.timezone,
            client_id=client.pk,
            subject_id=check_in.pk,
            useless_after=check_in.asked_at + USELESS_AFTER,
            facts={"secret": secret},
        )


def _call_at_once(check_in: CheckIn) -> None:
    """Somebody did not feel safe: who works with them hears that there is something, never what (L06)."""
    for member in members_to_tell(check_in.client, timezone.now()):
        post(
            check_in.practice_id,
            "checkin.urgent",
            email=member.email,
            language=member.language,
            zone=member.timezone,
            client_id=check_in.client_id,
            subject_id=check_in.pk,
            once=f"checkin.urgent {check_in.pk} {member.pk}",
        )


def _record(actor: Actor, check_in: CheckIn, verb: Verb, **facts: Any) -> None:
    record(
        actor,
        verb,
        client_id=check_in.client_id,
        engagement_id=check_in.engagement_id,
        subject=check_in,
        **facts,
    )
