"""What a client says beyond meetings, and what came of it."""

from uuid import uuid4

from alongside.feedback import actions
from alongside.feedback.models import Feedback, SmallMoment
from tests.cast import Cast
from tests.feedback.making import make_touchpoint


def test_said_with_ones_name_and_answered(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    browser = cast.browser(cast.vera)
    assert "At the door" in browser.get("/portal/feedback/").content.decode()
    once = str(uuid4())
    for _ in range(2):
        sent = {"rating": "fair", "words": "I waited.", "submission": once}
        assert browser.post(f"/portal/feedback/{desk.pk}/", sent).status_code == 302
    row = Feedback.objects.get()
    assert row.client == cast.vera
    actions.answer_feedback(cast.actor(cast.anna), row.pk, status="unchanged", words="The train is late.")
    page = browser.get("/portal/feedback/").content.decode()
    assert "I waited." in page
    assert "The train is late." in page
    assert "Not changed" in page


def test_nobody_sees_anothers(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    actions.give_feedback(cast.actor(cast.vera), desk.pk, rating="bad", words="Secret words")
    actions.note_moment(cast.actor(cast.vera), words="Secret moment")
    page = cast.browser(cast.oskar).get("/portal/feedback/").content.decode()
    assert "Secret" not in page
    foreign = cast.browser(cast.strangers_client)
    assert foreign.get(f"/portal/feedback/{desk.pk}/").status_code == 404


def test_without_a_name_it_is_said_on_the_public_page(cast: Cast) -> None:
    door = make_touchpoint(cast)
    browser = cast.browser(cast.vera)
    assert 'href="/p/riverside/f/door/"' in browser.get("/portal/feedback/").content.decode()
    assert browser.get(f"/portal/feedback/{door.pk}/").status_code == 404


def test_bad_input(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    browser = cast.browser(cast.vera)
    assert browser.post(f"/portal/feedback/{desk.pk}/", {"rating": "great"}).status_code == 422
    assert browser.post("/portal/feedback/", {"words": ""}).status_code == 422
    assert Feedback.objects.count() == 0


def test_a_small_moment(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    assert browser.post("/portal/feedback/", {"words": "There was tea."}).status_code == 302
    row = SmallMoment.objects.get()
    assert (row.client, row.told_by, row.is_for_all) == (cast.vera, "client", False)
    assert "There was tea." in browser.get("/portal/feedback/").content.decode()
