from datetime import UTC, datetime
from itertools import chain, combinations

from alongside.voice.arriving import CUES, is_that_day, opening

EVERY = list(chain.from_iterable(combinations(CUES, n) for n in range(len(CUES) + 1)))


def test_tears_come_first_and_a_smile_with_unrest_is_both():
    said = {
        (): "quiet",
        ("smile",): "glad",
        ("posture",): "withdrawn",
        ("gestures", "smile"): "withdrawn",
        ("agitation", "posture"): "agitated",
        ("tears", "agitation"): "tears",
        ("tears", "smile"): "mixed",
        ("agitation", "smile"): "mixed",
    }
    assert {cues: opening(cues) for cues in said} == said


def test_every_combination_has_an_opening_whatever_the_order():
    known = {"quiet", "glad", "withdrawn", "agitated", "tears", "mixed"}
    assert {opening(cues) for cues in EVERY} == known
    assert all(opening(cues) == opening(cues[::-1]) for cues in EVERY)


def test_the_day_is_that_of_the_place():
    late, later = datetime(2026, 3, 1, 21, tzinfo=UTC), datetime(2026, 3, 1, 23, tzinfo=UTC)
    assert is_that_day(late, later, "UTC")
    assert not is_that_day(late, later, "Europe/Helsinki")
