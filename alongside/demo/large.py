"""A practice as large as practices get, for the benchmark: the same rows as ever, only many of them."""

import gc
import multiprocessing
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db import connections

from alongside.demo import meetings, people, talk, voice, work
from alongside.demo.builder import Builder
from alongside.demo.people import Company
from alongside.demo.plan import weekdays_from
from alongside.frame.texts import starting_texts
from alongside.messages.answering import CLIENT, MEMBER
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment
from alongside.steps.models import StepStatus
from alongside.trail.actors import Role
from alongside.voice.models import MeasureVersion

A_MEMBER_HAS = 500  # clients
HOURS = (8, 9, 10, 11, 13, 14, 15, 16)  # noon stays free, for who wants to book
SETTLED = timedelta(minutes=30)  # what ended a moment ago is not written up yet
AHEAD = 0.1  # of all appointments lie in the future
ZONE = "Europe/Helsinki"
FIRST = [
    "Aamu",
    "Brisa",
    "Calder",
    "Delmi",
    "Edda",
    "Fenn",
    "Gisla",
    "Hallam",
    "Ilmo",
    "Jarra",
    "Kesta",
    "Lumo",
    "Marit",
    "Nella",
    "Oona",
    "Pirta",
    "Quill",
    "Runa",
    "Selma",
    "Tarmo",
    "Ulla",
    "Verna",
    "Wilma",
    "Ylva",
    "Zelda",
    "Анна",
    "Борис",
    "Вера",
    "Глеб",
    "Дарья",
]
LAST = [
    "Aaltola",
    "Birkdal",
    "Corvin",
    "Dahlmar",
    "Estrup",
    "Fjeldby",
    "Grandel",
    "Holmqvist",
    "Isaksson",
    "Jervell",
    "Koivunen",
    "Lindmark",
    "Marwick",
    "Norrby",
    "Ostrem",
    "Pellas",
    "Quarles",
    "Rautala",
    "Sundvik",
    "Torvald",
    "Ulmanen",
    "Vesterby",
    "Wahlroos",
    "Ytterdal",
    "Zander",
    "Белова",
    "Громов",
    "Ершова",
    "Климов",
    "Лаврова",
]
NOTE = (
    "Began with the week. Sleep is better, work still takes much. We looked at one evening in detail and at what "
    "helped. Agreed to go on with short walks, and to write down what changes."
)


