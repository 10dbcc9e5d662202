"""Several situations at once: only those that can be, each with its own onset, each equally often."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from alongside.mirror.simulator.habits import Plan, Strength
from alongside.mirror.simulator.practices import Size, practices
from alongside.mirror.simulator.situations import SITUATIONS
from alongside.mirror.simulator.together import Deck, also, can_be

BY_KIND = {each.kind: each for each in SITUATIONS}
USUAL = Plan(days=238, onset=70)


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("meetings_over", "unasked_contact", True),
        ("frame_missing", "meetings_over", True),
        ("unasked_contact", "replies_too_long", False),  # both change how much the client writes
        ("worse", "much_better", False),
        ("alliance_falling", "polite_tens", False),
        ("leaving_unsaid", "ending_with_open", False),
        ("meetings_over", "leaving_unsaid", True),
        ("meetings_over", "meetings_over", False),
    ],
)
def test_what_can_go_together(one: str, other: str, can: bool) -> None:
    assert can_be((BY_KIND[one],), BY_KIND[other]) is can
    assert can_be((BY_KIND[other],), BY_KIND[one]) is can


def test_both_show_each_from_its_own_day_on() -> None:
    late = replace(USUAL, onset=84)
    chance = Random(1)
    over = BY_KIND["meetings_over"].build(USUAL, chance, Strength.CLEAR)
    both = also(over, late, BY_KIND["autonomy_growing"].build(late, chance, Strength.STRONG))
    before, between, after = (both.on(day) for day in (60, 75, 154))
    assert (before.over, between.over, after.over) == (1.0, 14, 14)
    assert (before.set_by_client, between.set_by_client) == (0.05, 0.05)
    assert after.set_by_client == pytest.approx(0.85)  # 0.05 and 0.08 for each of ten weeks
    assert [day for day in range(60, 90) if both.is_new(day)] == [70, 84, 85, 86, 87, 88, 89]


def test_what_both_write_down_adds_up() -> None:
    chance = Random(1)
    first = BY_KIND["not_taken_up"].build(USUAL, chance, Strength.STRONG)
    both = also(first, USUAL, BY_KIND["ending_with_open"].build(USUAL, chance, Strength.STRONG))
    assert len(both.script) == 5 and both.ending == 70 and both.before.feelings_answered == 0


def test_the_deck_deals_each_equally_often_and_only_what_can_be() -> None:
    deck, dealt = Deck(Random(1)), Counter[str]()
    for count in [1, 2, 3] * 100:
        hand = deck.deal(count)
        these = tuple(each for each, _ in hand)
        assert len(hand) == count and all(can_be(these[:n], each) for n, each in enumerate(these))
        dealt.update(each.kind for each in these)
    assert set(dealt) == set(BY_KIND) and max(dealt.values()) - min(dealt.values()) <= 3 * len(Strength)


def test_every_kind_is_there_in_several_percent() -> None:
    made = list(practices(Size(practitioners=12, engagements=400, seed=1)))
    there = Counter(truth.kind for one in made for truth in one.truths if not truth.is_beside)
    assert set(there) == set(BY_KIND) and min(there.values()) >= 8  # of 400
    assert max(len([truth for truth in one.truths if not truth.is_beside]) for one in made) == 3
