"""My tools, my skills and my card for hard days, as the client meets them."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.toolkit import actions
from alongside.toolkit.actions import Texts, Upload
from alongside.toolkit.models import HardDayCard, Skill, Tool, ToolUse
from tests.cast import Cast

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20)
SAID = {"kind": "text", "name": "A walk", "when_to_use": "At dusk", "words": "To the sea."}


@pytest.fixture
def browser(cast: Cast) -> Browser:
    return cast.browser(cast.vera)


def url(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def give(cast: Cast, texts: Texts | None = None) -> Tool:
    usual = Texts("text", "A letter", "Write to it.", "When the night is long")
    return actions.give_tool(cast.actor(cast.anna), cast.vera.pk, texts=texts or usual)


def sound(cast: Cast) -> Tool:
    return give(cast, Texts("audio", "The sea", "", "In bed", file=Upload("sea.wav", WAV)))


# Tools


def test_nothing_there_is_fine(browser: Browser) -> None:
    assert "No tool lies here yet. That is fine." in browser.get(url("tools")).content.decode()


def test_a_tool_says_when_to_use_it_and_how_it_helped(browser: Browser, cast: Cast) -> None:
    tool = give(cast)
    for page in (url("tools"), url("tool", tool.pk)):
        assert "When the night is long" in browser.get(page).content.decode()
    at = timezone.localtime(timezone.now() - timedelta(days=1)).replace(second=0, microsecond=0)
    sent = {"at": f"{at:%Y-%m-%dT%H:%M}", "helped": "0", "words": "Too loud"}
    assert browser.post(url("tool", tool.pk), sent).status_code == 302
    assert browser.post(url("tool", tool.pk), {"at": "", "helped": "", "words": ""}).status_code == 302
    assert [(each.helped, each.words) for each in ToolUse.objects.order_by("at")] == [
        (0, "Too loud"),
        (None, ""),
    ]
    assert "it helped 0 of 10" in browser.get(url("tool", tool.pk)).content.decode()


def test_a_use_that_is_still_to_come_is_refused_beside_its_field(browser: Browser, cast: Cast) -> None:
    tool = give(cast)
    sent = {"at": "2199-01-01T10:00", "helped": "3", "words": "x"}
    response = browser.post(url("tool", tool.pk), sent)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["at"])
    response = browser.post(url("tool", tool.pk), {"helped": "12"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["helped"])
    assert not ToolUse.objects.exists()


def test_a_sound_is_played_in_parts_and_kept_as_a_file(browser: Browser, cast: Cast) -> None:
    tool = sound(cast)
    assert f'src="{url("tool_sound", tool.pk)}"' in browser.get(url("tool", tool.pk)).content.decode()
    whole = browser.get(url("tool_sound", tool.pk))
    assert (whole.status_code, whole.content, whole["Content-Type"]) == (200, WAV, "audio/wav")
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert whole["Content-Security-Policy"].startswith("sandbox")
    part = browser.get(url("tool_sound", tool.pk), headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, WAV[4:8], f"bytes 4-7/{len(WAV)}")
    last = browser.get(url("tool_sound", tool.pk), headers={"Range": "bytes=-2"})
    assert last.content == WAV[-2:]
    for nonsense in (
        "bytes=",
        "bytes=-",
        "bytes=9-1",
        "lines=1-2",
        "bytes=999999-",
        "bytes=0-1,3-4",
        "bytes=-0",
    ):
        assert browser.get(url("tool_sound", tool.pk), headers={"Range": nonsense}).content == WAV
    kept = browser.get(url("tool_file", tool.pk))
    assert (kept.content, kept["Content-Disposition"]) == (WAV, 'attachment; filename="sea.wav"')


def test_what_has_no_file_and_no_sound_is_not_there(browser: Browser, cast: Cast) -> None:
    letter, sheet = give(cast), give(cast, Texts("file", "x", "", "x", file=Upload("a.txt", b"words")))
    for name, tool in (("tool_file", letter), ("tool_sound", letter), ("tool_sound", sheet)):
        assert browser.get(url(name, tool.pk)).status_code == 404


def test_a_link_is_opened_by_a_press_only(browser: Browser, cast: Cast) -> None:
    tool = give(cast, Texts("link", "Calm", "", "x", "https://calm.example/one?a=1"))
    page = browser.get(url("tool", tool.pk)).content.decode()
    assert "Open calm.example" in page
    assert 'href="https://calm.example/one?a=1" rel="noreferrer noopener external"' in page
    assert "calm.example" not in browser.get(url("tools")).content.decode()


def test_markup_in_a_tool_is_words(browser: Browser, cast: Cast) -> None:
    tool = give(cast, Texts("text", "<b>x</b>", "<script>alert(1)</script>", "x"))
    page = browser.get(url("tool", tool.pk)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_my_own_tool_is_added_changed_put_away_and_taken_out(browser: Browser) -> None:
    assert browser.post(url("tool_new"), SAID).status_code == 302
    tool = Tool.objects.get()
    assert tool.given_by is None
    assert browser.post(url("tool_new"), {**SAID, "name": ""}).status_code == 422
    sent = {**SAID, "words": "To the lake.", "revision": "0"}
    assert browser.post(url("tool_edit", tool.pk), sent).status_code == 302
    response = browser.post(url("tool_edit", tool.pk), {**sent, "words": "To the hill."})
    assert response.status_code == 409
    assert "To the lake." in response.content.decode()
    assert "To the hill." in response.content.decode()
    browser.post(url("tool_place", tool.pk))
    assert "1 tool that you put away" in browser.get(url("tools")).content.decode()
    browser.post(url("tool_place", tool.pk), {"out": "1"})
    assert Tool.objects.get().put_away_at is None


def test_a_file_of_my_own_is_looked_at(browser: Browser) -> None:
    lie = SimpleUploadedFile("photo.png", b"<script>alert(1)</script>", content_type="image/png")
    response = browser.post(url("tool_new"), {**SAID, "kind": "file", "content": lie})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["content"])
    photo = SimpleUploadedFile("me.png", b"\x89PNG\r\n\x1a\n" + bytes(9))
    assert browser.post(url("tool_new"), {**SAID, "kind": "file", "content": photo}).status_code == 302
    assert Tool.objects.get().content_type == "image/png"


@pytest.mark.parametrize("who", ["oskar", "strangers_client"])
def test_what_is_another_clients_is_not_there(cast: Cast, who: str) -> None:
    tool = sound(cast)
    skill = actions.name_skill(cast.actor(cast.vera), cast.vera.pk, words="Rest")
    page = cast.browser(getattr(cast, who))
    for name in ("tool", "tool_edit", "tool_file", "tool_sound"):
        assert page.get(url(name, tool.pk)).status_code == 404
    assert page.post(url("tool_place", tool.pk)).status_code == 404
    assert page.get(url("skill", skill.pk)).status_code == 404
    assert page.post(url("skill_drop", skill.pk)).status_code == 404


def test_what_was_given_is_not_rewritten_here(browser: Browser, cast: Cast) -> None:
    assert browser.get(url("tool_edit", give(cast).pk)).status_code == 404


def test_after_the_ending_all_of_it_still_works(browser: Browser, cast: Cast) -> None:
    tool = give(cast)
    cast.advice.stage, cast.advice.ended_at = "ended", timezone.now()
    cast.advice.save()
    cast.vera.status = "ended"
    cast.vera.save()
    assert browser.get(url("tools")).status_code == 200
    assert browser.post(url("tool", tool.pk), {"helped": "9"}).status_code == 302
    assert browser.post(url("tool_new"), SAID).status_code == 302
    assert browser.post(url("card"), {"version": "0", "signs": "Cold hands"}).status_code == 302
    assert ToolUse.objects.get().helped == 9


def test_the_list_asks_as_often_for_thirty_as_for_one(browser: Browser, cast: Cast) -> None:
    asked = []
    for number in (1, 29):
        for _each in range(number):
            actions.note_use(cast.actor(cast.vera), give(cast).pk, helped=5)
        browser.get(url("tools"))
        with CaptureQueriesContext(connection) as found:
            browser.get(url("tools"))
        asked.append(len(found))
    assert asked[0] == asked[1] <= 8


# Skills


def test_a_skill_is_named_rated_tried_and_let_go(browser: Browser) -> None:
    browser.post(url("skills"), {"words": "Name what I feel"})
    skill = Skill.objects.get()
    assert browser.post(url("skill", skill.pk), {"form": "rating", "can_use": "7"}).status_code == 302
    assert browser.post(url("skill", skill.pk), {"form": "trial", "trial": "On the bus"}).status_code == 302
    page = browser.get(url("skills")).content.decode()
    assert "7 of 10 by myself" in page
    assert "On the bus" in page
    assert browser.post(url("skill", skill.pk), {"form": "rating"}).status_code == 422
    assert browser.post(url("skill", skill.pk), {"form": "trial", "trial": " "}).status_code == 422
    assert browser.post(url("skill", skill.pk), {"form": "other"}).status_code == 404
    assert browser.post(url("skills"), {"words": ""}).status_code == 422
    browser.post(url("skill_drop", skill.pk))
    assert browser.get(url("skill", skill.pk)).status_code == 404


# The card


def test_the_card_keeps_itself_and_never_overwrites(browser: Browser) -> None:
    def draft(version: int, **parts: str) -> Any:
        return browser.post(url("card_draft"), {"version": str(version), **parts})

    first = draft(0, signs="Cold hands")
    assert (first.status_code, first.json()["version"]) == (200, 1)
    assert draft(1, signs="Cold hands", helps="Tea").json()["version"] == 2
    assert draft(1, signs="another window").status_code == 409
    assert draft(2, signs="a" * 4_001).status_code == 422
    kept = HardDayCard.objects.get()
    assert (kept.signs, kept.helps, kept.revision) == ("Cold hands", "Tea", 2)


def test_two_windows_on_the_card_show_both(browser: Browser) -> None:
    browser.post(url("card"), {"version": "0", "signs": "First window"})
    response = browser.post(url("card"), {"version": "0", "signs": "Second window"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "First window" in page
    assert "Second window" in page
    assert 'name="version" value="1"' in page
    assert browser.post(url("card"), {"version": "1", "signs": "Both"}).status_code == 302
    assert HardDayCard.objects.get().signs == "Both"


def test_the_card_says_whom_to_call_now_and_is_printed(browser: Browser, cast: Cast) -> None:
    cast.practice.emergency_number, cast.practice.phone = "112", "+358 55 000 0100"
    cast.practice.save()
    browser.post(url("card"), {"version": "0", "signs": "Cold hands", "people": "My sister"})
    page = browser.get(url("card")).content.decode()
    assert 'href="tel:112"' in page
    assert "hears of this now" not in page
    printed = browser.get(url("card_print")).content.decode()
    for words in ("Cold hands", "My sister", "112", "+358 55 000 0100"):
        assert words in printed
    assert "What helps me" not in printed


def test_an_empty_card_is_calm(browser: Browser) -> None:
    assert browser.get(url("card")).status_code == 200
    assert "Nothing stands on it yet." in browser.get(url("card_print")).content.decode()
    assert not HardDayCard.objects.exists()


def test_the_card_is_shared_and_taken_back(browser: Browser) -> None:
    assert "Only you." in browser.get(url("card")).content.decode()
    browser.post(url("card_share"), {"share": "1"})
    assert "You and who works with you." in browser.get(url("card")).content.decode()
    browser.post(url("card_share"))
    assert not HardDayCard.objects.get().is_shared
