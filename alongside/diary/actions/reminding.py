"""The letter "your diary" for a client who chose it: posted by the worker, once a day at most."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from alongside.clients.models import Client, ClientStatus
from alongside.clients.queries import email_of
from alongside.diary import prompting
from alongside.diary.models import DiaryPrompt
from alongside.notices.actions import post
from alongside.trail.actors import Actor

KIND = "diary.reminder"
GONE = (ClientStatus.ARCHIVED, ClientStatus.MERGED)


def due_prompts(now: datetime) -> list[tuple[UUID, UUID]]:
    """Prompts whose time has come by their client's clock: their practice and id."""
    found = _reminding().filter(next_on__lte=now.date() + timedelta(days=1)).select_related("client")
    return [(each.practice_id, each.pk) for each in found if _due(each) <= now]


@transaction.atomic
def remind(actor: Actor, prompt_id: UUID, now: datetime) -> bool:
    """Post the letter of one prompt that is due and go on to its next day; whether a letter was posted.

    What is hours late is left out, and so is everything for who is not with us any more.
    """
    found = _reminding().select_for_update(of=("self",)).select_related("client__practice")
    row = found.filter(pk=prompt_id).first()
    if row is None or row.next_on is None or (due := _due(row)) > now:
        return False
    day, zone = row.next_on, ZoneInfo(row.client.timezone)
    passed = prompting.first_on(now, row.remind_at or due.time(), zone) - timedelta(days=1)
    row.next_on = prompting.next_on(day, row.every_days, passed, row.ends_on)
    row.save(update_fields=["next_on"])
    is_over = row.ends_on is not None and day > row.ends_on
    email = email_of(row.client)
    if is_over or prompting.is_late(due, now) or not email or not _may_hear(row.client, due):
        return False
    post(
        row.practice_id,
        KIND,
        email=email,
        language=row.client.language,
        zone=row.client.timezone,
        client_id=row.client_id,
        subject_id=row.pk,
        due_at=due,
        useless_after=due + prompting.STILL_GOOD,
        once=f"diary {row.client_id} {day}",
    )
    return True


def still_reminded(prompt_id: UUID, now: datetime) -> bool:
    """Whether the client still wants this letter, and may get it now."""
    row = _reminding().select_related("client__practice").filter(pk=prompt_id).first()
    return row is not None and _may_hear(row.client, now)


def _reminding() -> QuerySet[DiaryPrompt]:
    return DiaryPrompt.objects.filter(is_reminded=True, stopped_at=None).exclude(agreed_at=None)


def _due(row: DiaryPrompt) -> datetime:
    assert row.next_on is not None
    assert row.remind_at is not None
    return prompting.due_at(row.next_on, row.remind_at, ZoneInfo(row.client.timezone))


def _may_hear(client: Client, at: datetime) -> bool:
    """They are with us, have a way in, asked for no rest; and it is not in the hours without letters."""
    if client.status in GONE or client.account_id is None or client.restricted_at is not None:
        return False
    zone, practice = ZoneInfo(client.timezone), client.practice
    local = at.astimezone(zone)
    return not prompting.is_quiet(local.date(), local.time(), zone, practice.quiet_from, practice.quiet_until)
