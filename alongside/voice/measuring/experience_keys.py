"""Scoring keys of measures of the relationship, of experience, of own problems and of the helper's own state.

Numbers only, never the words of an item. What is `recalled` was not re-read in its source.
"""

from alongside.voice.measuring.definitions import (
    Cutoff,
    Definition,
    Direction,
    Licence,
    Method,
    Scale,
    TextUse,
)
from alongside.voice.measuring.key_building import bands, items, numbered, read, recalled

LOWER, HIGHER = Direction.LOWER_IS_BETTER, Direction.HIGHER_IS_BETTER

_HATCHER = recalled("Hatcher & Gillaspy 2006: which item is in which scale")
WAI_SR = Definition(
    id="wai-sr",
    version="1",
    name="WAI-SR",
    items=items(12, range(1, 6)),
    scales=(
        Scale("goal", numbered(4, 6, 8, 11), HIGHER, _HATCHER, Method.MEAN),
        Scale("task", numbered(1, 2, 10, 12), HIGHER, _HATCHER, Method.MEAN),
        Scale("bond", numbered(3, 5, 7, 9), HIGHER, _HATCHER, Method.MEAN),
        Scale("total", numbered(*range(1, 13)), HIGHER, _HATCHER, Method.MEAN),
    ),
    licence=Licence("Copyright", "A. Horvath; SPR", TextUse.BY_PERMISSION, recalled("ask the owners")),
)

HAQ_II = Definition(
    id="haq-ii",
    version="1",
    name="HAq-II",
    items=items(19, range(1, 7), is_reversed=(4, 8, 11, 16, 19)),
    scales=(Scale("total", numbered(*range(1, 20)), HIGHER, recalled("Luborsky et al. 1996")),),
    licence=Licence("Copyright", "L. Luborsky", TextUse.BY_PERMISSION, recalled("Luborsky et al. 1996")),
)

COLLABORATE = Definition(
    id="collaborate",
    version="1",
    name="CollaboRATE",
    items=items(3, range(10)),
    scales=(
        Scale(
            "total",
            numbered(1, 2, 3),
            HIGHER,
            recalled("the sum 0-27, as 0-100"),
            factor=100 / 27,
            bands=bands(("below_top", 0), ("top", 100)),
            bands_source=recalled("the top score is 9 on all three"),
        ),
    ),
    licence=Licence(
        "CC BY-NC-ND 3.0", "The Dartmouth Institute", TextUse.NON_COMMERCIAL, read("CollaboRATE's FAQ")
    ),
)

CARE = Definition(
    id="care",
    version="1",
    name="CARE Measure",
    items=items(10, range(1, 6)),
    scales=(
        Scale(
            "total",
            numbered(*range(1, 11)),
            HIGHER,
            recalled("Mercer et al. 2004: up to 2 items that do not apply are replaced by the mean"),
            Method.PRORATED,
            least_answered=8,
        ),
    ),
    licence=Licence("Copyright, free", "S. Mercer", TextUse.UNCHANGED, recalled("Mercer et al. 2004")),
    languages=("en", "ja"),
)

PSYCHLOPS = Definition(
    id="psychlops",
    version="1",
    name="PSYCHLOPS",
    items=items(4, range(6)),  # problem 1, problem 2, functioning, well-being
    scales=(
        Scale(
            "total",
            numbered(1, 2, 3, 4),
            LOWER,
            recalled("the sum 0-20; with one problem only times 4/3"),
            Method.PRORATED,
            least_answered=3,
            required=numbered(1, 3, 4),
        ),
    ),
    licence=Licence(
        "Copyright, no charge for reproduction", "PSYCHLOPS", TextUse.UNCHANGED, read("PSYCHLOPS's site")
    ),
)

_PROQOL = recalled("Stamm 2010, ProQOL 5 manual")


def _proqol(name: str, direction: Direction, *numbers: int) -> Scale:
    levels = bands(("low", 10), ("average", 23), ("high", 42))
    return Scale(name, numbered(*numbers), direction, _PROQOL, bands=levels, bands_source=_PROQOL)


PROQOL_5 = Definition(
    id="proqol-5",
    version="1",
    name="ProQOL 5",
    items=items(30, range(1, 6), is_reversed=(1, 4, 15, 17, 29)),
    scales=(
        _proqol("compassion_satisfaction", HIGHER, 3, 6, 12, 16, 18, 20, 22, 24, 27, 30),
        _proqol("burnout", LOWER, 1, 4, 8, 10, 15, 17, 19, 21, 26, 29),
        _proqol("secondary_traumatic_stress", LOWER, 2, 5, 7, 9, 11, 13, 14, 23, 25, 28),
    ),
    licence=Licence(
        "May be copied with credit, unchanged, unsold",
        "B. H. Stamm",
        TextUse.UNCHANGED,
        read("ProQOL's site"),
    ),
    recall_days=30,
    recall_source=recalled("the last 30 days"),
)

_KRISTENSEN = recalled("Kristensen et al. 2005: items 1-6 personal, 7-13 work, 14-19 client")


def _cbi(name: str, first: int, last: int, least: int) -> Scale:
    parts = numbered(*range(first, last + 1))
    burnout = (Cutoff("burnout", 50, _KRISTENSEN),)
    return Scale(name, parts, LOWER, _KRISTENSEN, Method.MEAN, least_answered=least, cutoffs=burnout)


CBI = Definition(
    id="cbi",
    version="1",
    name="Copenhagen Burnout Inventory",
    items=items(19, range(0, 101, 25), is_reversed=(13,)),
    scales=(_cbi("personal", 1, 6, 3), _cbi("work", 7, 13, 4), _cbi("client", 14, 19, 3)),
    licence=Licence("Free", "T. S. Kristensen", TextUse.FREE, recalled("Kristensen et al. 2005")),
    languages=("en", "fi", "ja"),
)

EXPERIENCE_KEYS = (WAI_SR, HAQ_II, COLLABORATE, CARE, PSYCHLOPS, PROQOL_5, CBI)
