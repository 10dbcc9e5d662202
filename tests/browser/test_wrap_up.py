"""A meeting from its preparation to its wrap-up in five actions, in a real browser."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.clients.models import Request
from alongside.meetings.models import Meeting, Note
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment
from alongside.steps.actions import set_step
from alongside.steps.models import Step
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast
from tests.meetings.stage import make_appointment, make_meeting, make_note

PHOTOS = os.environ.get("ALONGSIDE_PHOTOS")


def sit_down(page: Page, cast: Cast, who: object) -> Page:
    """Signed in and seated, with the session of a test browser."""
    session = cast.browser(who).cookies["sessionid"].value  # type: ignore[arg-type]
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": page.context.pages[0].evaluate("location.origin")}]
    )
    return page


def photo(page: Page, name: str) -> None:
    if PHOTOS:
        width = page.viewport_size["width"]  # type: ignore[index]
        page.screenshot(path=Path(PHOTOS) / f"{name}-{width}.png", full_page=True)


@pytest.fixture
def at_work(page_for: Callable[..., Page], cast: Cast) -> Callable[..., Page]:
    cast.vera.origin = "import"  # whose work goes on: the next meeting needs no new yes
    cast.vera.save()
    Request.objects.create(
        practice=cast.practice, client=cast.vera, words="I want to sleep again.", said_at=timezone.now()
    )

    def open_page(who: Member | None = None, width: int = 1280) -> Page:
        page = page_for("en", width)
        page.goto("/healthz")
        return sit_down(page, cast, who or cast.anna)

    return open_page


def test_a_wrap_up_takes_five_actions(at_work: Callable[..., Page], cast: Cast):
    meeting = make_meeting(cast, minutes_ago=49)
    page = at_work()
    page.goto(reverse("desk:meeting", args=[meeting.pk]))
    page.get_by_role("button", name="End the meeting").click()  # 1
    page.get_by_role("textbox", name="Note").fill("She slept five hours.")  # 2
    page.get_by_role("textbox", name="Next step").fill("Phone away at nine")  # 3: typed, and Enter
    page.get_by_role("textbox", name="Next step").press("Enter")
    expect(page.locator("#steps li")).to_contain_text("Phone away at nine")
    page.locator("#next button").first.click()  # 4
    expect(page.locator("#next button")).to_have_count(0)
    page.get_by_role("button", name="Done").last.click()  # 5
    page.wait_for_url("**/desk/")
    assert Note.objects.get().parts == {"words": "She slept five hours."}
    assert Step.objects.get().meeting == meeting
    assert Appointment.objects.filter(client=cast.vera, status="planned").count() == 1
    assert Meeting.objects.get().wrapped_up_at is not None


def test_ctrl_enter_saves_and_signs_and_the_draft_keeps_itself(at_work: Callable[..., Page], cast: Cast):
    page = at_work()
    page.goto(reverse("desk:note_new", args=[cast.vera.pk]))
    page.get_by_role("textbox", name="Note").fill("Kept by itself")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved", timeout=5000)
    assert Note.objects.get().parts == {"words": "Kept by itself"}
    page.get_by_role("textbox", name="Note").fill("And signed")
    page.get_by_role("textbox", name="Note").press("Control+Enter")
    page.wait_for_url("**/desk/notes/*/")
    expect(page.get_by_text("And signed")).to_be_visible()
    assert Note.objects.get().status == "signed"


def test_the_second_tab_is_told_and_shows_both(at_work: Callable[..., Page], cast: Cast):
    note = make_note(cast, "one", sign=False)
    page = at_work()
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(reverse("desk:note", args=[note.pk]))
    page.get_by_role("textbox", name="Note").fill("first tab")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved", timeout=5000)
    other.get_by_role("textbox", name="Note").fill("second tab")
    expect(other.locator("[data-autosave-status][data-state=conflict]")).to_be_visible(timeout=5000)
    assert Note.objects.get().parts == {"words": "first tab"}
    other.get_by_role("button", name="Save the draft").click()
    expect(other.get_by_role("heading", name="Two versions")).to_be_visible()
    assert_axe_clean(other)
    photo(other, "conflict")
    other.get_by_role("button", name="Keep this one").click()
    other.wait_for_url("**/desk/notes/*/")
    assert Note.objects.get().parts == {"words": "second tab"}


@pytest.mark.parametrize("width", some([320], [320, 1280]))
def test_the_pages_are_accessible(at_work: Callable[..., Page], cast: Cast, width: int):
    anna = cast.actor(cast.anna)
    cast.vera.profile.greeting = "A nod, no handshake"
    cast.vera.profile.save()
    appointment = make_appointment(cast.vera, cast.advice, minutes_ago=-20)
    meeting = make_meeting(cast, minutes_ago=70)
    set_step(anna, cast.vera.pk, words="Phone away at nine", meeting_id=meeting.pk)
    signed = make_note(cast, "She slept five hours.")
    page = at_work(width=width)
    for name, key in (
        ("prepare", appointment.pk),
        ("meeting", meeting.pk),
        ("wrap_up", meeting.pk),
        ("notes", cast.vera.pk),
        ("note_new", cast.vera.pk),
        ("note", signed.pk),
        ("note_print", signed.pk),
        ("documents", cast.vera.pk),
        ("letter_new", cast.vera.pk),
        ("steps", cast.vera.pk),
    ):
        page.goto(reverse(f"desk:{name}", args=[key]))
        photo(page, name)
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("width", some([320], [320, 1280]))
def test_the_clients_steps_are_accessible(at_work: Callable[..., Page], cast: Cast, width: int):
    set_step(cast.actor(cast.anna), cast.vera.pk, words="Phone away at nine")
    set_step(cast.actor(cast.anna), cast.vera.pk, words="Ask the doctor", owner="practitioner")
    page = at_work(cast.vera, width=width)
    page.goto(reverse("portal:steps"))
    photo(page, "portal-steps")
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("button", name="Open again")).to_be_visible()


def test_from_the_list_to_the_last_note_is_one_step(at_work: Callable[..., Page], cast: Cast):
    note = make_note(cast, "She slept five hours.")
    page = at_work()
    page.goto(reverse("desk:clients") + "?whose=mine")
    page.get_by_role("link", name="Last note").click()  # 1
    page.wait_for_url(f"**/desk/notes/{note.pk}/")
    expect(page.get_by_text("She slept five hours.")).to_be_visible()
