"""Another format, rhythm or practitioner: the client asks without giving a reason, and is answered (A11, C03)."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.frame import asked, asked_queries, telling, verbs
from alongside.frame.models import AskedChange
from alongside.frame.terms import LONGEST
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.practice.models import Member, MemberStatus
from alongside.trail import actions as trail
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb


def ask_change(
    actor: Actor, *, what: str, wanted: str = "", member: UUID | None = None, words: str = ""
) -> AskedChange:
    """The client asks for another format, rhythm or practitioner. What was asked of that kind before falls away.

    Refused: out_of_range (what, wanted), not_a_practitioner, words_missing (something else), too_long.
    """
    if not (actor.is_client and actor.id):
        raise NotYours
    _check(actor, what, wanted, member, words)
    with transaction.atomic():
        client = clients.readable_client(actor, actor.id)
        open_before = AskedChange.objects.filter(
            client=client, what=what, answered_at=None, withdrawn_at=None
        )
        open_before.update(withdrawn_at=timezone.now())
        change = AskedChange.objects.create(
            practice_id=client.practice_id,
            client=client,
            engagement=clients.open_engagement(client.pk),
            what=what,
            wanted=wanted,
            member_id=member if what == asked.PRACTITIONER else None,
            words=words.strip(),
            asked_at=timezone.now(),
        )
        _record(actor, change, verbs.CHANGE_ASKED, what=what)
        answering = telling.impartial_members if what == asked.PRACTITIONER else telling.who_works_with
        path = f"/desk/asked-changes/{change.pk}/"
        telling.tell_members(answering(client), client, "change.asked", subject_id=change.pk, path=path)
        return change


def _check(actor: Actor, what: str, wanted: str, member: UUID | None, words: str) -> None:
    if what not in asked.WHATS:
        raise Refused("out_of_range", "what")
    if not asked.is_wanted(what, wanted):
        raise Refused("out_of_range", "wanted")
    if what == asked.OTHER and is_blank(words):
        raise Refused("words_missing", "words")
    if len(words) > LONGEST:
        raise Refused("too_long", "words")
    working = Member.objects.filter(practice_id=actor.practice_id, status=MemberStatus.ACTIVE, practises=True)
    if member and not working.filter(pk=member).exists():
        raise Refused("not_a_practitioner", "member")


def withdraw_change(actor: Actor, change_id: UUID) -> AskedChange:
    """The client takes it back. Refused: already_answered. Twice is once."""
    if not actor.is_client:
        raise NotYours
    with transaction.atomic():
        change = _locked(actor, change_id)
        if change.answered_at:
            raise Refused("already_answered")
        if change.withdrawn_at is None:
            change.withdrawn_at = timezone.now()
            change.save(update_fields=["withdrawn_at"])
            _record(actor, change, verbs.CHANGE_WITHDRAWN, what=change.what)
        return change


def answer_change(actor: Actor, change_id: UUID, *, outcome: str, answer: str = "") -> AskedChange:
    """Answer it: done, let us talk, or not now (with words).

    Refused: out_of_range, words_missing (not now), too_long, already_answered, taken_back. NotYours for who does
    not answer it.
    """
    with transaction.atomic():
        change = _locked(actor, change_id)
        if not asked_queries.may_answer(actor, change):
            raise NotYours
        _check_answer(change, outcome, answer)
        change.outcome, change.answer = outcome, answer.strip()
        change.answered_at, change.answered_by_id = timezone.now(), actor.id
        change.save()
        _record(actor, change, verbs.CHANGE_ANSWERED, what=change.what, outcome=outcome)
        telling.tell_client(
            change.client, "change.answered", subject_id=change.pk, path="/portal/ask-for-a-change/"
        )
        return change


def _check_answer(change: AskedChange, outcome: str, answer: str) -> None:
    if change.answered_at:
        raise Refused("already_answered")
    if change.withdrawn_at:
        raise Refused("taken_back")
    if outcome not in asked.OUTCOMES:
        raise Refused("out_of_range", "outcome")
    if outcome == asked.NOT_NOW and is_blank(answer):
        raise Refused("words_missing", "answer")
    if len(answer) > LONGEST:
        raise Refused("too_long", "answer")


def _locked(actor: Actor, change_id: UUID) -> AskedChange:
    """As it is now that nobody else writes it."""
    found = asked_queries.asked_change(actor, change_id)
    AskedChange.objects.select_for_update().get(pk=found.pk)
    return asked_queries.asked_change(actor, change_id)


def _record(actor: Actor, change: AskedChange, verb: Verb, **facts: Any) -> None:
    trail.record(
        actor, verb, client_id=change.client_id, engagement_id=change.engagement_id, subject=change, **facts
    )
