"""Ties, small departures, templates, courses and putting off: what their findings say on their pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Client, ClientStatus, Engagement, Profile
from alongside.mirror import actions
from alongside.mirror.models import Finding
from alongside.trail.models import Event
from tests.cast import Cast
from tests.desk.test_mirror_course import find, told

FORM = {"measure": "mood", "rater": "client", "occasion": "regular", "answers": {}, "low": []}
FORM |= {"is_urgent": False, "has_words": False}


def form(cast: Cast, days_ago: int, **facts: Any) -> Event:
    return told(cast, days_ago, "checkin.answered", **FORM, **facts)


def page_of(cast: Cast, events: list[Event]) -> str:
    found = find(cast, events)
    return cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()


def test_a_tie_that_waits_leads_to_its_decision(cast: Cast) -> None:
    page = page_of(cast, [told(cast, 9, "intake.answered", answered=["dual_ties"])])
    assert "9 days ago they named a tie outside the work" in page
    assert "They named a tie outside the work." in page
    assert f"/desk/clients/{cast.vera.pk}/ties/" in page
    said = {"dual_ties": "My brother’s landlord", "tie_decision": "discuss", "tie_reason": "Small town"}
    cast.browser(cast.anna).post(f"/desk/clients/{cast.vera.pk}/ties/", {**said, "revision": 0})
    assert Event.objects.filter(verb="tie.decided").count() == 1
    actions.look_at_client(cast.actor(cast.anna), cast.vera.pk)
    assert not Finding.objects.get().is_open


def test_before_there_is_any_work_somebody_hears_of_a_tie_when_days_have_passed(cast: Cast) -> None:
    Engagement.objects.filter(client=cast.vera).delete()
    Client.objects.filter(pk=cast.vera.pk).update(status=ClientStatus.NEWCOMER)
    profile = Profile.objects.get(client=cast.vera)
    profile.intake_answered_at, profile.dual_ties = timezone.now(), "My brother’s landlord"
    profile.save()
    looked = actions._looked_after(cast.practice.pk)
    assert (cast.practice.pk, cast.vera.pk) in looked
    found = find(cast, [told(cast, 8, "intake.answered", answered=["dual_ties"])])
    assert (found.kind, found.member) == ("tie_undecided", cast.anna)


def test_small_departures_of_several_kinds(cast: Cast) -> None:
    kinds = ["extra_time", "other_place", "disclosure", "extra_time"]
    logged = [
        told(cast, 5 * number + 5, "deviation.logged", kind=kind, started_by="client")
        for number, kind in enumerate(kinds)
    ]
    waived = told(cast, 3, "charge.waived", kind="late", amount="60.00", currency="EUR")
    page = page_of(cast, [*logged, waived])
    assert "there were 5 small departures from the agreement. Kinds: 4. Begun by them: 4." in page
    assert "You wrote down: Another place than agreed." in page


def test_the_library_word_for_word(cast: Cast) -> None:
    tools = [told(cast, 9 - number, "tool.given", kind="text", is_as_library=True) for number in range(3)]
    agreed = told(cast, 20, "frame.proposed", version=1, changed=[], is_as_template=True)
    page = page_of(cast, [agreed, *tools])
    assert "The last 4 things that you gave this person (tools: 3, agreements: 1)" in page
    assert page.count("You gave a tool that says what the library says.") == 3
    assert "You proposed an agreement in the usual words." in page


def test_off_the_course(cast: Cast) -> None:
    about = {"scores": {"total": 19.0}, "answered": 9, "asked": 9, "off_course": ["total"]}
    page = page_of(cast, [form(cast, 9, **about), form(cast, 2, **about)])
    assert "Their last 2 scores one after another lay off the course" in page
    assert page.count("the score lay off the course to be expected") == 2
    assert "550 clients" in page and f"/desk/clients/{cast.vera.pk}/results/" in page


def test_putting_off(cast: Cast) -> None:
    moved = {"was_at": "", "starts_at": "", "hours_before": 30.0, "by": "client"}
    moves = [told(cast, 15 * number + 5, "appointment.moved", **moved) for number in range(4)]
    about = {"scores": {}, "answered": 3, "asked": 8, "off_course": []}
    page = page_of(cast, [*moves, *(form(cast, 20 * number + 4, **about) for number in range(3))])
    assert "they moved, cancelled or missed meetings on 4 days" in page
    assert "They moved a meeting 30 hours before it began." in page
    assert page.count("They answered 3 of 8 questions.") == 3


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_for_everybody_else_they_do_not_exist(cast: Cast, who: str) -> None:
    found = find(cast, [told(cast, 9, "intake.answered", answered=["dual_ties"])])
    assert cast.browser(getattr(cast, who)).get(f"/desk/mirror/{found.pk}/").status_code == 404


def test_a_departure_may_be_another_place(cast: Cast) -> None:
    at = timezone.localtime() - timedelta(days=1)
    said = {"kind": "other_place", "started_by": "practitioner", "words": "In the park", "at": at}
    answer = cast.browser(cast.anna).post(
        f"/desk/agreements/{cast.advice.pk}/outside/", {**said, "at": at.strftime("%Y-%m-%dT%H:%M")}
    )
    assert answer.status_code == 302
    assert Event.objects.get(verb="deviation.logged").facts["kind"] == "other_place"