def build_large(*, clients: int, appointments: int, now: datetime, seed: int = 1) -> Member:
    """Write a practice of that size, a member for every 500 clients; returns its owner, who has clients too.

    Each member's part is made by a process of its own, as many at once as there are processors.
    """
    practice = people.new_practice(
        name="Large", slug=f"large-{clients}", zone=ZONE, opened_at=now - timedelta(days=1000), is_demo=True
    )
    builder = Builder(practice, now, seed)
    builder.add(practice)
    count = max(1, clients // A_MEMBER_HAS)
    members = [_member(builder, number) for number in range(count)]
    asked = builder.version("after-meeting")  # one for all parts
    builder.write()
    parts = [
        (member, range(number, clients, count), appointments // count, now, seed + number, asked)
        for number, member in enumerate(members)
    ]
    connections.close_all()
    with multiprocessing.get_context("fork").Pool() as pool:
        pool.starmap(_build_part, parts, chunksize=1)
    return members[0]


def _build_part(
    member: Member, numbers: range, appointments: int, now: datetime, seed: int, asked: MeasureVersion
) -> None:
    """One member's clients, their meetings and all that belongs to them."""
    gc.disable()  # nothing of it can be let go before it is written
    builder = Builder(member.practice, now, seed)
    builder.versions[asked.measure.key] = asked
    texts = starting_texts("en", "advice")
    own = [_client(builder, member, number, texts) for number in numbers]
    _fill_calendar(builder, own, appointments)
    builder.write()
    gc.enable()


def _member(builder: Builder, number: int) -> Member:
    member = people.add_member(
        builder,
        name=f"{FIRST[number % len(FIRST)]} {LAST[-1 - number % len(LAST)]}",
        email=f"member{number}@{builder.practice.slug}.example",
        role=Role.PRACTITIONER if number else Role.OWNER,
        joined_at=builder.practice.opened_at,
    )
    people.set_hours(builder, member, list(range(7)), time(8), time(20))
    return member


def _client(builder: Builder, member: Member, number: int, texts: dict[str, str]) -> Company:
    name = f"{FIRST[number % 30]} {LAST[number // 30 % 30]}"
    since = builder.now - timedelta(days=960)
    company = people.add_client(
        builder,
        member,
        name=f"{name} {number // 900 + 1}" if number >= 900 else name,
        email=f"client{number}@{builder.practice.slug}.example",
        phone=f"+358 55 {number:07}",
        language="en",
        zone=ZONE,
        since=since,
        in_portal=number % 10 == 0,
    )
    work.ask(company, since, words="I would like to sleep again, and to be patient with my children.")
    work.open_work(company, since, kind="advice")
    frame = work.propose(
        company,
        since + timedelta(days=1),
        terms={"fee": Decimal(90), "place_kind": "video", "place": "https://meet.example/room"},
        texts=texts,
    )
    work.agree(company, frame, since + timedelta(days=2))
    return company


def _fill_calendar(builder: Builder, own: list[Company], count: int) -> None:
    """Five full days a week: clients in turn, past meetings kept, the last tenth still to come."""
    for number, start in enumerate(_starts(builder, count)):
        company = own[number % len(own)]
        made = meetings.book(
            company,
            start,
            booked_at=min(start, builder.now) - timedelta(days=7),
            place_kind="video",
            place="",
        )
        _what_became(builder, company, made, number)
    for number, company in enumerate(own):
        talk.converse(company, list(_said(builder, number)))


def _starts(builder: Builder, count: int) -> list[datetime]:
    today = builder.now.astimezone(builder.zone).date()
    working = weekdays_from(today.weekday())
    before, after = int(count * (1 - AHEAD)) // len(HOURS), int(count * AHEAD) // len(HOURS) + 1
    around = [today + timedelta(days=each) for each in range(-before * 2, after * 2)]
    days = [day for day in around if day.weekday() in working]
    now = days.index(today)
    chosen = days[now - before : now + after]
    return [datetime.combine(day, time(hour), builder.zone) for day in chosen for hour in HOURS][:count]


def _what_became(builder: Builder, company: Company, made: Appointment, number: int) -> None:
    if made.ends_at + SETTLED >= builder.now:
        meetings.take_time(company, made)
    elif number % 25 == 7:
        meetings.cancel(company, made, made.starts_at - timedelta(days=2), by="client")
    elif number % 50 == 11:
        meetings.miss(company, made)
    else:
        _keep(builder, company, made, number)


def _keep(builder: Builder, company: Company, made: Appointment, number: int) -> None:
    over = 12 if number % len(HOURS) == 0 and number % 500 < 60 else 0
    held = meetings.hold(
        company, made, minutes=48 + builder.chance.randrange(6) + over, is_prepared=number % 4 == 0
    )
    meetings.wrap_up(company, held, steps=int(number % 5 == 0), is_next_booked=True)
    end = meetings.end_of(held)
    if number % 2 == 0:
        meetings.write_note(company, end + timedelta(minutes=5), {"words": NOTE}, meeting=held)
    if number % 5 == 0:
        is_done = made.ends_at < builder.now - timedelta(days=60)
        meetings.set_step(
            company,
            end,
            "Walk for twenty minutes after lunch, three times this week.",
            meeting=held,
            status=StepStatus.DONE if is_done else StepStatus.OPEN,
            closed_at=end + timedelta(days=5) if is_done else None,
        )
    if number % 4 == 1:
        asked = voice.ask_after(company, held)
        answers = {item: 6 + builder.chance.randrange(5) for item in ("heard", "understood", "accepted")}
        seen = None if end > builder.now - timedelta(days=1) else end + timedelta(days=1)
        answered_at = end + timedelta(hours=2)
        if answered_at < builder.now:
            voice.answer(
                company,
                asked,
                answered_at,
                answers | {"valuable": 8, "safe": 9},
                "Thank you, this helped.",
                seen,
            )


def _said(builder: Builder, number: int) -> Iterator[tuple[datetime, str, str]]:
    """Some exchanges; in one of a hundred conversations a question is open."""
    last = builder.now - timedelta(hours=3 + number % 48)
    for back in range(3, 0, -1):
        at = last - timedelta(days=20 * back)
        yield at, CLIENT, "May I move our next meeting to the afternoon? Mornings are hard just now."
        yield at + timedelta(hours=5), MEMBER, "Of course. I have put it to three o'clock. See you then."
    if number % 100 == 3:
        yield last, CLIENT, "Is there anything I should bring next time?"
