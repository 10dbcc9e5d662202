"""The attitude mirror: when it comes again, and what a team may see."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.reflecting import ITEMS, TeamMirror, is_due, team_mirror

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_it_comes_again_only_when_its_owner_wants_it():
    assert not is_due(None, 1, AT)
    assert not is_due(AT, None, AT + timedelta(weeks=99))
    assert not is_due(AT, 2, AT + timedelta(weeks=2, seconds=-1))
    assert is_due(AT, 2, AT + timedelta(weeks=2))


def test_four_people_are_no_team():
    assert team_mirror([[{"warm": 9}]] * 4) == TeamMirror(4, None)
    assert team_mirror([[{"warm": 9}]] * 4 + [[]]) == TeamMirror(4, None)


def test_each_person_counts_once_in_whole_points():
    often = [{"warm": 0}] * 50
    found = team_mirror([often, *[[{"warm": 10, "present": 5}]] * 4])
    assert found == TeamMirror(5, {"warm": 8})


answers = st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 10))


@given(st.lists(st.lists(answers, max_size=4), max_size=9))
def test_no_mean_stands_on_fewer_than_five(people: list[list[dict[str, int]]]):
    found = team_mirror(people)
    for item in found.means or {}:
        assert sum(any(item in each for each in person) for person in people) >= 5
