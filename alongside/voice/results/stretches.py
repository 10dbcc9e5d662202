"""Which check-ins belong together: one scale of one measure, by one person, in versions that can be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from alongside.voice.measuring.definitions import Scale
from alongside.voice.measuring.scoring import Score
from alongside.voice.results.rows import NO_SCALE, AskedRow, VersionRow
from alongside.voice.results.shapes import Completeness, Point

# Columns of AskedRow: whose it is, and the order in which it counts.
OF = tuple(AskedRow._fields.index(name) for name in ("version_id", "rater", "rater_id"))
WHEN = tuple(AskedRow._fields.index(name) for name in ("at", "id"))
Who = tuple[UUID, str, UUID | None]
NOTHING: Mapping[str, Any] = Score(None, 0, 0, False, None, None, 0, 0)._asdict()


@dataclass(slots=True)
class Stretch:
    """Check-ins of one series in the order in which they count, and the newest version among them."""

    version: VersionRow
    scale: Scale | None
    rater: str
    rater_id: UUID | None
    asked: list[AskedRow] = field(default_factory=list)
    is_newest: bool = True

    @property
    def scale_id(self) -> str:
        return self.scale.id if self.scale else NO_SCALE


def stretches(asked: Iterable[AskedRow], versions: Mapping[UUID, VersionRow]) -> list[Stretch]:
    """Every series, without points yet. A later version goes on in the same series only where the scale keeps its
    range, its parts and its direction; otherwise another one begins."""
    found: dict[tuple[Who, str, object], Stretch] = {}
    for (version_id, rater, rater_id), together in groupby(asked, key=itemgetter(*OF)):
        version, rows = versions[version_id], list(together)
        who = (version.measure_id, rater, rater_id)
        for scale in version.definition.scales or (None,):
            key = (who, scale.id if scale else NO_SCALE, version.facts[scale.id if scale else NO_SCALE].like)
            stretch = found.setdefault(key, Stretch(version, scale, rater, rater_id))
            stretch.asked += rows
            if version.number >= stretch.version.number:
                stretch.version, stretch.scale = version, scale
    for stretch in found.values():
        stretch.asked.sort(key=itemgetter(*WHEN))
    _mark_older(found)
    return list(found.values())


def _mark_older(found: Mapping[tuple[Who, str, object], Stretch]) -> None:
    """Of the series of one measure and person, those in the newest version are the newest."""
    newest: dict[Who, int] = {}
    for (who, _scale, _likeness), stretch in found.items():
        newest[who] = max(newest.get(who, 0), stretch.version.number)
    for (who, _scale, _likeness), stretch in found.items():
        stretch.is_newest = stretch.version.number == newest[who]


def points(stretch: Stretch, versions: Mapping[UUID, VersionRow]) -> tuple[Point, ...]:
    """What was answered, the oldest first; each with the score that it was given then."""
    name = stretch.scale_id
    return tuple(
        _point(row, row.scores.get(name), versions[row.version_id].number)
        for row in stretch.asked
        if row.is_answered
    )


def _point(row: AskedRow, score: Mapping[str, Any] | None, number: int) -> Point:
    told = score or NOTHING
    return Point(
        row.id,
        row.at,
        told["value"],
        told["band"],
        told["answered"],
        told["missing"],
        told["is_prorated"],
        told["reason"],
        told["lowest"],
        told["highest"],
        row.told,
        row.occasion,
        row.way,
        number,
    )


def completeness(asked: Iterable[AskedRow], now: datetime) -> Completeness:
    """How many were asked and what became of them; what was taken back counts nowhere."""
    states = [_state(row, now) for row in asked if not _was_taken_back(row)]
    return Completeness(len(states), *(states.count(state) for state in range(4)))


def _was_taken_back(row: AskedRow) -> bool:
    """Its time was over when it was asked (voice.actions.take_back)."""
    return not row.is_answered and row.expires_at is not None and row.expires_at <= row.at


def _state(row: AskedRow, now: datetime) -> int:
    """Answered, skipped, run out, open."""
    if row.is_answered:
        return 0
    if row.is_declined:
        return 1
    return 2 if row.expires_at is not None and row.expires_at < now else 3
