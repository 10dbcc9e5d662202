"""Jacobson and Truax's own example, their couples, and what lies exactly on a limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.measuring import change
from alongside.voice.measuring.change import Category, Cutoffs, Population
from alongside.voice.measuring.definitions import Cutoff, Direction, ReliableChange
from tests.voice.measuring.small import SOURCE
from tests.voice.measuring.vectors import vectors

HIGHER, LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
SIX = ReliableChange(SOURCE, points=6)
TEN = Cutoff("case", 10, SOURCE)


def test_the_published_example() -> None:
    known = vectors()["jacobson_truax_1991_hypothetical"]
    sd, reliability = known["S1"], known["rxx"]
    clinical, functional = Population(known["M1"], sd), Population(known["M0"], known["S0"])
    index = change.reliable_change_index(known["pre"], known["post"], sd=sd, reliability=reliability)
    assert change.standard_error(sd, reliability) == pytest.approx(known["SE"], abs=1e-6)
    assert change.standard_error_of_difference(sd, reliability) == pytest.approx(known["Sdiff"], abs=1e-6)
    assert index == pytest.approx(known["RC"], abs=1e-6)
    smallest = change.smallest_reliable_change(sd, reliability)
    assert smallest == pytest.approx(known["min_reliable_change_1.96"], abs=1e-6)
    found = change.cutoffs(clinical, functional, HIGHER)
    assert found == Cutoffs(known["cut_a"], known["cut_b"], known["cut_c"])
    assert found.preferred == known["cut_c"]


def test_thirty_couples() -> None:
    """Criterion c and the indices of five couples, from the change in points that belongs to each."""
    known = vectors()["jt_30_couples_das"]
    clinical = Population(known["M_pre"], known["SD_pre"])
    found = change.cutoffs(clinical, Population(114, 14), HIGHER)
    assert found.c == pytest.approx(known["cutoff_c"], abs=0.005)
    gained = {"1": 6.5, "2": 50, "4": 14.5, "18": 12.5, "29": -19.5}
    for couple, points in gained.items():
        index = change.reliable_change_index(0, points, sd=known["SD_pre"], reliability=0.88)
        assert index == pytest.approx(known["rci"][couple], abs=1e-6)


def test_the_variants_of_the_index() -> None:
    by_method = {known["method"]: known for known in vectors()["rci_variants"]}
    known = by_method["JT"]
    index = change.reliable_change_index(0, known["change"], sd=known["sd"], reliability=known["rel"])
    assert index == pytest.approx(known["rci"], abs=1e-6)
    for method, variant in (("GLN", change.gulliksen_lord_novick), ("EN", change.edwards_nunnally)):
        known = by_method[method]
        found = variant(
            known["pre"],
            known["post"],
            clinical_mean=known["m_pre"],
            sd=known["sd"],
            reliability=known["rel"],
        )
        assert found == pytest.approx(known["rci"], abs=1e-6)


def test_the_smallest_reliable_changes() -> None:
    for known in vectors()["crit1_cutoff"]:
        tolerance = known.get("tol", 1e-6)
        sd, reliability = known["sd"], known["rel"]
        assert change.standard_error(sd, reliability) == pytest.approx(known["sem"], abs=tolerance)
        difference = change.standard_error_of_difference(sd, reliability)
        assert difference == pytest.approx(known["sdiff"], abs=tolerance)
        assert change.smallest_reliable_change(sd, reliability) == pytest.approx(known["rc"], abs=tolerance)


def test_criteria_where_less_is_better() -> None:
    clinical, functional = Population(20, 4), Population(8, 2)
    assert change.cutoffs(clinical, functional, LOWER) == Cutoffs(a=12, b=12, c=12)
    alone = change.cutoffs(clinical, None, LOWER)
    assert (alone, alone.preferred) == (Cutoffs(12, None, None), 12)


@pytest.mark.parametrize(
    ("first", "last", "category"),
    [
        (16, 9, Category.RECOVERED),
        (16, 10, Category.IMPROVED),  # the cut-off itself is clinical
        (9, 3, Category.IMPROVED),  # never was a case
        (16, 11, Category.UNCHANGED),
        (12, 9, Category.UNCHANGED),  # crosses, but not reliably
        (10, 16, Category.DETERIORATED),
        (9, 15, Category.HARMED),
        (2, 8, Category.DETERIORATED),
    ],
)
def test_categories_where_less_is_better(first: float, last: float, category: Category) -> None:
    assert change.categorize(first, last, reliable=SIX, cutoff=TEN, direction=LOWER) is category
    upwards = Cutoff("case", 30, SOURCE)
    mirrored = change.categorize(40 - first, 40 - last, reliable=SIX, cutoff=upwards, direction=HIGHER)
    assert mirrored is category


def test_without_a_cutoff_nobody_is_said_to_recover() -> None:
    found = [
        change.categorize(10, last, reliable=SIX, cutoff=None, direction=LOWER) for last in (4, 5, 15, 16)
    ]
    assert found == [Category.IMPROVED, Category.UNCHANGED, Category.UNCHANGED, Category.DETERIORATED]


def test_points_count_from_themselves_and_the_index_must_be_exceeded() -> None:
    assert change.is_reliable(6, SIX)
    assert change.is_reliable(-6, SIX)
    assert not change.is_reliable(5.99, SIX)
    by_error = ReliableChange(SOURCE, sd=7.5, reliability=0.8)
    limit = change.smallest_reliable_change(7.5, 0.8)
    assert not change.is_reliable(limit, by_error)
    assert change.is_reliable(limit + 1e-6, by_error)
    with pytest.raises(ValueError):
        change.is_reliable(1, ReliableChange(SOURCE))


def test_a_cutoff_that_does_not_count_itself() -> None:
    below = Cutoff("poor", 52, SOURCE, is_inclusive=False)
    assert [change.is_clinical(score, below, HIGHER) for score in (48, 52, 56)] == [True, False, False]
    assert [change.is_clinical(score, TEN, LOWER) for score in (9, 10, 11)] == [False, True, True]


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (-1, 0.8), (5, 1), (5, -0.1), (float("nan"), 0.8)])
def test_numbers_that_cannot_be_are_refused(sd: float, reliability: float) -> None:
    for measured in (change.standard_error, change.smallest_reliable_change):
        with pytest.raises(ValueError):
            measured(sd, reliability)
    for variant in (change.gulliksen_lord_novick, change.edwards_nunnally):
        with pytest.raises(ValueError):
            variant(1, 2, clinical_mean=0, sd=sd, reliability=reliability)


def test_populations_without_spread_are_refused() -> None:
    with pytest.raises(ValueError):
        change.cutoffs(Population(1, 0), Population(2, 0), LOWER)
    with pytest.raises(ValueError):
        change.cutoffs(Population(1, 2), Population(2, -1), LOWER)


points = st.integers(0, 40)


@given(points, points, st.sampled_from(Direction))
def test_there_and_back_is_as_good_as_it_was_bad(first: int, last: int, direction: Direction) -> None:
    better = {Category.RECOVERED, Category.IMPROVED}
    worse = {Category.DETERIORATED, Category.HARMED}
    there = change.categorize(first, last, reliable=SIX, cutoff=TEN, direction=direction)
    back = change.categorize(last, first, reliable=SIX, cutoff=TEN, direction=direction)
    assert (there in better) == (back in worse)
    assert (there is Category.RECOVERED) == (back is Category.HARMED)


@given(st.floats(-50, 50), st.floats(0.1, 20), st.floats(-50, 50), st.floats(0.1, 20))
def test_criterion_c_lies_between_the_means(mean: float, sd: float, other: float, other_sd: float) -> None:
    found = change.cutoffs(Population(mean, sd), Population(other, other_sd), LOWER).c
    assert found is not None
    assert min(mean, other) - 1e-9 <= found <= max(mean, other) + 1e-9
