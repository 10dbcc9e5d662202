"""When the mirror speaks, on a phone and on a laptop: nothing sticks out, axe finds nothing, a look comes first."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from alongside.practice.models import Practice
from alongside.voice.actions.own_weeks import say_pulse
from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.browser.sizes import some
from tests.cast import Cast
from tests.mirror.test_actions import overrun

PAGE = "/desk/mirror/thresholds/"


@pytest.mark.parametrize(("width", "scheme"), some([(320, "light")], [(320, "light"), (1280, "dark")]))
def test_a_number_is_tried_and_then_saved(
    page_for: Callable[..., Page], cast: Cast, width: int, scheme: str
) -> None:
    for days in (9, 6, 3):
        overrun(cast, days, real=60)
    say_pulse(cast.actor(cast.anna), answers={"energy": 2})
    page = page_for("en", width, color_scheme=scheme)
    sit_down(page, cast, cast.anna)
    page.goto(PAGE)
    minutes = page.get_by_role("spinbutton", name="meetings ran over by more than … minutes")
    minutes.fill("15")
    page.get_by_role("button", name="Show what this would change").click()
    row = page.get_by_role("row").filter(has_text="Meetings run over")
    assert row.get_by_role("cell").all_inner_texts()[-2:] == ["1", "0"]
    own = page.get_by_role("table").filter(has_text="about your own days").get_by_role("row").last
    assert own.get_by_role("cell").all_inner_texts()[-2:] == ["1", "1"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_axe_clean(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved. The mirror looks again.").wait_for()
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {"over_minutes": 15}
