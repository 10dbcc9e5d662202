"""Writing a message, on the desk and in the portal: files, hostile words, two windows, quiet hours, the coach."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from alongside.clients.models import Client
from alongside.messages import actions, queries
from alongside.messages.models import Attachment, Message
from alongside.practice.models import Member
from tests.cast import Cast

PDF = b"%PDF-1.7 a scan"
SIDES = ("anna", "vera")


@dataclass
class Side:
    """One of the two at their page."""

    browser: Browser
    address: str

    def get(self) -> str:
        return str(self.browser.get(self.address).content.decode())

    def post(self, words: str, page: str = "", **more: Any) -> Any:
        return self.browser.post(self.address, {"words": words, **fields(page or self.get()), **more})

    def draft(self, words: str, page: str = "", **more: Any) -> Any:
        sent = {"words": words, **fields(page or self.get()), **more}
        return self.browser.post(f"{self.address}draft/", sent)


def fields(page: str) -> dict[str, Any]:
    found = re.findall(r'<input type="hidden" name="(message_id|version|shown)" value="([^"]*)"', page)
    return {**dict(found), "shown": [value for name, value in found if name == "shown"]}


def side(cast: Cast, who: str) -> Side:
    seat: Member | Client = getattr(cast, who)
    browser = cast.browser(seat)
    if isinstance(seat, Member):
        return Side(browser, f"/desk/clients/{cast.vera.pk}/messages/")
    return Side(browser, "/portal/messages/")


def pdf(name: str = "scan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def typed(answer: Any) -> str:
    """What stands in the form of a page."""
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    assert found
    return html.unescape(found[1])


@pytest.fixture(params=SIDES)
def one(request: pytest.FixtureRequest, cast: Cast) -> Side:
    return side(cast, request.param)


def test_a_file_is_added_without_script_and_sent(one: Side, cast: Cast) -> None:
    assert one.post("Look at this", attach="yes", attached=[pdf()]).status_code == 302
    page = one.get()
    assert "scan.pdf" in page
    assert "Look at this" in page
    assert Message.objects.get().sent_at is None
    assert one.post("Look at this", page).status_code == 302
    for who in SIDES:
        assert side(cast, who).get().count("scan.pdf</bdi>") == 1
    assert Message.objects.get().sent_at is not None


def test_chosen_and_sent_in_one_press(one: Side) -> None:
    assert one.post("Both", attached=[pdf("a.pdf"), pdf("b.pdf")]).status_code == 302
    assert Message.objects.get().sent_at is not None
    assert [each.name for each in Attachment.objects.order_by("pk")] == ["a.pdf", "b.pdf"]


def test_a_file_is_taken_out_again_and_the_words_stay(one: Side) -> None:
    one.post("Words", attach="yes", attached=[pdf("a.pdf"), pdf("b.pdf")])
    gone = Attachment.objects.order_by("pk").first()
    assert gone is not None
    assert one.post("Words, changed", remove=str(gone.pk)).status_code == 302
    page = one.get()
    assert ("a.pdf" in page, "b.pdf" in page, "Words, changed" in page) == (False, True, True)


@pytest.mark.parametrize("press", [{"attach": "yes"}, {}])
def test_a_refused_file_loses_no_word_and_no_good_file(one: Side, press: dict[str, str]) -> None:
    chosen = [pdf("good.pdf"), pdf("empty.pdf", b""), pdf("liar.pdf", b"MZ\x00program")]
    refused = one.post("Every word", attached=chosen, **press)
    said = html.unescape(refused.content.decode())
    assert refused.status_code == 422
    assert "“empty.pdf” was not added, because it is empty." in said
    assert "“liar.pdf” was not added." in said
    assert typed(refused) == "Every word"
    assert [each.name for each in Attachment.objects.all()] == ["good.pdf"]
    assert Message.objects.get().sent_at is None
    assert one.post("Every word", refused.content.decode()).status_code == 302
    assert Message.objects.get().sent_at is not None


def test_a_file_over_ten_megabytes_is_not_read(one: Side) -> None:
    refused = one.post("Words", attach="yes", attached=[pdf("large.pdf", PDF + bytes(10 * 1024 * 1024))])
    assert refused.status_code == 422
    assert "larger than 10 MB" in refused.content.decode()
    assert typed(refused) == "Words"
    assert Attachment.objects.count() == 0


def test_a_name_with_markup_stays_a_name(one: Side) -> None:
    one.post("", attach="yes", attached=[pdf("<img src=x>.pdf")])
    refused = one.post("", attach="yes", attached=[pdf("<b>.pdf", b"")])
    assert "<img src" not in one.get() + refused.content.decode()
    assert "<b>" not in refused.content.decode()


def test_adding_nothing_is_said_beside_the_field(one: Side) -> None:
    refused = one.post("Words", attach="yes")
    assert (refused.status_code, typed(refused)) == (422, "Words")
    assert "Please choose a file first." in refused.content.decode()


def test_the_script_keeps_a_file_the_moment_it_is_chosen(one: Side) -> None:
    page = one.get()
    answer = one.draft("Typing", page, attached=[pdf()]).json()
    assert (answer["version"], "scan.pdf" in answer["files"]) == (1, True)
    assert fields(answer["files"])["shown"] == [str(Attachment.objects.get().pk)]
    saved = one.draft("Typing on", page, version=1)
    assert (saved.status_code, saved.json()["version"], "files" in saved.json()) == (200, 2, False)


def test_the_script_hears_which_file_was_refused_and_what_was_kept(one: Side) -> None:
    answer = one.draft("Typing", attached=[pdf(), pdf("empty.pdf", b"")])
    said = answer.json()
    assert (answer.status_code, said["version"]) == (422, 1)
    assert "empty.pdf" in said["message"]
    assert "scan.pdf" in said["files"]


def test_two_windows_a_file_in_one_is_not_sent_unseen_by_the_other(one: Side) -> None:
    one.draft("Same words")
    stale = one.get()
    one.post("Same words", attach="yes", attached=[pdf()])
    refused = one.post("Same words", stale)
    assert refused.status_code == 422
    assert "A file was added or taken away in another window." in refused.content.decode()
    assert "scan.pdf" in refused.content.decode()
    assert Message.objects.get().sent_at is None
    assert one.post("Same words", refused.content.decode()).status_code == 302
    assert Message.objects.get().attachments.count() == 1


def test_two_windows_both_drafts_stand_on_the_page(one: Side) -> None:
    first, second = one.get(), one.get()
    assert one.draft("In the first", first, attached=[pdf()]).status_code == 200
    assert one.draft("In the second", second).status_code == 409
    assert one.draft("In the second", second, attached=[pdf("b.pdf")]).status_code == 409
    refused = one.post("In the second", second)
    page = refused.content.decode()
    assert (refused.status_code, typed(refused)) == (422, "In the second")
    assert "In the first" in page
    assert "scan.pdf" in page
    assert Message.objects.get().words == "In the first"


def test_a_very_long_message_is_refused_kindly_and_stays_in_the_form(one: Side) -> None:
    words = "слово " * 17_000
    for answer in (
        one.post(words),
        one.post(words, keep="yes"),
        one.post(words, attach="yes", attached=[pdf()]),
    ):
        assert answer.status_code == 422
        assert "too long for one message" in answer.content.decode()
        assert typed(answer) == words
    kept = one.draft(words)
    assert (kept.status_code, "too long" in kept.json()["message"]) == (422, True)
    assert Message.objects.count() == Attachment.objects.count() == 0
    assert "maxlength" not in one.get()


HOSTILE = "<script>alert(1)</script> \u202egnirts\u202c \u2067x\u2069 a\x00b 👩‍👩‍👧 &amp; \"'"
HARMLESS = "<script>alert(1)</script> gnirts x ab 👩‍👩‍👧 &amp; \"'"


def test_hostile_words_are_words(one: Side, cast: Cast) -> None:
    assert one.draft(HOSTILE).status_code == 200
    assert typed(one.browser.get(one.address)) == HARMLESS
    assert one.post(HOSTILE).status_code == 302
    for who in SIDES:
        page = side(cast, who).get()
        assert html.unescape(page).count(HARMLESS) == 1
        assert "<script>alert" not in page
        assert not set(page) & set("\u202e\u202c\u2067\u2069\x00")
        assert '<p class="said private" dir="auto">' in page


def download(cast: Cast, who: str, pk: object) -> Any:
    seat = getattr(cast, who)
    place = "desk" if isinstance(seat, Member) else "portal"
    return cast.browser(seat).get(f"/{place}/messages/files/{pk}/")


def test_a_file_is_handed_out_to_keep_and_never_to_run(cast: Cast) -> None:
    side(cast, "vera").post("", attached=[pdf()])
    pk = Attachment.objects.get().pk
    for who in SIDES:
        answer = download(cast, who, pk)
        assert (answer.status_code, answer.content) == (200, PDF)
        assert answer["Content-Disposition"] == 'attachment; filename="scan.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("who", ["mikko", "chie", "oskar", "stranger", "strangers_client"])
def test_a_file_is_not_there_for_others(cast: Cast, who: str) -> None:
    side(cast, "vera").post("", attached=[pdf()])
    assert download(cast, who, Attachment.objects.get().pk).status_code == 404


def test_the_file_of_a_draft_is_not_there_for_the_other_side(cast: Cast) -> None:
    side(cast, "vera").post("", attach="yes", attached=[pdf()])
    pk = Attachment.objects.get().pk
    assert [download(cast, who, pk).status_code for who in SIDES] == [404, 200]
    assert "scan.pdf" not in side(cast, "anna").get()


NIGHT = datetime(2026, 3, 4, 22, tzinfo=UTC)  # midnight in Helsinki


@pytest.mark.parametrize(
    ("who", "said"), [("anna", "they will be told at 8:00"), ("vera", "we will be told at 8:00")]
)
def test_in_quiet_hours_both_are_told_when_the_other_hears_of_it(cast: Cast, who: str, said: str) -> None:
    cast.practice.quiet_from, cast.practice.quiet_until = "21:00", "08:00"
    cast.practice.save()
    with time_machine.travel(NIGHT, tick=False):
        page = side(cast, who).get()
        assert said in page.replace("08:00", "8:00")
    with time_machine.travel(NIGHT + timedelta(hours=12), tick=False):
        assert "will be told" not in side(cast, who).get()


def test_both_sides_see_how_long_answers_take(cast: Cast) -> None:
    for number in range(6):
        with time_machine.travel(NIGHT + timedelta(hours=5 * number), tick=False):
            writer = (cast.vera, cast.anna)[number % 2]
            actions.send_message(cast.actor(writer), cast.vera.pk, words="Hello")
    both = [side(cast, who).get() for who in SIDES]
    assert ["Answers usually come within 5 hours (3 answers)." in page for page in both] == [True, True]
    assert queries.reply_times(cast.actor(cast.vera), cast.vera.pk).theirs is None


PROMISING = "I will write the letter for you."


def test_without_script_the_coach_looks_it_over_and_its_wording_is_taken(cast: Cast) -> None:
    anna = side(cast, "anna")
    assert anna.post(PROMISING, look="yes").status_code == 302
    page = anna.get()
    assert "Worth a second look" in page
    assert "Why this matters" in page
    [mark] = [
        each
        for each in queries.marks(cast.actor(cast.anna), cast.vera.pk, PROMISING)
        if each.rule == "own_hands"
    ]
    assert f'value="{mark.start}-{mark.end}"' in page
    assert anna.post(PROMISING, use=f"{mark.start}-{mark.end}").status_code == 302
    kept = Message.objects.get()
    assert kept.words == PROMISING[: mark.start] + mark.instead
    assert kept.sent_at is None


def test_the_autosave_brings_the_marks_with_their_places(cast: Cast) -> None:
    answer = side(cast, "anna").draft(f"👩‍👩‍👧\r\n{PROMISING}").json()
    [mark] = [each for each in answer["marks"] if each["rule"] == "own_hands"]
    words = f"👩‍👩‍👧\n{PROMISING}"
    assert words[mark["start"] : mark["end"]] == mark["excerpt"] != ""
    assert (mark["row"], mark["seen"]) == ("D04", "You offer to do this for them.")


def test_the_coach_is_switched_off_and_on_by_oneself(cast: Cast) -> None:
    anna = side(cast, "anna")
    settings = f"/desk/members/{cast.anna.pk}/"
    assert anna.browser.post("/desk/messages/coach/", {"off": "yes"})["Location"] == settings
    assert "Switch the coach on" in anna.browser.get(settings).content.decode()
    assert anna.draft(PROMISING).json()["marks"] == []
    assert "The reply coach is off" in anna.get()
    assert "data-coach" not in anna.get()
    anna.browser.post("/desk/messages/coach/", {"on": "yes"})
    assert anna.draft(PROMISING).json()["marks"] != []
    assert "Switch the coach" not in anna.browser.get(f"/desk/members/{cast.mikko.pk}/").content.decode()


def test_a_client_sees_no_coach(cast: Cast) -> None:
    vera = side(cast, "vera")
    assert "marks" not in vera.draft(PROMISING).json()
    assert "data-coach" not in vera.get()


def test_after_a_very_long_answer_a_private_link_waits_and_only_then(cast: Cast) -> None:
    anna = side(cast, "anna")
    actions.send_message(cast.actor(cast.vera), cast.vera.pk, words="What now?")
    long = anna.post("\n".join(["A line of an answer."] * 20))
    assert long["Location"].endswith("?sent=long")
    short = anna.post("One thing more")
    assert short["Location"] == anna.address
    looking = f"?about=reply&amp;client={cast.vera.pk}"
    assert looking in anna.browser.get(long["Location"]).content.decode()
    assert looking not in anna.get()
