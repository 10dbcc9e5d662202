"""Writing, signing and adding to notes; actor first. A draft save records nothing on the trail (law 6).

A signed note never changes again: who has more to say adds an addendum.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.meetings import templates, verbs
from alongside.meetings.models import Addendum, Meeting, Note, NoteKind, NoteStatus, NoteTemplate
from alongside.meetings.queries.notes import note_template, note_templates, readable_notes
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb


@transaction.atomic
def save_note(
    actor: Actor,
    note_id: UUID,
    *,
    client_id: UUID,
    revision: int,
    parts: templates.Parts,
    template: str = templates.FREE,
    kind: str = NoteKind.RECORD,
    meeting_id: UUID | None = None,
) -> Note:
    """Keep a draft; the first save (revision 0) makes it. The id is the writer's own choice.

    `revision` is the one that the writer has read. Refused changed_elsewhere when it is not the latest, or
    when another draft about this meeting exists (facts: note_id); signed; too_long. The same words sent
    twice are no conflict.
    """
    client = readable_client(actor, client_id)
    writer = _writer(actor)
    _check_length(parts)
    meeting = _meeting(client.pk, meeting_id)
    note = Note.objects.select_for_update().filter(pk=note_id).first()
    if note is None:
        if revision:
            raise NotYours
        _check_no_other(actor, meeting, kind)
        note = Note(
            pk=note_id,
            practice_id=client.practice_id,
            client=client,
            meeting=meeting,
            engagement_id=meeting.engagement_id if meeting else None,
            author_id=writer,
            about=_about(meeting),
        )
    elif _is_settled(actor, note, client.pk, revision, (kind, template, parts)):
        return note
    note.kind, note.template, note.parts = kind, template, dict(parts)
    note.revision += 1
    _keep(note)
    return note


@transaction.atomic
def sign_note(actor: Actor, note_id: UUID, *, revision: int) -> Note:
    """Sign and lock a draft. Refused changed_elsewhere, signed, or blank_note when nothing is written."""
    note = _own_draft(actor, note_id, revision)
    if templates.is_blank(note.parts or {}):
        raise Refused("blank_note")
    note.status, note.signed_at = NoteStatus.SIGNED, timezone.now()
    note.save(update_fields=["status", "signed_at"])
    if note.kind == NoteKind.PROCESS:
        _record(actor, note, verbs.PROCESS_NOTE_SIGNED)
    else:
        template = templates.FREE if note.template.startswith(templates.OWN) else note.template
        _record(actor, note, verbs.NOTE_SIGNED, template=template)
    return note


@transaction.atomic
def add_addendum(actor: Actor, note_id: UUID, *, words: str) -> Addendum:
    """Add to a signed note; the original stays as it was. Refused not_signed, or required for no words."""
    note = _readable(actor, note_id)
    if note.status != NoteStatus.SIGNED:
        raise Refused("not_signed")
    if not words.strip():
        raise Refused("required", "words")
    addendum = Addendum.objects.create(
        practice_id=note.practice_id,
        client_id=note.client_id,
        note=note,
        author_id=_writer(actor),
        words=words.strip(),
        at=timezone.now(),
    )
    is_process = note.kind == NoteKind.PROCESS
    _record(actor, note, verbs.PROCESS_NOTE_ADDED_TO if is_process else verbs.NOTE_ADDED_TO)
    return addendum


@transaction.atomic
def discard_draft(actor: Actor, note_id: UUID, *, revision: int) -> None:
    """Throw an own draft away. Refused signed, or changed_elsewhere."""
    note = _own_draft(actor, note_id, revision)
    is_process = note.kind == NoteKind.PROCESS
    _record(actor, note, verbs.PROCESS_DRAFT_DISCARDED if is_process else verbs.DRAFT_DISCARDED)
    note.delete()


@transaction.atomic
def save_note_template(
    actor: Actor, *, name: str, sections: Sequence[str], template_id: UUID | None = None
) -> NoteTemplate:
    """Write an own template of the practice. Refused required, too_many or too_long beside its field."""
    titles = templates.clean_titles(sections)
    if not name.strip():
        raise Refused("required", "name")
    if not titles:
        raise Refused("required", "sections")
    if len(titles) > templates.MOST_SECTIONS:
        raise Refused("too_many", "sections", most=templates.MOST_SECTIONS)
    if any(len(title) > templates.LONGEST_TITLE for title in titles):
        raise Refused("too_long", "sections", most=templates.LONGEST_TITLE)
    note_templates(actor)
    template = (
        note_template(actor, template_id) if template_id else NoteTemplate(practice_id=actor.practice_id)
    )
    template.name, template.sections = name.strip()[:80], titles
    template.save()
    record(actor, verbs.NOTE_TEMPLATE_CHANGED, subject=template, sections=len(titles))
    return template


@transaction.atomic
def remove_note_template(actor: Actor, template_id: UUID) -> None:
    """Take an own template away; notes written with it keep their sections."""
    template = note_template(actor, template_id)
    record(actor, verbs.NOTE_TEMPLATE_CHANGED, subject=template, sections=0)
    template.delete()


def _writer(actor: Actor) -> UUID:
    if not actor.is_member or actor.id is None:
        raise NotYours
    return actor.id


def _check_length(parts: templates.Parts) -> None:
    if any(len(words) > templates.LONGEST_PART for words in parts.values()):
        raise Refused("too_long", most=templates.LONGEST_PART)


def _meeting(client_id: UUID, meeting_id: UUID | None) -> Meeting | None:
    """The meeting, locked, so that two tabs cannot begin two notes about it."""
    if meeting_id is None:
        return None
    meeting = Meeting.objects.select_for_update().filter(pk=meeting_id, client_id=client_id).first()
    if meeting is None:
        raise NotYours
    return meeting


def _about(meeting: Meeting | None) -> datetime:
    return (meeting.started_at if meeting else None) or timezone.now()


def _check_no_other(actor: Actor, meeting: Meeting | None, kind: str) -> None:
    if meeting is None:
        return
    other = Note.objects.filter(meeting=meeting, author_id=actor.id, kind=kind).first()
    if other is not None:
        raise Refused("changed_elsewhere", note_id=other.pk)


def _is_settled(
    actor: Actor, note: Note, client_id: UUID, revision: int, written: tuple[str, str, templates.Parts]
) -> bool:
    """Whether these words are kept already. Raises when this draft is not the writer's to change."""
    if note.client_id != client_id:
        raise NotYours
    _check_draft(actor, note)
    if (note.kind, note.template, note.parts) == (written[0], written[1], dict(written[2])):
        return True
    if note.revision != revision:
        raise Refused("changed_elsewhere", note_id=note.pk)
    return False


