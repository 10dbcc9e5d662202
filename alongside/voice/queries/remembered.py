"""What was read from a client's rows a moment ago, for the next page about the same client."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any
from uuid import UUID

from alongside.voice.results.shapes import Results

MOST = 12  # clients; a very full one takes about 1 MB

Whose = tuple[UUID | None, UUID]  # who asked, and about whom


@dataclass(frozen=True, slots=True)
class _Entry:
    rows: Any
    results: Results
    made: datetime
    until: datetime | None


class Remembered:
    """Results by the rows that they were read from. Words in them stay sealed until somebody reads them.

    It decides nothing about who may read: the rows were asked for, and found, for this person just now.
    """

    def __init__(self) -> None:
        self._entries: OrderedDict[Whose, _Entry] = OrderedDict()
        self._lock = Lock()

    def find(self, whose: Whose, rows: Any, now: datetime) -> Results | None:
        """What was read from exactly these rows; None when they have changed, or something ran out meanwhile."""
        with self._lock:
            entry = self._entries.get(whose)
        if entry is None or entry.rows != rows:
            return None
        is_in_time = entry.made <= now and (entry.until is None or now <= entry.until)
        return entry.results if is_in_time else None

    def keep(self, whose: Whose, rows: Any, results: Results, made: datetime, until: datetime | None) -> None:
        """Remember it, and forget whom nobody has asked about for the longest."""
        with self._lock:
            self._entries[whose] = _Entry(rows, results, made, until)
            self._entries.move_to_end(whose)
            while len(self._entries) > MOST:
                self._entries.popitem(last=False)
