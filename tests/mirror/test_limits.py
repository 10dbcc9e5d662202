"""What a threshold may be; no Django."""

import pytest

from alongside.mirror.facts import OFF, Thresholds
from alongside.mirror.limits import PAIRS, Fault, faults, limits

NAMES = [name for name in Thresholds.__dataclass_fields__ if name != OFF]
USUAL = {name: getattr(Thresholds(), name) for name in NAMES}


def test_the_usual_numbers_are_fine() -> None:
    assert faults(USUAL) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_number_has_limits_and_is_positive(name: str) -> None:
    low, high = limits(name)
    assert 1 <= low < high
    assert faults({name: low}) == faults({name: high}) == []
    assert faults({name: low - 1}) == [Fault(name, "out_of_limits", low, high)]
    assert faults({name: high + 1}) == [Fault(name, "out_of_limits", low, high)]


@pytest.mark.parametrize(("less", "more"), PAIRS)
def test_what_can_never_be_met_together_is_a_fault(less: str, more: str) -> None:
    most = limits(less)[1]
    assert faults({less: most, more: most}) == []
    assert Fault(less, "more_than", other=more) in faults({less: most, more: most - 1})
