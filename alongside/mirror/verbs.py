"""What happens in the mirror: private to whose finding it is; its thresholds are the house's."""

from alongside.trail.verbs import HOUSE, PRIVATE, verb

FINDING_ANSWERED = verb("finding.answered", PRIVATE, kind=str, answer=str)
FINDING_WOKEN = verb("finding.woken", PRIVATE, kind=str)
FINDING_SHARED = verb("finding.shared", PRIVATE, kind=str)
FINDING_WITHDRAWN = verb("finding.withdrawn", PRIVATE, kind=str)
FINDING_COMMENTED = verb("finding.commented", PRIVATE, kind=str)
THRESHOLDS_CHANGED = verb("mirror.thresholds_changed", HOUSE, changed=list)
