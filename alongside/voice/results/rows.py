"""What results are made from: plain rows, as the tables hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.structure import Span, spans
from alongside.voice.results.shapes import Told

NO_SCALE = ""
FOLLOW_UP = "follow_up"  # asked after an ending: drawn, but no part of what the work changed


@dataclass(frozen=True, slots=True)
class Facts:
    """A scale's range, and what must be the same in two versions for their scores to be compared."""

    span: Span
    like: object


def facts_of(definition: Definition) -> dict[str, Facts]:
    """Of each scale; of NO_SCALE where a measure has none."""
    if not definition.scales:
        return {NO_SCALE: Facts((0.0, 0.0), tuple(item.id for item in definition.items))}
    ranges = spans(definition)
    mirrored = frozenset(item.id for item in definition.items if item.is_reversed)
    return {
        scale.id: Facts(
            ranges[scale.id],
            (scale.parts, ranges[scale.id], scale.direction, mirrored.intersection(scale.parts)),
        )
        for scale in definition.scales
    }


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a measure; `facts` as `facts_of` gives them, which never change either."""

    id: UUID
    measure_id: UUID
    key: str
    name: str
    number: int
    definition: Definition
    facts: Mapping[str, Facts]


class AskedRow(NamedTuple):
    """One check-in, answered or not. `scores` maps scale ids to the fields of measuring.scoring.Score; `at` is when
    it was answered, else when it was asked."""

    id: str  # hexadecimal
    version_id: UUID
    at: datetime
    is_answered: bool
    is_declined: bool
    expires_at: datetime | None
    occasion: str
    rater: str
    rater_id: UUID | None
    way: str
    scores: Mapping[str, Mapping[str, Any]]
    told: Told


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One engagement with the days on which its agreements were said yes to: (version, at), the first first."""

    id: UUID
    opened_at: datetime
    ended_at: datetime | None
    agreed: tuple[tuple[int, datetime], ...]
