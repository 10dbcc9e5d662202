"""The pages of the desk about tools, skills and the card."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.lib.ids import new_id
from alongside.meetings.models import Meeting
from alongside.practice.models import Practice
from alongside.toolkit import actions
from alongside.toolkit.actions import Texts, Upload
from alongside.toolkit.models import LibraryTool, NoTool, Skill, Tool
from tests.cast import Cast
from tests.meetings.stage import make_meeting

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20)
SAID = {"kind": "text", "name": "A letter", "when_to_use": "At night", "words": "Write to it."}


@pytest.fixture
def browser(cast: Cast) -> Browser:
    return cast.browser(cast.anna)


def url(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def give(cast: Cast, **also: Any) -> Tool:
    texts = Texts("text", "A letter", "Write to it.", "At night")
    return actions.give_tool(cast.actor(cast.anna), cast.vera.pk, texts=texts, **also)


def add(cast: Cast) -> LibraryTool:
    texts = Texts("text", "A letter", "Write to it.", "At night")
    return actions.add_library_tool(cast.actor(cast.anna), language="en", texts=texts)


# The library


def test_a_tool_is_put_into_the_library_changed_and_taken_out_of_use(browser: Browser) -> None:
    sound = SimpleUploadedFile("sea.wav", WAV)
    sent = {"kind": "audio", "name": "The sea", "language": "fi", "content": sound}
    assert browser.post(url("tool_library_new"), sent).status_code == 302
    tool = LibraryTool.objects.get()
    assert (tool.name, tool.language, tool.content) == ("The sea", "fi", WAV)
    changed = {**SAID, "kind": "audio", "name": "Waves", "language": "en", "revision": "0"}
    assert browser.post(url("tool_library_one", tool.pk), changed).status_code == 302
    tool.refresh_from_db()
    assert (tool.name, tool.content, tool.revision) == ("Waves", WAV, 1)
    browser.post(url("tool_library_use", tool.pk))
    assert "out of use" in browser.get(url("tool_library")).content.decode()
    browser.post(url("tool_library_use", tool.pk), {"again": "1"})
    assert LibraryTool.objects.get().is_in_use


def test_a_file_of_the_library_is_handed_out_in_a_sandbox(browser: Browser, cast: Cast) -> None:
    sheet = Texts("file", "Sheet", file=Upload("page.txt", b"plain words"))
    tool = actions.add_library_tool(cast.actor(cast.anna), language="en", texts=sheet)
    response = browser.get(url("tool_library_file", tool.pk))
    assert response.content == b"plain words"
    assert response["Content-Disposition"] == 'attachment; filename="page.txt"'
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert browser.get(url("tool_library_file", add(cast).pk)).status_code == 404


def test_what_is_wrong_is_said_beside_its_field(browser: Browser) -> None:
    lie = SimpleUploadedFile("song.mp3", b"%PDF-1.7")
    response = browser.post(
        url("tool_library_new"), {"kind": "audio", "name": "x", "language": "en", "content": lie}
    )
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["content"]
    response = browser.post(
        url("tool_library_new"),
        {"kind": "link", "name": "x", "language": "en", "link": "javascript:alert(1)"},
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["link"])


def test_two_windows_on_the_library_show_both_versions(browser: Browser, cast: Cast) -> None:
    tool = add(cast)
    sent = {**SAID, "language": "en", "revision": "0"}
    browser.post(url("tool_library_one", tool.pk), {**sent, "words": "First window"})
    response = browser.post(url("tool_library_one", tool.pk), {**sent, "words": "Second window"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "First window" in page
    assert "Second window" in page
    assert LibraryTool.objects.get().words == "First window"
    assert 'name="revision" value="1"' in page
    browser.post(url("tool_library_one", tool.pk), {**sent, "words": "Both", "revision": "1"})
    assert LibraryTool.objects.get().words == "Both"


def test_how_many_skills_are_enough_is_set_by_who_runs_the_practice(cast: Cast, browser: Browser) -> None:
    assert browser.post(url("tool_library_enough"), {"needed": "5"}).status_code == 302
    assert Practice.objects.get(pk=cast.practice.pk).thresholds["skills_for_ending"] == 5
    assert browser.post(url("tool_library_enough"), {"needed": "0"}).status_code == 422
    assert cast.browser(cast.mikko).post(url("tool_library_enough"), {"needed": "1"}).status_code == 404
    assert 'name="needed"' not in cast.browser(cast.mikko).get(url("tool_library")).content.decode()


# Given


def test_a_tool_of_the_library_starts_with_its_words_and_must_be_adapted(
    browser: Browser, cast: Cast
) -> None:
    library = add(cast)
    address = f"{url('tool_give', cast.vera.pk)}?library={library.pk}"
    page = browser.get(address).content.decode()
    assert "Write to it." in page
    response = browser.post(address, {**SAID, "adapted": "For her"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["adapted"])
    assert not Tool.objects.exists()
    response = browser.post(address, {**SAID, "words": "Write to your sister.", "adapted": "Her sister"})
    assert response.status_code == 302
    tool = Tool.objects.get()
    assert (tool.words, tool.adapted, tool.library) == ("Write to your sister.", "Her sister", library)
    assert "Write to your sister." in browser.get(url("tool", tool.pk)).content.decode()


def test_a_tool_made_for_one_client_needs_when_to_use_it(browser: Browser, cast: Cast) -> None:
    response = browser.post(url("tool_give", cast.vera.pk), {**SAID, "when_to_use": ""})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["when_to_use"])
    assert browser.post(url("tool_give", cast.vera.pk), SAID).status_code == 302
    assert Tool.objects.get().given_by == cast.anna


def test_no_library_and_no_meeting_of_somebody_else(browser: Browser, cast: Cast) -> None:
    for query in (f"library={new_id()}", "library=x", f"meeting={new_id()}", "meeting=x"):
        assert browser.get(f"{url('tool_give', cast.vera.pk)}?{query}").status_code == 404
    retired = add(cast)
    actions.use_library_tool(cast.actor(cast.anna), retired.pk, is_in_use=False)
    assert browser.get(f"{url('tool_give', cast.vera.pk)}?library={retired.pk}").status_code == 404


def test_what_the_client_says_stands_with_its_numbers(browser: Browser, cast: Cast) -> None:
    tool, vera = give(cast), cast.actor(cast.vera)
    for helped in (6, 7, None):
        actions.note_use(vera, tool.pk, helped=helped, words="It passed")
    actions.put_away(vera, tool.pk)
    page = browser.get(url("tools", cast.vera.pk)).content.decode()
    assert "used 3 times" in page
    assert "it helped 6.5 of 10 on average (n = 2)" in page
    assert "put away by the client" in page
    assert browser.get(url("tool", tool.pk)).content.decode().count("It passed") == 3


def test_two_windows_on_a_given_tool_show_both_versions(browser: Browser, cast: Cast) -> None:
    tool = give(cast)
    sent = {**SAID, "adapted": "", "revision": "0"}
    assert browser.post(url("tool", tool.pk), {**sent, "words": "First window"}).status_code == 302
    response = browser.post(url("tool", tool.pk), {**sent, "words": "Second window"})
    assert response.status_code == 409
    assert "First window" in response.content.decode()
    assert "Second window" in response.content.decode()
    assert Tool.objects.get().words == "First window"


def test_the_clients_own_tool_is_read_and_not_changed(browser: Browser, cast: Cast) -> None:
    own = actions.add_own_tool(cast.actor(cast.vera), texts=Texts("text", "A walk", "To the sea"))
    assert "To the sea" in browser.get(url("tool", own.pk)).content.decode()
    assert browser.post(url("tool", own.pk), SAID).status_code == 404


def test_a_link_names_its_host_and_tells_it_nothing(browser: Browser, cast: Cast) -> None:
    texts = Texts("link", "Calm", "", "At night", "https://calm.example/one")
    tool = actions.give_tool(cast.actor(cast.anna), cast.vera.pk, texts=texts)
    page = browser.get(url("tool", tool.pk)).content.decode()
    assert "Open calm.example" in page
    assert 'rel="noreferrer noopener external"' in page


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger"])
def test_who_does_not_work_with_the_client_sees_nothing(cast: Cast, who: str) -> None:
    tool = give(cast)
    skill = actions.name_skill(cast.actor(cast.anna), cast.vera.pk, words="Rest")
    actions.save_card(cast.actor(cast.vera), revision=0, signs="Cold hands")
    actions.share_card(cast.actor(cast.vera), is_shared=True)
    page = cast.browser(getattr(cast, who))
    for name in ("tools", "tool_give", "skills", "hard_days"):
        assert page.get(url(name, cast.vera.pk)).status_code == 404
    for name in ("tool", "tool_file"):
        assert page.get(url(name, tool.pk)).status_code == 404
    assert page.post(url("skill_drop", skill.pk)).status_code == 404


def test_the_list_asks_as_often_for_thirty_as_for_one(browser: Browser, cast: Cast) -> None:
    asked = []
    for number in (1, 29):
        for _each in range(number):
            actions.note_use(cast.actor(cast.vera), give(cast).pk, helped=5)
        browser.get(url("tools", cast.vera.pk))
        with CaptureQueriesContext(connection) as found:
            browser.get(url("tools", cast.vera.pk))
        asked.append(len(found))
    assert asked[0] == asked[1] <= 12


# Along from a meeting


def test_the_wrap_up_takes_a_tool_along_or_says_that_there_is_none(browser: Browser, cast: Cast) -> None:
    first, second = make_meeting(cast, minutes_ago=3000), make_meeting(cast, minutes_ago=60)
    Meeting.objects.update(end_source="pressed")
    assert "Something to take along" in browser.get(url("wrap_up", first.pk)).content.decode()
    page = browser.get(url("tools", cast.vera.pk)).content.decode()
    assert "2 of the last meetings without a word" in page
    assert browser.post(url("no_tool", first.pk)).status_code == 302
    assert NoTool.objects.get().meeting == first
    assert "Nothing this time, and that is said." in browser.get(url("wrap_up", first.pk)).content.decode()
    response = browser.post(f"{url('tool_give', cast.vera.pk)}?meeting={second.pk}", SAID)
    assert response["Location"] == url("wrap_up", second.pk)
    assert "A letter" in browser.get(url("wrap_up", second.pk)).content.decode()
    assert "without a word" not in browser.get(url("tools", cast.vera.pk)).content.decode()


# Skills, the card, the ending


def test_a_skill_is_named_and_only_ours_is_taken_off(browser: Browser, cast: Cast) -> None:
    browser.post(url("skills", cast.vera.pk), {"words": "Rest"})
    hers = actions.name_skill(cast.actor(cast.vera), cast.vera.pk, words="Name it")
    page = browser.get(url("skills", cast.vera.pk)).content.decode()
    assert "Rest" in page
    assert "named by the client" in page
    assert browser.post(url("skills", cast.vera.pk), {"words": " "}).status_code == 422
    ours = Skill.objects.get(set_by="member")
    assert browser.post(url("skill_drop", ours.pk)).status_code == 302
    assert browser.post(url("skill_drop", hers.pk)).status_code == 404
    assert [each.pk for each in Skill.objects.filter(dropped_at=None)] == [hers.pk]


def test_the_card_is_there_only_while_it_is_shared(browser: Browser, cast: Cast) -> None:
    vera, address = cast.actor(cast.vera), url("hard_days", cast.vera.pk)
    actions.save_card(vera, revision=0, signs="Cold hands")
    assert browser.get(address).status_code == 404
    assert address not in browser.get(url("tools", cast.vera.pk)).content.decode()
    actions.share_card(vera, is_shared=True)
    assert "Cold hands" in browser.get(address).content.decode()
    assert address in browser.get(url("tools", cast.vera.pk)).content.decode()
    actions.share_card(vera, is_shared=False)
    assert browser.get(address).status_code == 404


def test_the_ending_reads_skills_as_advice_and_never_blocks(browser: Browser, cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    address = url("ending", cast.advice.pk)
    assert "By this, the work is not complete yet." in browser.get(address).content.decode()
    for number in (7, 8, 9):
        skill = actions.name_skill(vera, cast.vera.pk, words="x")
        actions.rate_skill(vera, skill.pk, can_use=number)
    page = browser.get(address).content.decode()
    assert "By this, the work is complete." in page
    assert "3 skills are named; the client rates 3 of them 7 of 10 or more." in page
