"""The practice's library of tools: add, change, take out of use; actor first (L02, A12)."""

from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Language
from alongside.toolkit import verbs
from alongside.toolkit.actions.texts import Texts, write
from alongside.toolkit.models import LibraryTool
from alongside.toolkit.queries.library import may_keep_library
from alongside.trail.actions import record
from alongside.trail.actors import Actor


@transaction.atomic
def add_library_tool(actor: Actor, *, language: str, texts: Texts) -> LibraryTool:
    """A new tool of the library. Refused as `texts.write` does, and language_unknown."""
    if not may_keep_library(actor):
        raise NotYours
    row = LibraryTool(practice_id=actor.practice_id, made_by_id=actor.id, language=_known(language))
    write(row, texts)
    row.save()
    record(actor, verbs.LIBRARY_TOOL_ADDED, subject=row, kind=str(row.kind))
    return row


@transaction.atomic
def change_library_tool(
    actor: Actor, library_id: UUID, *, language: str, texts: Texts, revision: int | None = None
) -> LibraryTool:
    """Say it better. What clients hold already stays as it was given.

    Refused("changed_meanwhile", saved=row) when somebody saved since `revision`; else as `add_library_tool`.
    """
    row = _row(actor, library_id)
    if revision is not None and revision != row.revision:
        raise Refused("changed_meanwhile", saved=row)
    row.language = _known(language)
    write(row, texts)
    row.revision += 1
    row.save()
    record(actor, verbs.LIBRARY_TOOL_CHANGED, subject=row, is_in_use=row.is_in_use)
    return row


@transaction.atomic
def use_library_tool(actor: Actor, library_id: UUID, *, is_in_use: bool) -> LibraryTool:
    """Take it out of use, or into use again. A second press changes nothing."""
    row = _row(actor, library_id)
    if row.is_in_use != is_in_use:
        row.is_in_use = is_in_use
        row.revision += 1
        row.save(update_fields=["is_in_use", "revision"])
        record(actor, verbs.LIBRARY_TOOL_CHANGED, subject=row, is_in_use=is_in_use)
    return row


def _known(language: str) -> str:
    if language not in Language.values:
        raise Refused("language_unknown", "language")
    return language


def _row(actor: Actor, library_id: UUID) -> LibraryTool:
    found = LibraryTool.objects.select_for_update().defer("content")
    row = found.filter(pk=library_id, practice_id=actor.practice_id).first()
    if row is None or not may_keep_library(actor):
        raise NotYours
    return row
