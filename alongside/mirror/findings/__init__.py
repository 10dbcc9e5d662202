"""One file per finding. Each is a pure function of a client's facts, the frame, thresholds and now."""

from alongside.mirror.facts import Find
from alongside.mirror.findings import meetings_over, replies_too_long, unasked_contact

# In order of harm if unseen: what Today shows first when there is more than it shows.
FINDINGS: dict[str, Find] = {
    "unasked_contact": unasked_contact.find,
    "meetings_over": meetings_over.find,
    "replies_too_long": replies_too_long.find,
}

# What holds only where somebody is paid for advice (D09); all three so far.
ADVICE_ONLY = frozenset({"unasked_contact", "meetings_over", "replies_too_long"})
