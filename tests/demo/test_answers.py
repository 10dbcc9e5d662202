"""Many answers of one client."""

from django.utils import timezone

from alongside.demo.answers import answer_often
from alongside.voice.queries.results import results
from tests.cast import Cast


def test_five_measures_a_hundred_times_each(cast: Cast) -> None:
    assert answer_often(cast.vera, cast.advice, timezone.now()) == 500
    found = results(cast.actor(cast.anna), cast.vera.pk)
    assert sorted(each.name for each in found.series) == ["CORE-10", "GAD-7", "PHQ-9", "WHO-5", "WSAS"]
    assert [(each.completeness.asked, each.completeness.skipped) for each in found.series] == [(100, 3)] * 5
    assert all(each.change.is_enough and each.usual.limits.is_enough for each in found.series)
    assert sum(bool(point.words) for each in found.series for point in each.points) == 125
    assert found.talking_therapies is not None
