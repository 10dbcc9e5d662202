"""The client's pages on a small phone, and an answer from the desk, with the promised number of actions."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.clients.actions import open_file
from alongside.clients.models import Client
from alongside.messages.actions import send_message
from alongside.messages.models import Attachment, Message
from alongside.notices.models import Notice
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment
from alongside.steps.actions import set_step
from alongside.voice.models import CheckIn
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast
from tests.voice.scene import make_check_in

PHONE = 320
LANGUAGES = ["en", "ru", "ja", "fi"]
LONG = "これは改行のない長い文章で、小さな画面でも横にはみ出さずに読めることを確かめるためのものです。" * 3


@pytest.fixture
def sit(page_for: Callable[..., Page], cast: Cast) -> Callable[..., Page]:
    """A browser in which this person is signed in."""

    def sit_down(who: Member | Client, language: str = "en", width: int = PHONE) -> Page:
        type(who).objects.filter(pk=who.pk).update(language=language)
        page = page_for(language, width)
        page.goto("/healthz")
        session = cast.browser(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        return page

    return sit_down


def look(page: Page, name: str) -> None:
    """Nothing sticks out, axe finds nothing; a picture where ALONGSIDE_PICTURES says so."""
    folder = os.environ.get("ALONGSIDE_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], f"{name}: {width[0]} px on a screen of {width[1]} px"
    assert_axe_clean(page)


def fill(cast: Cast) -> None:
    """A client's life here, with long words."""
    anna = cast.actor(cast.anna)
    start = timezone.now() + timedelta(days=2)
    Appointment.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        member=cast.anna,
        starts_at=start,
        ends_at=start + timedelta(minutes=50),
        timezone="Europe/Helsinki",
        room=cast.room,
    )
    set_step(anna, cast.vera.pk, words=LONG)
    send_message(cast.actor(cast.vera), cast.vera.pk, words=LONG)
    send_message(anna, cast.vera.pk, words=LONG)
    make_check_in(anna, cast.vera, cast.advice)
    open_file(anna, cast.vera)


@pytest.mark.parametrize("language", some(["ja", "fi"], LANGUAGES))
def test_the_clients_pages_fit_a_small_phone(sit: Callable[..., Page], cast: Cast, language: str) -> None:
    fill(cast)
    page = sit(cast.vera, language)
    for path in ("", "messages/", "my-data/"):
        page.goto(f"/portal/{path}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        look(page, f"portal-{path.strip('/') or 'home'}-{language}")


@pytest.mark.parametrize("language", some(["ja", "fi"], LANGUAGES))
def test_a_check_in_takes_eight_taps_without_signing_in(
    page_for: Callable[..., Page], cast: Cast, language: str
) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(language=language)
    make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    page = page_for(language, PHONE, has_touch=True)
    page.goto(f"/how-was-it/{Notice.objects.get().facts['secret']}/")
    look(page, f"check-in-{language}")
    taps = 0
    for item, value in {"heard": 9, "understood": 8, "accepted": 10, "valuable": 0, "safe": 7}.items():
        page.locator(f"input[name={item}][value='{value}']").tap()
        taps += 1
    page.locator("button[name=answer]").tap()
    taps += 1
    expect(page.locator("form button[name=answer]")).to_have_count(0)
    look(page, f"check-in-done-{language}")
    assert taps <= 8
    kept = CheckIn.objects.get()
    assert kept.answers == {"heard": 9, "understood": 8, "accepted": 10, "safe": 7, "valuable": 0}


@pytest.mark.parametrize("width", [360, 1280])
def test_an_answer_takes_two_actions_and_a_long_one_is_asked_about(
    sit: Callable[..., Page], cast: Cast, width: int
) -> None:
    send_message(cast.actor(cast.vera), cast.vera.pk, words="What can I do this week?")
    page = sit(cast.anna, width=width)
    page.goto("/desk/messages/")
    look(page, f"desk-messages-{width}")
    page.get_by_role("link", name="Vera Example").click()
    page.get_by_label("Your message").fill("\n".join(["A line of an answer."] * 20))
    expect(page.locator("[data-coach]")).to_contain_text("much longer than the question")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved")
    look(page, f"desk-thread-{width}")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".thread")).to_contain_text("A line of an answer.")
    assert [each.lines for each in Message.objects.filter(author_kind="member")] == [20]


def test_messages_work_without_script(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en", PHONE, java_script_enabled=False)
    page.goto("/healthz")
    session = cast.browser(cast.vera).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
    page.goto("/portal/messages/")
    page.get_by_label("Your message").fill("Hello")
    page.get_by_role("button", name="Keep as a draft").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".thread")).to_contain_text("Hello")
    assert Message.objects.get().words == "Hello"


def test_a_file_is_kept_when_it_is_chosen_and_the_coachs_wording_is_taken(
    sit: Callable[..., Page], cast: Cast, tmp_path: Path
) -> None:
    page = sit(cast.anna, width=1280)
    page.goto(f"/desk/clients/{cast.vera.pk}/messages/")
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    page.get_by_label("Files with this message").set_input_files(scan)
    expect(page.get_by_role("link", name="scan.pdf")).to_be_visible()
    assert Attachment.objects.get().message.sent_at is None
    (tmp_path / "empty.txt").touch()
    page.get_by_label("Files with this message").set_input_files(tmp_path / "empty.txt")
    expect(page.locator("[data-files-refused]")).to_contain_text("“empty.txt” was not added")
    words = page.get_by_label("Your message")
    words.fill("𠮷 Good. I will write the letter for you. I will call them for you.")
    marks = page.locator("[data-coach-list] > li")
    expect(marks).to_have_count(2)
    look(page, "desk-coach-1280")
    offered = marks.first.locator("[data-instead]").inner_text()
    marks.first.get_by_role("button", name="Use this wording").click()
    expect(words).to_have_value(re.compile(rf"^𠮷 Good. {re.escape(offered)} I will call them for you.$"))
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved")
    marks.first.get_by_role("button", name="Leave it").click()
    expect(page.locator("[data-coach-part]")).to_be_hidden()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".thread")).to_contain_text("scan.pdf")
    sent = Message.objects.get()
    assert (sent.sent_at is not None, sent.attachments.count()) == (True, 1)


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_call_is_written_down_and_the_portal_shows_it(
    sit: Callable[..., Page], cast: Cast, width: int
) -> None:
    page = sit(cast.anna, width=width)
    page.goto(f"/desk/clients/{cast.vera.pk}/messages/elsewhere/")
    look(page, f"desk-elsewhere-{width}")
    page.get_by_label("By telephone").check()
    page.get_by_label("Minutes").fill("9")
    page.get_by_label("What was said").fill(LONG)
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".thread")).to_contain_text("By telephone · 9 minutes")
    look(page, f"desk-thread-call-{width}")
