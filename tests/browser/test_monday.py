"""Steps 1-10 of the first issue, desk and portal, in four languages, at phone and laptop width.

Anna opens a practice on a Monday; Vera comes, is accompanied for some weeks, and goes. Nothing but pages, keys,
mouse and letters is used; time passes by travelling. The everyday run plays one language, with the desk on a laptop
and the portal on a phone; --full plays every language at both widths, with axe on every page.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page

from tests.browser.monday import agreeing, beginning, meeting, opening, parting, writing
from tests.browser.monday.people import LANGUAGES, Eyes
from tests.browser.monday.story import Story
from tests.browser.monday.words import SAID
from tests.browser.sizes import IS_FULL, some

PHONE, LAPTOP = 320, 1280
WIDTHS = [(LAPTOP, PHONE), (PHONE, LAPTOP)]  # of desk and portal
EVERY_DAY = [("fi", LAPTOP, PHONE)]  # the longest words
SCENES = some(EVERY_DAY, [(language, *widths) for language in LANGUAGES for widths in WIDTHS])


@pytest.fixture
def story(page_for: Callable[..., Page], live_server: object, settings: object, request: object):
    """A Monday morning in spring, before anything exists."""
    language, desk_width, portal_width = request.param
    settings.BASE_URL = str(live_server)
    settings.SESSION_COOKIE_AGE = 90 * 24 * 3600  # so that nobody signs in again after each journey in time
    settings.IDLE_MINUTES = 90 * 24 * 60
    say = SAID[language]
    morning = datetime(2026, 3, 9, 8, 30, tzinfo=ZoneInfo(say.zone))
    with time_machine.travel(morning, tick=True) as clock:
        eyes = Eyes(language, sees_all=IS_FULL)
        yield Story(
            language=language,
            say=say,
            page_for=page_for,
            eyes=eyes,
            clock=clock,
            desk_width=desk_width,
            portal_width=portal_width,
        )
        assert eyes.complaints == [], "\n".join(eyes.complaints)


@pytest.mark.large
@pytest.mark.parametrize("story", SCENES, indirect=True, ids=lambda scene: "-".join(map(str, scene)))
def test_monday(story: Story) -> None:
    opening.open_the_practice(story)
    opening.come_in(story)
    opening.invite_the_coordinator(story)
    opening.open_the_doors(story)
    opening.newcomers_arrive(story)
    beginning.answer_before_the_first_meeting(story)
    beginning.take_her_on(story)
    beginning.write_down_who_she_is(story)
    beginning.read_between_the_lines(story)
    beginning.join_the_portal(story)
    beginning.begin_the_work(story)
    agreeing.propose(story)
    agreeing.ask_and_answer(story)
    agreeing.agree(story)
    agreeing.change_and_agree_again(story)
    meeting.be_reminded(story)
    meeting.hold_the_first_meeting(story)
    meeting.write_and_sign_the_note(story)
    meeting.put_a_document_into_the_file(story)
    meeting.say_how_it_was(story)
    meeting.book_more(story)
    writing.write_to_each_other(story)
    meeting.know_before_the_second_meeting(story)
    meeting.forget_to_press_the_end(story, "03-23")
    writing.ask_every_day(story)
    meeting.forget_to_press_the_end(story, "03-30")
    writing.answer_too_long(story)
    writing.look_into_the_mirror(story)
    parting.do_her_step(story)
    parting.end(story)
    parting.take_the_file_along(story)
    parting.know_that_it_ended(story)
