"""Step 10: Vera's word ends it at once; what was planned is let go; she takes her file along."""

from io import BytesIO
from zipfile import ZipFile

from tests.browser.monday.post import letters, work
from tests.browser.monday.story import CLIENT, Story


def do_her_step(story: Story) -> None:
    """Her home says what is certain; her step is done; her data say who looked, and when."""
    vera, say = story.vera, story.say
    vera.open("/portal/")
    vera.reads(say.step)
    vera.follow("/portal/steps/")
    vera.press("main form[action$='/change/'] button[value=done]")
    vera.follow("/portal/mine/")
    vera.follow("/portal/my-data/")
    vera.reads(say.owner)


def end(story: Story) -> None:
    """One page, one button, one confirmation; nobody asks why."""
    vera, say = story.vera, story.say
    vera.open("/portal/")
    vera.follow("/portal/appointments/")
    assert vera.page.locator("main > .stack > .list li").count() == 3
    vera.open("/portal/")
    vera.follow("/portal/ending/")
    vera.write(words=say.goodbye)
    vera.press("main form .button")
    work()
    before = len(letters(CLIENT))
    vera.press("main button[name=sure]")
    vera.open("/portal/appointments/")
    assert vera.page.locator("main > .stack > .list li").count() == 0
    work()
    (letter,) = letters(CLIENT)[before:]  # one for all three, and her calendar lets go of them
    assert str(letter.attachments[0][1]).count("STATUS:CANCELLED") == 3
    assert say.goodbye not in str(letter.body)


def take_the_file_along(story: Story) -> None:
    """One archive: readable pages and data, in her language, with the agreements and what was shared."""
    vera, say = story.vera, story.say
    vera.open("/portal/ending/")
    vera.follow("/portal/my-file/")
    archive = ZipFile(BytesIO(vera.download("main form .button").read_bytes()))
    names = archive.namelist()
    page = next(name for name in names if name.endswith("index.html"))
    readable = archive.read(page).decode()
    for words in (say.request, say.guesses[1], say.step, say.how_it_was, say.replies, say.note):
        assert words in readable, words
    data = archive.read(next(name for name in names if name.endswith("data.json"))).decode()
    assert say.request in data
    assert sum(name.endswith(".pdf") for name in names) == 2
    assert any(name.endswith("sheet.txt") for name in names)


def know_that_it_ended(story: Story) -> None:
    """Anna reads it; the door stays open, nobody is called back."""
    anna, say = story.anna, story.say
    anna.open(story.client)
    anna.open(story.work)
    anna.open(story.work.replace("/agreements/", "/endings/"))
    anna.reads(say.goodbye)
    anna.follow("/desk/calendar/")
