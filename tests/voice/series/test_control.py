"""Control charts, against NIST's examples and by what must always hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice.series.control import cusum, ewma, own_ewma, xmr, xmr_signals
from alongside.voice.series.enough import Reason
from tests.voice.series.places import needs_science, vector

quick = settings(max_examples=40, deadline=None)
BASELINE = [36, 37, 35.5, 36.5, 37, 36, 37.5, 36.5]
series = st.lists(st.integers(0, 40).map(float), min_size=6, max_size=20)


def test_limits_of_eight_points() -> None:
    limits = xmr(BASELINE).value
    assert limits is not None
    assert limits.centre == 36.5
    assert limits.sigma == pytest.approx(0.9498480243, abs=1e-6)
    assert (limits.lower, limits.upper) == pytest.approx((33.6504559271, 39.3495440729), abs=1e-6)
    assert [limits.is_outside(score) for score in (29, 33, 37)] == [True, True, False]
    assert xmr(BASELINE).interval == (limits.lower, limits.upper)


@needs_science
def test_the_reference_limits() -> None:
    expected = vector("xmr")
    limits = xmr(expected["baseline"]).value
    assert limits is not None
    found = [limits.centre, limits.sigma, limits.lower, limits.upper]
    assert found == pytest.approx([expected[key] for key in ("mean", "sigma_d2", "LCL", "UCL")], abs=1e-6)
    assert [limits.is_outside(score) for score in expected["new"]] == expected["signals"]


def test_signals_are_only_sought_after_the_baseline() -> None:
    found = xmr_signals([*BASELINE, 29, 33, 37])
    assert (found.value, found.n) == ((8, 9), 11)
    assert xmr_signals([*BASELINE[:7], 60, 50]).value == ()


@needs_science
def test_the_ewma_of_nist() -> None:
    nist = vector("ewma_nist")
    drawn = ewma(nist["x"], nist["start"], nist["s"], nist["lambda"])
    assert [point.value for point in drawn] == pytest.approx(
        nist["ewma"], abs=0.0051
    )  # printed to two places
    uppers = [point.upper for point in drawn]
    assert uppers[:3] == pytest.approx(nist["time_varying_UCL_1_3"], abs=5e-5)
    assert (uppers[-1], drawn[-1].lower) == pytest.approx((nist["UCL"], nist["LCL"]), abs=1e-3)
    assert [point.is_signal for point in drawn] == [False] * 20


@needs_science
def test_the_cusum_of_nist() -> None:
    nist = vector("cusum_nist")
    found = cusum(nist["x"], nist["target"], nist["k"], nist["h"])
    sums = found.value
    assert sums is not None
    assert found.n == 20
    assert sums.high == pytest.approx(nist["S_hi"], abs=0.01)
    assert sums.low == pytest.approx(nist["S_lo"], abs=0.01)
    assert sums.first_alarm == nist["first_alarm_1based"] - 1


def test_a_quiet_series_raises_no_alarm() -> None:
    sums = cusum([5, 5, 5], target=5, slack=0.5, threshold=2).value
    assert sums is not None
    assert (sums.first_alarm, sums.high, sums.low) == (None, (0, 0, 0), (0, 0, 0))


def test_a_slow_drift_shows_in_the_ewma_before_any_single_point() -> None:
    drift = [*BASELINE, 35, 34.8, 34.6, 34.5, 34.4]
    assert xmr_signals(drift).value == ()
    smoothed = own_ewma(drift).value
    assert smoothed is not None
    assert [point.is_signal for point in smoothed] == [False, False, True, True, True]


@quick
@given(series)
def test_limits_contain_the_mean_and_widen_with_the_units(scores: list[float]) -> None:
    found, doubled = xmr(scores), xmr([2 * score + 3 for score in scores])
    if found.value is None or doubled.value is None:
        assert found.reason == doubled.reason == Reason.NO_SPREAD
        assert len(set(scores)) == 1
        return
    assert found.value.lower < sum(scores) / len(scores) < found.value.upper
    assert doubled.value.lower == pytest.approx(2 * found.value.lower + 3)
    assert doubled.value.upper == pytest.approx(2 * found.value.upper + 3)


@quick
@given(series, st.floats(0.05, 1))
def test_an_ewma_lies_within_its_points_and_its_limits_widen(scores: list[float], memory: float) -> None:
    drawn = ewma(scores, centre=20, sigma=2, memory=memory)
    lowest, highest = min(20, *scores), max(20, *scores)
    assert all(lowest - 1e-9 <= point.value <= highest + 1e-9 for point in drawn)
    widths = [point.upper - point.lower for point in drawn]
    assert widths == sorted(widths)
    assert widths[-1] <= 12 + 1e-9


def test_the_whole_weight_on_the_newest_is_the_chart_of_single_points() -> None:
    drawn = ewma([10, 30], centre=20, sigma=2, memory=1)
    assert [(point.value, point.lower, point.upper) for point in drawn] == [(10, 14, 26), (30, 14, 26)]


def test_too_few_points_and_no_spread_are_said() -> None:
    for ask in (xmr, xmr_signals, own_ewma):
        short = ask([1, 2, 3, 4, 5])  # type: ignore[operator]
        assert (short.value, short.reason, short.needs) == (None, Reason.TOO_FEW_POINTS, 6)
        flat = ask([40] * 12)  # type: ignore[operator]
        assert (flat.value, flat.reason, flat.n) == (None, Reason.NO_SPREAD, 12)
    waiting = own_ewma(BASELINE)
    assert (waiting.reason, waiting.needs) == (Reason.TOO_FEW_POINTS, 9)
