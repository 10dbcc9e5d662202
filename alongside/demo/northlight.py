"""The demo practice: five people, about forty clients, a year and a half; dated from today. All invented."""

from datetime import datetime, time, timedelta

from alongside.clients.models import ClientStatus
from alongside.demo import changes, gathered, meetings, people, plan, waiting, work
from alongside.demo.around import build_around
from alongside.demo.asked_for import build_asked_for
from alongside.demo.builder import Builder
from alongside.demo.course import Course
from alongside.demo.decisions import build_decisions
from alongside.demo.desks import Desk
from alongside.demo.diary import build_diaries
from alongside.demo.feedback import build_feedback
from alongside.demo.money import build_money
from alongside.demo.offers import offer
from alongside.demo.page_words import page_texts
from alongside.demo.people import Company
from alongside.demo.phased import build_phases
from alongside.demo.plan import PARTS, Who
from alongside.demo.stories import Stock, en, fi, ja, ru
from alongside.demo.supervised import build_own_sides
from alongside.demo.tools import build_tools
from alongside.practice import verbs
from alongside.practice.models import Absence, Member, Practice, PublicText, Room
from alongside.trail.actors import Role

MONTHS = 18
SLUG = "northlight"
STOCKS: dict[str, Stock] = {"en": en.STOCK, "ru": ru.STOCK, "ja": ja.STOCK, "fi": fi.STOCK}
MEMBERS = {
    Who.THERAPIST: ("Irina Vesala", "Psychotherapist", Role.OWNER, ["fi", "ru", "en", "ja"]),
    Who.COACH: ("Sami Tuomela", "Coach", Role.PRACTITIONER, ["fi", "en", "ru", "ja"]),
    Who.CONSULTANT: ("Haruka Minase", "Consultant", Role.PRACTITIONER, ["ja", "en", "fi", "ru"]),
}
COORDINATOR = ("Noora Ekblad", "Coordinator", Role.COORDINATOR, ["fi", "en", "ru"])
SUPERVISOR = ("Marit Solheimo", "Supervisor", Role.SUPERVISOR, ["fi", "en"])
ROOMS = {Who.THERAPIST: "Birch room", Who.COACH: "Harbour room"}
AWAY = (9, 13)  # the coach, in so many days


def build_northlight(now: datetime, seed: int = 1) -> Practice:
    """Write the whole practice, with its trail. The same seed and moment give the same practice."""
    opened = (now - timedelta(days=30 * MONTHS)).replace(hour=7, minute=0, second=0, microsecond=0)
    practice = _practice(opened)
    builder = Builder(practice, now, seed)
    builder.add(practice)
    desks = _desks(builder, opened)
    _publish(builder, desks[Who.THERAPIST].member, opened)
    _name_absence(builder, desks)
    therapist, coach, consultant = (desks[who].member for who in MEMBERS)
    offer(builder, therapist, coach, consultant, opened)
    courses: dict[tuple[str, str], Course] = {}
    for part in PARTS:
        stock = STOCKS[part.language]
        story = next(each for each in stock.stories if each.key == part.key)
        course = courses[part.story] = Course(desks[part.who], part, story, stock)
        course.build()
    writes = _newcomers(builder, desks)
    companies = {story: course.own for story, course in courses.items()}
    gathered.build_gatherings(desks, companies)
    changes.build_changes(desks, companies)
    waiting.build_waiting(desks, companies, writes)
    build_money(builder, desks[Who.THERAPIST].member, companies)
    build_feedback(builder, desks[Who.THERAPIST].member, companies)
    build_tools(builder, desks[Who.THERAPIST].member, companies)
    build_decisions(builder, desks[Who.THERAPIST].member, companies)
    build_diaries(builder, companies)
    build_around(builder, companies)
    build_asked_for(builder, [therapist, coach, consultant], companies)
    build_phases(
        companies, {desks[Who.COACH].member.name: "coaching", desks[Who.CONSULTANT].member.name: "consulting"}
    )
    supervisor = _member(builder, *SUPERVISOR, joined_at=opened + timedelta(days=20))
    build_own_sides(builder, [therapist, coach, consultant], supervisor, companies)
    builder.write()
    return practice


def _practice(opened: datetime) -> Practice:
    practice = people.new_practice(
        name="Northlight", slug=SLUG, zone="Europe/Helsinki", opened_at=opened, is_demo=True
    )
    practice.neutral_name, practice.is_public = "Northlight", True
    practice.email, practice.phone = f"hello@{SLUG}.example", "+358 55 000 0100"
    practice.address, practice.country = "Harbour Street 4, Helsinki", "FI"
    practice.quiet_from, practice.quiet_until = time(21), time(8)
    return practice


