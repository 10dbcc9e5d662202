"""What findings about working and the course say on their pages; private like all of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.lib.ids import new_id
from alongside.mirror.actions import look_at_client
from alongside.mirror.models import Finding
from alongside.trail.actions import prepare, record_all
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast


def told(cast: Cast, days_ago: int, verb: str, **facts: Any) -> Event:
    """Something that happened with Vera so many days ago."""
    event = prepare(
        cast.actor(cast.anna),
        VERBS[verb],
        client_id=cast.vera.pk,
        at=timezone.now() - timedelta(days=days_ago),
        **facts,
    )
    event.subject_id = new_id()
    return event


def answer(cast: Cast, days_ago: int, value: int) -> Event:
    answers = dict.fromkeys(("heard", "understood", "accepted", "safe"), value)
    about = {"measure": "after-meeting", "rater": "client", "occasion": "after", "scores": {}, "low": []}
    facts = about | {"answers": answers, "is_urgent": False, "has_words": False}
    facts |= {"answered": 4, "asked": 4, "off_course": []}
    return told(cast, days_ago, "checkin.answered", **facts)


def find(cast: Cast, events: list[Event]) -> Finding:
    record_all(events)
    look_at_client(cast.actor(cast.anna), cast.vera.pk)
    return Finding.objects.get()


def test_who_carries_the_steps(cast: Cast) -> None:
    owners = ["practitioner"] * 8 + ["client"] * 2
    steps = [told(cast, 5, "step.set", owner=owner, set_by="member", is_planned=True) for owner in owners]
    found = find(cast, steps)
    page = cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()
    assert "Of 10 steps that were set in the last 150 days, 8 are yours." in page
    assert page.count("A step was set that is yours.") == 8
    assert "53 studies with 5,286 clients" in page


def test_low_answers_about_being_together(cast: Cast) -> None:
    found = find(cast, [answer(cast, 9, 5), answer(cast, 2, 4)])
    page = cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()
    assert "(such as heard, understood, accepted, safe) was 4.5 of 10 on average" in page
    assert "They answered about the meeting, without words: being together 4.0 of 10." in page
    assert "r = .278" in page


def test_feedback_that_waits(cast: Cast) -> None:
    found = find(cast, [told(cast, 45, "concern.raised", part="heard", why="low")])
    page = cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()
    assert "1 point in their answers has waited for a conversation for 45 days (meetings since: 0)." in page


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_for_everybody_else_it_does_not_exist(cast: Cast, who: str) -> None:
    found = find(cast, [answer(cast, 9, 5), answer(cast, 2, 4)])
    assert cast.browser(getattr(cast, who)).get(f"/desk/mirror/{found.pk}/").status_code == 404


def test_delivery_work_has_answers_and_no_word_about_steps(cast: Cast) -> None:
    cast.advice.kind = "delivery"
    cast.advice.save()
    steps = [
        told(cast, 5, "step.set", owner="practitioner", set_by="member", is_planned=True) for _ in range(6)
    ]
    assert find(cast, [*steps, answer(cast, 9, 5), answer(cast, 2, 4)]).kind == "alliance_low"
