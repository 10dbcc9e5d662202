"""Pictures of answers: on a small phone, on a laptop, in the dark and on paper; axe finds nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from alongside.clients.models import Client
from alongside.practice.models import Member
from alongside.voice.actions.comments import comment_on_result
from alongside.voice.measuring.symptom_keys import PHQ_9
from alongside.voice.models import CheckIn, MeasureVersion
from tests.browser.axe import assert_axe_clean
from tests.cast import Cast
from tests.voice.answered import answer_often, make_version
from tests.voice.scene import make_check_in

PHONE, LAPTOP = 320, 1280
COURSE = (18, 19, 17, None, 16, 17, 12, 11, 12, 9, 6, 5)


@pytest.fixture
def phq9(cast: Cast) -> MeasureVersion:
    """Three months of Vera's, her words now and then, and what both said to the picture."""
    version = make_version(cast.vera, PHQ_9)
    rows = answer_often(version, PHQ_9, cast.vera, COURSE, work=cast.advice)
    for row, words in zip(
        rows[1::4], ("Could not sleep.", "Better since the walk.", "I laughed."), strict=True
    ):
        row.words = words
        row.save()
    comment_on_result(cast.actor(cast.vera), cast.vera.pk, version.measure_id, words="That was the move.")
    comment_on_result(
        cast.actor(cast.anna), cast.vera.pk, version.measure_id, words="Thank you for saying so."
    )
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    CheckIn.objects.filter(pk=check_in.pk).update(answered_at=check_in.asked_at, answers={"heard": 8})
    return version


@pytest.fixture
def sit(page_for: Callable[..., Page], cast: Cast) -> Callable[..., Page]:
    """A browser in which this person is signed in."""

    def sit_down(who: Member | Client, width: int, scheme: str) -> Page:
        page = page_for("en", width, color_scheme=scheme)
        page.goto("/healthz")
        session = cast.browser(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        return page

    return sit_down


def look(page: Page, name: str) -> None:
    """Nothing sticks out, axe finds nothing; a picture where ALONGSIDE_PICTURES says so."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    folder = os.environ.get("ALONGSIDE_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"results-{name}.png", full_page=True)
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], f"{name}: {width[0]} px on a screen of {width[1]} px"
    assert_axe_clean(page)


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (LAPTOP, "dark")])
def test_both_see_pictures_that_fit(
    sit: Callable[..., Page], cast: Cast, phq9: MeasureVersion, width: int, scheme: str
) -> None:
    for who, start in (
        (cast.anna, f"/desk/clients/{cast.vera.pk}/results/"),
        (cast.vera, "/portal/results/"),
    ):
        page = sit(who, width, scheme)
        side = "desk" if who is cast.anna else "portal"
        page.goto(start)
        look(page, f"{side}-{width}")
        page.goto(f"{start}{phq9.measure_id}/")
        look(page, f"{side}-one-{width}")
        shown = page.locator(".wide-chart" if width == LAPTOP else ".narrow-chart")
        hidden = page.locator(".narrow-chart" if width == LAPTOP else ".wide-chart")
        assert (shown.is_visible(), hidden.is_visible()) == (True, False)
        letters = page.locator("svg.chart:visible .chart-text text").first
        assert letters.evaluate("each => each.getBoundingClientRect().height") >= 11


def test_paper_has_the_wide_picture_and_the_whole_table(
    sit: Callable[..., Page], cast: Cast, phq9: MeasureVersion
) -> None:
    page = sit(cast.anna, PHONE, "dark")
    page.goto(f"/desk/clients/{cast.vera.pk}/results/{phq9.measure_id}/print/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    look(page, "print")
    assert page.locator(".wide-chart").is_visible()
    assert page.locator("#answers-table tbody tr").count() == len(COURSE)
