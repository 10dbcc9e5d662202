"""Plain pages and what clients ask for, on a small phone and on a laptop: nothing sticks out, axe finds nothing."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from alongside.clients.models import Client
from alongside.file.actions.data_requests import ask_data
from alongside.frame import actions as frame
from alongside.practice.introductions import write_introduction
from alongside.practice.models import Member
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.browser.test_toolkit import sit_down
from tests.cast import Cast
from tests.frame.making import make_agreed

PLAIN = (
    *("certain", "how_we_work", "my_words", "openings", "ask_change", "stopped", "not_kept", "my_way"),
    *("my_rights", "formats", "my_file"),
)


@pytest.mark.parametrize(
    ("language", "width"), some([("en", 320)], [("en", 1280), ("ru", 320), ("ja", 320), ("fi", 320)])
)
def test_every_page_of_it(page_for: Callable[..., Page], cast: Cast, language: str, width: int) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    make_agreed(cast)
    write_introduction(cast.actor(cast.mikko), language="en", about="Ten years of coaching", style=8, pace=2)
    asked = frame.ask_change(
        vera, what="format", wanted="video", words="Averyveryverylongwordwithoutanyspaces"
    )
    frame.say_format(vera, place_kind="room", likes="The quiet")
    frame.stop_topic(vera, pk, words="The old flat")
    frame.note_breach(vera, cast.advice.pk, section="time", words="It began late.")
    frame.note_breach(anna, cast.advice.pk, section="payment", words="It is unpaid.")
    about_data = ask_data(vera, what="erase")
    pages: dict[Member | Client, list[str]] = {
        cast.vera: [
            *(reverse(f"portal:{name}") for name in PLAIN),
            *(f"{reverse('portal:ask_change')}?what={what}" for what in ("format", "practitioner", "other")),
        ],
        cast.anna: [
            *(
                reverse(f"desk:{name}")
                for name in ("asked_changes", "data_requests", "keeping_years", "introduction")
            ),
            reverse("desk:asked_change", args=[asked.pk]),
            reverse("desk:data_request", args=[about_data.pk]),
            reverse("desk:stopped", args=[pk]),
            reverse("desk:breaches", args=[cast.advice.pk]),
            reverse("desk:ending", args=[cast.advice.pk]),
        ],
    }
    for who, addresses in pages.items():
        page = page_for(language, width)
        sit_down(page, cast, who)
        for address in addresses:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
            assert_axe_clean(page)
