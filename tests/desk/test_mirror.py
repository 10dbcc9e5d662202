"""The mirror's pages: private, answered on the page, refused beside the field."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.desk.mirror_places import ITS_OWN, OF_CLIENT, OWN
from alongside.desk.mirror_words.evidence import LINES
from alongside.meetings.actions import say_how_it_ended
from alongside.meetings.models import Meeting
from alongside.messages.actions import send_message
from alongside.mirror.actions import look_at_client
from alongside.mirror.models import Answer, Finding
from alongside.mirror.queries import quiet_clients
from alongside.trail.actions import record
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.meetings.stage import make_appointment, make_meeting


@pytest.fixture
def found(cast: Cast) -> Finding:
    anna = cast.actor(cast.anna)
    for days in (21, 14, 7):
        record(
            anna,
            VERBS["meeting.ended"],
            client_id=cast.vera.pk,
            at=timezone.now() - timedelta(days=days),
            planned_minutes=50,
            real_minutes=67,
            source="pressed",
        )
    look_at_client(anna, cast.vera.pk)
    return Finding.objects.get()


def test_the_practitioner_sees_observation_evidence_and_question(cast: Cast, found: Finding) -> None:
    page = cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()
    assert "3 of your last 3 meetings with this person ran over, by 17 minutes on average" in page
    assert page.count("The meeting took 67 minutes; agreed were 50.") == 3
    assert "What would ending on time make possible" in page


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_for_everybody_else_it_does_not_exist(cast: Cast, found: Finding, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(f"/desk/mirror/{found.pk}/").status_code == 404
    assert browser.post(f"/desk/mirror/{found.pk}/", {"kind": "wrong"}).status_code == 404
    assert Answer.objects.count() == 0


def test_an_answer_is_kept_and_the_mirror_is_calm(cast: Cast, found: Finding) -> None:
    browser = cast.browser(cast.anna)
    answer = browser.post(
        f"/desk/mirror/{found.pk}/", {"kind": "fine_because", "words": "Agreed for May.", "rests": "90"}
    )
    assert answer["Location"] == "/desk/mirror/"
    assert "Nothing asks for your attention" in browser.get("/desk/mirror/").content.decode()
    assert Answer.objects.get().words == "Agreed for May."


def test_fine_because_without_a_because_is_asked_beside_the_field(cast: Cast, found: Finding) -> None:
    answer = cast.browser(cast.anna).post(f"/desk/mirror/{found.pk}/", {"kind": "fine_because"})
    assert answer.status_code == 422
    assert "Say in a few words why it is fine." in answer.content.decode()
    assert Answer.objects.count() == 0


def test_the_mirror_counts_how_meetings_ended(cast: Cast, found: Finding) -> None:
    page = cast.browser(cast.anna).get("/desk/mirror/").content.decode()
    assert "Of 3 meetings whose end is known, 3 ran over the agreed length." in page


def open_work_long_ago(cast: Cast) -> None:
    """Anna's work with Vera began in January; nobody has agreed to anything, and Vera stays away."""
    anna = cast.actor(cast.anna)
    for verb, days, facts in (
        ("engagement.opened", 90, {"kind": "advice"}),
        ("appointment.missed", 14, {}),
        ("appointment.cancelled", 7, {"status": "cancelled_late", "hours_before": 2.0, "by": "client"}),
    ):
        at = timezone.now() - timedelta(days=days)
        record(anna, VERBS[verb], client_id=cast.vera.pk, at=at, **facts)
        Event.objects.filter(verb=verb).update(recorded_at=at)
    look_at_client(anna, cast.vera.pk)


@pytest.mark.parametrize(
    ("kind", "says", "evidence"),
    [
        ("frame_missing", "For 90 days you have worked with this person", ["The work began."]),
        (
            "leaving_unsaid",
            "did not come or cancelled late 2 times in a row",
            ["They did not come.", "They cancelled a meeting 2 hours before it began."],
        ),
    ],
)
def test_findings_of_the_frame_and_of_endings_open_for_their_member_alone(
    cast: Cast, kind: str, says: str, evidence: list[str]
) -> None:
    open_work_long_ago(cast)
    found = Finding.objects.get(kind=kind)
    page = cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()
    assert [each for each in (says, *evidence) if each not in page] == []
    assert cast.browser(cast.mikko).get(f"/desk/mirror/{found.pk}/").status_code == 404


