"""What the readable part of a client's file is made of: chapters, entries and their lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from alongside.web import agreement

Data = Mapping[str, Any]
Label = object


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a chapter: when, what it is called, and its lines (label, text)."""

    at: datetime | date | None = None
    title: str = ""
    lines: list[tuple[Label, str]] = field(default_factory=list)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the file as it is read."""

    name: str
    title: str
    entries: list[Entry]


def lines(*pairs: tuple[Label, Any]) -> list[tuple[Label, str]]:
    """Those that say something."""
    return [(label, str(text)) for label, text in pairs if text not in (None, "")]


def time(value: str | datetime | None) -> datetime | None:
    """A moment, as it stands in the data."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def day(value: str | date | None) -> str:
    """A day in words; "" for none."""
    return agreement.day(date.fromisoformat(value) if isinstance(value, str) else value)
