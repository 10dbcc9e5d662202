"""The client's own words for their days, counted over weeks, and how the mood went. No Django here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_THEMES, LONGEST_THEME = 8, 40
RECURS_FROM = 2


@dataclass(frozen=True, slots=True)
class Day:
    """What counts of one entry: its day by the client's clock, its themes, its mood from 0 to 10."""

    on: date
    themes: Sequence[str] = ()
    mood: int | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme that came back: in how many entries, in how many weeks, when first and last."""

    word: str
    n: int
    weeks: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Week:
    """One week's mood: its Monday, the mean, how many entries named one."""

    starts_on: date
    mean: float
    n: int


def tidy(written: str) -> list[str]:
    """Short words as somebody typed them, by commas or lines, each once: "Sleep, work" is two.

    ValueError where there are too many, or one is too long.
    """
    for mark in "\n;、，；":
        written = written.replace(mark, ",")
    words = {_same(each): " ".join(each.split()) for each in reversed(written.split(",")) if each.strip()}
    found = list(words.values())[::-1]
    if len(found) > MOST_THEMES or any(len(each) > LONGEST_THEME for each in found):
        raise ValueError("too many themes, or one that is no short word")
    return found


def recurring(days: Iterable[Day]) -> list[Theme]:
    """Themes of at least two entries, the most frequent first, then the latest; written as they were last."""
    seen: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for day in days:
        for word in {_same(each): each for each in day.themes}.values():
            seen[_same(word)].append((day.on, word))
    found = [_theme(sorted(each)) for each in seen.values() if len(each) >= RECURS_FROM]
    return sorted(found, key=lambda each: (-each.n, -each.last_on.toordinal(), each.word))


def moods(days: Iterable[Day]) -> list[Week]:
    """The mean mood of each week that has one, the oldest first, to one decimal."""
    by_week: dict[date, list[int]] = defaultdict(list)
    for day in days:
        if day.mood is not None:
            by_week[_monday(day.on)].append(day.mood)
    return [Week(week, round(sum(each) / len(each), 1), len(each)) for week, each in sorted(by_week.items())]


def _theme(seen: Sequence[tuple[date, str]]) -> Theme:
    days = [on for on, _word in seen]
    return Theme(seen[-1][1], len(seen), len({_monday(on) for on in days}), days[0], days[-1])


def _same(word: str) -> str:
    return " ".join(word.split()).casefold()


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())
