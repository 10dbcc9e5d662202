"""Writing down a call or a letter, and how a client likes to be reached (H08)."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client as Browser

from alongside.clients.actions.channel import choose_channel
from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.messages.models import Message
from alongside.notices.models import Notice
from alongside.trail.models import Event
from tests.cast import Cast


def address(cast: Cast, what: str = "elsewhere/") -> str:
    return f"/desk/clients/{cast.vera.pk}/messages/{what}"


def form(browser: Browser, cast: Cast, **other: str) -> dict[str, str]:
    page = browser.get(address(cast)).content.decode()
    [message_id] = re.findall(r'name="message_id" value="([^"]+)"', page)
    [now] = re.findall(r'name="at" value="([^"]+)"', page)
    said = {
        "channel": "phone",
        "by": "client",
        "at": now,
        "minutes": "12",
        "words": "She <b>asked</b> again.",
    }
    return said | {"message_id": message_id} | other


def test_a_call_is_written_down_and_both_see_it(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    sent = form(browser, cast)
    for _ in range(2):
        assert browser.post(address(cast), sent)["Location"] == address(cast, "")
    assert Message.objects.count() == 1
    assert Notice.objects.count() == 0
    for who, page in ((cast.anna, address(cast, "")), (cast.vera, "/portal/messages/")):
        text = cast.browser(who).get(page).content.decode()
        assert "She &lt;b&gt;asked&lt;/b&gt; again." in text
        assert "By telephone · 12 minutes" in text
        assert "written down by Anna" in text
    assert "answer by" in cast.browser(cast.anna).get("/desk/messages/").content.decode()


def test_its_time_is_by_the_members_clock(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(address(cast), form(browser, cast, at="2026-03-04T09:30", channel="letter", minutes=""))
    found = Message.objects.get()
    assert found.sent_at == datetime.fromisoformat("2026-03-04T07:30+00:00")
    assert (found.channel, found.minutes, found.logged_by) == ("letter", None, cast.anna)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": " "}, "Please write something first."),
        ({"words": "x" * 20_001}, "This is too long for one entry."),
        ({"at": "2099-01-01T10:00"}, "This time has not come yet."),
        ({"channel": "owl"}, "Select a valid choice"),
        ({"minutes": "601"}, "less than or equal to 600"),
        ({"by": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_words_stay(
    cast: Cast, wrong: dict[str, str], said: str
) -> None:
    browser = cast.browser(cast.anna)
    refused = browser.post(address(cast), form(browser, cast, **wrong))
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert Message.objects.count() == 0
    if "words" not in wrong:
        assert "She &lt;b&gt;asked" in refused.content.decode()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_others_do_not_get_in(cast: Cast, who: str) -> None:
    other = cast.browser(getattr(cast, who))
    for what in ("elsewhere/", "channel/"):
        assert other.post(address(cast, what), {"channel": "phone"}).status_code == 404
    assert other.get(address(cast)).status_code == 404
    assert Client.objects.get(pk=cast.vera.pk).channel == ""


def test_a_client_chooses_how_to_be_reached_and_the_desk_shows_it(cast: Cast) -> None:
    vera, anna = cast.browser(cast.vera), cast.browser(cast.anna)
    assert vera.post("/portal/messages/channel/", {"channel": "phone"})["Location"] == "/portal/messages/"
    for page in (address(cast, ""), f"/desk/clients/{cast.vera.pk}/"):
        assert "Likes best to be reached by: A telephone call." in anna.get(page).content.decode()
    assert Event.objects.get(verb="client.changed").facts == {"changed": ["channel"]}
    vera.post("/portal/messages/channel/", {"channel": "phone"})
    assert Event.objects.filter(verb="client.changed").count() == 1
    vera.post("/portal/messages/channel/", {"channel": ""})
    assert "Likes best" not in anna.get(address(cast, "")).content.decode()


def test_a_member_writes_down_what_the_client_said_they_like(cast: Cast) -> None:
    cast.browser(cast.anna).post(address(cast, "channel/"), {"channel": "letter"})
    assert Client.objects.get(pk=cast.vera.pk).channel == "letter"


def test_an_unknown_way_is_refused(cast: Cast) -> None:
    cast.browser(cast.vera).post("/portal/messages/channel/", {"channel": "owl"})
    assert Client.objects.get(pk=cast.vera.pk).channel == ""
    with pytest.raises(Refused, match="channel_unknown"):
        choose_channel(cast.actor(cast.vera), cast.vera.pk, channel="owl")
    for other in (cast.mikko, cast.oskar, cast.stranger):
        with pytest.raises(NotYours):
            choose_channel(cast.actor(other), cast.vera.pk, channel="phone")


@pytest.mark.parametrize("page", ["/portal/messages/", "/portal/my-data/"])
def test_the_way_without_a_screen_stands_beside(cast: Cast, page: str) -> None:
    cast.practice.phone, cast.practice.address = "+358 9 000 1234", "River Street 1"
    cast.practice.save()
    text = cast.browser(cast.vera).get(page).content.decode()
    assert 'href="tel:+358 9 000 1234"' in text
    assert "River Street 1" in text


def test_the_conversation_asks_as_often_for_thirty_entries_as_for_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    anna, vera = cast.browser(cast.anna), cast.browser(cast.vera)
    for count in (1, 29):
        for _ in range(count):
            anna.post(address(cast), form(anna, cast))
        vera.get("/portal/messages/")
        with django_assert_num_queries(14):
            vera.get("/portal/messages/")


def test_what_was_written_down_is_put_right_by_its_writer(cast: Cast) -> None:
    anna = cast.browser(cast.anna)
    anna.post(address(cast), form(anna, cast))
    page = f"/desk/messages/{Message.objects.get().pk}/correct/"
    assert page in anna.get(address(cast, "")).content.decode()
    assert page not in cast.browser(cast.vera).get("/portal/messages/").content.decode()
    assert anna.post(page, {"words": " ", "minutes": "3"}).status_code == 422
    assert anna.post(page, {"words": "She asked twice.", "minutes": "3"})["Location"] == address(cast, "")
    assert "She asked twice." in cast.browser(cast.vera).get("/portal/messages/").content.decode()
    for other in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        assert cast.browser(other).get(page).status_code == 404


def test_a_letter_has_no_minutes_to_put_right(cast: Cast) -> None:
    anna = cast.browser(cast.anna)
    anna.post(address(cast), form(anna, cast, channel="letter", minutes=""))
    page = f"/desk/messages/{Message.objects.get().pk}/correct/"
    assert 'name="minutes"' not in anna.get(page).content.decode()
    assert anna.post(page, {"words": "A letter came."}).status_code == 302
