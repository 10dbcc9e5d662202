"""Which finding comes first when Today shows few: by harm if unseen, over clients and oneself. No Django here."""

from alongside.mirror.findings import FINDINGS
from alongside.mirror.member_findings import MEMBER_FINDINGS

# A member's own days, each behind the finding about a client that weighs as much [derived]: who is worn out
# does harm to everybody they meet; the rest can wait longer.
BEHIND = {
    "decline_ladder": "worse",
    "low_pulse": "worse",
    "over_service_under_pressure": "meetings_over",
    "capacity": "contact_outside_hours",
    "no_supervision": "dependence",
    "late_evenings": "contact_outside_hours",
    "no_rest_between": "replies_too_long",
}


def in_order() -> tuple[str, ...]:
    """Every kind of finding, the most harmful if unseen first; own ones that nobody placed come last."""
    order = list(FINDINGS)
    for kind in MEMBER_FINDINGS:
        before = BEHIND.get(kind)
        order.insert(order.index(before) + 1 if before in order else len(order), kind)
    return tuple(order)


ORDER = in_order()
