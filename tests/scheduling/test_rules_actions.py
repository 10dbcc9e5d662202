"""Booking rules are set by the practice and by each member, within their ranges."""

from datetime import timedelta

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.scheduling.actions.rules import RANGES, set_booking_rules
from alongside.scheduling.models import BookingRules
from alongside.scheduling.queries.own_rules import booking_rules_of, in_columns
from alongside.scheduling.queries.rules import COLUMNS, rules_for
from alongside.scheduling.slots import Rules
from alongside.trail.models import Event
from tests.cast import Cast


def test_a_members_rules_stand_over_the_practices_over_the_usual(cast: Cast) -> None:
    set_booking_rules(cast.actor(cast.anna), notice_hours=48, most_a_day=6)
    set_booking_rules(cast.actor(cast.mikko), member_id=cast.mikko.pk, most_a_day=4, after_minutes=10)
    found = rules_for(cast.practice, cast.mikko)
    assert (found.notice, found.most_a_day) == (timedelta(hours=48), 4)
    assert (found.after, found.horizon) == (timedelta(minutes=10), Rules().horizon)
    assert rules_for(cast.practice, cast.anna).most_a_day == 6


def test_an_empty_rule_is_the_usual_again(cast: Cast) -> None:
    set_booking_rules(cast.actor(cast.anna), notice_hours=48)
    set_booking_rules(cast.actor(cast.anna), notice_hours=None)
    assert rules_for(cast.practice) == Rules()
    assert BookingRules.objects.count() == 1


def test_only_what_changed_is_remembered(cast: Cast) -> None:
    set_booking_rules(cast.actor(cast.anna), notice_hours=48, step_minutes=15)
    set_booking_rules(cast.actor(cast.anna), notice_hours=48, step_minutes=20)
    set_booking_rules(cast.actor(cast.anna), notice_hours=48, step_minutes=20)
    told = Event.objects.filter(verb="rules.changed").order_by("at")
    assert [event.facts["changed"] for event in told] == [["notice_hours", "step_minutes"], ["step_minutes"]]


@pytest.mark.parametrize("name", RANGES)
def test_every_rule_has_a_least_and_a_most(cast: Cast, name: str) -> None:
    least, most = RANGES[name]
    for value in (least - 1, most + 1):
        with pytest.raises(Refused) as no:
            set_booking_rules(cast.actor(cast.anna), **{name: value})
        assert (no.value.code, no.value.field, no.value.facts) == (
            "out_of_range",
            name,
            {"least": least, "most": most},
        )
    assert not BookingRules.objects.exists()
    for value in (least, most):
        assert getattr(set_booking_rules(cast.actor(cast.anna), **{name: value}), name) == value


def test_whose_rules_one_may_set_and_see(cast: Cast) -> None:
    for who in (cast.mikko, cast.chie, cast.oskar):
        with pytest.raises(NotYours):
            set_booking_rules(cast.actor(who), notice_hours=1)
        with pytest.raises(NotYours):
            booking_rules_of(cast.actor(who), None)
    for who in (cast.mikko, cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            set_booking_rules(cast.actor(who), member_id=cast.anna.pk, notice_hours=1)
    assert not BookingRules.objects.exists()
    assert set_booking_rules(cast.actor(cast.anna), member_id=cast.mikko.pk, notice_hours=1).notice_hours == 1


def test_a_rule_nobody_knows_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(TypeError):
        set_booking_rules(cast.actor(cast.anna), notice=1)


def test_rules_are_shown_in_the_numbers_that_people_type() -> None:
    shown = in_columns(Rules(most_a_day=3))
    assert set(shown) == set(RANGES) == {column for column, name, one in COLUMNS}
    assert (shown["notice_hours"], shown["horizon_days"], shown["most_a_day"]) == (24, 60, 3)
