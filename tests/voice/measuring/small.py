"""A small measure to bend: three items 0-3, the last one reversed, and one sum."""

from dataclasses import replace
from typing import Any

from alongside.voice.measuring.definitions import (
    Definition,
    Direction,
    Item,
    Licence,
    Option,
    Scale,
    Source,
    TextUse,
)

SOURCE = Source("our own", is_verified=True)
OPTIONS = tuple(Option(str(value), value) for value in range(4))
ITEMS = (Item("a", OPTIONS), Item("b", OPTIONS), Item("c", OPTIONS, is_reversed=True))
TOTAL = Scale("total", ("a", "b", "c"), Direction.LOWER_IS_BETTER, SOURCE)
SMALL = Definition(
    "small", "1", "Small", ITEMS, (TOTAL,), Licence("CC0", "us", TextUse.FREE, SOURCE), is_validated=False
)


def small(*items: Item, **scale: Any) -> Definition:
    """The small measure with these items instead, and its scale changed so."""
    return replace(SMALL, items=items or ITEMS, scales=(replace(TOTAL, **scale),))
