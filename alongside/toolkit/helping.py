"""How often a tool was used and how much it helped, as the client reported it (L02). No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Helped:
    """`uses`: how often. `rated`: how many of them with a number. `mean`: 0 to 10, None without any number."""

    uses: int = 0
    rated: int = 0
    mean: float | None = None
    last_at: datetime | None = None


def helped(uses: Iterable[tuple[datetime, int | None]]) -> Helped:
    """Counts of (when, how much it helped) of one tool."""
    listed = list(uses)
    numbers = [number for _at, number in listed if number is not None]
    mean = sum(numbers) / len(numbers) if numbers else None
    return Helped(len(listed), len(numbers), mean, max((at for at, _number in listed), default=None))
