"""The calendar in a browser: drag, lengthen, and the same by keys; every view at two widths."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from alongside.practice.models import Member
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, Gathering, WorkingHours
from alongside.trail.actors import command
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.browser.test_passkeys import seat
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 3, 6, tzinfo=UTC)  # a Tuesday, 8:00 in Helsinki
AT = datetime(2026, 2, 4, 8, tzinfo=UTC)  # Wednesday at 10:00
ROW = 0.345 * 17  # px of five minutes


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def row(cast: Cast) -> Appointment:
    for member in (cast.anna, cast.mikko):
        for day in range(5):
            WorkingHours.objects.create(
                practice=cast.practice, member=member, weekday=day, starts=time(9), ends=time(17)
            )
    return planned(cast, AT)


def planned(cast: Cast, at: datetime, minutes: int = 50) -> Appointment:
    return book_appointment(
        command(cast.practice.pk),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=at,
        minutes=minutes,
    )


@pytest.fixture
def week(page_for: Callable[..., Page], cast: Cast, row: Appointment) -> Page:
    page = page_for("en")
    page.set_viewport_size({"width": 1280, "height": 1300})
    seat(page, cast)
    page.goto(reverse("desk:calendar"))
    return page


def block(page: Page, row: Appointment) -> Locator:
    return page.locator(f'a.event[href="{reverse("desk:appointment", args=[row.pk])}"]')


def drag(page: Page, what: Locator, *, right: float = 0, down: float = 0, edge: bool = False) -> None:
    box = what.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + (box["height"] - 3 if edge else 12)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=4)
    page.mouse.move(x + right, y + down, steps=4)
    page.mouse.up()


def test_dragging_moves_a_meeting_once_it_is_confirmed(week: Page, row: Appointment) -> None:
    column = week.locator(".week-day").first.bounding_box()
    assert column is not None
    drag(week, block(week, row), right=column["width"], down=12 * ROW)
    dialog = week.get_by_role("dialog")
    expect(dialog).to_contain_text("Vera Example: Wed 4, 10:00, 50 minutes → Thu 5, 11:00, 50 minutes")
    row.refresh_from_db()
    assert row.starts_at == AT  # nothing is written before it is confirmed
    assert_axe_clean(week)
    dialog.get_by_role("button", name="Move").click()
    expect(week.get_by_text("Moved to Thursday, 5 February 2026, 11:00")).to_be_visible()
    expect(block(week, row)).to_be_focused()
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at - row.starts_at) == (
        AT + timedelta(days=1, hours=1),
        timedelta(minutes=50),
    )


def test_the_lower_edge_changes_the_length(week: Page, row: Appointment) -> None:
    drag(week, block(week, row), down=5 * ROW, edge=True)
    week.get_by_role("dialog").get_by_role("button", name="Move").click()
    expect(week.get_by_text("Moved to Wednesday, 4 February 2026, 10:00")).to_be_visible()
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at) == (AT, AT + timedelta(minutes=75))


def test_leaving_it_as_it_was_puts_it_back(week: Page, row: Appointment) -> None:
    drag(week, block(week, row), down=12 * ROW)
    week.get_by_role("button", name="Leave it as it was").click()
    expect(week.locator("#calendar-says")).to_have_text("Let go. Nothing was changed.")
    expect(block(week, row)).to_contain_text("10:00")
    assert week.url.endswith(reverse("desk:calendar"))
    row.refresh_from_db()
    assert row.starts_at == AT


def test_a_taken_time_is_refused_with_others_and_a_reason_takes_it(
    page_for: Callable[..., Page], cast: Cast, row: Appointment
) -> None:
    planned(cast, AT + timedelta(hours=2))
    page = page_for("en")
    page.set_viewport_size({"width": 1280, "height": 1300})
    seat(page, cast)
    page.goto(reverse("desk:calendar"))
    drag(page, block(page, row), down=24 * ROW)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Move").click()
    expect(dialog).to_contain_text("This time is taken. Please choose another.")
    expect(dialog.get_by_text("Free times nearby:")).to_be_visible()
    assert_axe_clean(page)
    row.refresh_from_db()
    assert row.starts_at == AT
    near = dialog.locator("[data-times] button")
    assert near.count() == 3
    near.first.click()
    day, at = page.locator("#move-day").input_value(), page.locator("#move-at").input_value()
    dialog.get_by_role("button", name="Move").click()
    expect(page.get_by_text("Moved to")).to_be_visible()
    row.refresh_from_db()
    assert f"{row.starts_at + timedelta(hours=2):%Y-%m-%d %H:%M}" == f"{day} {at}"


def test_keys_move_and_lengthen_as_well(week: Page, row: Appointment) -> None:
    says = week.locator("#calendar-says")
    block(week, row).focus()
    week.keyboard.press("Space")
    expect(says).to_have_text("Picked up: Vera Example, Wed 4, 10:00, 50 minutes")
    week.keyboard.press("ArrowLeft")
    week.keyboard.press("ArrowDown")
    week.keyboard.press("Shift+ArrowDown")
    expect(says).to_have_text("Tue 3, 10:15, 65 minutes")
    week.keyboard.press("Escape")
    expect(says).to_have_text("Let go. Nothing was changed.")
    expect(block(week, row)).to_be_focused()
    for key in ("Space", "ArrowLeft", "ArrowDown", "Shift+ArrowDown", "Enter"):
        week.keyboard.press(key)
    expect(week.get_by_role("dialog")).to_be_visible()
    week.keyboard.press("Enter")
    expect(week.get_by_text("Moved to Tuesday, 3 February 2026, 10:15")).to_be_visible()
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at) == (
        AT - timedelta(hours=23, minutes=45),
        AT - timedelta(hours=22, minutes=40),
    )


def test_a_finger_holds_a_meeting_and_moves_it(
    page_for: Callable[..., Page], cast: Cast, row: Appointment
) -> None:
    page = page_for("en", 1024, has_touch=True)
    page.set_viewport_size({"width": 1024, "height": 1300})
    seat(page, cast)
    page.goto(reverse("desk:calendar"))
    box = block(page, row).bounding_box()
    assert box is not None
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, down: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": box["x"] + 30, "y": box["y"] + 12 + down}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart")
    touch("touchMove", 3 * ROW)  # at once: that is scrolling
    touch("touchEnd")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.wait_for_timeout(700)  # the scrolling comes to rest
    touch("touchStart")
    expect(page.locator(".event.lifted")).to_be_visible()
    for down in (4, 8, 12):
        touch("touchMove", down * ROW)
    touch("touchEnd")
    expect(page.get_by_role("dialog")).to_contain_text("Wed 4, 11:00, 50 minutes")


def test_a_click_and_enter_on_free_time_book_there(week: Page, cast: Cast, row: Appointment) -> None:
    free = week.get_by_role("link", name="free, 10:50 to 17:00").first
    box = free.bounding_box()
    assert box is not None
    week.mouse.click(box["x"] + 20, box["y"] + 38 * ROW)
    week.wait_for_url("**/desk/book/?member=*&at=2026-02-04T14:00")
    week.go_back()
    week.get_by_role("link", name="free, 10:50 to 17:00").first.press("Enter")
    week.wait_for_url("**&at=2026-02-04T10:50")
    week.get_by_label("Name of the client").fill("Vera")
    week.get_by_label("Name of the client").press("Enter")
    week.locator("main").get_by_role("link", name="Vera Example").click()
    assert week.locator("[name=day]").input_value() == "2026-02-04"
    assert week.locator("[name=at]").input_value()[:5] == "10:50"


EVERY_DAY = [("ja", 320), ("fi", 1280)]


@pytest.mark.parametrize(("language", "width"), some(EVERY_DAY, [*EVERY_DAY, ("fi", 320), ("ja", 1280)]))
def test_every_view_is_accessible_and_fits(
    page_for: Callable[..., Page], cast: Cast, row: Appointment, language: str, width: int
) -> None:
    Gathering.objects.create(
        practice=cast.practice,
        member=cast.anna,
        title="Evening group",
        starts_at=AT + timedelta(hours=6),
        ends_at=AT + timedelta(hours=7),
        timezone="Europe/Helsinki",
    )
    Appointment.objects.filter(pk=row.pk).update(is_first=True)
    Member.objects.update(language=language)
    page = page_for(language, width)
    seat(page, cast)
    both = f"&member={cast.anna.pk}&member={cast.mikko.pk}"
    calendar, more = reverse("desk:calendar"), reverse("desk:one_more")
    for address in (
        calendar,
        f"{calendar}?view=day{both}",
        f"{calendar}?view=week{both}",
        f"{calendar}?view=month",
        f"{calendar}?view=list",
        f"{calendar}?view=rooms",
        more,
    ):
        page.goto(address)
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("asked", ["?view=week", "?view=day"])
def test_a_week_and_a_day_print_on_one_sheet(week: Page, asked: str) -> None:
    week.goto(reverse("desk:calendar") + asked)
    printed = week.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1
    assert b"/MediaBox [0 0 841" in printed  # A4 across
    week.emulate_media(media="print")
    expect(week.get_by_role("link", name="Book a meeting")).to_be_hidden()


def test_without_a_script_the_links_lead_to_the_forms(
    page_for: Callable[..., Page], cast: Cast, row: Appointment
) -> None:
    page = page_for("en", java_script_enabled=False)
    seat(page, cast)
    page.goto(reverse("desk:calendar"))
    block(page, row).click()
    page.get_by_text("Move to another time").click()
    expect(page.get_by_role("button", name="Move", exact=True)).to_be_visible()


@pytest.fixture
def beside(page_for: Callable[..., Page], cast: Cast, row: Appointment) -> Page:
    """Wednesday with Anna and Mikko side by side, for the owner, who fills both calendars."""
    page = page_for("en")
    page.set_viewport_size({"width": 1280, "height": 1300})
    seat(page, cast)
    both = f"&member={cast.anna.pk}&member={cast.mikko.pk}"
    page.goto(f"{reverse('desk:calendar')}?view=day&day=2026-02-04{both}")
    return page


def give_to_mikko_at_eleven(beside: Page, cast: Cast, row: Appointment) -> None:
    """The dialog asks about just this, and a yes moves the meeting."""
    dialog = beside.get_by_role("dialog")
    expect(dialog).to_contain_text("Vera Example: Anna, 10:00, 50 minutes → Mikko, 11:00, 50 minutes")
    dialog.get_by_role("button", name="Move").click()
    expect(beside.get_by_text("Moved to Wednesday, 4 February 2026, 11:00")).to_be_visible()
    row.refresh_from_db()
    assert (row.member, row.starts_at) == (cast.mikko, AT + timedelta(hours=1))


def test_a_meeting_is_dragged_to_another_person(beside: Page, cast: Cast, row: Appointment) -> None:
    columns = beside.locator(".week-day")
    left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert left is not None
    assert right is not None
    drag(beside, block(beside, row), right=right["x"] - left["x"], down=12 * ROW)
    give_to_mikko_at_eleven(beside, cast, row)
    expect(columns.nth(1).locator("a.event")).to_contain_text("Vera Example")


def test_whoever_picks_up_again_at_once_is_asked_about_what_they_hold(
    beside: Page, cast: Cast, row: Appointment
) -> None:
    """The browser tells of a closed dialog a moment later; keys may be faster."""
    block(beside, row).focus()
    for key in ("Space", "ArrowRight", "Enter"):
        beside.keyboard.press(key)
    beside.evaluate(
        """() => {
            document.querySelector('#calendar-move [data-let-go]').click()
            for (const code of ['Space', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) {
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }))
            }
        }"""
    )
    give_to_mikko_at_eleven(beside, cast, row)


def test_keys_give_a_meeting_to_another_person_and_say_who_is_taken(
    beside: Page, cast: Cast, row: Appointment
) -> None:
    other = make_client(cast.mikko, "Other Person")
    book_appointment(
        command(cast.practice.pk), client_id=other.pk, member_id=cast.mikko.pk, starts_at=AT, minutes=50
    )
    block(beside, row).focus()
    for key in ("Space", "ArrowRight", "Enter"):
        beside.keyboard.press(key)
    dialog = beside.get_by_role("dialog")
    dialog.get_by_role("button", name="Move").click()
    expect(dialog).to_contain_text("This time is taken. Please choose another.")
    assert_axe_clean(beside)
    dialog.get_by_role("button", name="Leave it as it was").click()
    row.refresh_from_db()
    assert (row.member, row.starts_at) == (cast.anna, AT)
    for key in ("Space", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter", "Enter"):
        beside.keyboard.press(key)
    expect(beside.get_by_text("Moved to Wednesday, 4 February 2026, 11:00")).to_be_visible()
    row.refresh_from_db()
    assert (row.member, row.starts_at) == (cast.mikko, AT + timedelta(hours=1))
