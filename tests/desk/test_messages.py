"""Messages on the desk: list, conversation, drafts, the coach, and who must not see any of it."""

import re
from typing import Any

import pytest
from django.test import Client as Browser

from alongside.clients.models import Client
from alongside.lib.ids import new_id
from alongside.messages import actions, queries
from alongside.messages.models import Message, Thread
from alongside.practice.models import Member
from alongside.trail.models import Event
from tests.cast import Cast, make_client

TWENTY = "\n".join(["A line of an answer."] * 20)
LIST = "/desk/messages/"
MUCH = "Your answer is much longer than the question."


def address(client: Client, what: str = "") -> str:
    return f"/desk/clients/{client.pk}/messages/{what}"


def wrote(cast: Cast, client: Client, words: str = "What now?") -> Message:
    return actions.send_message(cast.actor(client), client.pk, words=words)


def fields(page: Any) -> dict[str, str]:
    """What the form on the page would send."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {name: value for name, value in found if name in ("message_id", "version")}


def text(page: Any) -> str:
    return str(page.content.decode())


def test_answering_takes_two_actions(cast: Cast) -> None:
    wrote(cast, cast.vera)
    browser = cast.browser(cast.anna)
    assert address(cast.vera) in text(browser.get(LIST))
    page = browser.get(address(cast.vera))
    assert "What now?" in text(page)
    answer = browser.post(address(cast.vera), {"words": "One thing at a time.", **fields(page)})
    assert (answer.status_code, answer["Location"]) == (302, address(cast.vera))
    assert "One thing at a time." in text(browser.get(address(cast.vera)))
    assert Thread.objects.get().open_since is None


def test_a_double_click_sends_once(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    form = fields(browser.get(address(cast.vera)))
    for _ in range(2):
        assert browser.post(address(cast.vera), {"words": "Once", **form}).status_code == 302
    assert [each.words for each in Message.objects.all()] == ["Once"]


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_gets_in_not_even_who_runs_the_place(cast: Cast, who: str) -> None:
    wrote(cast, cast.vera, "Between us")
    person: Member | Client = getattr(cast, who)
    browser = cast.browser(person)
    form = {"words": "Hello", "message_id": str(new_id()), "version": "0"}
    assert browser.get(address(cast.vera)).status_code == 404
    for what in ("", "draft/", "settle/"):
        assert browser.post(address(cast.vera, what), form).status_code == 404
    if who != "vera":
        assert "Vera" not in text(browser.get(LIST))
    assert Message.objects.get().read_at is None


def test_the_owner_does_not_read_what_a_colleague_writes(cast: Cast) -> None:
    assert cast.browser(cast.anna).get(address(cast.oskar)).status_code == 404


def test_who_is_not_signed_in_is_asked_to(cast: Cast) -> None:
    answer = Browser().get(address(cast.vera))
    assert answer["Location"].startswith("/accounts/login/")


def test_a_look_marks_as_read_and_remembers_the_opening_and_a_prefetch_does_not(cast: Cast) -> None:
    wrote(cast, cast.vera)
    browser = cast.browser(cast.anna)
    browser.get(address(cast.vera), headers={"Sec-Purpose": "prefetch"})
    assert Message.objects.get().read_at is None
    assert not Event.objects.filter(verb="file.opened").exists()
    browser.get(address(cast.vera))
    assert Message.objects.get().read_at is not None
    assert Event.objects.filter(verb="file.opened", client_id=cast.vera.pk).count() == 1


def rules(answer: Any) -> list[str]:
    return [each["rule"] for each in answer.json()["marks"]]


def test_the_autosave_keeps_the_draft_and_brings_what_the_coach_sees(cast: Cast) -> None:
    wrote(cast, cast.vera)
    browser = cast.browser(cast.anna)
    form = fields(browser.get(address(cast.vera)))
    short = browser.post(address(cast.vera, "draft/"), {"words": "Short", **form})
    assert (short.status_code, short.json()["version"], short.json()["marks"]) == (200, 1, [])
    long = browser.post(address(cast.vera, "draft/"), {"words": TWENTY, **form, "version": "1"})
    assert (long.json()["version"], rules(long)) == (2, ["length"])
    page = text(browser.get(address(cast.vera)))
    assert page.count(MUCH) == 1
    assert fields(browser.get(address(cast.vera))) == {"message_id": form["message_id"], "version": "2"}


def test_the_coach_never_stops_the_sending(cast: Cast) -> None:
    wrote(cast, cast.vera)
    browser = cast.browser(cast.anna)
    form = fields(browser.get(address(cast.vera)))
    assert browser.post(address(cast.vera), {"words": TWENTY, **form}).status_code == 302
    assert Message.objects.filter(author_kind="member").get().lines == 20


def test_in_delivery_work_a_long_answer_is_a_good_answer(cast: Cast) -> None:
    wrote(cast, cast.oskar)
    browser = cast.browser(cast.mikko)
    form = fields(browser.get(address(cast.oskar)))
    assert browser.post(address(cast.oskar, "draft/"), {"words": TWENTY, **form}).json()["marks"] == []


def test_two_tabs_never_overwrite_silently(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    one, two = (fields(browser.get(address(cast.vera))) for _ in range(2))
    assert browser.post(address(cast.vera, "draft/"), {"words": "First tab", **one}).status_code == 200
    assert browser.post(address(cast.vera, "draft/"), {"words": "Second tab", **two}).status_code == 409
    refused = browser.post(address(cast.vera), {"words": "Second tab", **two})
    assert refused.status_code == 422
    assert "First tab" in text(refused)
    assert "Second tab" in text(refused)
    assert Message.objects.get().words == "First tab"
    assert browser.post(address(cast.vera), {"words": "Second tab", **fields(refused)}).status_code == 302
    assert [each.words for each in Message.objects.all()] == ["Second tab"]


def test_without_script_the_draft_is_kept_and_shows_what_the_coach_sees(cast: Cast) -> None:
    wrote(cast, cast.vera)
    browser = cast.browser(cast.anna)
    form = fields(browser.get(address(cast.vera)))
    assert browser.post(address(cast.vera), {"words": TWENTY, "keep": "yes", **form}).status_code == 302
    assert MUCH in text(browser.get(address(cast.vera)))
    assert Message.objects.filter(sent_at=None).count() == 1


@pytest.mark.parametrize(
    "bad",
    [{"words": " "}, {"words": "x" * 20_001}, {"message_id": "nonsense"}, {"version": "-1"}, {"version": ""}],
)
def test_what_cannot_be_sent_is_said_beside_the_field(cast: Cast, bad: dict[str, str]) -> None:
    browser = cast.browser(cast.anna)
    form = {"words": "Hello", **fields(browser.get(address(cast.vera)))} | bad
    assert browser.post(address(cast.vera), form).status_code == 422
    assert Message.objects.count() == 0
    if bad != {"words": " "}:
        assert browser.post(address(cast.vera, "draft/"), form).status_code == 422


def test_a_question_that_needs_no_answer_is_settled(cast: Cast) -> None:
    wrote(cast, cast.vera, "Thank you!")
    browser = cast.browser(cast.anna)
    assert "Needs no answer" in text(browser.get(address(cast.vera)))
    assert browser.post(address(cast.vera, "settle/"))["Location"] == address(cast.vera)
    assert "Needs no answer" not in text(browser.get(address(cast.vera)))
    assert browser.get(address(cast.vera, "settle/")).status_code == 405


def test_an_empty_list_is_calm(cast: Cast) -> None:
    assert "Nothing is waiting for you." in text(cast.browser(cast.anna).get(LIST))


def test_earlier_messages_are_one_link_away(cast: Cast) -> None:
    for number in range(queries.PAGE + 1):
        actions.send_message(cast.actor(cast.anna), cast.vera.pk, words=f"Number {number}.")
    browser = cast.browser(cast.anna)
    page = text(browser.get(address(cast.vera)))
    assert "Number 0." not in page
    [before] = re.findall(r"\?before=([0-9a-f-]+)", page)
    assert "Number 0." in text(browser.get(address(cast.vera), {"before": before}))
    assert "Number 0." not in text(browser.get(address(cast.vera), {"before": "nonsense"}))


def test_words_are_shown_as_words(cast: Cast) -> None:
    wrote(cast, cast.vera, "<script>alert(1)</script>")
    assert "<script>alert" not in text(cast.browser(cast.anna).get(address(cast.vera)))


def test_the_list_asks_as_often_for_thirty_as_for_one(cast: Cast, django_assert_max_num_queries: Any) -> None:
    browser = cast.browser(cast.anna)
    for count in (1, 29):
        for number in range(count):
            wrote(cast, make_client(cast.anna, f"Person {count} {number}"))
        with django_assert_max_num_queries(7):
            assert "Person" in text(browser.get(LIST))


def test_the_conversation_asks_as_often_for_thirty_as_for_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    browser = cast.browser(cast.anna)
    for count in (1, 29):
        for _ in range(count):
            actions.send_message(cast.actor(cast.anna), cast.vera.pk, words="Hello")
        browser.get(address(cast.vera))
        with django_assert_num_queries(16):
            browser.get(address(cast.vera))
