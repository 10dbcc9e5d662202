"""A measure as plain data: items, scales, and what its scores mean. No item texts: those live with their licence.

The terms are psychometrics' own: an item has response options with values, a scale is scored from items or
from other scales, a band names a stretch of its range, a cut-off parts a clinical from another population.
"""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    LOWER_IS_BETTER = "lower_is_better"
    HIGHER_IS_BETTER = "higher_is_better"


class Method(StrEnum):
    """SUM needs every answer; MEAN and PRORATED (mean of the answered x number of items) stand some missing."""

    SUM = "sum"
    MEAN = "mean"
    PRORATED = "prorated"


class TextUse(StrEnum):
    """What the licence allows to do with the words of the items. Numbers are facts and need no leave."""

    FREE = "free"
    UNCHANGED = "unchanged"  # verbatim, official translations only
    NON_COMMERCIAL = "non_commercial"
    BY_PERMISSION = "by_permission"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from. `is_verified`: read in that source; False: recalled, show it as such."""

    citation: str
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    value: float


@dataclass(frozen=True, slots=True)
class Asked:
    """An item is asked only when another item's answer is one of these values."""

    item: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question: response `options`, or a slider `between` two values (both ends included), or `is_words`.

    A question for words has no value and is part of no score.
    `asked`: the condition under which it is asked; when it does not hold, the item counts as
    `value_if_not_asked` (the value that the options would give), or as one that does not apply.
    """

    id: str
    options: tuple[Option, ...] = ()
    between: tuple[float, float] | None = None
    is_reversed: bool = False
    may_not_apply: bool = False
    asked: Asked | None = None
    value_if_not_asked: float | None = None
    loinc: str | None = None
    is_words: bool = False

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and the highest value, the same before and after reversing; (0, 0) for words."""
        values = self.between or tuple(option.value for option in self.options) or (0, 0)
        return min(values), max(values)

    def keyed(self, value: float) -> float:
        """The value that counts: reversed items are mirrored in their span (lowest + highest - value)."""
        return sum(self.span) - value if self.is_reversed else value


@dataclass(frozen=True, slots=True)
class Band:
    """The scores from `lowest` (included) to `below` (not included); None: to the end of the range."""

    code: str
    lowest: float
    below: float | None = None


@dataclass(frozen=True, slots=True)
class Cutoff:
    """The score at which the clinical side begins, in this population; `is_inclusive`: the score itself is in."""

    code: str
    value: float
    source: Source
    population: str = "adults"
    is_inclusive: bool = True


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """How many points are more than error of measurement, in this population: at least `points`, or more than
    1.96 standard errors of the difference when `sd` and `reliability` are given instead."""

    source: Source
    population: str = "adults"
    points: float | None = None
    sd: float | None = None
    reliability: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A score: `parts` are ids of items or of other scales; the result is multiplied by `factor`.

    `least_answered`: how many parts must be there (None: all). `required`: parts that must be among them.
    """

    id: str
    parts: tuple[str, ...]
    direction: Direction
    source: Source
    method: Method = Method.SUM
    least_answered: int | None = None
    required: tuple[str, ...] = ()
    factor: float = 1
    bands: tuple[Band, ...] = ()
    bands_source: Source | None = None
    cutoffs: tuple[Cutoff, ...] = ()
    reliable_changes: tuple[ReliableChange, ...] = ()
    loinc: str | None = None

    @property
    def least(self) -> int:
        return len(self.parts) if self.least_answered is None else self.least_answered


@dataclass(frozen=True, slots=True)
class CriticalItem:
    """An answer from `lowest` to `highest` (as given, before reversing) that somebody must see at once."""

    item: str
    lowest: float
    highest: float
    source: Source | None = None  # None: our own choice


@dataclass(frozen=True, slots=True)
class Licence:
    name: str
    owner: str
    text_use: TextUse
    source: Source


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of a measure; answers keep the version under which they were given.

    `recall_days`: the days the questions look back on (None: now, or not said). `languages`: codes of the
    languages in which official texts are known.
    """

    id: str
    version: str
    name: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    licence: Licence
    critical_items: tuple[CriticalItem, ...] = ()
    recall_days: int | None = None
    languages: tuple[str, ...] = ()
    loinc: str | None = None
    is_validated: bool = True
    recall_source: Source | None = None