def _keep(note: Note) -> None:
    try:
        with transaction.atomic():
            note.save(force_insert=note.revision == 1)
    except IntegrityError as error:  # the same new note, sent twice at once
        if not Note.objects.filter(pk=note.pk).exists():
            raise NotYours from error  # the id belongs to a practice that the database keeps apart
        raise Refused("changed_elsewhere", note_id=note.pk) from error


def _readable(actor: Actor, note_id: UUID) -> Note:
    note = readable_notes(actor).select_for_update().filter(pk=note_id).first()
    if note is None or not actor.is_member:
        raise NotYours
    return note


def _own_draft(actor: Actor, note_id: UUID, revision: int) -> Note:
    note = _readable(actor, note_id)
    _check_draft(actor, note)
    if note.revision != revision:
        raise Refused("changed_elsewhere", note_id=note.pk)
    return note


def _check_draft(actor: Actor, note: Note) -> None:
    """Only its author writes a draft, and nobody a signed note."""
    if note.author_id != actor.id:
        if note.kind == NoteKind.PROCESS:
            raise NotYours
        raise Refused("not_author")
    if note.status == NoteStatus.SIGNED:
        raise Refused("signed")


def _record(actor: Actor, note: Note, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=note.client_id, engagement_id=note.engagement_id, subject=note, **facts)
