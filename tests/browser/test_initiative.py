"""What a client begins beside hours of work, the list to look at again, and the plan: axe finds nothing, all fits."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from alongside.frame.models import Frame
from alongside.mirror.models import Finding
from alongside.trail.actions import record
from alongside.trail.verbs import VERBS
from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.cast import Cast

PHONE, LAPTOP = 320, 1280


def a_long_work(cast: Cast) -> Finding:
    """A year in which Vera begins more and more, and the finding that she may depend."""
    actor, now = cast.actor(cast.anna), timezone.now()
    for month in range(12):
        at = now - timedelta(days=30 * (11 - month) + 1)
        about = {"planned_minutes": 50, "real_minutes": 50 + 4 * month, "source": "pressed"}
        record(actor, VERBS["meeting.ended"], client_id=cast.vera.pk, at=at, **about)
        for number in range(6):
            who = "client" if number < month / 2 else "member"
            step = {"owner": "client", "set_by": who, "is_planned": True}
            record(actor, VERBS["step.set"], client_id=cast.vera.pk, at=at, **step)
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status="agreed",
        agreed_at=now,
        every_weeks=1,
        minutes=50,
    )
    return Finding.objects.create(
        practice=cast.practice,
        member=cast.anna,
        client=cast.vera,
        kind="dependence",
        facts={"months": 14, "first": 3, "last": 8, "steps": 1},
        found_at=now,
    )


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (LAPTOP, "dark")])
def test_pictures_list_and_plan_fit(
    page_for: Callable[..., Page], cast: Cast, width: int, scheme: str
) -> None:
    found = a_long_work(cast)
    page = page_for("en", width, color_scheme=scheme)
    sit_down(page, cast, cast.anna)
    for name, address in (
        ("initiative", f"/desk/clients/{cast.vera.pk}/results/"),
        ("review", "/desk/mirror/my-practice/"),
        ("plan", f"/desk/mirror/{found.pk}/"),
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        if folder := os.environ.get("ALONGSIDE_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide[0] <= wide[1], f"{name}: {wide[0]} px on a screen of {wide[1]} px"
        assert_axe_clean(page)
