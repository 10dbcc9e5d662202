"""Overlap of two phases, against published numbers and by what must always hold."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice.series.enough import Better, Reason, Result
from alongside.voice.series.overlap import nap, pand, tau, tau_bc, tau_u, theil_sen
from tests.voice.series.places import vector

CASES = vector("single_case") or []
A, B = (20, 20, 26, 25, 22, 23), (28, 25, 24, 27, 30, 30, 29)

phases = st.lists(st.integers(0, 40).map(float), min_size=3, max_size=12)
# R's uniroot, which the reference ends of intervals come from, stops at 1.2e-4 from the root; ours is exact (below)
UNIROOT = 3e-5
quick = settings(max_examples=40, deadline=None)


def value(result: Result[float]) -> float:
    assert result.value is not None
    return result.value


def test_the_example_of_parker_and_others() -> None:
    assert nap(A, B, "higher").value == 38.5 / 42
    assert tau(A, B, "higher").value == pytest.approx(35 / 42)
    assert tau_u(A, B, "higher").value == 31 / 42
    assert pand(A, B, "higher").value == 11 / 13
    assert nap(A, B, "higher").interval == pytest.approx((0.597340611, 0.98601758), abs=UNIROOT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["src"][:30])
def test_every_reference_number_comes_out(case: dict) -> None:  # type: ignore[type-arg]
    better: Better = "higher" if case["improve"] == "increase" else "lower"
    before, after = case["A"], case["B"]
    found = nap(before, after, better)
    corrected = tau_bc(before, after, better)
    ours = {
        "NAP": found.value,
        "NAP_SE_unbiased": found.standard_error,
        "NAP_CI95": found.interval,
        "Tau": tau(before, after, better).value,
        "Tau_U_A": tau_u(before, after, better).value,
        "PAND": pand(before, after, better).value,
        "Tau_BC": corrected.value,
        "Tau_BC_SE": corrected.standard_error,
        "theil_sen_slope_A": theil_sen(before)[0],
        "theil_sen_intercept_A": theil_sen(before)[1],
    }
    asked = {name: case[name] for name in ours if name in case}
    assert len(asked) >= 3
    for name, number in asked.items():
        assert ours[name] == pytest.approx(number, abs=UNIROOT if name == "NAP_CI95" else 1e-6), name


@quick
@given(phases, phases)
def test_nap_is_a_share_within_its_interval(before: list[float], after: list[float]) -> None:
    found = nap(before, after, "higher")
    low, high = found.interval or (inf, -inf)
    assert 0 <= low <= value(found) <= high <= 1
    assert found.n == len(before) + len(after)


@quick
@given(phases, phases)
def test_the_ends_of_the_interval_solve_newcombes_equation(before: list[float], after: list[float]) -> None:
    found, m, n = nap(before, after, "higher"), len(before), len(after)
    z, h = 1.959963984540054, (m + n) / 2 - 1
    for t in found.interval or ():
        right = z * z * h * t * (1 - t) / (m * n) * (1 / h + (1 - t) / (2 - t) + t / (1 + t))
        assert (value(found) - t) ** 2 == pytest.approx(right, abs=1e-12)


@quick
@given(phases, phases)
def test_the_other_direction_is_the_rest(before: list[float], after: list[float]) -> None:
    assert value(nap(before, after, "higher")) + value(nap(before, after, "lower")) == pytest.approx(1)
    assert value(nap(after, before, "lower")) == pytest.approx(value(nap(before, after, "higher")))
    assert value(tau_u(before, after, "higher")) == pytest.approx(-value(tau_u(before, after, "lower")))
    turned = [[-score for score in phase] for phase in (before, after)]
    assert pand(*turned, "lower").value == pand(before, after, "higher").value


@quick
@given(phases, phases)
def test_tau_is_nap_on_another_scale(before: list[float], after: list[float]) -> None:
    assert value(tau(before, after, "lower")) == pytest.approx(2 * value(nap(before, after, "lower")) - 1)


@quick
@given(phases, phases)
def test_keeping_one_whole_phase_is_always_possible(before: list[float], after: list[float]) -> None:
    longest = max(len(before), len(after)) / (len(before) + len(after))
    assert longest <= value(pand(before, after, "higher")) <= 1


@quick
@given(phases, phases)
def test_units_do_not_matter(before: list[float], after: list[float]) -> None:
    doubled = [[2 * score + 7 for score in phase] for phase in (before, after)]
    for measure in (nap, tau, tau_u, pand, tau_bc):
        assert value(measure(*doubled, "higher")) == value(measure(before, after, "higher"))  # type: ignore[operator]


def test_phases_wholly_apart() -> None:
    found = nap((1, 2, 3), (4, 5, 6), "higher")
    assert (found.value, found.standard_error) == (1, 0)
    assert found.interval is not None
    assert 0.3 < found.interval[0] < 0.7
    assert found.interval[1] == 1
    assert nap((4, 5, 6), (1, 2, 3), "higher").value == 0


@pytest.mark.parametrize("measure", [nap, tau, tau_u, tau_bc, pand])
def test_too_few_points_is_said(measure) -> None:  # type: ignore[no-untyped-def]
    for phases_given in (((1, 2), (3, 4, 5)), ((1, 2, 3), (4, 5)), ((), ())):
        found = measure(*phases_given, "higher")
        assert (found.value, found.reason, found.needs) == (None, Reason.TOO_FEW_POINTS, 6)
        assert (found.interval, found.n, found.is_enough) == (None, sum(map(len, phases_given)), False)


def test_each_names_its_variant_and_source() -> None:
    formulas = [measure(A, B, "higher").formula for measure in (nap, tau, tau_u, tau_bc, pand)]
    assert len({formula.name for formula in formulas}) == 5
    assert all(
        any(year in formula.source for year in ("2007", "2009", "2011", "2017")) for formula in formulas
    )
    assert tau_u(A, B, "higher").interval is None
