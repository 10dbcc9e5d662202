"""A member's own weeks and talks are private by every route (D06, D07)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.trail.models import Event
from alongside.voice.actions.own_weeks import (
    remove_pulse,
    remove_supervision,
    say_pulse,
    write_supervision,
)
from alongside.voice.models import Supervision, WeeklyPulse
from alongside.voice.own_weeks import noon_of, week_of
from alongside.voice.queries.own_weeks import (
    is_pulse_open,
    last_supervision,
    own_pulses,
    own_supervision,
)
from tests.cast import Cast

SAID = {"energy": 6, "joy": 8, "rest": 3, "own": None, "doubt": None, "pressure": 0, "shown": None}


def test_a_week_begins_on_monday_by_the_members_clock():
    late = datetime(2026, 3, 29, 23, 30, tzinfo=UTC)
    assert week_of(late, "UTC") == date(2026, 3, 23)
    assert week_of(late, "Asia/Tokyo") == date(2026, 3, 30)
    assert noon_of(date(2026, 3, 30), "Asia/Tokyo") == datetime(2026, 3, 30, 3, tzinfo=UTC)


def test_one_week_is_said_once_and_may_be_changed(cast: Cast):
    anna, now = cast.actor(cast.anna), timezone.now()
    assert is_pulse_open(anna, now)
    first = say_pulse(anna, answers=SAID, words=" Long ")
    assert (first.answers, first.words) == ({"energy": 6, "joy": 8, "rest": 3, "pressure": 0}, "Long")
    assert not is_pulse_open(anna, now)
    assert is_pulse_open(anna, now + timedelta(days=7))
    say_pulse(anna, answers={"energy": 4})
    kept = WeeklyPulse.objects.get()
    assert (kept.pk, kept.answers, kept.words) == (first.pk, {"energy": 4}, "")
    told = Event.objects.filter(verb="pulse.said").first()
    assert told.facts == {**SAID, "week": week_of(now, anna.timezone).isoformat()}
    assert (told.client_id, told.subject_id) == (None, first.pk)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"answers": {}}, "nothing_said"),
        ({"answers": {"joy": 11}}, "out_of_range"),
        ({"answers": {"joy": -1}}, "out_of_range"),
        ({"answers": {}, "words": "x" * 2001}, "too_long"),
    ],
)
def test_a_week_that_cannot_be_is_refused(cast: Cast, given, code):
    with pytest.raises(Refused) as no:
        say_pulse(cast.actor(cast.anna), **given)
    assert (no.value.code, WeeklyPulse.objects.count(), Event.objects.filter(verb="pulse.said").count()) == (
        code,
        0,
        0,
    )


def test_nobody_else_sees_or_removes_my_weeks_and_talks(cast: Cast):
    anna = cast.actor(cast.anna)
    week = say_pulse(anna, answers=SAID)
    talk = write_supervision(anna, held_on=timezone.localdate(), minutes=60, with_whom="Pia", words="Rest")
    for who in (cast.mikko, cast.chie, cast.stranger):
        other = cast.actor(who)
        assert (list(own_pulses(other)), list(own_supervision(other))) == ([], [])
        for remove, row in ((remove_pulse, week), (remove_supervision, talk)):
            with pytest.raises(NotYours):
                remove(other, row.pk)
    vera = cast.actor(cast.vera)
    for ask in (own_pulses, own_supervision):
        with pytest.raises(NotYours):
            ask(vera)
    with pytest.raises(NotYours):
        say_pulse(vera, answers=SAID)
    remove_pulse(anna, week.pk)
    remove_supervision(anna, talk.pk)
    assert (WeeklyPulse.objects.count(), Supervision.objects.count()) == (0, 0)
    assert Event.objects.filter(verb__in=("pulse.removed", "supervision.removed")).count() == 2


def test_a_talk_has_its_day_and_what_it_was_about_in_order(cast: Cast):
    anna = cast.actor(cast.anna)
    day = timezone.localdate() - timedelta(days=20)
    write_supervision(anna, held_on=day - timedelta(days=9), minutes=45)
    talk = write_supervision(anna, held_on=day, minutes=90, about=["skill", "client"], with_whom=" Pia ")
    assert (talk.about, talk.with_whom, talk.words) == (["client", "skill"], "Pia", "")
    assert last_supervision(anna, noon_of(day, anna.timezone) + timedelta(days=20)) == (day, 20)
    assert last_supervision(cast.actor(cast.mikko), timezone.now()) is None
    told = Event.objects.get(verb="supervision.written", subject_id=talk.pk)
    assert (told.facts, told.at) == (
        {"minutes": 90, "about": ["client", "skill"]},
        noon_of(day, anna.timezone),
    )


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"held_on": date(2999, 1, 1)}, "in_future", "held_on"),
        ({"minutes": 0}, "out_of_range", "minutes"),
        ({"minutes": 601}, "out_of_range", "minutes"),
        ({"about": ["love"]}, "unknown_choice", "about"),
        ({"with_whom": "x" * 121}, "too_long", "with_whom"),
        ({"words": "x" * 2001}, "too_long", "words"),
    ],
)
def test_a_talk_that_cannot_be_is_refused(cast: Cast, change, code, field):
    with pytest.raises(Refused) as no:
        write_supervision(cast.actor(cast.anna), **{"held_on": date(2026, 1, 5), "minutes": 60, **change})
    assert ((no.value.code, no.value.field), Supervision.objects.count()) == ((code, field), 0)
