"""Who would recommend us."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice.series.promoters import net_promoter
from tests.voice.series.places import needs_science, vector

quick = settings(max_examples=40, deadline=None)


@needs_science
def test_the_reference_ratings() -> None:
    known = vector("nps")
    found = net_promoter(known["x"])
    assert found.value == pytest.approx(known["nps"], abs=1e-9)
    assert found.standard_error == pytest.approx(known["se"], abs=1e-6)


def test_few_ratings_say_so() -> None:
    found = net_promoter([10, 9, 10, 9])
    assert (found.value, found.n, found.needs) == (None, 4, 5)


@quick
@given(st.lists(st.integers(0, 10), min_size=5, max_size=40))
def test_it_stays_between_its_ends(ratings: list[int]) -> None:
    found = net_promoter(ratings)
    assert found.value is not None
    assert found.interval is not None
    assert -100 <= found.interval[0] <= found.value + 1e-9 <= found.interval[1] + 2e-9 <= 100 + 2e-9
