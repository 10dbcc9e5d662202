"""What happens in a meeting, and with what is written about it."""

from alongside.trail.verbs import PRIVATE, THE_TWO, WITH_OWNER, Audience, verb

WORKING = frozenset({Audience.SELF, Audience.PRACTITIONER})

MEETING_STARTED = verb("meeting.started", WITH_OWNER, planned_minutes=int)
MEETING_ENDED = verb("meeting.ended", WITH_OWNER, planned_minutes=int, real_minutes=int | None, source=str)
OVERRUN_EXPLAINED = verb("meeting.overrun_explained", WORKING)
CLIENT_GREETED = verb("meeting.client_greeted", WORKING)
MEETING_WRAPPED_UP = verb("meeting.wrapped_up", WITH_OWNER, steps=int, is_next_booked=bool)
NOTE_SIGNED = verb("note.signed", WORKING, template=str)
NOTE_ADDED_TO = verb("note.added_to", WORKING)
DRAFT_DISCARDED = verb("note.draft_discarded", WORKING)
PROCESS_NOTE_SIGNED = verb("process_note.signed", PRIVATE)
PROCESS_NOTE_ADDED_TO = verb("process_note.added_to", PRIVATE)
PROCESS_DRAFT_DISCARDED = verb("process_note.draft_discarded", PRIVATE)
DOCUMENT_ADDED = verb("document.added", WORKING, kind=str, size=int)
DOCUMENT_SHARED = verb("document.shared", THE_TWO, kind=str)
DOCUMENT_UNSHARED = verb("document.unshared", WORKING, kind=str)
DOCUMENT_REMOVED = verb("document.removed", WORKING, kind=str)
NOTE_TEMPLATE_CHANGED = verb("note_template.changed", WORKING, sections=int)
