"""The archive that a client takes along holds exactly what is theirs."""

import io
import json
import zipfile

import pytest
from django.utils import timezone

from alongside.clients.models import Client
from alongside.file import actions
from alongside.lib.errors import NotYours
from alongside.toolkit import actions as toolkit
from alongside.trail.actors import command
from alongside.trail.models import Event
from alongside.web.file_pages import write_pages
from tests.cast import Cast
from tests.file.full import PRIVATE, fill

ROOMS = {
    "client",
    "contact_points",
    "profile",
    "circle",
    "circle_contacts",
    "engagements",
    "requests",
    "frames",
    "frame_questions",
    "asked_changes",
    "stopped_topics",
    "breach_notes",
    "format_views",
    "data_requests",
    "opened_in_need",
    "frozen",
    "charges",
    "concessions",
    "packages",
    "invoices",
    "payments",
    "appointments",
    "phases",
    "series",
    "wishes",
    "offers",
    "life_situation",
    "calendar_addresses",
    "meetings",
    "notes",
    "documents",
    "check_ins",
    "goals",
    "goal_ratings",
    "concerns",
    "critical_answers",
    "feelings",
    "conflicts",
    "workarounds",
    "assessments",
    "result_comments",
    "steps",
    "decisions",
    "beliefs",
    "tools",
    "tool_uses",
    "meetings_without_tool",
    "skills",
    "hard_day_card",
    "diary",
    "diary_files",
    "diary_prompts",
    "feedback",
    "moments",
    "messages",
    "attachments",
}


