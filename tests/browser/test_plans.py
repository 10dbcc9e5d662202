"""What is asked, on a small phone and on a laptop: nothing sticks out, axe finds nothing."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from alongside.voice import actions
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast


@pytest.mark.parametrize(("width", "scheme"), some([(320, "light")], [(320, "light"), (1280, "dark")]))
def test_both_see_what_is_asked(page_for: Callable[..., Page], cast: Cast, width: int, scheme: str) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    for name in ("Maria", "Otto"):
        cast.vera.circle.create(practice=cast.practice, name=name, kind="friend", email=f"{name}@n.example")
    maria = cast.vera.circle.get(name="Maria")
    actions.agree_to_asking(vera, client_id=cast.vera.pk, person_id=maria.pk, is_agreed=True)
    actions.set_plan(anna, measure="after-meeting", rhythm="after", every=3)
    own = actions.set_plan(anna, client_id=cast.vera.pk, measure="five-needs", rhythm="monthly")
    for _ in range(2):
        made = actions.ask_once(anna, client_id=cast.vera.pk, measure="five-needs")
        actions.decline_check_in(vera, made.pk)
    actions.ask_once(anna, client_id=cast.vera.pk, measure="value", circle_person_id=maria.pk)
    for who, addresses in (
        (
            cast.anna,
            (
                reverse("desk:plans"),
                reverse("desk:client_plans", args=[cast.vera.pk]),
                reverse("desk:plan", args=[own.pk]),
            ),
        ),
        (cast.vera, (reverse("portal:asking"),)),
    ):
        page = page_for("en", width, color_scheme=scheme)
        page.goto("/healthz")
        session = cast.browser(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        for address in addresses:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            assert_axe_clean(page)
