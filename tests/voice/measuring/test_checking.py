"""A definition that cannot be scored is refused, with what is wrong and where."""

from dataclasses import replace
from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.measuring.checking import Fault, Unsound, check, faults
from alongside.voice.measuring.definitions import (
    Asked,
    Band,
    CriticalItem,
    Cutoff,
    Definition,
    Item,
    Method,
    Option,
    ReliableChange,
)
from tests.voice.measuring.small import ITEMS, OPTIONS, SMALL, SOURCE, TOTAL, small


def bands(*edges: float | None) -> tuple[Band, ...]:
    return tuple(Band(f"band {low}", low or 0, high) for low, high in pairwise(edges))


def watched(*critical: CriticalItem) -> Definition:
    return replace(SMALL, critical_items=critical)


def scales(*parts: tuple[str, ...]) -> Definition:
    return replace(
        SMALL, scales=tuple(replace(TOTAL, id=f"s{number}", parts=each) for number, each in enumerate(parts))
    )


def change(**numbers: float) -> Definition:
    return small(reliable_changes=(ReliableChange(SOURCE, **numbers),))  # type: ignore[arg-type]


A, B, C = ITEMS
MANY = tuple(Item(f"i{number}", OPTIONS) for number in range(501))

FAULTS = {
    "nothing to ask": (replace(SMALL, items=()), Fault("no_items")),
    "501 items": (replace(SMALL, items=MANY), Fault("too_many_items", "i500")),
    "101 scales": (scales(*[("a",)] * 101), Fault("too_many_scales", "s100")),
    "102 options": (
        small(Item("a", tuple(Option(str(n), n) for n in range(102)))),
        Fault("too_many_options", "a"),
    ),
    "many parts": (small(parts=("a",) * 601), Fault("too_many_parts", "total")),
    "an id twice": (small(A, B, C, A), Fault("duplicate_id", "a")),
    "a scale named like an item": (small(id="a"), Fault("duplicate_id", "a")),
    "no id": (small(A, B, C, Item(" ", OPTIONS)), Fault("empty_id")),
    "a part twice": (small(parts=("a", "a")), Fault("duplicate_part", "a")),
    "an option twice": (small(Item("a", OPTIONS + OPTIONS[:1])), Fault("duplicate_option", "a")),
    "words and options": (small(A, B, C, Item("d", OPTIONS, is_words=True)), Fault("options_or_slider", "d")),
    "words reversed": (
        small(A, B, C, Item("d", is_words=True, is_reversed=True)),
        Fault("words_have_no_value", "d"),
    ),
    "words in a score": (small(A, B, Item("c", is_words=True)), Fault("words_have_no_value", "c")),
    "no options": (small(Item("a")), Fault("options_or_slider", "a")),
    "options and slider": (small(Item("a", OPTIONS, between=(0, 1))), Fault("options_or_slider", "a")),
    "an endless slider": (small(Item("a", between=(0, inf))), Fault("not_a_number", "a")),
    "no number": (small(Item("a", (Option("x", nan),))), Fault("not_a_number", "a")),
    "a slider backwards": (small(Item("a", between=(1, 0))), Fault("empty_slider", "a")),
    "a factor of nothing": (small(factor=0), Fault("bad_factor", "total")),
    "unknown part": (small(parts=("a", "x")), Fault("unknown_reference", "x")),
    "unknown required": (small(required=("x",)), Fault("unknown_reference", "x")),
    "asked after nothing": (
        small(A, B, replace(C, asked=Asked("x", (1,)))),
        Fault("unknown_reference", "x"),
    ),
    "asked after a scale": (
        small(A, B, replace(C, asked=Asked("total", (1,)))),
        Fault("not_an_item", "total"),
    ),
    "asked after itself": (small(A, B, replace(C, asked=Asked("c", (1,)))), Fault("cycle", "c")),
    "a scale of itself": (small(parts=("a", "total")), Fault("cycle", "total")),
    "asked after what nobody can say": (
        small(A, B, replace(C, asked=Asked("a", (1, 4)))),
        Fault("not_an_option", "c"),
    ),
    "not asked, out of range": (
        small(A, B, replace(C, asked=Asked("a", (1,)), value_if_not_asked=4)),
        Fault("out_of_range", "c"),
    ),
    "no parts": (small(parts=()), Fault("no_parts", "total")),
    "none needed": (small(method=Method.MEAN, least_answered=0), Fault("bad_least_answered", "total")),
    "more needed than asked": (small(least_answered=4), Fault("bad_least_answered", "total")),
    "a sum with gaps": (small(least_answered=2), Fault("sum_needs_every_answer", "total")),
    "uneven items prorated": (
        small(A, B, Item("c", between=(0, 10)), method=Method.PRORATED, least_answered=2),
        Fault("uneven_ranges", "total"),
    ),
    "bands overlap": (
        small(bands=(Band("low", 0, 5), Band("high", 4, None))),
        Fault("bands_overlap", "high"),
    ),
    "bands leave a gap": (
        small(bands=(Band("low", 0, 4), Band("high", 5, None))),
        Fault("bands_leave_gap", "high"),
    ),
    "a band without an end inside": (
        small(bands=(Band("low", 0, None), Band("high", 5, None))),
        Fault("bands_overlap", "high"),
    ),
    "bands begin late": (small(bands=bands(1, 5, None)), Fault("bands_leave_range", "band 1")),
    "bands end early": (small(bands=bands(0, 9)), Fault("bands_leave_range", "band 0")),
    "a band out of range": (small(bands=bands(0, 10, None)), Fault("bands_leave_range", "band 10")),
    "an empty band": (
        small(bands=(Band("low", 0, 0), Band("high", 0, None))),
        Fault("empty_band", "low"),
    ),
    "a band of no number": (small(bands=bands(0, nan, None)), Fault("not_a_number", "total")),
    "a band twice": (
        small(bands=(Band("low", 0, 5), Band("low", 5, None))),
        Fault("duplicate_band", "low"),
    ),
    "cut-off out of range": (small(cutoffs=(Cutoff("case", 10, SOURCE),)), Fault("out_of_range", "case")),
    "reliable change of nothing": (change(), Fault("points_or_reliability", "total")),
    "reliable change twice": (
        change(points=3, sd=1, reliability=0.8),
        Fault("points_or_reliability", "total"),
    ),
    "no change": (change(points=0), Fault("bad_reliable_change", "total")),
    "more change than there is range": (change(points=9.5), Fault("bad_reliable_change", "total")),
    "perfect reliability": (change(sd=1, reliability=1), Fault("bad_reliable_change", "total")),
    "critical item unknown": (watched(CriticalItem("x", 0, 1)), Fault("not_an_item", "x")),
    "critical out of range": (watched(CriticalItem("a", 1, 4)), Fault("out_of_range", "a")),
}


