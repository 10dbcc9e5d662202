"""An arrival is noted for that visit only, and must be asked about (B15)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.scheduling.models import Appointment
from alongside.voice.actions.arrivals import ask_about_arrival, forget_arrivals, note_arrival
from alongside.voice.models import Arrival
from alongside.voice.queries.arrivals import arrival_of
from tests.cast import Cast
from tests.meetings.stage import facts, make_appointment


def today(cast: Cast) -> Appointment:
    """An appointment that is today wherever the clock stands."""
    found = make_appointment(cast.vera, cast.advice, minutes_ago=0)
    found.timezone = "UTC"
    found.save()
    return found


def test_reception_notes_and_the_practitioner_asks(cast: Cast):
    appointment, chie, anna = today(cast), cast.actor(cast.chie), cast.actor(cast.anna)
    note_arrival(chie, appointment.pk, cues=["tears", "posture"])
    found = arrival_of(anna, appointment)
    assert found is not None
    assert (found.cues, found.seen_by) == (["posture", "tears"], cast.chie)
    asked = ask_about_arrival(anna, appointment.pk, words=" My cat died ")
    assert (asked.asked_words, asked.asked_at is None) == ("My cat died", False)
    with pytest.raises(NotYours):
        ask_about_arrival(chie, appointment.pk, words="x")
    assert note_arrival(anna, appointment.pk, cues=[]).pk == found.pk
    assert facts("arrival.asked", found.pk) == [{"has_words": True}]


def test_it_is_gone_when_the_day_is_over(cast: Cast):
    appointment, anna = today(cast), cast.actor(cast.anna)
    note_arrival(anna, appointment.pk, cues=["smile"])
    tomorrow = timezone.now() + timedelta(days=1)
    assert arrival_of(anna, appointment, tomorrow) is None
    assert forget_arrivals(timezone.now()) == 0
    assert forget_arrivals(tomorrow) == 1
    assert not Arrival.objects.exists()


def test_what_cannot_be_is_refused(cast: Cast):
    anna, appointment = cast.actor(cast.anna), today(cast)
    other_day = make_appointment(cast.vera, cast.advice, minutes_ago=3 * 24 * 60)
    with pytest.raises(Refused, match="not_today"):
        note_arrival(anna, other_day.pk, cues=[])
    with pytest.raises(Refused, match="unknown_cue"):
        note_arrival(anna, appointment.pk, cues=["shoes"])
    note_arrival(anna, appointment.pk, cues=[])
    for words, code in ((" ", "required"), ("x" * 2001, "too_long")):
        with pytest.raises(Refused, match=code):
            ask_about_arrival(anna, appointment.pk, words=words)


@pytest.mark.parametrize("who", ["mikko", "stranger", "vera", "oskar"])
def test_nobody_else_notes_or_sees_it(cast: Cast, who: str):
    appointment, actor = today(cast), cast.actor(getattr(cast, who))
    note_arrival(cast.actor(cast.anna), appointment.pk, cues=["tears"])
    for act in (
        lambda: note_arrival(actor, appointment.pk, cues=[]),
        lambda: ask_about_arrival(actor, appointment.pk, words="x"),
    ):
        with pytest.raises(NotYours):
            act()
    if who in {"vera", "oskar"}:
        assert arrival_of(actor, appointment) is None
    assert Arrival.objects.get().cues == ["tears"]
