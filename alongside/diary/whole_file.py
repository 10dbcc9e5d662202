"""What happens here to a whole client: taken along, the work ends, two entries become one, erased."""

from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet

from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.diary.actions.prompts import end_prompt
from alongside.diary.models import DiaryEntry, DiaryPrompt, DiaryShare
from alongside.diary.queries import SEALED_BYTES, medium_name, readable_entries, readable_prompts
from alongside.lib.ids import new_id
from alongside.lib.sealed import move_all_sealed, move_sealed, sealed_fields
from alongside.notices.actions import withdraw_all
from alongside.trail.actors import Actor

TABLES: tuple[type[models.Model], ...] = (DiaryShare, DiaryEntry, DiaryPrompt)
MOVED = ["client", "submission", *(each.name for each in sealed_fields(DiaryEntry))]


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """The diary as this actor may read it: all of it for the client, for everybody else what was shared.

    Photos and sounds are bytes in "diary_files"; file lays them beside the data.
    """
    client = readable_client(actor, client_id)
    found = readable_entries(actor).filter(client=client).select_related("prompt").order_by("at", "pk")
    entries = list(found)
    prompts = readable_prompts(actor).filter(client=client).order_by("set_at", "pk")
    people = _people(entries) if actor.is_client else {}
    return {
        "diary": [_entry(each, people.get(each.pk, []), actor) for each in entries],
        "diary_files": [_file(each, kind) for each in entries for kind in SEALED_BYTES if _has(each, kind)],
        "diary_prompts": [_prompt(each) for each in prompts],
    }


def _people(entries: list[DiaryEntry]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for share in DiaryShare.objects.filter(entry__in=entries).select_related("person").order_by("pk"):
        found.setdefault(share.entry_id, []).append(share.person.name)
    return found


def _entry(row: DiaryEntry, people: list[str], actor: Actor) -> dict[str, Any]:
    asks = row.prompt if row.prompt and (actor.is_client or row.prompt.set_by_id) else None
    return {
        "id": row.pk,
        "at": row.at,
        "words": row.words,
        "mood": row.mood,
        "themes": row.themes or [],
        "prompt": asks.words if asks else None,
        "is_shared": row.is_shared,
        "shared_with": people,
    }


def _has(row: DiaryEntry, kind: str) -> bool:
    return getattr(row, kind) is not None


def _file(row: DiaryEntry, kind: str) -> dict[str, Any]:
    return {
        "entry_id": row.pk,
        "kind": kind,
        "name": medium_name(row, kind),
        "content": getattr(row, kind),
    }


def _prompt(row: DiaryPrompt) -> dict[str, Any]:
    return {
        "words": row.words,
        "by_client": row.set_by_id is None,
        "every_days": row.every_days,
        "ends_on": row.ends_on,
        "set_at": row.set_at,
        "agreed_at": row.agreed_at,
        "remind_at": row.remind_at,
        "stopped_at": row.stopped_at,
    }


@transaction.atomic
def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """What we asked is asked no more; the diary and the client's own questions stay theirs."""
    found = DiaryPrompt.objects.filter(
        practice_id=actor.practice_id, engagement_id=engagement_id, stopped_at=None
    )
    rows = list(found.exclude(set_by=None).select_for_update(of=("self",)))
    for row in rows:
        end_prompt(actor, row)
    return len(rows)


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete the whole diary, its prompts, and letters about them."""
    mine = {"practice_id": actor.practice_id, "client_id": client_id}
    withdraw_all(actor.practice_id, DiaryPrompt.objects.filter(**mine).values_list("pk", flat=True))
    for table in TABLES:
        QuerySet(table).filter(**mine).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's diary to another (they were the same person), every entry; inside file's transaction.

    Two entries of one `submission` may have been written apart: the moved one gets another.
    """
    move_all_sealed(DiaryPrompt, from_client.pk, to_client.pk)
    there = set(DiaryEntry.objects.filter(client=to_client).values_list("submission", flat=True))
    for row in DiaryEntry.objects.select_for_update().filter(client=from_client):
        move_sealed(row, to_client.pk)
        if row.submission in there:
            row.submission = new_id()
        row.save(update_fields=MOVED)
    DiaryShare.objects.filter(client=from_client).update(client=to_client)
