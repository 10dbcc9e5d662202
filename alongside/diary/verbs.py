"""What the trail remembers of a diary. Only what the client shares with their practitioner is told to them.

That there is a private entry is private, too: its events are the client's own.
"""

from alongside.trail.verbs import PRIVATE, THE_TWO, verb

DIARY_WRITTEN = verb("diary.written", PRIVATE, has_words=bool, has_photo=bool, has_sound=bool)
DIARY_CHANGED = verb("diary.changed", PRIVATE)
DIARY_REMOVED = verb("diary.removed", PRIVATE)
DIARY_SHARED = verb("diary.shared", THE_TWO)
DIARY_UNSHARED = verb("diary.unshared", THE_TWO)
DIARY_SHOWN = verb("diary.shown", PRIVATE, person=str)
DIARY_HIDDEN = verb("diary.hidden", PRIVATE, person=str)
PROMPT_PROPOSED = verb("prompt.proposed", THE_TWO, every_days=int)
PROMPT_AGREED = verb("prompt.agreed", THE_TWO)
PROMPT_STOPPED = verb("prompt.stopped", THE_TWO, by=str)
OWN_PROMPT_ADDED = verb("own_prompt.added", PRIVATE, every_days=int)
OWN_PROMPT_STOPPED = verb("own_prompt.stopped", PRIVATE)
REMINDER_CHOSEN = verb("prompt.reminder_chosen", PRIVATE, is_reminded=bool)
