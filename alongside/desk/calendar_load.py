"""How full days, weeks and rooms are, against the ceilings (D02). No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.lib.spans import Span, merge


@dataclass(frozen=True, slots=True)
class Load:
    """Meetings, the minutes that they take, and how many there may be; None: no ceiling."""

    meetings: int = 0
    minutes: int = 0
    most: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether one more would be too many."""
        return self.most is not None and self.meetings >= self.most

    @property
    def hours(self) -> int:
        return self.minutes // 60

    @property
    def rest(self) -> int:
        """Minutes beyond the whole hours."""
        return self.minutes % 60


def load(spans: Iterable[Span], most: int | None = None) -> Load:
    """The load of meetings; two at the same time are two meetings, each with its minutes."""
    lengths = [span.minutes for span in spans]
    return Load(len(lengths), sum(lengths), most)


def share(spans: Iterable[Span], minutes: int) -> int:
    """How many per cent of so many minutes are taken, at most 100; time that is taken twice counts once."""
    taken = sum(span.minutes for span in merge(spans))
    return min(100, round(100 * taken / minutes)) if minutes else 0
