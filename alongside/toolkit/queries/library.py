"""Reads of the practice's library of tools; actor first."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.lib.errors import NotYours
from alongside.toolkit.models import LibraryTool
from alongside.trail.actors import Actor


def may_keep_library(actor: Actor) -> bool:
    """Who reads and writes the library: everybody who practises, and who runs the practice."""
    return actor.is_trusted or (actor.is_member and (actor.practises or actor.runs_practice))


def library(actor: Actor) -> list[LibraryTool]:
    """All tools of the library without their bytes: those in use first, then by language and name."""
    rows = _readable(actor).defer("content").select_related("made_by")
    return sorted(rows, key=lambda each: (not each.is_in_use, each.language, (each.name or "").casefold()))


def library_to_give(actor: Actor, language: str) -> list[LibraryTool]:
    """Tools in use, those in the client's language first."""
    found = [each for each in library(actor) if each.is_in_use]
    return sorted(found, key=lambda each: each.language != language)


def library_tool(actor: Actor, library_id: UUID) -> LibraryTool:
    """One tool of the library; its bytes come when they are read. NotYours otherwise."""
    found = _readable(actor).defer("content").filter(pk=library_id).first()
    if found is None:
        raise NotYours
    return found


def _readable(actor: Actor) -> QuerySet[LibraryTool]:
    if not may_keep_library(actor):
        raise NotYours
    return LibraryTool.objects.filter(practice_id=actor.practice_id)
