"""What an answer asks of us: a look at once, a conversation, or nothing. No Django here.

A concern is something to talk about, never a verdict: it says which answer is low, or has fallen against what
this client usually answers. The numbers 2 (points of eleven) and 5 (middle of the scale) are our own choice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from statistics import fmean
from zoneinfo import ZoneInfo

from alongside.lib.spans import local
from alongside.voice.measuring.change import is_reliable
from alongside.voice.measuring.definitions import Definition, Direction, Item, Scale
from alongside.voice.series.control import BASELINE, own_ewma

FALL = 2.0  # points on a scale of eleven
WIDTH = 10.0  # of such a scale
NEARLY = 1e-9
DAY_FROM, DAY_UNTIL = time(8), time(20)
MOST_HOURS = 72
LOOKS_BACK = 60  # of the answers before, so many newest


class Why(StrEnum):
    """Why an answer is worth a conversation: the most pressing first."""

    URGENT = "urgent"  # somebody must see it at once
    LOW = "low"
    WORSE = "worse"  # by more than error of measurement
    FALLING = "falling"  # against this client's own usual


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item or scale of an answer that is worth a conversation."""

    part: str
    why: Why


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to a measure: values by item, and by scale; None where there is none."""

    items: Mapping[str, float | None]
    scales: Mapping[str, float | None]

    def value(self, part: str) -> float | None:
        """What was answered to an item, or the score of a scale."""
        return self.items.get(part, self.scales.get(part))


def worth_a_conversation(
    definition: Definition,
    answer: Answered,
    *,
    low: Sequence[str],
    urgent: Sequence[str],
    earlier: Sequence[Answered],
) -> list[Evidence]:
    """What in this answer to talk about (C02, C04): each part once, with its most pressing reason.

    `earlier`: the same person's answers to the same measure, the oldest first. A scale of which an item is
    named already is left out when it only falls: the item says more.
    """
    found = [Evidence(part, Why.URGENT) for part in urgent]
    found += [Evidence(part, Why.LOW) for part in low if part not in urgent]
    named = {each.part for each in found}
    for item in definition.items:
        better = direction_of(definition, item)
        values = [each.items.get(item.id) for each in earlier]
        if (
            item.id not in named
            and better
            and has_fallen(values, answer.items.get(item.id), better, item.span)
        ):
            found.append(Evidence(item.id, Why.FALLING))
    named = {each.part for each in found}
    return found + list(_scales(definition, answer, earlier, named))


def _scales(
    definition: Definition, answer: Answered, earlier: Sequence[Answered], named: set[str]
) -> Iterator[Evidence]:
    for scale in definition.scales:
        values = [each.scales.get(scale.id) for each in earlier]
        now = answer.scales.get(scale.id)
        if scale.reliable_changes:
            if is_worse(values, now, scale):
                yield Evidence(scale.id, Why.WORSE)
        elif not named.intersection(scale.parts) and _drifts(values, now, scale.direction):
            yield Evidence(scale.id, Why.FALLING)


def direction_of(definition: Definition, item: Item) -> Direction | None:
    """In which direction an answer as it was given gets better; None for an item that no scale scores."""
    scale = next((each for each in definition.scales if item.id in each.parts), None)
    if scale is None or not item.is_reversed:
        return scale.direction if scale else None
    return (
        Direction.LOWER_IS_BETTER
        if scale.direction is Direction.HIGHER_IS_BETTER
        else Direction.HIGHER_IS_BETTER
    )


def has_fallen(
    earlier: Sequence[float | None], now: float | None, better: Direction, span: tuple[float, float]
) -> bool:
    """Has one item fallen against this person's own answers? Only items of eleven steps or a slider that wide.

    With eight earlier answers or more their own EWMA decides; with fewer a fall of two points of ten below
    their mean. Never without an earlier answer.
    """
    width = span[1] - span[0]
    if width < WIDTH - NEARLY:
        return False
    return _drifts(earlier, now, better) or _fell(_given(earlier), now, better, FALL * width / WIDTH)


def is_worse(earlier: Sequence[float | None], now: float | None, scale: Scale) -> bool:
    """Is a score worse than the first or than the one before, by more than error of measurement?"""
    before = _given(earlier)
    if now is None or not before or not scale.reliable_changes:
        return False
    change = scale.reliable_changes[0]
    lost = [_lost(score, now, scale.direction) for score in (before[0], before[-1])]
    return any(points > 0 and is_reliable(points, change) for points in lost)


def _fell(before: Sequence[float], now: float | None, better: Direction, points: float) -> bool:
    if now is None or not before or len(before) >= BASELINE:
        return False
    return _lost(fmean(before), now, better) >= points - NEARLY


def _drifts(earlier: Sequence[float | None], now: float | None, better: Direction) -> bool:
    """Does the person's own EWMA say so, and is this very answer below what was usual?"""
    before = _given(earlier)
    if now is None or len(before) < BASELINE:
        return False
    drawn = own_ewma([*before, now])
    usual = fmean(before[:BASELINE])
    if drawn.value is None:  # every answer was the same: then any fall of two points stands out
        return _lost(usual, now, better) >= FALL - NEARLY
    last = drawn.value[-1]
    return last.is_signal and _lost(usual, last.value, better) > 0 and _lost(usual, now, better) > 0


def _lost(then: float, now: float, better: Direction) -> float:
    return then - now if better is Direction.HIGHER_IS_BETTER else now - then


def _given(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


class Closed(StrEnum):
    """What became of a concern."""

    BETTER = "better"
    SAME = "same"
    LET_GO = "let_go"


def is_fine_again(
    definition: Definition, part: str, then: Answered, now: Answered, *, low: Sequence[str]
) -> bool:
    """Is a part that was talked about better than it was, and not low? Only proposes: the practitioner decides."""
    before, after = then.value(part), now.value(part)
    better = _direction(definition, part)
    if before is None or after is None or better is None or part in low:
        return False
    return _lost(before, after, better) < 0


def _direction(definition: Definition, part: str) -> Direction | None:
    item = next((each for each in definition.items if each.id == part), None)
    if item is not None:
        return direction_of(definition, item)
    return next((each.direction for each in definition.scales if each.id == part), None)


def escalates_at(
    told_at: datetime, hours: int, zone: ZoneInfo, day_from: time = DAY_FROM, day_until: time = DAY_UNTIL
) -> datetime:
    """When others hear of an answer that nobody has looked at: after so many hours of the day (L06).

    Hours between `day_until` and `day_from`, by the clock of `zone`, do not count: who sleeps cannot look.
    """
    left, now = timedelta(hours=hours), told_at
    day = told_at.astimezone(zone).date()
    while True:
        start = max(now, local(day, day_from, zone))
        end = local(day, day_until, zone)
        if start < end:
            if start + left <= end:
                return start + left
            left -= end - start
        now, day = max(now, end), day + timedelta(days=1)
