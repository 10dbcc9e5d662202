"""Findings about a member's own days: from real rows, private, answered, once a day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.mirror import actions, queries
from alongside.mirror.models import Finding
from alongside.trail.actions import record
from alongside.trail.actors import worker
from alongside.trail.verbs import VERBS
from alongside.voice.actions.own_weeks import remove_pulse, say_pulse
from alongside.voice.actions.workarounds import write_workaround
from tests.cast import Cast


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