def _desks(builder: Builder, opened: datetime) -> dict[Who, Desk]:
    days = plan.weekdays_from(builder.now.astimezone(builder.zone).weekday())
    desks = {}
    for number, (who, about) in enumerate(MEMBERS.items()):
        member = _member(builder, *about, joined_at=opened + timedelta(days=number * 3))
        member.takes_newcomers = who is not Who.CONSULTANT
        people.set_hours(builder, member, sorted(days), time(9), time(18))
        room = None
        if who in ROOMS:
            room = Room(practice=builder.practice, name=ROOMS[who], directions="Second floor, on the left.")
            builder.add(room)
        desks[who] = Desk(builder, member, room, days, away=AWAY if who is Who.COACH else None)
    _member(builder, *COORDINATOR, joined_at=opened + timedelta(days=10))
    return desks


def _member(
    builder: Builder, name: str, title: str, role: Role, languages: list[str], *, joined_at: datetime
) -> Member:
    return people.add_member(
        builder,
        name=name,
        title=title,
        email=f"{name.split(maxsplit=1)[0].lower()}@{SLUG}.example",
        role=role,
        languages=languages,
        practises=role not in (Role.COORDINATOR, Role.SUPERVISOR),
        joined_at=joined_at,
    )


def _publish(builder: Builder, owner: Member, opened: datetime) -> None:
    """The public page, in four languages."""
    for number, language in enumerate(STOCKS):
        for section, words in page_texts(language).items():
            builder.add(
                PublicText(practice=builder.practice, language=language, section=section, words=words)
            )
        builder.tell(
            people.actor_of(owner),
            verbs.PRACTICE_CHANGED,
            at=opened + timedelta(days=1, hours=number),
            subject=builder.practice,
            changed=["public_page", language],
        )


def _name_absence(builder: Builder, desks: dict[Who, Desk]) -> None:
    """The coach is away next week but one, and the therapist covers."""
    coach, first = desks[Who.COACH].member, builder.now.astimezone(builder.zone).date()
    row = Absence(
        practice=builder.practice,
        member=coach,
        covered_by=desks[Who.THERAPIST].member,
        starts_on=first + timedelta(days=AWAY[0]),
        ends_on=first + timedelta(days=AWAY[1]),
        remark="Sailing course.",
    )
    builder.add(row)
    days = AWAY[1] - AWAY[0] + 1
    at = builder.now - timedelta(days=6)
    builder.tell(people.actor_of(coach), verbs.ABSENCE_NAMED, at=at, subject=row, days=days, is_covered=True)


def _newcomers(builder: Builder, desks: dict[Who, Desk]) -> Company:
    """Somebody new in each language: one was taken up and comes today, two have booked, one has only written.

    Returns the one who has only written.
    """
    therapist, coach = desks[Who.THERAPIST], desks[Who.COACH]
    today = _newcomer(builder, therapist, "fi", hours_ago=52, status=ClientStatus.ACTIVE)
    _book_first(today, therapist, 0, time(17))
    soon = _newcomer(builder, coach, "en", hours_ago=20)
    _book_first(soon, coach, 2, time(17))
    far = _newcomer(builder, therapist, "ja", hours_ago=44, zone=plan.TOKYO)
    _book_first(far, therapist, 3, time(17))
    writes = _newcomer(builder, therapist, "ru", hours_ago=5)
    writes.client.practitioner = None
    return writes


def _newcomer(
    builder: Builder,
    desk: Desk,
    language: str,
    *,
    hours_ago: int,
    status: str = ClientStatus.NEWCOMER,
    zone: str = "Europe/Helsinki",
) -> Company:
    story, at = STOCKS[language].newcomer, builder.now - timedelta(hours=hours_ago)
    company = people.add_client(
        builder,
        desk.member,
        name=story.name,
        reading=story.reading,
        email=f"new.{language}@people.example",
        language=language,
        zone=zone,
        since=at,
        in_portal=False,
        origin="public",
        status=status,
    )
    work.ask(company, at, words=story.asks)
    return company


def _book_first(company: Company, desk: Desk, days: int, at: time) -> None:
    starts = desk.moment(days, at)
    made = meetings.book(company, starts, booked_at=company.client.since, room=desk.room, is_first=True)
    if made.ends_at + timedelta(minutes=15) > desk.builder.now:
        meetings.take_time(company, made)
    else:
        held = meetings.hold(company, made, minutes=49)
        meetings.wrap_up(company, held, steps=0, is_next_booked=False)
