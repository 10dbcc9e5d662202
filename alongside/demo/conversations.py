"""The messages of the demo: each client's story, and what the mirror looks at."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.demo import plan
from alongside.demo.people import Company
from alongside.demo.plan import Part
from alongside.demo.stories import Story, en, fi, ja, ru
from alongside.demo.talk import converse
from alongside.messages.answering import CLIENT, MEMBER

Said = tuple[datetime, str, str]

# A member who writes every morning, with nobody asking.
DAILY = {
    ("ru", "tired"): ru.TIRED_DAILY,
    ("fi", "phone"): fi.PHONE_DAILY,
    ("ja", "inn"): ja.INN_DAILY,
}
# Questions and answers of their own length: (days ago, what was asked, what was answered).
LONG = {
    ("en", "turn"): ((9, *en.TURN_LONG[0]), (4, *en.TURN_LONG[1])),
    ("en", "mother"): ((8, *en.MOTHER_LETTER), (22, *en.MOTHER_LETTER_BEFORE)),
    ("ja", "own"): ((6, *ja.OWN_LONG),),
    ("ja", "inn"): ((13, *ja.INN_REPORT), (20, *ja.INN_REPORT_BEFORE)),
    ("fi", "course"): ((60, *fi.COURSE_LONG[0]), (48, *fi.COURSE_LONG[1])),
}
# A call that was written down (whose, minutes), what was said after it, and the file that came along.
CALL: tuple[tuple[str, str], int, tuple[str, str, str, str], tuple[str, bytes]] = (
    ("en", "trains"),
    9,
    (
        "Theo rang. The train stood still for ten minutes and he stayed in it. He wants to try again on Saturday.",
        "Thank you for ringing. Ten minutes, and you stayed. Tell me about Saturday, if you like.",
        "I made a timetable for Saturday, with a way out at every stop. I put it here.",
        "I like that you made it yourself. Take it along.",
    ),
    ("Saturday.txt", b"9:12 Marsh Lane\n9:19 Old Quay (way out: bus 4)\n9:31 Harbour, Hattie waits\n"),
)
# What a member has begun to write; the reply coach has something to say about it.
DRAFT = (
    ("en", "team"),
    "I will write the plan for your evenings for you and send it tonight. You should talk to your team first.",
)


def conversation(company: Company, part: Part, story: Story, *, until: datetime) -> None:
    """All messages with one client, in their order."""
    said = [*_story(company, part, story, until), *_daily(company, part), *_long(company, part)]
    calls, files = {}, {}
    if part.story == CALL[0]:
        called, wrote = (_clock(company, company.builder.now - timedelta(days=12), hour) for hour in (10, 17))
        answers = (called + timedelta(hours=2), wrote + timedelta(hours=16))
        times = (called, answers[0], wrote, answers[1])
        said += zip(times, (CLIENT, MEMBER) * 2, CALL[2], strict=True)
        calls, files = {called: CALL[1]}, {wrote: CALL[3]}
    draft = DRAFT[1] if part.story == DRAFT[0] else ""
    if said:
        converse(company, said, calls=calls, files=files, draft=draft)


def _story(company: Company, part: Part, story: Story, until: datetime) -> Iterator[Said]:
    """Question and answer in pairs, the last pair the newest; an open question stays without its answer."""
    now, chance = company.builder.now, company.builder.chance
    pairs = list(zip(story.talk[::2], story.talk[1::2], strict=True))
    last = min(until, now) - timedelta(days=24)
    for back, (asked, answered) in enumerate(reversed(pairs)):
        at = _clock(company, last - timedelta(days=19 * back + chance.randrange(6)), 11 + chance.randrange(8))
        if back == 0 and part.story in plan.OPEN:
            yield now - timedelta(hours=plan.OPEN[part.story][0]), CLIENT, asked[1]
            continue
        yield at, CLIENT, asked[1]
        yield at + timedelta(hours=2 + chance.randrange(16)), MEMBER, answered[1]


def _daily(company: Company, part: Part) -> Iterator[Said]:
    words = DAILY.get(part.story, ())
    for number, each in enumerate(words):
        yield _clock(company, company.builder.now - timedelta(days=1 + len(words) - number), 8), MEMBER, each
    if part.story == ("ru", "doctors"):
        for number, (ours, theirs) in enumerate(ru.DOCTORS_DAILY):
            day = company.builder.now - timedelta(days=6 - number)
            yield _clock(company, day, 8), MEMBER, ours
            yield _clock(company, day, 12), CLIENT, theirs
        yield _clock(company, company.builder.now - timedelta(days=4), 17), MEMBER, ru.DOCTORS_LAST


def _long(company: Company, part: Part) -> Iterator[Said]:
    for days, asked, answered in LONG.get(part.story, ()):
        at = _clock(company, company.builder.now - timedelta(days=days), 10)
        yield at, CLIENT, asked
        yield at + timedelta(hours=6), MEMBER, answered


def _clock(company: Company, day: datetime, hour: int) -> datetime:
    """That hour of the day by the practice's clock."""
    zone: ZoneInfo = company.builder.zone
    return datetime.combine(day.astimezone(zone).date(), time(hour, 15), zone)
