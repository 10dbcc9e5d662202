"""The client's diary in the portal: written, changed, shared, deleted; photos and sounds; themes; questions."""

import re
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alongside.diary import actions
from alongside.diary.media import MOST_BYTES
from alongside.diary.models import DiaryEntry, DiaryPrompt
from tests.cast import Cast
from tests.diary.making import MP3, PNG, make_sister, write
from tests.diary.test_prompts import propose


def page(cast: Cast, name: str, *ids: Any, who: Any = None) -> Any:
    return cast.browser(who or cast.vera).get(reverse(f"portal:{name}", args=ids))


def post(cast: Cast, name: str, *ids: Any, who: Any = None, **sent: Any) -> Any:
    return cast.browser(who or cast.vera).post(reverse(f"portal:{name}", args=ids), sent)


def test_an_empty_diary_is_calm(cast: Cast) -> None:
    text = page(cast, "diary").content.decode()
    assert "Nothing is written yet. That is fine." in text
    assert "Nobody but you, unless you choose it here." in text


def test_writing_with_everything(cast: Cast) -> None:
    sister = make_sister(cast)
    sent = {
        "words": "A walk",
        "mood": "7",
        "themes": "Sea, sleep",
        "at": "2026-03-01T10:30",
        "photo": SimpleUploadedFile("../me.html", PNG, "text/html"),
        "sound": SimpleUploadedFile("x", MP3),
        "is_shared": "on",
        "people": [str(sister.pk)],
        "submission": str(uuid4()),
    }
    assert post(cast, "diary", **sent).headers["Location"] == "/portal/diary/"
    row = DiaryEntry.objects.get()
    assert (row.words, row.mood, row.themes, row.is_shared) == ("A walk", 7, ["Sea", "sleep"], True)
    assert (row.photo, row.sound, str(row.submission)) == (PNG, MP3, sent["submission"])
    assert row.at.isoformat() == "2026-03-01T08:30:00+00:00"
    assert [share.person for share in row.shares.all()] == [sister]
    text = page(cast, "diary").content.decode()
    for words in ("A walk", "Mood: 7 of 10", "seen by the person you work with", "seen by Sister Example"):
        assert words in text


def test_a_device_sends_what_it_kept_and_hears_what_became_of_it(cast: Cast) -> None:
    browser, submission = cast.browser(cast.vera), str(uuid4())
    written = timezone.now() - timedelta(hours=5)
    sent = {"words": "Offline", "submission": submission, "written_at": written.isoformat()}
    for _again in range(2):
        answer = browser.post("/portal/diary/", sent, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.json()) == (201, {})
    row = DiaryEntry.objects.get()
    assert (str(row.submission), row.at) == (submission, written)
    refused = browser.post("/portal/diary/", {"mood": "99"}, headers={"Accept": "application/json"})
    assert (refused.status_code, list(refused.json())) == (422, ["message"])


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "There is nothing in this entry yet."),
        ({"photo": SimpleUploadedFile("a.png", b"<script>alert(1)</script>")}, "This is no photo"),
        ({"sound": SimpleUploadedFile("a.mp3", PNG)}, "This is no recording"),
        ({"photo": SimpleUploadedFile("a.png", PNG + bytes(MOST_BYTES))}, "larger than 10 MB"),
        ({"themes": "x" * 41}, "each a short word"),
        ({"words": "x" * 20_001}, "too long for one entry"),
        ({"words": "x", "people": str(uuid4())}, ""),
        ({"words": "x", "at": "yesterday"}, "Enter a valid date/time."),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(cast: Cast, sent: dict, said: str) -> None:
    answer = post(cast, "diary", **sent)
    if said:
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert not DiaryEntry.objects.exists()
    else:  # somebody of nobody's circle is no choice at all
        assert DiaryEntry.objects.get().shares.count() == 0


def test_words_are_words(cast: Cast) -> None:
    write(cast, "<script>alert(1)</script> \u202egnirts \U0001f642", themes=["<b>"])
    text = page(cast, "diary").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \u202egnirts \U0001f642" in text
    assert "<b>" not in text


def test_an_entry_is_written_anew_and_two_tabs_never_write_over_each_other(cast: Cast) -> None:
    row = write(cast, photo=PNG)
    assert post(cast, "diary_entry", row.pk, revision=0, words="Anew", drops_photo="on").status_code == 302
    row.refresh_from_db()
    assert (row.words, row.photo) == ("Anew", None)
    answer = post(cast, "diary_entry", row.pk, revision=0, words="From the other tab")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Anew" in text
    assert "From the other tab" in text
    found = re.search(r'name="revision" value="(\d+)"', text)
    assert found is not None
    assert post(cast, "diary_entry", row.pk, revision=found[1], words="From the other tab").status_code == 302
    assert DiaryEntry.objects.get().words == "From the other tab"
    assert post(cast, "diary_entry", row.pk, revision="2").status_code == 422


def test_who_sees_it_is_chosen_and_taken_back(cast: Cast) -> None:
    row, sister = write(cast), make_sister(cast)
    post(cast, "diary_sharing", row.pk, is_shared="on", people=[str(sister.pk)])
    row.refresh_from_db()
    assert (row.is_shared, row.shares.count()) == (True, 1)
    text = page(cast, "diary_entry", row.pk).content.decode()
    assert len(re.findall(r"<input[^>]* checked", text)) == 2
    post(cast, "diary_sharing", row.pk)
    row.refresh_from_db()
    assert (row.is_shared, row.shares.count()) == (False, 0)