def test_silence_inside_the_rhythm_is_said_to_be_in_order(
    cast: Cast, django_assert_num_queries: Callable[..., Any]
) -> None:
    browser = cast.browser(cast.anna)
    assert "There is nothing to do." not in browser.get("/desk/mirror/").content.decode()
    make_agreed(cast)  # every week
    record(
        cast.actor(cast.anna),
        VERBS["meeting.ended"],
        client_id=cast.vera.pk,
        at=timezone.now() - timedelta(days=5),
        planned_minutes=50,
        real_minutes=50,
        source="pressed",
    )
    page = browser.get("/desk/mirror/").content.decode()
    assert "With 1 person it is quiet, as you agreed. There is nothing to do." in page
    anna = cast.actor(cast.anna)
    with django_assert_num_queries(1):
        assert quiet_clients(anna) == 1
    send_message(cast.actor(cast.vera), cast.vera.pk, words="May I ask something?")
    later = timezone.now() + timedelta(days=4)
    assert quiet_clients(anna, later) == 0  # a question waits, however long


def test_what_is_to_be_talked_about_asks_its_question_when_one_prepares(cast: Cast, found: Finding) -> None:
    question = "What would ending on time make possible, for them and for you?"
    coming = make_appointment(cast.vera, cast.advice, minutes_ago=-120)
    browser = cast.browser(cast.anna)
    prepare = reverse("desk:prepare", args=[coming.pk])
    assert question not in browser.get(prepare).content.decode()
    assert browser.post(f"/desk/mirror/{found.pk}/", {"kind": "talk"})["Location"] == "/desk/mirror/"
    assert question in browser.get(prepare).content.decode()


def test_to_change_the_frame_leads_to_the_frame(cast: Cast, found: Finding) -> None:
    answer = cast.browser(cast.anna).post(f"/desk/mirror/{found.pk}/", {"kind": "change_frame"})
    assert answer["Location"] == reverse("desk:frame", args=[cast.advice.pk])


def test_what_is_wrong_rests_until_it_is_said_otherwise(cast: Cast, found: Finding) -> None:
    browser = cast.browser(cast.anna)
    browser.post(f"/desk/mirror/{found.pk}/", {"kind": "wrong", "rests": "-1"})
    page = browser.get("/desk/mirror/").content.decode()
    assert ("At rest, because you said so" in page, "until you say otherwise" in page) == (True, True)
    assert browser.post(f"/desk/mirror/{found.pk}/", {"kind": "wrong", "rests": "36500"}).status_code == 422
    browser.post(f"/desk/mirror/{found.pk}/wake/")
    assert "At rest" not in browser.get("/desk/mirror/").content.decode()


def test_each_kind_of_fact_leads_to_where_it_stands() -> None:
    """Beside those that are never evidence."""
    silent = {"client.added", "step.done", "workaround.talked", "pulse.removed", "supervision.removed"}
    known = {*ITS_OWN, *OF_CLIENT, *OWN}
    assert {verb for verb in LINES if verb not in known} - silent == set()


def test_the_facts_lead_to_pages_that_are_there(cast: Cast) -> None:
    browser, anna = cast.browser(cast.anna), cast.actor(cast.anna)
    for days in (3, 2, 1):
        held = make_meeting(cast, minutes_ago=days * 24 * 60)
        say_how_it_ended(anna, held.pk, minutes=70)
    look_at_client(anna, cast.vera.pk)
    found = Finding.objects.get(kind="meetings_over")
    page = browser.get(f"/desk/mirror/{found.pk}/").content.decode()
    places = re.findall(r'<a href="([^"]+)">The meeting took', page)
    assert places == [reverse("desk:meeting", args=[each]) for each in found_meetings(cast)]
    assert [browser.get(place).status_code for place in places] == [200, 200, 200]


def found_meetings(cast: Cast) -> list[object]:
    return list(Meeting.objects.filter(client=cast.vera).order_by("started_at").values_list("pk", flat=True))


def test_today_shows_three_and_never_a_number(cast: Cast) -> None:
    for kind in ("low_pulse", "late_evenings", "no_rest_between", "no_supervision"):
        numbers = {"energy": 2, "evenings": 5, "days": 14, "hour": 21, "dates": 4, "minutes": 5}
        Finding.objects.create(
            practice=cast.practice,
            member=cast.anna,
            kind=kind,
            facts=numbers | ({"weeks": 9, "meetings": 9} if kind == "no_supervision" else {}),
            found_at=timezone.now(),
        )
    page = cast.browser(cast.anna).get("/desk/").content.decode()
    assert page.count('<article class="finding"') == 3
    assert "A while without supervision" not in page
    assert ">More in the mirror</a>" in page
