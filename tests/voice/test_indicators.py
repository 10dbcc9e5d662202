"""The four indicators and the question of place: own clients, or totals from five people up (C10, F07)."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.voice.actions import ready_version
from alongside.voice.indicators import Cell, Point, last_of_each, own_cell, shared_cell
from alongside.voice.models import CheckIn, Goal, GoalRating
from alongside.voice.quarters import Quarter
from alongside.voice.queries.indicators import Places, own_indicators, whole_indicators, wished_places
from tests.cast import Cast, make_client

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
SPRING, SUMMER = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)
FIRST, SECOND = Quarter(2026, 1), Quarter(2026, 2)


def answer(
    client: Client, key: str, answers: dict[str, float], at: datetime = SPRING, **also: object
) -> None:
    CheckIn.objects.create(
        practice=client.practice,
        client=client,
        version=ready_version(client.practice_id, key),
        asked_at=at,
        answered_at=at,
        answers=answers,
        **also,
    )


def point(who: int, value: float) -> Point:
    return Point(SECOND, UUID(int=who), value)


def test_one_looks_oneself_from_three_answers_and_others_from_five_people():
    assert own_cell([point(1, 4), point(1, 6)]) == Cell(None, 2)
    assert own_cell([point(1, 4), point(1, 6), point(2, 8)]) == Cell(6, 3)
    assert shared_cell([point(n % 4, 5) for n in range(20)]) == Cell(None, 0)
    assert shared_cell([point(n, n) for n in range(5)]) == Cell(2, 5)


def test_the_last_rating_of_a_goal_counts_in_each_quarter():
    goal, who = UUID(int=1), UUID(int=2)
    rated = [
        (goal, SECOND, SUMMER, who, 7.0),
        (goal, SECOND, SPRING, who, 3.0),
        (goal, FIRST, SPRING, who, 1.0),
    ]
    assert last_of_each(rated) == [Point(SECOND, who, 7.0), Point(FIRST, who, 1.0)]


def test_a_practitioner_sees_the_numbers_of_their_own_clients(cast: Cast):
    for trust in (6, 7, 8):
        answer(cast.vera, "benefits", {"trust": trust, "lasting": 9})
        answer(cast.vera, "own-side", {"satisfied": trust}, rater="member", member=cast.anna)
        answer(cast.oskar, "benefits", {"trust": 0, "lasting": 0})
        answer(cast.oskar, "own-side", {"satisfied": 0}, rater="member", member=cast.mikko)
    for number, near in enumerate((2, 4, 9)):
        goal = Goal.objects.create(
            practice=cast.practice, client=cast.vera, words=f"{number}", set_by="client", set_at=SPRING
        )
        GoalRating.objects.create(
            practice=cast.practice, client=cast.vera, goal=goal, by_client=True, near=near, at=SUMMER
        )
    found = own_indicators(cast.actor(cast.anna), NOW)
    assert found.quarters == [Quarter(2025, 4), FIRST, SECOND, Quarter(2026, 3)]
    nothing = Cell(None, 0)
    assert found.rows == {
        "trust": [nothing, nothing, Cell(7, 3), nothing],
        "attainment": [nothing, nothing, nothing, Cell(5, 3)],
        "lasting": [nothing, nothing, Cell(9, 3), nothing],
        "satisfied": [nothing, nothing, Cell(7, 3), nothing],
    }


def test_who_runs_the_practice_sees_no_single_person(cast: Cast):
    owner = cast.actor(cast.anna)
    for number in range(4):
        answer(make_client(cast.anna, f"Client {number}"), "benefits", {"trust": 6})
        answer(cast.vera, "own-side", {"satisfied": 1}, rater="member", member=cast.mikko)
    assert whole_indicators(owner, NOW).rows["trust"][2] == Cell(None, 0)
    answer(cast.oskar, "benefits", {"trust": 1})
    found = whole_indicators(owner, NOW)
    assert (found.rows["trust"][2], found.rows["satisfied"][2]) == (Cell(5, 5), Cell(None, 0))
    for who in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            whole_indicators(cast.actor(who), NOW)
    assert whole_indicators(cast.actor(cast.stranger), NOW).rows["trust"][2] == Cell(None, 0)
    with pytest.raises(NotYours):
        own_indicators(cast.actor(cast.vera), NOW)


def test_places_count_each_clients_newest_answer_from_five_up(cast: Cast):
    chie = cast.actor(cast.chie)
    answer(cast.vera, "place", {"where": 2}, SUMMER)
    answer(cast.vera, "place", {"where": 0})
    for number in range(3):
        answer(make_client(cast.anna, f"Client {number}"), "place", {"where": 1})
    assert wished_places(chie) == Places(4, None)
    answer(cast.oskar, "place", {"where": 0})
    assert wished_places(chie) == Places(5, {"in_person": 1, "either": 3, "online": 1})
    assert wished_places(cast.actor(cast.stranger)) == Places(0, None)
    with pytest.raises(NotYours):
        wished_places(cast.actor(cast.vera))
