"""What results are made from: plain rows, as the tables hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from alongside.voice.measuring.definitions import Definition
from alongside.voice.results.shapes import Told

FOLLOW_UP = "follow_up"  # asked after an ending: drawn, but no part of what the work changed


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a measure."""

    id: UUID
    measure_id: UUID
    key: str
    name: str
    number: int
    definition: Definition


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
