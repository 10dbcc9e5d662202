"""What the records say about leaving now (G01-G03): values beside an ending, never a block. No Django here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.file.endings import BetterNotNow

MISSED = ("missed",)
MISSED_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """One situation that the records show. `number`: missed in a row, open conflicts; `since`: when, where known."""

    situation: BetterNotNow
    number: int = 0
    since: datetime | None = None


def signs(
    *,
    past: Sequence[str],
    has_booked: bool,
    conflicts: Sequence[datetime],
    hard_to_say: Sequence[datetime],
) -> list[Sign]:
    """`past`: the statuses of meetings that are over, the newest first; `conflicts` and `hard_to_say`: since when.

    Abrupt: two missed in a row and nothing booked. A conflict that is open. Something hard to say that waits.
    """
    found = []
    missed = next((n for n, status in enumerate(past) if status not in MISSED), len(past))
    if missed >= MISSED_IN_A_ROW and not has_booked:
        found.append(Sign(BetterNotNow.BOYCOTT, missed))
    if conflicts:
        found.append(Sign(BetterNotNow.CONFLICT, len(conflicts), min(conflicts)))
    if hard_to_say:
        found.append(Sign(BetterNotNow.FEELINGS, len(hard_to_say), max(hard_to_say)))
    return found
