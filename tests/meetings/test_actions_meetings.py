"""A meeting begins, ends and is wrapped up; what nobody knows is unknown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.meetings import actions
from alongside.meetings.models import Meeting
from alongside.scheduling.models import AppointmentStatus
from alongside.trail.models import Event
from tests.cast import Cast
from tests.meetings.stage import ago, cover, facts, make_appointment, make_meeting


def test_starting_keeps_the_agreed_length_and_the_appointment(cast: Cast):
    appointment = make_appointment(cast.vera, cast.advice, minutes_ago=2)
    meeting = actions.start_meeting(cast.actor(cast.anna), appointment.pk)
    appointment.refresh_from_db()
    assert meeting.planned_minutes == 50
    assert meeting.engagement == cast.advice
    assert appointment.status == AppointmentStatus.KEPT
    assert facts("meeting.started", meeting.pk) == [{"planned_minutes": 50}]


def test_pressing_start_twice_is_one_meeting(cast: Cast):
    appointment = make_appointment(cast.vera)
    first = actions.start_meeting(cast.actor(cast.anna), appointment.pk)
    assert actions.start_meeting(cast.actor(cast.anna), appointment.pk) == first
    assert Event.objects.filter(verb="meeting.started").count() == 1


def test_a_cancelled_appointment_is_not_held_and_none_in_the_future_was(cast: Cast):
    appointment = make_appointment(cast.vera)
    with pytest.raises(Refused, match="in_future"):
        actions.start_meeting(cast.actor(cast.anna), appointment.pk, at=timezone.now() + timedelta(minutes=5))
    appointment.status = AppointmentStatus.CANCELLED_LATE
    appointment.save()
    with pytest.raises(Refused, match="not_planned"):
        actions.start_meeting(cast.actor(cast.anna), appointment.pk)
    assert not Meeting.objects.exists()


def test_only_who_works_with_the_client_holds_the_meeting(cast: Cast):
    appointment = make_appointment(cast.vera)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera, cast.oskar):
        with pytest.raises(NotYours):
            actions.start_meeting(cast.actor(who), appointment.pk)


def test_who_covers_holds_it_and_is_named(cast: Cast):
    cover(cast.anna, by=cast.mikko)
    meeting = actions.start_meeting(cast.actor(cast.mikko), make_appointment(cast.vera).pk)
    assert meeting.member == cast.mikko


def test_pressing_end_keeps_the_real_minutes_once(cast: Cast):
    meeting = make_meeting(cast, minutes_ago=67)
    ended = actions.end_meeting(cast.actor(cast.anna), meeting.pk)
    actions.end_meeting(cast.actor(cast.anna), meeting.pk)
    assert ended.end_source == "pressed"
    assert facts("meeting.ended", meeting.pk) == [
        {"planned_minutes": 50, "real_minutes": 67, "source": "pressed"}
    ]


def test_an_end_pressed_hours_later_is_asked_for_instead(cast: Cast):
    meeting = make_meeting(cast, minutes_ago=50 + 185)
    with pytest.raises(Refused, match="forgotten"):
        actions.end_meeting(cast.actor(cast.anna), meeting.pk)
    meeting.refresh_from_db()
    assert meeting.ended_at is None
    assert facts("meeting.ended", meeting.pk) == []


def test_an_end_nobody_pressed_is_told_by_time_or_by_minutes(cast: Cast):
    first, second = make_meeting(cast, minutes_ago=300), make_meeting(cast, minutes_ago=200)
    anna = cast.actor(cast.anna)
    actions.say_how_it_ended(anna, first.pk, minutes=45)
    actions.say_how_it_ended(anna, second.pk, ended_at=second.started_at + timedelta(minutes=61))
    assert facts("meeting.ended", first.pk)[0]["real_minutes"] == 45
    assert facts("meeting.ended", second.pk)[0] == {
        "planned_minutes": 50,
        "real_minutes": 61,
        "source": "asked",
    }


def test_an_end_nobody_knows_is_unknown_and_no_overrun(cast: Cast):
    meeting = make_meeting(cast, minutes_ago=600)
    actions.say_how_it_ended(cast.actor(cast.anna), meeting.pk)
    meeting.refresh_from_db()
    assert (meeting.ended_at, meeting.end_source) == (None, "unknown")
    assert facts("meeting.ended", meeting.pk) == [
        {"planned_minutes": 50, "real_minutes": None, "source": "unknown"}
    ]


def test_wrapping_up_without_a_word_about_the_end_leaves_it_unknown(cast: Cast):
    meeting = make_meeting(cast, minutes_ago=600)
    actions.wrap_up(cast.actor(cast.anna), meeting.pk, steps=2, is_next_booked=True)
    actions.wrap_up(cast.actor(cast.anna), meeting.pk, steps=9, is_next_booked=False)
    assert facts("meeting.ended", meeting.pk)[0]["real_minutes"] is None
    assert facts("meeting.wrapped_up", meeting.pk) == [{"steps": 2, "is_next_booked": True}]


@pytest.mark.parametrize("minutes", [0, -5, 100, 24 * 60 + 1])
def test_an_impossible_end_is_refused_beside_its_field(cast: Cast, minutes: int):
    meeting = make_meeting(cast, minutes_ago=90)
    with pytest.raises(Refused) as no:
        actions.say_how_it_ended(cast.actor(cast.anna), meeting.pk, minutes=minutes)
    assert (no.value.code, no.value.field) == ("not_possible", "minutes")


def test_what_was_said_before_is_corrected_by_an_event_that_says_so(cast: Cast):
    anna, meeting = cast.actor(cast.anna), make_meeting(cast, minutes_ago=120)
    actions.say_how_it_ended(anna, meeting.pk)
    actions.say_how_it_ended(anna, meeting.pk, minutes=55)
    actions.say_how_it_ended(anna, meeting.pk, minutes=55)
    first, second = Event.objects.filter(verb="meeting.ended").order_by("pk")
    assert second.corrects == first
    assert [first.facts["real_minutes"], second.facts["real_minutes"]] == [None, 55]


def test_both_times_can_be_corrected_later(cast: Cast):
    anna, meeting = cast.actor(cast.anna), make_meeting(cast, minutes_ago=120)
    actions.say_how_it_ended(anna, meeting.pk, minutes=60)
    meeting.refresh_from_db()
    later = meeting.started_at + timedelta(minutes=10)
    actions.correct_times(anna, meeting.pk, started_at=later, ended_at=meeting.ended_at)
    started = Event.objects.filter(verb="meeting.started").order_by("pk").last()
    ended = Event.objects.filter(verb="meeting.ended").order_by("pk").last()
    assert (started.at, started.corrects.verb) == (later, "meeting.started")
    assert (ended.facts["real_minutes"], ended.corrects.facts["real_minutes"]) == (50, 60)


def test_correcting_only_the_start_does_not_end_a_running_meeting(cast: Cast):
    meeting = make_meeting(cast, minutes_ago=20)
    moved = actions.correct_times(cast.actor(cast.anna), meeting.pk, started_at=ago(15), ended_at=None)
    assert moved.end_source == ""
    with pytest.raises(Refused, match="in_future"):
        actions.correct_times(
            cast.actor(cast.anna),
            meeting.pk,
            started_at=timezone.now() + timedelta(minutes=1),
            ended_at=None,
        )


def test_the_reason_is_sealed_in_the_row_and_not_on_the_trail(cast: Cast):
    meeting = make_meeting(cast)
    actions.explain_overrun(cast.actor(cast.anna), meeting.pk, reason=" She wept. ")
    actions.explain_overrun(cast.actor(cast.anna), meeting.pk, reason="She wept.")
    assert Meeting.objects.get(pk=meeting.pk).overrun_reason == "She wept."
    assert facts("meeting.overrun_explained", meeting.pk) == [{}]


def test_a_greeting_is_ticked_once(cast: Cast):
    meeting = make_meeting(cast)
    actions.mark_greeted(cast.actor(cast.anna), meeting.pk)
    assert actions.mark_greeted(cast.actor(cast.anna), meeting.pk).greeted
    assert facts("meeting.client_greeted", meeting.pk) == [{}]


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_every_action_on_a_strangers_meeting_finds_nothing(cast: Cast, who: str):
    meeting, actor = make_meeting(cast), cast.actor(getattr(cast, who))
    for act in (
        lambda: actions.end_meeting(actor, meeting.pk),
        lambda: actions.say_how_it_ended(actor, meeting.pk, minutes=10),
        lambda: actions.correct_times(actor, meeting.pk, started_at=ago(1), ended_at=None),
        lambda: actions.explain_overrun(actor, meeting.pk, reason="x"),
        lambda: actions.mark_greeted(actor, meeting.pk),
        lambda: actions.wrap_up(actor, meeting.pk, steps=0, is_next_booked=False),
    ):
        with pytest.raises(NotYours):
            act()


def test_ending_the_work_settles_what_nobody_said_also_for_the_client(cast: Cast):
    said, unsaid = make_meeting(cast, minutes_ago=120), make_meeting(cast, minutes_ago=300)
    actions.say_how_it_ended(cast.actor(cast.anna), said.pk, minutes=50)
    assert actions.close_engagement(cast.actor(cast.vera), cast.advice.pk) == 1
    unsaid.refresh_from_db()
    assert unsaid.end_source == "unknown"
