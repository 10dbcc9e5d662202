"""Naming feelings and conflicts: by whom, once, and what becomes of them (E04, G03)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice.actions import unspoken as actions
from alongside.voice.models import Conflict, FeelingTag
from alongside.voice.queries import unspoken as queries
from tests.cast import Cast


def test_pressed_twice_is_one_feeling_and_the_next_day_another(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    first = actions.name_feeling(vera, cast.vera.pk, feeling="anger")
    again = actions.name_feeling(vera, cast.vera.pk, feeling="anger", remark="So loud")
    assert (again.pk, FeelingTag.objects.get().remark) == (first.pk, "So loud")
    FeelingTag.objects.update(at=timezone.now() - timedelta(hours=13))
    actions.name_feeling(vera, cast.vera.pk, feeling="anger")
    assert FeelingTag.objects.count() == 2
    assert Event.objects.filter(verb="feeling.named").count() == 2


def test_only_the_six_and_not_a_book(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    for feeling in ("joy", "", "hard_to_say"):
        with pytest.raises(Refused, match="unknown_feeling"):
            actions.name_feeling(vera, cast.vera.pk, feeling=feeling)
    with pytest.raises(Refused, match="too_long"):
        actions.name_feeling(vera, cast.vera.pk, feeling="anger", remark="x" * 4001)
    assert FeelingTag.objects.count() == 0


def test_that_it_is_hard_to_say_is_the_clients_alone(cast: Cast) -> None:
    with pytest.raises(NotYours):
        actions.say_it_is_hard(cast.actor(cast.anna), cast.vera.pk)
    with pytest.raises(NotYours):
        actions.say_it_is_hard(cast.actor(cast.oskar), cast.vera.pk)


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar"])
def test_nobody_else_names_reads_or_answers(cast: Cast, who: str) -> None:
    actor = cast.actor(getattr(cast, who))
    conflict = actions.open_conflict(cast.actor(cast.anna), cast.vera.pk, topic="Time")
    for act in (
        lambda: actions.name_feeling(actor, cast.vera.pk, feeling="anger"),
        lambda: actions.answer_feelings(actor, cast.vera.pk),
        lambda: actions.open_conflict(actor, cast.vera.pk, topic="x"),
        lambda: actions.talk_about_conflict(actor, conflict.pk, outcome="x"),
        lambda: actions.close_conflict(actor, conflict.pk, how="eased"),
        lambda: queries.conflict(actor, conflict.pk),
        lambda: queries.conflicts(actor, cast.vera.pk),
    ):
        with pytest.raises(NotYours):
            act()
    assert list(queries.readable_feelings(actor)) == []


def test_the_client_reads_no_log_of_conflicts_here(cast: Cast) -> None:
    conflict = actions.open_conflict(cast.actor(cast.anna), cast.vera.pk, topic="Time")
    with pytest.raises(NotYours):
        queries.conflict(cast.actor(cast.vera), conflict.pk)
    with pytest.raises(NotYours):
        actions.open_conflict(cast.actor(cast.vera), cast.vera.pk, topic="x")


def test_a_conflict_takes_the_feelings_along_and_leaves_what_is_hard_to_say(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    actions.name_feeling(vera, cast.vera.pk, feeling="anger")
    actions.name_feeling(anna, cast.vera.pk, feeling="sadness")
    actions.say_it_is_hard(vera, cast.vera.pk)
    conflict = actions.open_conflict(anna, cast.vera.pk, topic=" Time ", is_with_circle=True)
    assert (conflict.topic, conflict.is_with_circle, conflict.opened_by_id) == ("Time", True, cast.anna.pk)
    waits = queries.unspoken(anna, cast.vera.pk, timezone.now())
    assert (waits.feelings, waits.is_hard_to_say, waits.conflicts) == ([], True, [conflict])
    assert actions.answer_feelings(anna, cast.vera.pk, only="hard_to_say") == 1
    assert not queries.unspoken(anna, cast.vera.pk, timezone.now()).is_hard_to_say
    assert Event.objects.get(verb="conflict.opened").facts == {"feelings": 2, "is_with_circle": True}


def test_it_is_closed_only_after_a_talk(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    conflict = actions.open_conflict(anna, cast.vera.pk, topic="Time")
    with pytest.raises(Refused, match="not_talked"):
        actions.close_conflict(anna, conflict.pk, how="resolved")
    with pytest.raises(Refused, match="required"):
        actions.talk_about_conflict(anna, conflict.pk, outcome=" ")
    actions.talk_about_conflict(anna, conflict.pk, outcome="We begin on time")
    actions.close_conflict(anna, conflict.pk, how="open")
    kept = Conflict.objects.get()
    assert (kept.outcome, kept.closed_as) == ("We begin on time", "open")
    with pytest.raises(Refused, match="closed_already"):
        actions.talk_about_conflict(anna, conflict.pk, outcome="More")


def test_a_conflict_needs_a_topic(cast: Cast) -> None:
    with pytest.raises(Refused, match="required"):
        actions.open_conflict(cast.actor(cast.anna), cast.vera.pk, topic=" ")
    with pytest.raises(Refused, match="too_long"):
        actions.open_conflict(cast.actor(cast.anna), cast.vera.pk, topic="x" * 4001)
