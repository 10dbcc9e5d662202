"""Feedback on the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.feedback import actions
from alongside.feedback.models import (
    DigestRead,
    Feedback,
    Improvement,
    PulseAnswer,
    SmallMoment,
    Ticket,
    Told,
    Touchpoint,
)
from alongside.notices.letters import write_letter
from alongside.notices.models import Notice
from alongside.trail.models import Event
from alongside.voice.actions import ready_version
from alongside.voice.models import CheckIn
from alongside.worker.feedback import tell_of_feedback
from tests.cast import Cast
from tests.feedback.making import make_touchpoint, tap

NEW = {
    "code": "door",
    "kind": "anonymous",
    "name_en": "At the door",
    "whose": "client",
    "stale_after_days": "90",
}


def test_a_touchpoint_is_made_and_rests(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    sent = NEW | {"owner_id": str(cast.mikko.pk)}
    answer = browser.post("/desk/feedback/touchpoints/new/", sent)
    row = Touchpoint.objects.get()
    assert answer.headers["Location"] == f"/desk/feedback/touchpoints/{row.pk}/"
    assert (row.owner, row.kind, row.names) == (cast.mikko, "anonymous", {"en": "At the door"})
    again = browser.post("/desk/feedback/touchpoints/new/", sent)
    assert again.status_code == 422
    assert "There is one with this short name already." in again.content.decode()
    browser.post(f"/desk/feedback/touchpoints/{row.pk}/edit/", sent | {"name_en": "Hall"})
    row.refresh_from_db()
    assert (row.names, row.is_in_use, row.kind) == ({"en": "Hall"}, False, "anonymous")
    assert cast.browser(cast.mikko).get("/desk/feedback/touchpoints/new/").status_code == 404


def test_the_board_shows_numbers_with_words_and_what_they_stand_on(cast: Cast) -> None:
    door = make_touchpoint(cast)
    for rating in ("good", "good", "good", "good"):
        tap(cast, door.pk, rating)
    browser = cast.browser(cast.chie)
    assert "too few answers (0)" in browser.get("/desk/feedback/").content.decode()
    tap(cast, door.pk, "bad", "It was cold.")
    actions.note_moment(cast.actor(cast.mikko), words="Flowers at the door.")
    page = " ".join(browser.get("/desk/feedback/").content.decode().split())
    assert "80 % <span" in page
    assert "of 5; likely 38 to 96 %" in page
    assert "Flowers at the door." in page
    assert "no voice in this period" in page
    assert "It was cold." in browser.get(f"/desk/feedback/touchpoints/{door.pk}/").content.decode()
    digest = browser.get("/desk/feedback/digest/").content.decode()
    assert "It was cold." in digest
    assert "Flowers at the door." in digest


def test_the_board_asks_as_often_for_twenty_as_for_one(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    asked = []
    for number in (1, 20):
        for each in range(number):
            place = make_touchpoint(cast, f"t{number}-{each}", "named")
            actions.give_feedback(cast.actor(cast.vera), place.pk, rating="fair")
            actions.note_moment(cast.actor(cast.anna), words="Tea", client_id=cast.vera.pk)
        with CaptureQueriesContext(connection) as found:
            assert browser.get("/desk/feedback/").status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_who_has_read_the_digest_this_month(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    for _ in range(2):
        assert browser.post("/desk/feedback/digest/").status_code == 302
    assert DigestRead.objects.count() == Event.objects.filter(verb="digest.read").count() == 1
    assert "<p>Mikko</p>" in cast.browser(cast.anna).get("/desk/feedback/digest/").content.decode()
    assert "I have read this" not in browser.get("/desk/feedback/digest/").content.decode()


def test_one_is_read_and_answered_by_who_is_responsible(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named", owner=cast.mikko)
    row = actions.give_feedback(cast.actor(cast.vera), desk.pk, rating="bad", words="I waited.")
    address = f"/desk/feedback/said/{row.pk}/"
    for other in (cast.anna, cast.chie, cast.stranger):
        assert cast.browser(other).get(address).status_code == 404
    browser = cast.browser(cast.mikko)
    assert "I waited." in browser.get(address).content.decode()
    assert browser.post(address, {"status": "changed", "words": ""}).status_code == 422
    assert browser.post(address, {"status": "changed", "words": "A second chair."}).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.outcome) == ("changed", "A second chair.")


def test_today_names_it_to_who_is_responsible(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named", owner=cast.mikko)
    row = actions.give_feedback(cast.actor(cast.vera), desk.pk, rating="bad")
    link = f"/desk/feedback/said/{row.pk}/"
    assert link in cast.browser(cast.mikko).get("/desk/").content.decode()
    assert link not in cast.browser(cast.anna).get("/desk/").content.decode()
    actions.give_feedback(actions.visitor(cast.practice, "en"), desk.pk, rating="good")
    assert "Somebody" in cast.browser(cast.mikko).get("/desk/").content.decode()


def test_words_of_a_check_in_are_taken_over_once(cast: Cast) -> None:
    found = CheckIn.objects.create(
        practice=cast.practice,
        client=cast.vera,
        version=ready_version(cast.practice.pk, "after-meeting"),
        occasion="once",
        asked_at=timezone.now(),
        answered_at=timezone.now(),
        answers={"heard": 8},
        words="The light was too bright.",
    )
    address = f"/desk/check-ins/{found.pk}/take-over/"
    assert cast.browser(cast.mikko).post(address).status_code == 404
    browser = cast.browser(cast.anna)
    for _ in range(2):
        answer = browser.post(address)
        row = Feedback.objects.get()
        assert answer.headers["Location"] == f"/desk/feedback/said/{row.pk}/"
    assert (row.words, row.owner, row.client) == ("The light was too bright.", cast.anna, cast.vera)
    assert address in browser.get(f"/desk/clients/{cast.vera.pk}/").content.decode()


def test_poster_and_cards(cast: Cast) -> None:
    door = make_touchpoint(cast, questions={"ja": "いかがでしたか"})
    browser = cast.browser(cast.anna)
    poster = browser.get(f"/desk/feedback/touchpoints/{door.pk}/poster/")
    assert poster.content.startswith(b"%PDF-")
    cards = browser.post(f"/desk/feedback/touchpoints/{door.pk}/cards/", {"number": "3"})
    assert cards.content.startswith(b"%PDF-")
    assert Ticket.objects.count() == 3
    assert Event.objects.filter(verb="touchpoint.tickets_made").count() == 1
    assert browser.post(f"/desk/feedback/touchpoints/{door.pk}/cards/", {"number": "99"}).status_code == 422
    assert cast.browser(cast.chie).post(f"/desk/feedback/touchpoints/{door.pk}/cards/").status_code == 404


def test_told_changed_and_removed(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    sent = {"heard": "Cold.", "decided": "Heater.", "outcome": "decided", "language": "en"}
    assert browser.post("/desk/feedback/told/new/", sent | {"heard": ""}).status_code == 422
    assert browser.post("/desk/feedback/told/new/", sent).status_code == 302
    row = Told.objects.get()
    browser.post(f"/desk/feedback/told/{row.pk}/", sent | {"outcome": "changed"})
    row.refresh_from_db()
    assert row.outcome == "changed"
    assert "Cold." in cast.browser(cast.chie).get("/desk/feedback/told/").content.decode()
    assert cast.browser(cast.chie).get("/desk/feedback/told/new/").status_code == 404
    assert cast.browser(cast.chie).post(f"/desk/feedback/told/{row.pk}/remove/").status_code == 404
    browser.post(f"/desk/feedback/told/{row.pk}/remove/")
    assert Told.objects.count() == 0


def test_a_cycle_on_the_pages(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    begun = {"found": "Cold hall", "owner_id": str(cast.mikko.pk), "touchpoint_id": ""}
    assert browser.post("/desk/feedback/improvements/new/", begun).status_code == 302
    row = Improvement.objects.get()
    address = f"/desk/feedback/improvements/{row.pk}/"
    refused = browser.post(address, begun | {"stage": "try"})
    assert refused.status_code == 422
    whole = {"trying": "Heater", "measuring": "Taps", "learned": "Warm is better", "stage": "done"}
    assert browser.post(address, begun | whole).status_code == 302
    assert "Warm is better" in browser.get("/desk/feedback/improvements/").content.decode()
    reader = cast.browser(cast.chie)
    assert "Warm is better" in reader.get(address).content.decode()
    assert reader.post(address, begun | whole).status_code == 404


def test_moments_on_the_wall(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    about = f"/desk/feedback/moments/?client={cast.oskar.pk}"
    sent = {"words": "He laughed.", "told_by": "relative"}
    assert browser.post(about, sent).status_code == 302
    row = SmallMoment.objects.get()
    assert (row.client, row.told_by, row.is_for_all) == (cast.oskar, "relative", False)
    assert "He laughed." not in cast.browser(cast.chie).get("/desk/feedback/moments/").content.decode()
    assert browser.get(f"/desk/feedback/moments/?client={cast.vera.pk}").status_code == 404
    assert browser.get("/desk/feedback/moments/?client=nonsense").status_code == 404
    assert browser.post("/desk/feedback/moments/", {"words": ""}).status_code == 422


def test_the_pulse_is_answered_once_without_a_trace(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    events = Event.objects.count()
    assert browser.post("/desk/feedback/team/", {"words": ""}).status_code == 422
    assert browser.post("/desk/feedback/team/", {"seen": "7", "words": "Fine"}).status_code == 302
    assert browser.post("/desk/feedback/team/", {"seen": "1"}).status_code == 422
    assert PulseAnswer.objects.get().answers == {"seen": 7}
    assert Event.objects.count() == events
    page = browser.get("/desk/feedback/team/").content.decode()
    assert "You have answered this month." in page
    assert "Fine" not in page


def test_the_worker_tells_of_groups_a_day_later(cast: Cast) -> None:
    door = make_touchpoint(cast)
    for _ in range(5):
        tap(cast, door.pk, "bad")
    assert tell_of_feedback() == 0
    earlier = timezone.now().date() - timedelta(days=2)
    Touchpoint.objects.update(tells_after=earlier)
    assert tell_of_feedback() == 1
    assert tell_of_feedback() == 0
    assert Notice.objects.get().kind == "feedback.group"


@pytest.mark.parametrize("kind", ["feedback.bad", "feedback.group", "feedback.answered"])
def test_the_letters_have_their_words_and_no_content(cast: Cast, kind: str) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    row = actions.give_feedback(
        actions.visitor(cast.practice, "en"), desk.pk, rating="bad", words="No ramp", email="pia@new.example"
    )
    actions.answer_feedback(cast.actor(cast.anna), row.pk, status="decided", words="We ask.")
    Touchpoint.objects.update(tells_after=timezone.now().date() - timedelta(days=2))
    tell_of_feedback()
    letter = write_letter(Notice.objects.get(kind=kind), sender="Riverside")
    assert "No ramp" not in letter.body
    assert "We ask." not in letter.body
    assert "/feedback/" in letter.body
