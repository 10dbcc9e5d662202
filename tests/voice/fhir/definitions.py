"""Definitions of all shapes with their words, for tests that write and read them."""

from typing import Any

from hypothesis import strategies as st

from alongside.voice.measuring.checking import faults
from alongside.voice.measuring.definitions import (
    Asked,
    Band,
    CriticalItem,
    Cutoff,
    Definition,
    Direction,
    Item,
    Licence,
    Method,
    Option,
    ReliableChange,
    Scale,
    Source,
    TextUse,
)

SOURCE = Source("our own", is_verified=True)
WORDS = st.text("abc äяあ?.'\"", min_size=1, max_size=12).map(str.strip).filter(bool)
VALUES = st.lists(st.integers(-5, 100), min_size=2, max_size=6, unique=True)


@st.composite
def options(draw: Any) -> tuple[Option, ...]:
    """Named ones, or whole numbers one after the other."""
    if draw(st.booleans()):
        low = draw(st.integers(-3, 3))
        return tuple(Option(str(value), value) for value in range(low, low + draw(st.integers(2, 11))))
    return tuple(Option(f"o{value}", value) for value in draw(VALUES))


@st.composite
def items(draw: Any) -> tuple[Item, ...]:
    """Questions of all kinds; the later ones sometimes only asked after an answer to an earlier one."""
    found: list[Item] = []
    for number in range(draw(st.integers(1, 6))):
        name, kind = f"i{number}'", draw(st.sampled_from(["options", "slider", "words"]))
        asked = None
        before = [item for item in found if item.options]
        if before and draw(st.booleans()):
            on = draw(st.sampled_from(before))
            values = draw(st.sets(st.sampled_from([option.value for option in on.options]), min_size=1))
            asked = Asked(on.id, tuple(sorted(values)))
        if kind == "words":
            found.append(Item(name, is_words=True, asked=asked))
            continue
        is_reversed, may_not_apply = draw(st.booleans()), draw(st.booleans())
        choice = draw(options()) if kind == "options" else ()
        item = Item(name, choice, None if choice else (0, 2.5), is_reversed, may_not_apply, asked)
        if asked and draw(st.booleans()):
            item = Item(name, choice, item.between, is_reversed, may_not_apply, asked, item.span[0])
        found.append(item)
    return tuple(found)


@st.composite
def scales(draw: Any, found: tuple[Item, ...]) -> tuple[Scale, ...]:
    """None, one, or a second one of the first."""
    counted = [item.id for item in found if not item.is_words]
    if not counted or draw(st.booleans()):
        return ()
    parts = tuple(draw(st.lists(st.sampled_from(counted), min_size=1, unique=True)))
    method = draw(st.sampled_from(Method))
    first = Scale(
        "total", parts, Direction.LOWER_IS_BETTER, SOURCE, method, factor=draw(st.sampled_from([1, 4, 2.5]))
    )
    second = Scale("twice", ("total", *parts), Direction.HIGHER_IS_BETTER, SOURCE)
    return (first, second) if draw(st.booleans()) else (first,)


@st.composite
def definitions(draw: Any) -> tuple[Definition, dict[str, dict[str, Any]]]:
    """A sound definition with words in one or two languages."""
    asked = draw(items())
    scored = draw(scales(asked))
    critical = next((CriticalItem(item.id, *item.span) for item in asked if item.options), None)
    definition = Definition(
        id="made-up",
        version=draw(st.sampled_from(["1", "2.0"])),
        name="Made up",
        items=asked,
        scales=scored,
        licence=Licence("CC0", "us", TextUse.FREE, SOURCE),
        critical_items=(critical,) if critical and draw(st.booleans()) else (),
        recall_days=draw(st.sampled_from([None, 7])),
        languages=("en",),
        is_validated=draw(st.booleans()),
    )
    assert not faults(definition)
    languages = draw(st.sampled_from([("en",), ("en", "fi"), ("ja",)]))
    return definition, {language: draw(texts(definition)) for language in languages}


@st.composite
def texts(draw: Any, definition: Definition) -> dict[str, Any]:
    """Words for everything; options that are only numbers stay numbers."""
    told: dict[str, Any] = {"title": draw(WORDS), "about": draw(WORDS)}
    told["items"] = {item.id: draw(WORDS) for item in definition.items}
    told["before"] = {definition.items[0].id: draw(WORDS)}
    named = [item for item in definition.items if item.options and item.options[0].code.startswith("o")]
    told["options"] = {item.id: {option.code: draw(WORDS) for option in item.options} for item in named}
    ends = [item for item in definition.items if item.between]
    told["options"] |= {item.id: {"low": draw(WORDS), "high": draw(WORDS)} for item in ends}
    told["scales"] = {scale.id: draw(WORDS) for scale in definition.scales}
    return told


BANDED = Scale(
    "total",
    ("a", "b"),
    Direction.LOWER_IS_BETTER,
    SOURCE,
    bands=(Band("low", 0, 3), Band("high", 3)),
    bands_source=SOURCE,
    cutoffs=(Cutoff("case", 3, Source("somewhere"), "men", is_inclusive=False),),
    reliable_changes=(ReliableChange(SOURCE, points=2),),
    loinc="1-1",
)