def open_archive(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def take(cast: Cast, who: str = "vera") -> dict[str, bytes]:
    archive = actions.take_file(cast.actor(getattr(cast, who)), cast.vera.pk, write_pages=write_pages)
    return open_archive(archive.content)


def test_it_holds_pages_data_agreement_and_shared_documents_and_nothing_else(cast: Cast) -> None:
    fill(cast)
    found = take(cast)
    day = timezone.now().date()
    assert list(found) == [
        "agreements/01 Our agreement.pdf",
        "attachments/01 night.txt",
        "data.json",
        f"diary_files/01 {day} photo.png",
        f"diary_files/02 {day} sound.mp3",
        "documents/01 For you.txt",
        "fhir.json",
        "index.html",
        "tools/02 Breathing.txt",
    ]
    assert found["tools/02 Breathing.txt"] == b"In, and out."
    assert found["documents/01 For you.txt"] == b"Dear Vera"
    assert found["agreements/01 Our agreement.pdf"].startswith(b"%PDF-")


def test_the_data_is_whole(cast: Cast) -> None:
    fill(cast)
    data = json.loads(take(cast)["data.json"])
    assert set(data) == ROOMS | {"format", "made_at", "practice"}
    assert data["practice"]["name"] == "Riverside"
    assert data["client"]["name"] == "Vera Example"
    assert [each["words"] for each in data["requests"]] == ["I cannot sleep."]
    assert [each["words"] for each in data["requests"][0]["hypotheses"]] == ["work", "grief"]
    assert [(each["version"], each["fee"]) for each in data["frames"]] == [(1, "85.00")]
    assert [each["status"] for each in data["appointments"]] == ["kept", "planned"]
    assert [each["parts"] for each in data["notes"]] == [{"words": "Signed words."}]
    assert [each["words"] for each in data["notes"][0]["addenda"]] == ["Added words."]
    assert [(each["name"], each["file"]) for each in data["documents"]] == [
        ("For you.txt", "documents/01 For you.txt")
    ]
    said = [(each["answers"].get("heard"), each["words"]) for each in data["check_ins"]]
    assert said == [(9, "It was good."), (None, "")]
    assert [each["done"] for each in data["critical_answers"]] == ["I called her."]
    assert {each["changed"] for each in data["concerns"]} >= {"The door is shut."}
    assert [each["words"] for each in data["steps"]] == ["Walk in the evening"]
    assert [(each["words"], each["channel"], each["minutes"]) for each in data["messages"]] == [
        ("I slept well.", "portal", None),
        ("I am glad.", "portal", None),
        ("She asked for a letter.", "phone", 7),
    ]
    assert [(each["message_id"], each["file"]) for each in data["attachments"]] == [
        (data["messages"][0]["id"], "attachments/01 night.txt")
    ]


def test_the_card_for_hard_days_leaves_with_us_only_while_it_is_shared(cast: Cast) -> None:
    fill(cast)
    assert b"My hands go cold" in take(cast)["data.json"]
    assert b"My hands go cold" in take(cast)["index.html"]
    assert b"My hands go cold" not in b"".join(take(cast, "anna").values())
    toolkit.share_card(cast.actor(cast.vera), is_shared=True)
    assert b"My hands go cold" in take(cast, "anna")["data.json"]


@pytest.mark.parametrize("who", ["vera", "anna"])
def test_nothing_private_to_the_practitioner_leaves_whoever_takes_it(cast: Cast, who: str) -> None:
    fill(cast)
    whole = b"".join(take(cast, who).values()).decode(errors="replace")
    for words in PRIVATE:
        assert words not in whole


def test_the_page_is_readable_alone_and_links_to_what_lies_beside_it(cast: Cast) -> None:
    fill(cast)
    page = take(cast)["index.html"].decode()
    for words in (
        "I cannot sleep.",
        "Signed words.",
        "Added words.",
        "Walk in the evening",
        "It was good.",
        "The chairs are hard.",
        "We buy cushions.",
        "There was tea.",
        "When the night is long",
        "It got quieter",
        "Name what I feel",
        "I slept well.",
        "By telephone · 7 minutes",
        "night.txt</a>",
        "Aunt Example",
        "Why fifty minutes?",
        "9 of 10",
        "Side door",
        "A report",
        "€5.00",
    ):
        assert page.count(words) == 1, words
    assert 'href="documents/01%20For%20you.txt"' in page
    assert 'href="agreements/01%20Our%20agreement.pdf"' in page
    assert "http" not in page
    assert "<script" not in page


def test_words_cannot_become_markup(cast: Cast) -> None:
    fill(cast)
    Client.objects.filter(pk=cast.vera.pk).update(name="Vera <img src=x>")
    page = take(cast)["index.html"].decode()
    assert "<img" not in page
    assert "Vera &lt;img src=x&gt;" in page


def test_it_is_in_the_clients_language_and_time_zone(cast: Cast) -> None:
    fill(cast)
    Client.objects.filter(pk=cast.vera.pk).update(language="fi", timezone="Asia/Tokyo")
    with timezone.override("UTC"):
        page = take(cast, "anna")["index.html"].decode()
    assert '<html lang="fi">' in page
    assert "Asia/Tokyo" in page


def test_an_empty_file_can_be_taken_too(cast: Cast) -> None:
    found = take(cast)
    assert list(found) == ["data.json", "fhir.json", "index.html"]


def test_taking_is_remembered(cast: Cast) -> None:
    take(cast)
    take(cast, "anna")
    events = Event.objects.filter(verb="file.taken", client_id=cast.vera.pk).order_by("pk")
    assert [(each.actor_kind, each.facts) for each in events] == [
        ("client", {"files": 3}),
        ("member", {"files": 3}),
    ]


@pytest.mark.parametrize("who", ["oskar", "mikko", "chie", "stranger"])
def test_others_take_nothing(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.take_file(cast.actor(getattr(cast, who)), cast.vera.pk, write_pages=write_pages)
    assert not Event.objects.filter(verb="file.taken").exists()


def test_the_machine_takes_any_file_for_an_export(cast: Cast) -> None:
    archive = actions.take_file(command(cast.practice.pk), cast.vera.pk, write_pages=write_pages)
    assert archive.name.startswith("Vera Example 20")
    assert archive.name.endswith(".zip")
