"""Findings about a member's own days: from real rows, private, answered, once a day."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.management.again import look_at_everybody
from alongside.messages.models import Message, Thread
from alongside.mirror import actions, queries
from alongside.mirror.facts import OwnFrame
from alongside.mirror.models import Finding
from alongside.mirror.own_queries import own_frame
from alongside.mirror.threshold_actions import change_thresholds
from alongside.scheduling.models import WorkingHours
from alongside.trail.actions import record, seal_trail
from alongside.trail.actors import worker
from alongside.trail.verbs import VERBS
from alongside.voice.actions.own_weeks import remove_pulse, say_pulse
from alongside.voice.actions.workarounds import write_workaround
from tests.cast import Cast
from tests.meetings.stage import make_meeting


def tired(cast: Cast) -> Finding:
    """Anna says that she is tired, and the mirror looks."""
    say_pulse(cast.actor(cast.anna), answers={"energy": 2})
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    return Finding.objects.get()


def test_it_is_found_shown_and_answered_by_its_member_alone(cast: Cast) -> None:
    found, anna = tired(cast), cast.actor(cast.anna)
    assert (found.kind, found.client_id, found.member, found.facts) == (
        "low_pulse",
        None,
        cast.anna,
        {"energy": 2},
    )
    assert [each.pk for each in queries.open_findings(anna)] == [found.pk]
    assert [fact.verb for fact in queries.evidence(anna, found)] == ["pulse.said"]
    page, browser = reverse("desk:finding", args=[found.pk]), cast.browser(cast.anna)
    shown = browser.get(page).content.decode()
    assert ("You put your energy at 2 of 10." in shown, "with a supervisor" in shown) == (True, True)
    assert "when I prepare the next meeting" not in shown
    assert f'href="{reverse("desk:own_week")}">My week' in shown
    assert page in browser.get(reverse("desk:mirror")).content.decode()
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        assert cast.browser(who).get(page).status_code == 404
        with pytest.raises(NotYours):
            queries.finding(cast.actor(who), found.pk)
    assert browser.post(page, {"kind": "change_frame"}).status_code == 422
    assert browser.post(page, {"kind": "talk"}).status_code == 302
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    assert queries.open_findings(anna) == []


def test_it_closes_when_its_reason_goes(cast: Cast) -> None:
    found = tired(cast)
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    assert Finding.objects.get().is_open
    remove_pulse(cast.actor(cast.anna), queries.evidence(cast.actor(cast.anna), found)[0].about)
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    assert not Finding.objects.get().is_open


def test_the_round_of_a_day_meets_every_member_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    say_pulse(cast.actor(cast.anna), answers={"energy": 2})
    begin, hours = timezone.now(), []
    for hour in range(24):
        monkeypatch.setattr(actions.timezone, "now", lambda hour=hour: begin + timedelta(hours=hour))
        actions.look_again()
        hours.append(Finding.objects.filter(kind="low_pulse").count())
    assert (hours[0] <= 1, hours[-1]) == (True, 1)


def switch(cast: Cast, *off: str) -> bool:
    """Anna switches, the worker keeps up; whether a finding is open then."""
    change_thresholds(cast.actor(cast.anna), numbers={}, off=off)
    seal_trail()
    actions.look_at_new_links()
    return Finding.objects.get().is_open


def test_a_practice_switches_it_off_and_on_for_everybody(cast: Cast) -> None:
    say_pulse(cast.actor(cast.mikko), answers={"energy": 2})
    seal_trail()
    actions.look_at_new_links()
    assert Finding.objects.get(is_open=True).member == cast.mikko
    assert switch(cast, "low_pulse:own") is False
    say_pulse(cast.actor(cast.mikko), answers={"energy": 1})
    seal_trail()
    actions.look_at_new_links()
    look_at_everybody(cast.practice.pk, processes=1)
    assert not Finding.objects.get().is_open
    Finding.objects.all().delete()
    look_at_everybody(cast.practice.pk, processes=1)
    assert not Finding.objects.exists()
    change_thresholds(cast.actor(cast.stranger), numbers={}, off=["low_pulse:own"])  # of another practice
    change_thresholds(cast.actor(cast.anna), numbers={}, off=["late_evenings:own"])
    seal_trail()
    actions.look_at_new_links()
    assert Finding.objects.get().is_open
    assert switch(cast, "low_pulse:own", "late_evenings:own") is False


def test_ways_round_a_need_are_found_on_the_clients_side_and_lead_to_their_page(cast: Cast) -> None:
    for way in ("paper", "direct"):
        said = {"needed": "The dates", "done": "She writes them down"}
        write_workaround(cast.actor(cast.anna), cast.vera.pk, by_client=True, way=way, **said)
    met = {"planned_minutes": 50, "real_minutes": 50, "source": "pressed"}
    record(cast.actor(cast.anna), VERBS["meeting.ended"], client_id=cast.vera.pk, **met)
    actions.look_at_client(worker(cast.practice.pk), cast.vera.pk)
    found = Finding.objects.get(kind="workaround")
    shown = cast.browser(cast.anna).get(reverse("desk:finding", args=[found.pk])).content.decode()
    assert reverse("desk:workarounds", args=[cast.vera.pk]) in shown
    assert "2 ways round a need" in shown and "used paper or a tool of their own" in shown
    assert cast.browser(cast.mikko).get(reverse("desk:finding", args=[found.pk])).status_code == 404


def test_what_others_did_is_not_mine(cast: Cast) -> None:
    say_pulse(cast.actor(cast.mikko), answers={"energy": 1})
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    assert Finding.objects.count() == 0
    actions.look_at_member(worker(cast.elsewhere.pk), cast.mikko.pk)
    assert Finding.objects.count() == 0


def hours(cast: Cast, member: Any, each_day: int) -> None:
    """So many hours on each of five days."""
    for weekday in range(5):
        WorkingHours.objects.create(
            practice=cast.practice, member=member, weekday=weekday, starts=time(9), ends=time(9 + each_day)
        )


def test_more_than_the_hours_hold_is_found_from_real_rows_and_leads_to_what_took_them(cast: Cast) -> None:
    anna, now = cast.actor(cast.anna), timezone.now()
    meeting = make_meeting(cast)
    for week in range(1, 9):
        record(
            anna,
            VERBS["meeting.ended"],
            client_id=cast.vera.pk,
            subject=meeting if week == 1 else None,
            at=(now - timedelta(weeks=week)).replace(hour=10),
            planned_minutes=50,
            real_minutes=200,
            source="asked",
        )
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    assert not Finding.objects.filter(kind="capacity").exists()  # no working hours are written down
    hours(cast, cast.anna, 1)
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    found = Finding.objects.get(kind="capacity")
    assert (found.member, found.client_id, found.facts["people"], found.facts["holds"]) == (
        cast.anna,
        None,
        1,
        1,
    )
    page = cast.browser(cast.anna).get(reverse("desk:finding", args=[found.pk])).content.decode()
    assert "You work with 1 person. One person takes 200 minutes of your week on average" in page
    assert f'href="{reverse("desk:my_practice")}">My practice' in page
    assert reverse("desk:meeting", args=[meeting.pk]) in page
    assert cast.browser(cast.mikko).get(reverse("desk:finding", args=[found.pk])).status_code == 404
    hours(cast, cast.anna, 6)
    actions.look_at_member(worker(cast.practice.pk), cast.anna.pk)
    assert not Finding.objects.get(kind="capacity").is_open


def test_own_frame_is_hours_of_today_and_whom_one_works_with(
    cast: Cast, django_assert_num_queries: Callable[..., Any]
) -> None:
    hours(cast, cast.mikko, 2)
    WorkingHours.objects.filter(weekday=4).update(valid_until=date(2020, 1, 1))
    with django_assert_num_queries(2):
        own = own_frame(worker(cast.practice.pk), cast.mikko.pk, {"lines_a_minute": 4}, timezone.localdate())
    ours = frozenset({cast.oskar.pk})
    assert own == OwnFrame(minutes_a_week=480, lines_a_minute=4, clients=ours, delivery=ours)
    Client.objects.filter(pk=cast.oskar.pk).update(restricted_at=timezone.now())
    assert own_frame(worker(cast.practice.pk), cast.mikko.pk, {}, timezone.localdate()).clients == frozenset()


def test_what_a_member_did_says_with_whom_and_how_long_calls_took(cast: Cast) -> None:
    anna, now = cast.actor(cast.anna), timezone.now()
    thread, _ = Thread.objects.get_or_create(practice=cast.practice, client=cast.vera)
    about = {"practice": cast.practice, "client": cast.vera, "thread": thread, "author_kind": "member"}
    call = Message.objects.create(
        **about, author_member=cast.anna, channel="phone", minutes=25, sent_at=now - timedelta(days=1)
    )
    said = {"by": "member", "channel": "phone", "lines": 2, "answers_lines": None, "is_unasked": True}
    at = now - timedelta(days=1)
    record(anna, VERBS["message.sent"], client_id=cast.vera.pk, subject=call, at=at, **said)
    [fact] = queries.facts_of_member(cast.practice.pk, cast.anna.pk, now - timedelta(days=9), now)
    assert (fact.client, fact.minutes, fact.about) == (cast.vera.pk, 25, call.pk)
