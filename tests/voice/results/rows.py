"""Check-ins to make results from: a measure, scores, and days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.scoring import Reason, Score
from alongside.voice.measuring.structure import spans
from alongside.voice.results.reading import read
from alongside.voice.results.rows import AskedRow, VersionRow, WorkRow, facts_of
from alongside.voice.results.shapes import Given, Results, Series

DAY = timedelta(days=1)
BEGIN = datetime(2030, 1, 1, 12, tzinfo=UTC)
NOW = BEGIN + timedelta(days=1000)


def day(number: float) -> datetime:
    return BEGIN + number * DAY


def version(
    definition: Definition, *, key: str = "", number: int = 1, measure: UUID | None = None
) -> VersionRow:
    facts = facts_of(definition)
    return VersionRow(uuid4(), measure or uuid4(), key, definition.name, number, definition, facts)


def kept(definition: Definition, values: dict[str, float | None]) -> dict[str, dict[str, Any]]:
    """Scores as a row keeps them."""
    ranges = spans(definition)
    return {
        scale: Score(
            value, 3, 0, False, None if value is not None else Reason.TOO_FEW_ANSWERS, None, *ranges[scale]
        )._asdict()
        for scale, value in values.items()
    }


def asked(of: VersionRow, at: float, score: float | None = None, **others: Any) -> AskedRow:
    """Answered a week of `at` weeks after the beginning with this score; None: asked and not answered."""
    scale = of.definition.scales[0].id
    row = AskedRow(
        id=f"{int(at * 1000) + 1:032x}",
        version_id=of.id,
        at=day(7 * at),
        is_answered=score is not None,
        is_declined=False,
        expires_at=None,
        occasion="regular",
        rater="client",
        rater_id=None,
        way="portal",
        scores={} if score is None else kept(of.definition, {scale: score}),
        told=Said(),
    )
    return row._replace(**others)


@dataclass(frozen=True)
class Said:
    """What was said beside the numbers."""

    words: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Given] = field(default_factory=dict)


def weekly(of: VersionRow, scores: Sequence[float | None], first: float = 0) -> list[AskedRow]:
    return [asked(of, first + at, score) for at, score in enumerate(scores)]


def results(
    rows: Sequence[AskedRow], *versions: VersionRow, work: Sequence[WorkRow] = (), **others: Any
) -> Results:
    given: dict[str, Any] = {"lines": (), "archives": {}, "now": NOW, **others}
    return read(uuid4(), asked=rows, versions={each.id: each for each in versions}, work=work, **given)


def only(found: Results) -> Series:
    (series,) = found.series
    return series


def work(opened: float = 0, agreed: float | None = None, ended: float | None = None) -> WorkRow:
    yes = () if agreed is None else ((1, day(7 * agreed)),)
    return WorkRow(uuid4(), day(7 * opened), None if ended is None else day(7 * ended), yes)
