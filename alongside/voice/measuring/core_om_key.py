"""The scoring key of CORE-OM with its four domains: numbers only, never the words of an item."""

from alongside.voice.measuring.definitions import (
    CriticalItem,
    Cutoff,
    Definition,
    Direction,
    Method,
    Scale,
    Source,
)
from alongside.voice.measuring.key_building import items, numbered, points, read, recalled
from alongside.voice.measuring.symptom_keys import CORE

WELL_BEING = (4, 14, 17, 31)
PROBLEMS = (2, 5, 8, 11, 13, 15, 18, 20, 23, 27, 28, 30)
FUNCTIONING = (1, 3, 7, 10, 12, 19, 21, 25, 26, 29, 32, 33)
RISK = (6, 9, 16, 22, 24, 34)
REVERSED = (3, 4, 7, 12, 19, 21, 31, 32)
_LAYOUT = recalled(
    "CORE System Trust: mean times 10 and how many may be missing (read); which item is in which part, "
    "and which are reversed (recalled)"
)
_RISK_SOURCE = recalled("which risk items are looked at at once")


def _domain(
    name: str,
    numbers: tuple[int, ...],
    missing: int,
    *,
    cutoffs: tuple[Cutoff, ...] = (),
    reliable: Source | None = None,
) -> Scale:
    return Scale(
        name,
        numbered(*numbers),
        Direction.LOWER_IS_BETTER,
        _LAYOUT,
        Method.MEAN,
        least_answered=len(numbers) - missing,
        factor=10,
        cutoffs=cutoffs,
        reliable_changes=(points(5, reliable),) if reliable else (),
    )


_CUTOFFS = (
    Cutoff("clinical", 10, read("Connell et al. 2007, Br J Psychiatry: 9.9, used as 10"), "United Kingdom"),
    Cutoff("clinical_2002", 11.9, recalled("Evans et al. 2002"), "men"),
    Cutoff("clinical_2002", 12.9, recalled("Evans et al. 2002"), "women"),
)

CORE_OM = Definition(
    id="core-om",
    version="1",
    name="CORE-OM",
    items=items(34, range(5), is_reversed=REVERSED),
    scales=(
        _domain("well_being", WELL_BEING, 0),
        _domain("problems", PROBLEMS, 1),
        _domain("functioning", FUNCTIONING, 1),
        _domain("risk", RISK, 0),
        _domain("without_risk", tuple(sorted(WELL_BEING + PROBLEMS + FUNCTIONING)), 2),
        _domain("total", tuple(range(1, 35)), 3, cutoffs=_CUTOFFS, reliable=recalled("reliable change 5")),
    ),
    licence=CORE,
    critical_items=tuple(CriticalItem(str(number), 1, 4, _RISK_SOURCE) for number in (9, 16, 24, 34)),
    recall_days=7,
    languages=("en", "fi"),
    recall_source=recalled("the last week"),
)
