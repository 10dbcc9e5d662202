"""Reads about notes; actor first. A process note is its author's alone; a record note is part of the file."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from alongside.clients.queries import of_readable, readable_clients
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.meetings import templates
from alongside.meetings.models import Note, NoteKind, NoteStatus, NoteTemplate
from alongside.trail.actors import Actor


def readable_notes(actor: Actor) -> QuerySet[Note]:
    """Record notes of clients whose words this member may read, and the member's own process notes.

    Not who covers, not the owner, not the house itself ever reads somebody's process note.
    """
    if actor.is_trusted:
        return Note.objects.filter(practice_id=actor.practice_id, kind=NoteKind.RECORD)
    if not actor.is_member:
        return Note.objects.none()
    mine = Q(kind=NoteKind.RECORD) | Q(author_id=actor.id)
    return Note.objects.filter(mine, client__in=readable_clients(actor))


def note(actor: Actor, note_id: UUID) -> Note:
    """One note with its client, author, meeting and addenda. NotYours otherwise."""
    found = readable_notes(actor).filter(pk=note_id)
    one = found.select_related("client", "author", "meeting").prefetch_related("addenda__author").first()
    if one is None:
        raise NotYours
    return one


def client_notes(actor: Actor, client_id: UUID) -> QuerySet[Note]:
    """A client's notes that this actor may read, the newest first."""
    found = readable_notes(actor).filter(client_id=client_id)
    return found.select_related("author").order_by("-about", "-pk")


def latest_notes(actor: Actor, client_id: UUID, limit: int = 3) -> list[Note]:
    """The newest signed notes of a client, for the file and the preparation."""
    return list(client_notes(actor, client_id).filter(status=NoteStatus.SIGNED)[:limit])


def last_note_id(actor: Actor, client_id: UUID) -> UUID | None:
    """The note that "last note" opens: the newest one, signed or not; None when there is none."""
    return client_notes(actor, client_id).values_list("pk", flat=True).first()


def last_note_lines(actor: Actor, client_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The first line of each client's newest signed record note, in one query (for Today)."""
    if not actor.is_member:
        return {}
    found = _last_notes(actor=actor, client_ids=list(client_ids))
    lines = {each.client_id: templates.summary_line(each.parts or {}) for each in found}
    return {client_id: line for client_id, line in lines.items() if line}


@Prepared
def _last_notes(actor: Actor, client_ids: list[UUID]) -> QuerySet[Note]:
    newest = (
        Note.objects.filter(client=OuterRef("client"), status=NoteStatus.SIGNED, kind=NoteKind.RECORD)
        .order_by("-about", "-pk")
        .values("pk")[:1]
    )
    return Note.objects.filter(of_readable(actor), client_id__in=client_ids, pk=Subquery(newest))


def newest_draft(actor: Actor, client_id: UUID) -> Note | None:
    """The actor's own newest draft about a client: what opens by default."""
    drafts = readable_notes(actor).filter(client_id=client_id, author_id=actor.id, status=NoteStatus.DRAFT)
    return drafts.order_by("-saved_at", "-pk").first()


def note_of_meeting(actor: Actor, meeting_id: UUID, kind: str = NoteKind.RECORD) -> Note | None:
    """The actor's own note of this kind about a meeting."""
    found = readable_notes(actor).filter(meeting_id=meeting_id, author_id=actor.id, kind=kind)
    return found.select_related("client", "author").order_by("pk").first()


def note_templates(actor: Actor) -> list[NoteTemplate]:
    """The practice's own templates by name. NotYours for who writes no notes."""
    if not (actor.is_member and actor.practises):
        raise NotYours
    return list(NoteTemplate.objects.filter(practice_id=actor.practice_id).order_by("name"))


def note_template(actor: Actor, template_id: UUID) -> NoteTemplate:
    """One own template of the practice. NotYours otherwise."""
    found = next((each for each in note_templates(actor) if each.pk == template_id), None)
    if found is None:
        raise NotYours
    return found


def sections_of(actor: Actor, template: str) -> templates.Sections:
    """The sections of a template by its code: "soap", or "own:<id>". Free text for one that is gone."""
    if template in templates.BUILT_IN:
        return templates.BUILT_IN[template]
    own = NoteTemplate.objects.filter(practice_id=actor.practice_id)
    found = next((each for each in own if template == f"{templates.OWN}{each.pk}"), None)
    return tuple(found.sections) if found else templates.BUILT_IN[templates.FREE]
