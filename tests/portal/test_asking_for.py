"""What the client asks for, stops, and says about rules and themselves, in the portal (A05, A09, A11, A12)."""

from typing import Any

import pytest
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.clients.models import Profile
from alongside.frame import actions as frame
from alongside.frame.models import AskedChange, BreachNote, FormatView, StoppedTopic
from alongside.practice.introductions import write_introduction
from alongside.trail.models import Event
from tests.cast import Cast
from tests.frame.making import make_agreed

ASK = "/portal/ask-for-a-change/"


def seen(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_another_format_is_asked_with_what_is_liked_now(cast: Cast) -> None:
    make_agreed(cast)
    browser = cast.browser(cast.vera)
    assert "Now: In person." in seen(browser.get(f"{ASK}?what=format"))
    given = {"what": "format", "wanted": "video", "likes": "The quiet", "words": "I travel"}
    assert browser.post(ASK, given)["Location"] == ASK
    asked, view = AskedChange.objects.get(), FormatView.objects.get()
    assert (asked.what, asked.wanted, asked.words) == ("format", "video", "I travel")
    assert (view.place_kind, view.likes) == ("room", "The quiet")
    page = seen(browser.get(ASK))
    assert "Another way to meet: By video" in page
    assert "It waits for an answer. You have it by" in page
    browser.post(f"{ASK}{asked.pk}/")
    assert "You took it back." in seen(browser.get(ASK))


def test_another_person_with_how_they_work_and_how_near_that_is(cast: Cast) -> None:
    write_introduction(cast.actor(cast.mikko), language="en", manner="Quick and clear", style=9, pace=9)
    clients.change_profile(cast.actor(cast.anna), client_id=cast.vera.pk, style=8, pace=8)
    browser = cast.browser(cast.vera)
    page = seen(browser.get(f"{ASK}?what=practitioner"))
    assert "Quick and clear" in page
    assert "Works close to what you said you like" in page
    assert "Read by: Chie. Not by the person you work with" in page
    assert str(cast.anna.pk) not in page
    browser.post(ASK, {"what": "practitioner", "member": str(cast.mikko.pk)})
    assert AskedChange.objects.get().member == cast.mikko
    bad = browser.post(ASK, {"what": "practitioner", "member": str(cast.stranger.pk)})
    assert bad.status_code == 422
    assert "member" in bad.context["form"].errors


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": "format"}, "wanted"),
        ({"what": "rhythm", "wanted": "video"}, "wanted"),
        ({"what": "other", "words": ""}, "words"),
        ({"what": "other", "words": "\u200b"}, "words"),
    ],
)
def test_bad_input_is_said_beside_the_field(cast: Cast, given: dict[str, str], field: str) -> None:
    answer = cast.browser(cast.vera).post(ASK, given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not AskedChange.objects.exists()


def test_where_nobody_else_runs_the_practice_that_is_said(cast: Cast) -> None:
    cast.chie.status = "left"
    cast.chie.save()
    page = seen(cast.browser(cast.vera).get(f"{ASK}?what=practitioner"))
    assert "Anna reads this and answers: nobody else runs this practice." in page


def test_nobody_takes_back_what_somebody_else_asked(cast: Cast) -> None:
    asked = frame.ask_change(cast.actor(cast.vera), what="rhythm", wanted="weekly")
    assert cast.browser(cast.oskar).post(f"{ASK}{asked.pk}/").status_code == 404
    asked.refresh_from_db()
    assert asked.withdrawn_at is None


def test_a_topic_is_stopped_and_lifted(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    assert "No topic is stopped." in seen(browser.get("/portal/stopped/"))
    browser.post("/portal/stopped/", {"words": "My father"})
    topic = StoppedTopic.objects.get()
    assert "My father" in seen(browser.get("/portal/stopped/"))
    assert cast.browser(cast.oskar).post(f"/portal/stopped/{topic.pk}/lift/").status_code == 404
    browser.post(f"/portal/stopped/{topic.pk}/lift/")
    assert "may be talked about again since" in seen(browser.get("/portal/stopped/"))
    assert browser.post("/portal/stopped/", {"words": " "}).status_code == 422


def test_a_rule_that_was_not_kept_is_said_by_both(cast: Cast) -> None:
    make_agreed(cast)
    browser, path = cast.browser(cast.vera), "/portal/agreement/not-kept/"
    assert "Say that a rule was not kept" in seen(browser.get("/portal/agreement/"))
    assert browser.post(path, {"section": "moon", "words": "x"}).status_code == 422
    browser.post(path, {"section": "time", "words": "It began late."})
    ours = frame.note_breach(cast.actor(cast.anna), cast.advice.pk, section="payment", words="It is unpaid.")
    page = seen(browser.get(path))
    assert "It began late." in page
    assert "It is unpaid." in page
    assert browser.post(f"{path}{ours.pk}/", {"words": " "}).status_code == 422
    browser.post(f"{path}{ours.pk}/", {"words": "I have paid."})
    assert BreachNote.objects.get(pk=ours.pk).answer == "I have paid."
    assert cast.browser(cast.oskar).post(f"{path}{ours.pk}/", {"words": "x"}).status_code == 404


def test_how_i_like_to_work_is_mine_to_say_and_two_tabs_do_not_overwrite(cast: Cast) -> None:
    browser, path = cast.browser(cast.vera), "/portal/my-way/"
    start = browser.get(path).context["form"].initial["revision"]
    said = {"needs": "Quiet", "style": "2", "pace": "3", "revision": str(start)}
    assert browser.post(path, said)["Location"] == path
    profile = Profile.objects.get(client=cast.vera)
    assert (profile.needs, profile.style, profile.pace) == ("Quiet", 2, 3)
    assert profile.style_said_at is not None
    assert Event.objects.filter(verb="style.said").get().facts == {"style": 2, "pace": 3}
    late = browser.post(path, said | {"needs": "Noise"})
    assert late.status_code == 409
    assert "Quiet" in seen(late)
    assert "Noise" in seen(late)
    assert Profile.objects.get(client=cast.vera).needs == "Quiet"
    assert browser.post(path, said | {"style": "11"}).status_code == 422
    desk = cast.browser(cast.anna).get(f"/desk/clients/{cast.vera.pk}/profile/")
    assert "The client said style and pace themselves on" in seen(desk)
    clients.change_profile(cast.actor(cast.anna), client_id=cast.vera.pk, style=7)
    assert Profile.objects.get(client=cast.vera).style_said_at is None


def test_ways_to_meet_are_asked_when_the_agreement_is_looked_at_again(cast: Cast) -> None:
    agreed = make_agreed(cast)
    browser = cast.browser(cast.vera)
    assert "It is time to look at this again together." not in seen(browser.get("/portal/agreement/"))
    agreed.review_on = timezone.localdate()
    agreed.save()
    assert "It is time to look at this again together." in seen(browser.get("/portal/agreement/"))
    browser.post("/portal/ways-to-meet/", {"place_kind": "phone", "likes": "No way to go", "misses": "Faces"})
    assert "No way to go" in seen(browser.get("/portal/ways-to-meet/"))
    desk = cast.browser(cast.anna)
    assert "No way to go" in seen(desk.get(f"/desk/agreements/{cast.advice.pk}/"))
    assert "Faces" in seen(desk.get(f"/desk/clients/{cast.vera.pk}/profile/"))


def test_rights_are_said_and_used(cast: Cast) -> None:
    browser, path = cast.browser(cast.vera), "/portal/my-rights/"
    assert "Let it rest now" in seen(browser.get(path))
    browser.post(f"{path}rest/", {"do": "rest"})
    assert "Your file rests since" in seen(browser.get(path))
    assert "lets their file rest since" in seen(cast.browser(cast.anna).get(f"/desk/clients/{cast.vera.pk}/"))
    browser.post(f"{path}rest/", {"do": "wake"})
    assert "Let it rest now" in seen(browser.get(path))
    assert browser.post(f"{path}rest/", {"do": "x"}).status_code == 404
    assert browser.post(path, {"what": "correct", "words": ""}).status_code == 422
    browser.post(path, {"what": "correct", "words": "My street"})
    assert "You have it by" in seen(browser.get(path))
