"""Sharing a finding, a case sheet and the counts of the house: nothing sticks out, and axe finds nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from alongside.mirror.models import Finding, SharedFinding
from alongside.trail.actors import Role
from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.browser.sizes import some
from tests.cast import Cast, make_member
from tests.mirror.test_actions import look, overrun

SIZES = some([(320, "light")], [(320, "dark"), (1280, "light")])


def calm(page: Page, width: int, *addresses: str) -> None:
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert_axe_clean(page)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_finding_is_shared_and_answered(
    page_for: Callable[..., Page], cast: Cast, width: int, scheme: str
) -> None:
    for days in (9, 6, 3):
        overrun(cast, days)
    look()
    siiri = make_member(cast.practice, "Siiri", Role.SUPERVISOR)
    found = Finding.objects.get(client=cast.vera)
    page = page_for("en", width, color_scheme=scheme)
    sit_down(page, cast, cast.anna)
    calm(page, width, f"/desk/mirror/{found.pk}/share/")
    page.get_by_label("What I would like to ask").fill("How do I end?")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("Shared. You can take it back at any time.").wait_for()
    assert_axe_clean(page)
    page.get_by_label("This is wrong").check()
    page.get_by_label("Let it rest").select_option("until I say otherwise")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("heading", name="At rest, because you said so").wait_for()
    calm(
        page,
        width,
        "/desk/mirror/",
        "/desk/mirror/supervision/",
        "/desk/mirror/case-sheet/",
        "/desk/practice/mirror/",
    )
    other = page_for("en", width, color_scheme=scheme)
    sit_down(other, cast, siiri)
    calm(other, width, "/desk/mirror/shared/", f"/desk/mirror/shared/{SharedFinding.objects.get().pk}/")
    other.get_by_label("Your words to it").fill("Say the end aloud.")
    other.get_by_role("button", name="Save").click()
    other.get_by_text("Kept. Who shared it can read it now.").wait_for()
    assert SharedFinding.objects.get().comment == "Say the end aloud."


def test_counts_are_a_table_from_five_people_up(page_for: Callable[..., Page], cast: Cast) -> None:
    before = timezone.now() - timedelta(days=140)  # in a quarter that is over
    members = [
        cast.anna,
        cast.mikko,
        *(make_member(cast.practice, name) for name in ("Ilmo", "Rauha", "Vieno")),
    ]
    for each in members:
        Finding.objects.create(practice=cast.practice, member=each, kind="low_pulse", found_at=before)
    page = page_for("en", 320)
    sit_down(page, cast, cast.anna)
    calm(page, 320, "/desk/practice/mirror/")
    assert page.get_by_role("row").filter(has_text="Look after your energy").count() == 1
