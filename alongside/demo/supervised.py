"""What members of the demo write down for themselves, and what one shows to the supervisor. All invented."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from alongside.demo.builder import Builder
from alongside.demo.people import Company, actor_of
from alongside.mirror.models import Finding
from alongside.mirror.sharing_actions import comment_shared, share_finding
from alongside.notices.actions import withdraw
from alongside.practice.models import Member, Practice
from alongside.practice.queries import actor_for_member
from alongside.trail.actors import Role
from alongside.voice import verbs
from alongside.voice.models import Supervision, WeeklyPulse, Workaround
from alongside.voice.own_weeks import ITEMS

FRIDAY, AFTERNOON, NOON = timedelta(days=4), time(16, 30), time(12)
NOTHING_SAID: dict[str, Any] = dict.fromkeys(ITEMS)
SAID = ("energy", "joy", "rest", "own", "pressure")
# By title, week by week up to the last one that is over: energy, joy, rest, own part of the work, pressure.
WEEKS: Mapping[str, tuple[tuple[int, ...], ...]] = {
    "Psychotherapist": (
        (7, 8, 6, 4, 3),
        (6, 7, 6, 5, 4),
        (7, 7, 5, 5, 4),
        (6, 8, 6, 4, 3),
        (7, 8, 7, 4, 2),
        (7, 7, 6, 4, 3),
        (6, 7, 6, 5, 4),
        (7, 8, 7, 4, 3),
    ),
    "Coach": (
        (8, 8, 7, 4, 3),
        (7, 8, 6, 5, 4),
        (7, 7, 6, 5, 5),
        (5, 6, 5, 6, 6),
        (4, 6, 4, 7, 7),
        (3, 5, 3, 7, 8),
    ),
    "Consultant": ((7, 7, 7, 6, 4), (8, 7, 7, 6, 4), (7, 8, 6, 6, 5)),
}
WEEK_WORDS = {"Coach": "Said yes twice where I meant no. The holiday comes at the right time."}
# By title: how many days ago, minutes, about what, and what is taken along.
TALKS: Mapping[str, tuple[tuple[int, int, tuple[str, ...], str], ...]] = {
    "Psychotherapist": (
        (12, 60, ("client", "ending"), "End aloud, five minutes before the hour. It is no unkindness."),
        (41, 60, ("own_feelings",), "Whose hurry is it? I asked, and it was mine."),
        (69, 90, ("conflict", "frame"), ""),
    ),
    "Coach": ((20, 45, ("own_limits", "frame"), "One evening a week without a single message."),),
    "Consultant": ((33, 60, ("skill",), ""),),
}


class Way(NamedTuple):
    """A way round a need: whose, how many days ago, from which side, and whether it was talked about."""

    story: tuple[str, str]
    ago: int
    by_client: bool
    way: str
    needed: str
    done: str
    was_talked_about: bool = False


TEAM, TRAINS = ("en", "team"), ("en", "trains")
WAYS = (
    Way(
        TEAM,
        16,
        True,
        "paper",
        "To see the dates of the coming weeks.",
        "She writes them on a card by the door.",
    ),
    Way(TEAM, 5, True, "somebody", "To move a meeting on short notice.", "She asked a colleague to ring."),
    Way(
        TRAINS,
        48,
        False,
        "left_out",
        "A gentler word for the question.",
        "I left it out for two weeks.",
        True,
    ),
)
ASKS = "I see the end coming and do not say it. How do I end without leaving her alone with it?"
SAYS = "Say at the start when you will end, and see what becomes easier for both. We look at it in two weeks."


def build_own_sides(
    builder: Builder,
    members: Sequence[Member],
    supervisor: Member,
    companies: Mapping[tuple[str, str], Company],
) -> None:
    """Weeks, talks and ways round a need, each with its event."""
    for member in members:
        _weeks(builder, member)
        _talks(builder, member, supervisor.name)
    for way in WAYS:
        _way(builder, companies[way.story], way)


def share_one(practice: Practice) -> None:
    """The owner shows the supervisor one finding, and has an answer: as soon as the mirror has looked."""
    found = Finding.objects.filter(practice=practice, kind="meetings_over", member__role=Role.OWNER).first()
    supervisor = Member.objects.filter(practice=practice, role=Role.SUPERVISOR).first()
    if found is None or supervisor is None:
        return
    shown = share_finding(actor_for_member(found.member), found.pk, supervisor=supervisor.pk, words=ASKS)
    withdraw(practice.pk, subject_id=supervisor.pk)  # nobody is there to read a letter
    comment_shared(actor_for_member(supervisor), shown.pk, comment=SAYS)


def _weeks(builder: Builder, member: Member) -> None:
    today = builder.now.astimezone(builder.zone).date()
    this_week = today - timedelta(days=today.weekday())
    said = WEEKS[member.title]
    for number, answers in enumerate(said):
        week = this_week - timedelta(weeks=len(said) - number)
        given: dict[str, Any] = dict(zip(SAID, answers, strict=True))
        is_last = number == len(said) - 1
        words = WEEK_WORDS.get(member.title) if is_last else None
        at = _moment(builder, week + FRIDAY, AFTERNOON)
        about = {"practice": builder.practice, "member": member, "week": week, "at": at}
        row = builder.add(WeeklyPulse(**about, answers=given, words=words))
        builder.tell(
            actor_of(member),
            verbs.PULSE_SAID,
            at=at,
            subject=row,
            week=week.isoformat(),
            **(NOTHING_SAID | given),
        )


def _talks(builder: Builder, member: Member, with_whom: str) -> None:
    today = builder.now.astimezone(builder.zone).date()
    for ago, minutes, about, words in TALKS[member.title]:
        day = today - timedelta(days=ago)
        at = _moment(builder, day, NOON)
        row = Supervision(practice=builder.practice, member=member, held_on=day, minutes=minutes, at=at)
        row.with_whom, row.about, row.words = with_whom, list(about), words or None
        builder.add(row)
        builder.tell(
            actor_of(member),
            verbs.SUPERVISION_WRITTEN,
            at=at,
            subject=row,
            minutes=minutes,
            about=list(about),
        )


def _way(builder: Builder, company: Company, way: Way) -> None:
    at = builder.now - timedelta(days=way.ago)
    row = Workaround(practice=builder.practice, client=company.client, engagement=company.work, at=at)
    row.by_client, row.way, row.member = way.by_client, way.way, company.member
    row.needed, row.done = way.needed, way.done
    row.talked_at = at + timedelta(days=6) if way.was_talked_about else None
    builder.add(row)
    told = {"by_client": way.by_client, "way": way.way}
    company.tell(company.mine, verbs.WORKAROUND_SEEN, at=at, subject=row, **told)
    if row.talked_at:
        company.tell(company.mine, verbs.WORKAROUND_TALKED, at=row.talked_at, subject=row)


def _moment(builder: Builder, day: date, clock: time) -> datetime:
    """That day and hour by the practice's clock."""
    return datetime.combine(day, clock, builder.zone)