def test_deleting_asks_once(cast: Cast) -> None:
    row = write(cast)
    assert "Delete this entry?" in page(cast, "diary_remove", row.pk).content.decode()
    assert DiaryEntry.objects.count() == 1
    assert post(cast, "diary_remove", row.pk).status_code == 302
    assert DiaryEntry.objects.count() == 0
    assert post(cast, "diary_remove", row.pk).status_code == 404


def test_photo_and_sound_are_handed_out_safely(cast: Cast) -> None:
    row = write(cast, photo=PNG, sound=MP3)
    picture, sound = page(cast, "diary_photo", row.pk), page(cast, "diary_sound", row.pk)
    assert (picture.content, picture.headers["Content-Type"]) == (PNG, "image/png")
    assert (sound.content, sound.headers["Content-Type"]) == (MP3, "audio/mpeg")
    for answer in (picture, sound):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("sandbox")
        assert answer.headers["Cache-Control"] == "no-store"
    assert picture.headers["Content-Disposition"].startswith("attachment")
    assert page(cast, "diary_photo", write(cast).pk).status_code == 404


@pytest.mark.parametrize("name", ["diary_entry", "diary_remove", "diary_photo", "diary_sound"])
def test_a_strangers_entry_is_not_there(cast: Cast, name: str) -> None:
    row = write(cast, photo=PNG, sound=MP3, is_shared=True)
    for who in (cast.oskar, cast.anna, cast.chie, cast.strangers_client):
        assert page(cast, name, row.pk, who=who).status_code == 404
        assert post(cast, name, row.pk, who=who).status_code in (404, 405)
    assert DiaryEntry.objects.count() == 1


def test_themes_and_moods(cast: Cast) -> None:
    assert "No theme has come back yet." in page(cast, "diary_themes").content.decode()
    for mood in (2, 5, 8):
        write(cast, themes=["Sea"], mood=mood)
    text = page(cast, "diary_themes").content.decode()
    assert "Counted over 3 entries of yours" in text
    assert "2 of 10 at first, 8 of 10 now, n = 3." in text
    assert ">Sea</th>" in text


def test_a_proposed_question_waits_for_yes_and_then_may_be_answered(cast: Cast) -> None:
    row = propose(cast)
    text = page(cast, "diary").content.decode()
    assert "A question is proposed for your diary." in text
    assert row.words not in text
    assert row.words in page(cast, "diary_prompts").content.decode()
    post(cast, "diary_prompt", row.pk, now="agree")
    assert row.words in page(cast, "diary").content.decode()
    asked = cast.browser(cast.vera).get("/portal/diary/", {"question": str(row.pk)}).content.decode()
    assert f'name="prompt_id" value="{row.pk}"' in asked
    post(cast, "diary", words="Yes", prompt_id=str(row.pk))
    assert DiaryEntry.objects.get().prompt == row
    post(cast, "diary_prompt", row.pk, now="stop")
    assert "No question is asked. Write as you like." in page(cast, "diary_prompts").content.decode()
    assert post(cast, "diary_prompt", row.pk, now="agree").status_code == 302
    assert page(cast, "diary").status_code == 200


def test_a_question_of_ones_own_and_its_letter(cast: Cast) -> None:
    assert post(cast, "diary_prompts", words="Did I rest?", every_days="3").status_code == 302
    row = DiaryPrompt.objects.get()
    assert (row.words, row.every_days, row.ends_on, row.set_by) == ("Did I rest?", 3, None, None)
    assert post(cast, "diary_prompt", row.pk, at="20:15").status_code == 302
    row.refresh_from_db()
    assert row.remind_at == time(20, 15)
    assert "A letter comes at" in page(cast, "diary_prompts").content.decode()
    refused = post(cast, "diary_prompt", row.pk, at="late")
    assert refused.status_code == 422
    assert post(cast, "diary_prompt", row.pk, at="").status_code == 302
    row.refresh_from_db()
    assert row.is_reminded is False
    assert post(cast, "diary_prompts", words="", every_days="5").status_code == 422
    assert post(cast, "diary_prompt", row.pk, who=cast.oskar, now="stop").status_code == 404


def test_the_page_for_times_without_a_line_is_empty(cast: Cast) -> None:
    actions.add_prompt(cast.actor(cast.vera), words="Did I rest?")
    write(cast, "Hers alone")
    make_sister(cast)
    shell = page(cast, "diary_offline")
    again = page(cast, "diary_offline", who=cast.oskar)
    assert shell.content == again.content
    text = shell.content.decode()
    for words in (
        "Hers alone",
        "Did I rest?",
        "Vera",
        "Sister",
        "Riverside",
        "csrf",
        str(cast.vera.account_id),
    ):
        assert words not in text
    script = page(cast, "diary_worker")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.headers["Service-Worker-Allowed"] == "/portal/diary/"
    assert script.content == page(cast, "diary_worker", who=cast.oskar).content
    for path in ("js/diary.js", "js/device.js", "js/diary_outbox.js", "css/portal.css"):
        assert f"/static/alongside/{path}" in script.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_at_one_and_at_thirty(
    cast: Cast, rows: int, django_assert_num_queries: Any
) -> None:
    sister = make_sister(cast)
    for _row in range(rows):
        write(cast, photo=PNG, people=[sister.pk])
    browser = cast.browser(cast.vera)
    with django_assert_num_queries(8):
        browser.get("/portal/diary/")