@pytest.mark.parametrize(("definition", "fault"), FAULTS.values(), ids=list(FAULTS))
def test_what_is_wrong_is_named(definition: Definition, fault: Fault) -> None:
    assert fault in faults(definition)
    with pytest.raises(Unsound) as refused:
        check(definition)
    assert (refused.value.code, refused.value.at) == (faults(definition)[0].code, faults(definition)[0].at)


def test_a_circle_of_scales_is_a_cycle() -> None:
    found = faults(scales(("s1",), ("s2", "a"), ("s0",)))
    assert [fault.code for fault in found] == ["cycle"]
    assert found[0].at in {"s0", "s1", "s2"}


def test_a_long_chain_of_conditions_is_sound() -> None:
    first, *rest = MANY[:500]
    chain = [replace(item, asked=Asked(f"i{number}", (1,))) for number, item in enumerate(rest)]
    assert faults(small(first, *chain, parts=("i499",))) == []


def test_a_sound_one_passes() -> None:
    check(SMALL)
    check(small(bands=bands(0, 3, 6, None), cutoffs=(Cutoff("case", 6, SOURCE),)))
    check(small(bands=bands(0, 3, 9.5)))
    check(change(points=2))
    check(change(sd=2, reliability=0.8))
    check(watched(CriticalItem("c", 3, 3)))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5, unique=True).map(sorted))
def test_bands_that_part_the_range_pass_and_moving_an_edge_does_not(starts: list[int]) -> None:
    parted = bands(0, *starts, None)
    assert faults(small(bands=parted)) == []
    moved = (replace(parted[0], below=starts[0] + 0.5), *parted[1:])
    assert Fault("bands_overlap", parted[1].code) in faults(small(bands=moved))
    moved = (replace(parted[0], below=starts[0] - 0.5), *parted[1:])
    assert Fault("bands_leave_gap", parted[1].code) in faults(small(bands=moved))


def test_a_question_for_words_is_sound_and_in_no_score() -> None:
    check(small(*ITEMS, Item("more", is_words=True)))
