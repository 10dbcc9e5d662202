"""Open steps, closed ones, and who carries the work."""

from datetime import date

import pytest

from alongside.lib.errors import NotYours
from alongside.steps import actions, queries
from alongside.steps.balance import Balance
from tests.cast import Cast, make_client
from tests.meetings.stage import make_meeting


def test_open_steps_with_a_date_come_first(cast: Cast):
    anna = cast.actor(cast.anna)
    some_day = actions.set_step(anna, cast.vera.pk, words="some day")
    june = actions.set_step(anna, cast.vera.pk, words="june", due_on=date(2026, 6, 1))
    may = actions.set_step(anna, cast.vera.pk, words="may", due_on=date(2026, 5, 1))
    done = actions.finish_step(anna, actions.set_step(anna, cast.vera.pk, words="done").pk)
    assert queries.open_steps(anna, cast.vera.pk) == [may, june, some_day]
    assert queries.open_steps(cast.actor(cast.vera), cast.vera.pk) == [may, june, some_day]
    assert queries.closed_steps(anna, cast.vera.pk) == [done]


def test_steps_of_others_are_not_there(cast: Cast):
    step = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="x")
    for who in (cast.mikko, cast.chie, cast.stranger, cast.oskar):
        assert queries.open_steps(cast.actor(who), cast.vera.pk) == []
        with pytest.raises(NotYours):
            queries.step(cast.actor(who), step.pk)
        with pytest.raises(NotYours):
            queries.export_client(cast.actor(who), cast.vera.pk)


def test_open_steps_of_many_clients_are_one_query(cast: Cast, django_assert_num_queries):
    anna = cast.actor(cast.anna)
    clients = [make_client(cast.anna, f"Client {n}") for n in range(5)]
    for client in clients:
        actions.set_step(anna, client.pk, words="a")
        actions.set_step(anna, client.pk, words="b")
    with django_assert_num_queries(1):
        found = queries.open_steps_for(anna, [client.pk for client in clients])
    assert {pk: [s.words for s in steps] for pk, steps in found.items()} == {
        client.pk: ["a", "b"] for client in clients
    }


def test_the_balance_counts_what_was_not_dropped(cast: Cast):
    anna = cast.actor(cast.anna)
    for owner in ("client", "client", "practitioner"):
        actions.set_step(anna, cast.vera.pk, words="x", owner=owner)
    dropped = actions.set_step(anna, cast.vera.pk, words="x", owner="practitioner")
    actions.drop_step(anna, dropped.pk)
    assert queries.ownership_balance(anna, cast.advice.pk) == Balance(2, 1)


def test_steps_of_a_meeting_and_the_export_are_in_order(cast: Cast):
    anna, meeting = cast.actor(cast.anna), make_meeting(cast)
    for words in ("one", "two"):
        actions.set_step(anna, cast.vera.pk, words=words, meeting_id=meeting.pk)
    actions.set_step(cast.actor(cast.vera), cast.vera.pk, words="three")
    assert [s.words for s in queries.steps_of_meeting(anna, meeting.pk)] == ["one", "two"]
    rows = queries.export_client(cast.actor(cast.vera), cast.vera.pk)["steps"]
    assert [row["words"] for row in rows] == ["one", "two", "three"]
