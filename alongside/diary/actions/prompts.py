"""Gentle questions for a while: proposed by who works with the client, agreed to or not, stopped by either."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import email_of, open_engagement, readable_client
from alongside.diary import prompting, verbs
from alongside.diary.models import DiaryPrompt
from alongside.diary.queries import readable_prompts
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import withdraw
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

LONGEST_PROMPT = 300


@transaction.atomic
def propose_prompt(
    actor: Actor, client_id: UUID, *, words: str, every_days: int, ends_on: date | None
) -> DiaryPrompt:
    """Propose a question for some weeks; nothing is asked before the client agrees (B07).

    Refused required, too_long (words), out_of_range (every_days), required or wrong_end (ends_on), no_work.
    """
    if not actor.is_member:
        raise NotYours
    client = readable_client(actor, client_id)
    work = open_engagement(client.pk)
    if work is None:
        raise Refused("no_work")
    if ends_on is None:
        raise Refused("required", "ends_on")
    row = _new(client, words, every_days, ends_on)
    row.engagement, row.set_by_id = work, actor.id
    row.save(force_insert=True)
    _record(actor, row, verbs.PROMPT_PROPOSED, every_days=every_days)
    return row


@transaction.atomic
def add_prompt(actor: Actor, *, words: str, every_days: int = 1, ends_on: date | None = None) -> DiaryPrompt:
    """The client's own question to themselves. Refused as propose_prompt says."""
    if not actor.is_client:
        raise NotYours
    row = _new(readable_client(actor, actor.myself), words, every_days, ends_on)
    row.agreed_at = row.set_at
    row.save(force_insert=True)
    _record(actor, row, verbs.OWN_PROMPT_ADDED, every_days=every_days)
    return row


@transaction.atomic
def agree_to_prompt(actor: Actor, prompt_id: UUID) -> DiaryPrompt:
    """The client's yes. A second yes changes nothing. Refused stopped."""
    row = _lock(actor, prompt_id)
    if not actor.is_client:
        raise NotYours
    if row.stopped_at is not None:
        raise Refused("stopped")
    if row.agreed_at is None:
        row.agreed_at = timezone.now()
        row.save(update_fields=["agreed_at"])
        _record(actor, row, verbs.PROMPT_AGREED)
    return row


@transaction.atomic
def stop_prompt(actor: Actor, prompt_id: UUID) -> DiaryPrompt:
    """Ask it no more, with no reason given; by the client, or by who works with them (not the client's own)."""
    row = _lock(actor, prompt_id)
    if row.stopped_at is None:
        end_prompt(actor, row)
    return row


@transaction.atomic
def choose_reminder(actor: Actor, prompt_id: UUID, *, at: time | None) -> DiaryPrompt:
    """A letter that says only "your diary", at this time by the client's clock; None: no letter.

    Refused beside "at": quiet (no letter leaves then), no_email; and stopped, not_agreed.
    """
    if not actor.is_client:
        raise NotYours
    row = _lock(actor, prompt_id)
    if row.stopped_at is not None:
        raise Refused("stopped")
    if row.agreed_at is None:
        raise Refused("not_agreed")
    if at is None:
        withdraw(row.practice_id, subject_id=row.pk)
        row.is_reminded, row.remind_at, row.next_on = False, None, None
    else:
        _remind_at(row, at)
    row.save(update_fields=["is_reminded", "remind_at", "next_on"])
    _record(actor, row, verbs.REMINDER_CHOSEN, is_reminded=row.is_reminded)
    return row


def end_prompt(actor: Actor, row: DiaryPrompt) -> None:
    """Stop one that is locked; inside the caller's transaction."""
    row.stopped_at = timezone.now()
    row.save(update_fields=["stopped_at"])
    withdraw(row.practice_id, subject_id=row.pk)
    if row.set_by_id is None:
        _record(actor, row, verbs.OWN_PROMPT_STOPPED)
    else:
        _record(actor, row, verbs.PROMPT_STOPPED, by=actor.kind.value)


def _remind_at(row: DiaryPrompt, at: time) -> None:
    client, now = row.client, timezone.now()
    zone, practice = ZoneInfo(client.timezone), client.practice
    day = prompting.first_on(now, at, zone)
    if prompting.is_quiet(day, at, zone, practice.quiet_from, practice.quiet_until):
        raise Refused("quiet", "at", since=practice.quiet_from, until=practice.quiet_until)
    if not email_of(client):
        raise Refused("no_email", "at")
    row.is_reminded, row.remind_at, row.next_on = True, at, day


def _new(client: Client, words: str, every_days: int, ends_on: date | None) -> DiaryPrompt:
    if not words.strip():
        raise Refused("required", "words")
    if len(words.strip()) > LONGEST_PROMPT:
        raise Refused("too_long", "words", most=LONGEST_PROMPT)
    if not 1 <= every_days <= prompting.MOST_DAYS:
        raise Refused("out_of_range", "every_days")
    now = timezone.now()
    today = now.astimezone(ZoneInfo(client.timezone)).date()
    if ends_on is not None and not today < ends_on <= today + timedelta(weeks=prompting.MOST_WEEKS):
        raise Refused("wrong_end", "ends_on")
    return DiaryPrompt(
        practice_id=client.practice_id,
        client=client,
        words=words.strip(),
        every_days=every_days,
        ends_on=ends_on,
        set_at=now,
    )


def _lock(actor: Actor, prompt_id: UUID) -> DiaryPrompt:
    found = readable_prompts(actor).select_for_update(of=("self",)).select_related("client__practice")
    row = found.filter(pk=prompt_id).first()
    if row is None or not (actor.is_client or actor.is_member):
        raise NotYours
    return row


def _record(actor: Actor, row: DiaryPrompt, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=row.client_id, engagement_id=row.engagement_id, subject=row, **facts)
