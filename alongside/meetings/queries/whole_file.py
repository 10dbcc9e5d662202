"""What the client's file holds of this room, as plain values for the archive the client takes along."""

from uuid import UUID

from alongside.clients.queries import readable_client
from alongside.meetings.lengths import real_minutes
from alongside.meetings.models import Addendum, Document, Meeting, Note, NoteKind, NoteStatus
from alongside.meetings.queries.documents import readable_documents
from alongside.trail.actors import Actor

Rows = list[dict[str, object]]


def export_client(actor: Actor, client_id: UUID) -> dict[str, Rows]:
    """Meetings, notes and documents of one client. NotYours when the actor may not read their words.

    Signed record notes only: a draft is not part of the file yet, and a process note never leaves.
    A document's bytes are under "content". A client gets the documents that were shared with them.
    """
    client = readable_client(actor, client_id)
    return {
        "meetings": [_meeting(each) for each in Meeting.objects.filter(client=client).order_by("started_at")],
        "notes": _notes(client.pk),
        "documents": [
            _document(each) for each in readable_documents(actor).filter(client=client).order_by("at")
        ],
    }


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {
        "id": meeting.pk,
        "started_at": meeting.started_at,
        "ended_at": meeting.ended_at,
        "end_source": meeting.end_source,
        "planned_minutes": meeting.planned_minutes,
        "real_minutes": real_minutes(meeting.started_at, meeting.ended_at),
        "overrun_reason": meeting.overrun_reason,
    }


def _notes(client_id: UUID) -> Rows:
    found = Note.objects.filter(client_id=client_id, kind=NoteKind.RECORD, status=NoteStatus.SIGNED)
    notes = found.select_related("author").prefetch_related("addenda__author").order_by("about")
    return [_note(each) for each in notes]


def _note(note: Note) -> dict[str, object]:
    return {
        "id": note.pk,
        "about": note.about,
        "author": note.author.name,
        "template": note.template,
        "parts": note.parts or {},
        "signed_at": note.signed_at,
        "addenda": [_addendum(each) for each in note.addenda.all()],
    }


def _addendum(addendum: Addendum) -> dict[str, object]:
    return {"at": addendum.at, "author": addendum.author.name, "words": addendum.words}


def _document(document: Document) -> dict[str, object]:
    return {
        "id": document.pk,
        "at": document.at,
        "kind": document.kind,
        "name": document.name,
        "content_type": document.content_type,
        "content": document.content or b"",
    }
