"""What the trail remembers of feedback. Of anonymous answers it remembers nothing at all."""

from alongside.trail.verbs import HOUSE, Audience, verb

OF_AUTHOR = frozenset({Audience.SELF, Audience.CLIENT})

TOUCHPOINT_MADE = verb("touchpoint.made", HOUSE, kind=str)
TOUCHPOINT_CHANGED = verb("touchpoint.changed", HOUSE, is_in_use=bool)
TICKETS_MADE = verb("touchpoint.tickets_made", HOUSE, number=int)
FEEDBACK_GIVEN = verb("feedback.given", OF_AUTHOR, rating=str, has_words=bool)
FEEDBACK_TAKEN = verb("feedback.taken_over", OF_AUTHOR)
FEEDBACK_ANSWERED = verb("feedback.answered", OF_AUTHOR, status=str)
DIGEST_READ = verb("digest.read", HOUSE)
TOLD = verb("told.written", HOUSE, outcome=str)
TOLD_REMOVED = verb("told.removed", HOUSE)
IMPROVEMENT_MOVED = verb("improvement.moved", HOUSE, stage=str)
MOMENT_WRITTEN = verb("moment.written", OF_AUTHOR, by=str, is_for_all=bool)
