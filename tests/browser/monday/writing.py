"""Steps 8 and 9: messages both ways, and what the mirror sees in them."""

from playwright.sync_api import expect

from tests.browser.monday.post import letters, newest, work
from tests.browser.monday.story import CLIENT, OWNER, Story


def ask(story: Story, words: str) -> None:
    """Vera writes from her home page."""
    vera = story.vera
    vera.open("/portal/")
    vera.press("main a[href='/portal/messages/#write']")
    vera.write(words=words)
    vera.press("main #write [data-key=sign]")
    vera.reads(words)
    expect(vera.page.locator("main #write textarea")).to_have_value("")


def reply(story: Story, words: str) -> None:
    """From Today, in two actions: open, and write with Ctrl-Enter."""
    anna = story.anna
    anna.follow("/desk/")
    with anna.counted(2):
        anna.press("main a[href$='/messages/'], main a[href$='/messages/#write']")
        anna.write(words=words)
        anna.keys("Control+Enter")
    anna.reads(words[:30])
    expect(anna.page.locator("main #write textarea")).to_have_value("")


def write_to_each_other(story: Story) -> None:
    """A question and a short answer; the letters say that there is something, never what."""
    say = story.say
    ask(story, say.asks)
    assert say.asks not in str(newest(OWNER).body)
    reply(story, say.replies)
    assert say.replies not in str(newest(CLIENT).body)
    story.vera.open("/portal/messages/")
    story.vera.reads(say.replies)


def answer_too_long(story: Story) -> None:
    """Twice twenty lines to a question of one; the coach asks gently and never blocks."""
    anna, say = story.anna, story.say
    for _ in range(2):
        ask(story, say.asks)
        anna.follow("/desk/messages/")
        anna.press("main .list a[href*='/messages/']")
        anna.write(words="\n".join([say.long_line] * 20))
        expect(anna.page.locator("[data-coach-list] li").first).to_be_visible()
        anna.look()
        anna.press("main #write [data-key=sign]")


def ask_every_day(story: Story) -> None:
    """Three days in a row, unasked."""
    anna = story.anna
    for day in ("03-24", "03-25", "03-26"):
        story.until(f"{day} 09:00")
        anna.follow("/desk/messages/")
        anna.press("main .list a[href*='/messages/']")
        anna.write(words=story.say.unasked)
        anna.press("main #write [data-key=sign]")
    work()
    assert all(story.say.unasked not in str(each.body) for each in letters(CLIENT))


def look_into_the_mirror(story: Story) -> None:
    """Three findings, from ordinary records; each with evidence, a question, a suggestion; Anna answers."""
    anna, say = story.anna, story.say
    work()
    anna.follow("/desk/")
    assert anna.page.locator("main .finding").count() == 3
    anna.follow("/desk/mirror/")
    expect(anna.page.locator("main .finding")).to_have_count(3)
    for answer in ("talk", "fine_because", "not_now"):
        anna.press("main .finding a[href^='/desk/mirror/']")
        assert anna.page.locator("main .timeline li").count() >= 2
        anna.write(kind=answer)
        if answer == "fine_because":
            anna.press("main form [data-key=save]", status=422)
            anna.write(words=say.fine)
        anna.press("main form [data-key=save]")
    expect(anna.page.locator("main .finding")).to_have_count(0)
    work()
    anna.follow("/desk/")
    assert anna.page.locator("main .finding").count() == 0  # answered once, it rests
