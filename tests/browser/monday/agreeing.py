"""Step 4: the agreement is written, asked about, said yes to, kept, and changed."""

from tests.browser.monday.people import Person
from tests.browser.monday.post import letters, work
from tests.browser.monday.story import CLIENT, OWNER, Story


def propose(story: Story) -> None:
    """Anna starts from the usual words, says time, place and fee, and puts it before Vera."""
    anna, say = story.anna, story.say
    anna.press("main form[action$='/write/'] button")
    anna.write(
        minutes=50,
        every_weeks=1,
        weekday=0,
        at_time="10:00",
        place_kind="room",
        room_id=say.room,
        fee=say.fee,
        currency=say.currency,
        reply_hours=48,
    )
    anna.press("main form [name=propose]")


def ask_and_answer(story: Story) -> None:
    """Vera asks about a section before she says anything; Anna finds the question on Today."""
    anna, vera, say = story.anna, story.vera, story.say
    vera.open("/portal/")
    vera.follow("/portal/agreement/")
    vera.touch("main section details summary")
    vera.find("main section details textarea").fill(say.question)
    vera.press("main section details .button")
    vera.reads(say.question)
    anna.follow("/desk/")
    anna.press("main a[href^='/desk/agreements/questions/']")
    anna.write(words=say.answer)
    anna.press("main form [data-key=sign]")
    work()
    assert all(say.question not in str(each.body) for each in letters(OWNER))


def agree(story: Story) -> None:
    """She reads the answer, puts her name, and both hold the dated version."""
    anna, vera, say = story.anna, story.vera, story.say
    vera.open("/portal/agreement/")
    vera.reads(say.answer)
    vera.write(name=say.client)
    vera.press("main form[action$='/accept/'] .button")
    _must_hold_a_pdf(vera)
    anna.open(story.work)
    anna.reads(say.room)
    anna.press("main a[href^='/desk/agreements/versions/']")
    _must_hold_a_pdf(anna)


def change_and_agree_again(story: Story) -> None:
    """A new version names what changes and why; until the new yes the old one holds."""
    anna, vera, say = story.anna, story.vera, story.say
    anna.open(story.work)
    anna.press("main form[action$='/write/'] button")
    anna.write(reason=say.reason, cancel_hours=36)
    anna.press("main form [name=propose]")
    vera.open("/portal/")
    vera.follow("/portal/agreement/")
    vera.reads(say.reason)
    vera.write(name=say.client)
    vera.press("main form[action$='/accept/'] .button")
    anna.open(story.work)
    versions = anna.page.locator("main .list a[href^='/desk/agreements/versions/']")
    assert versions.count() == 2
    work()
    assert all(say.reason not in str(each.body) for each in letters(CLIENT))


def _must_hold_a_pdf(person: Person) -> None:
    address = person.find("main a[href$='/pdf/']").get_attribute("href")
    assert address is not None
    answer = person.page.request.get(address)
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF-")
    assert len(answer.body()) > 5000
