"""The whole diary: taken along, kept apart, moved, and gone."""

import io
import json
import zipfile
from typing import Any
from uuid import uuid4

import pytest

from alongside.diary import actions, whole_file
from alongside.diary.models import DiaryEntry, DiaryPrompt, DiaryShare
from alongside.file import actions as file_actions
from alongside.file import queries as file_queries
from alongside.notices.models import Notice
from alongside.trail.actors import command
from alongside.web.file_pages import write_pages
from tests.cast import Cast, make_client
from tests.diary.making import MP3, PNG, make_sister, write
from tests.diary.test_prompts import propose


@pytest.fixture
def full(cast: Cast) -> Cast:
    write(cast, "Hers alone", photo=PNG, mood=2, themes=["sleep"])
    own = actions.add_prompt(cast.actor(cast.vera), words="Did I rest?")
    write(cast, "Shared words", sound=MP3, is_shared=True, prompt_id=own.pk)
    write(cast, "For my sister", people=[make_sister(cast).pk])
    return cast


def take(cast: Cast, actor: Any) -> dict[str, bytes]:
    archive = file_actions.take_file(actor, cast.vera.pk, write_pages=write_pages)
    with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_the_client_takes_everything_along(full: Cast) -> None:
    found = take(full, full.actor(full.vera))
    files = {name: content for name, content in found.items() if name.startswith("diary_files/")}
    assert sorted(files.values()) == sorted([PNG, MP3])
    data = json.loads(found["data.json"])
    assert [each["words"] for each in data["diary"]] == ["Hers alone", "Shared words", "For my sister"]
    assert [each["shared_with"] for each in data["diary"]] == [[], [], ["Sister Example"]]
    assert [each["prompt"] for each in data["diary"]] == [None, "Did I rest?", None]
    assert {each["file"] for each in data["diary_files"]} == set(files)
    page = found["index.html"].decode()
    for words in ("Hers alone", "Shared words", "For my sister", "2 / 10", "photo.png", "sound.mp3"):
        assert words in page


@pytest.mark.parametrize("who", ["anna", "machine"])
def test_others_take_only_what_was_shared_with_the_work(full: Cast, who: str) -> None:
    actor = full.actor(full.anna) if who == "anna" else command(full.practice.pk)
    found = take(full, actor)
    data = json.loads(found["data.json"])
    assert [each["words"] for each in data["diary"]] == ["Shared words"]
    assert (data["diary"][0]["prompt"], data["diary"][0]["shared_with"]) == (None, [])
    assert [each for each in found if each.startswith("diary_files/")] == [data["diary_files"][0]["file"]]
    assert data["diary_prompts"] == []
    whole = b"".join(found.values())
    for words in (b"Hers alone", b"For my sister", b"Did I rest?", PNG):
        assert words not in whole


def test_when_work_ends_what_we_asked_ends_and_what_is_theirs_stays(full: Cast) -> None:
    asked = propose(full)
    file_actions.end_by_client(full.actor(full.vera), engagement_id=full.advice.pk)
    assert [each.pk for each in DiaryPrompt.objects.exclude(stopped_at=None)] == [asked.pk]
    assert DiaryEntry.objects.count() == 3


def test_merging_keeps_every_entry_even_of_one_submission(full: Cast) -> None:
    other = make_client(full.anna, "Vera Exampel", portal=False)
    same = DiaryEntry.objects.order_by("pk").first()
    assert same is not None
    DiaryEntry.objects.create(
        practice=full.practice, client=other, submission=same.submission, at=same.at, words="Written apart"
    )
    assert file_queries.rows_of(full.vera.pk).keys().isdisjoint({"diaryentry", "diaryprompt", "diaryshare"})
    file_actions.merge_clients(full.actor(full.anna), from_client_id=full.vera.pk, to_client_id=other.pk)
    rows = list(DiaryEntry.objects.filter(client=other).order_by("pk"))
    assert [each.words for each in rows] == ["Hers alone", "Shared words", "For my sister", "Written apart"]
    assert len({each.submission for each in rows}) == 4
    assert bytes(rows[0].photo or b"") == PNG
    assert list(DiaryShare.objects.values_list("client", flat=True)) == [other.pk]
    assert DiaryPrompt.objects.get().words == "Did I rest?"


def test_erasing_leaves_nothing(full: Cast) -> None:
    write(full, "Not hers", who=full.oskar)
    prompt = DiaryPrompt.objects.get()
    Notice.objects.create(
        practice_id=full.practice.pk,
        kind="diary.reminder",
        email="vera@client.example",
        subject_id=prompt.pk,
        due_at=prompt.set_at,
        useless_after=prompt.set_at,
        language="en",
        timezone="UTC",
    )
    whole_file.erase_client(full.actor(full.anna), full.vera.pk)
    assert [each.words for each in DiaryEntry.objects.all()] == ["Not hers"]
    assert (DiaryShare.objects.count(), DiaryPrompt.objects.count()) == (0, 0)
    assert Notice.objects.get().status == "dropped"


def test_an_entry_sent_again_after_merging_is_still_one(full: Cast) -> None:
    other, submission = make_client(full.anna, "Vera Exampel", portal=False), uuid4()
    actions.write_entry(full.actor(full.vera), submission=submission, words="Once")
    file_actions.merge_clients(full.actor(full.anna), from_client_id=full.vera.pk, to_client_id=other.pk)
    other.refresh_from_db()
    actions.write_entry(full.actor(other), submission=submission, words="Once")
    assert DiaryEntry.objects.filter(submission=submission).count() == 1
