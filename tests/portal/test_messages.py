"""A client's messages in the portal."""

import re
from typing import Any

from alongside.clients.models import Client
from alongside.lib.ids import new_id
from alongside.messages import actions
from alongside.messages.models import Message
from tests.cast import Cast

ADDRESS = "/portal/messages/"


def fields(page: Any) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {name: value for name, value in found if name in ("message_id", "version")}


def test_writing_says_by_when_an_answer_comes(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    page = browser.get(ADDRESS)
    assert "Nothing has been written yet." in page.content.decode()
    assert browser.post(ADDRESS, {"words": "May I ask?", **fields(page)})["Location"] == ADDRESS
    text = browser.get(ADDRESS).content.decode()
    assert "May I ask?" in text
    assert "An answer comes by" in text


def test_each_client_sees_their_own_words_only(cast: Cast) -> None:
    actions.send_message(cast.actor(cast.anna), cast.vera.pk, words="For Vera alone")
    assert "For Vera alone" not in cast.browser(cast.oskar).get(ADDRESS).content.decode()
    assert Message.objects.get().read_at is None
    assert "For Vera alone" in cast.browser(cast.vera).get(ADDRESS).content.decode()
    assert Message.objects.get().read_at is not None


def test_a_member_has_no_portal(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.get(ADDRESS).status_code == 404
    form = {"words": "Hello", "message_id": str(new_id()), "version": "0"}
    assert browser.post(ADDRESS, form).status_code == 404
    assert browser.post(f"{ADDRESS}draft/", form).status_code == 404


def test_a_draft_is_kept_and_read_by_nobody_else(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    form = fields(browser.get(ADDRESS))
    assert browser.post(f"{ADDRESS}draft/", {"words": "I hesitate", **form}).json()["version"] == 1
    assert "I hesitate" in browser.get(ADDRESS).content.decode()
    page = cast.browser(cast.anna).get(f"/desk/clients/{cast.vera.pk}/messages/")
    assert "I hesitate" not in page.content.decode()
    stale = browser.post(f"{ADDRESS}draft/", {"words": "Other tab", **form})
    assert stale.status_code == 409


def test_without_script_a_draft_is_kept_by_the_button(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    form = fields(browser.get(ADDRESS))
    assert browser.post(ADDRESS, {"words": "Later", "keep": "yes", **form})["Location"] == ADDRESS
    assert Message.objects.get().sent_at is None


def test_nothing_written_is_said_beside_the_field(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    refused = browser.post(ADDRESS, {"words": "", **fields(browser.get(ADDRESS))})
    assert refused.status_code == 422
    assert "Please write something first." in refused.content.decode()


def test_it_works_for_a_client_without_a_practitioner(cast: Cast) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(practitioner=None)
    browser = cast.browser(cast.vera)
    assert browser.post(ADDRESS, {"words": "Hello", **fields(browser.get(ADDRESS))}).status_code == 302
