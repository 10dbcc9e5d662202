"""What happens in the mirror: private to whose finding it is."""

from alongside.trail.verbs import PRIVATE, verb

FINDING_ANSWERED = verb("finding.answered", PRIVATE, kind=str, answer=str)
