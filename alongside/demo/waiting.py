"""Who waits for a time in the demo, one who was offered one, and what people's lives allow. All invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from alongside.demo import waiting_words
from alongside.demo.bills import rows
from alongside.demo.desks import Desk
from alongside.demo.free import Calendars
from alongside.demo.people import Company
from alongside.demo.plan import Who
from alongside.practice.models import Service
from alongside.scheduling import verbs, waiting
from alongside.scheduling.models import Hold, LifeSituation, Occupied, Offer, Wish
from alongside.trail.actors import Actor, Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish: how many days ago, by whom, for which service and person, and when they could come."""

    days_ago: int
    by: str
    service: str = ""
    who: Who | None = None
    about: Mapping[str, Any] | None = None


WISHES: dict[tuple[str, str], Asked] = {
    ("ru", "alone"): Asked(
        12,
        "member",
        "Therapy",
        Who.THERAPIST,
        {"weekdays": [0, 2], "from_time": time(16), "to_time": time(19), "language": "ru", "is_urgent": True},
    ),
    ("en", "nights"): Asked(
        9, "client", "Therapy", None, {"weekdays": [1, 3], "from_time": time(8), "to_time": time(12)}
    ),
    ("ja", "care"): Asked(
        16,
        "client",
        "",
        Who.THERAPIST,
        {
            "weekdays": [5],
            "from_time": time(10),
            "to_time": time(13),
            "language": "ja",
            "place_kind": "video",
        },
    ),
    ("fi", "course"): Asked(4, "client", "Coaching", Who.COACH, {"from_time": time(12), "language": "fi"}),
    ("en", "heirs"): Asked(2, "member", "", Who.CONSULTANT, {"weekdays": [4], "minutes": 90}),
}
NEW = ("ru", "new")
OFFERED = ("fi", "course")
SHORTLY = timedelta(minutes=10)


def build_waiting(
    desks: Mapping[Who, Desk], companies: Mapping[tuple[str, str], Company], new: Company
) -> None:
    """Six wishes, one offer, four lives; `new`: somebody who has only written."""
    wishes = {key: _wish(desks, companies[key], key, asked) for key, asked in WISHES.items()}
    asked = Asked(0, "newcomer", "First meeting", None, {"from_time": time(17), "language": "ru"})
    _wish(desks, new, NEW, asked)
    _offer(desks[Who.COACH], companies[OFFERED], wishes[OFFERED])
    for key, (constraint, places, times) in waiting_words.LIVES.items():
        _say_life(companies[key], constraint, places, times, waiting_words.LIFE_WORDS[key])


def _wish(desks: Mapping[Who, Desk], company: Company, key: tuple[str, str], asked: Asked) -> Wish:
    builder, about = company.builder, dict(asked.about or {})
    at = builder.now - timedelta(days=asked.days_ago, hours=3) if asked.days_ago else company.client.since
    services = {row.names["en"]: row for row in rows(builder, Service)}
    row = Wish(
        practice=builder.practice,
        client=company.client,
        service=services.get(asked.service),
        member=desks[asked.who].member if asked.who else None,
        words=waiting_words.WISHES[key],
        asked_at=at,
        asked_by=asked.by,
        **about,
    )
    builder.add(row)
    actors = {"member": company.mine, "client": company.theirs}
    actor = actors.get(asked.by) or Actor(Kind.NEWCOMER, builder.practice.pk)
    builder.tell(
        actor,
        verbs.WISH_ADDED,
        at=at,
        subject=row,
        client_id=company.client.pk,
        by=asked.by,
        is_urgent=row.is_urgent,
    )
    return row


def _offer(desk: Desk, company: Company, wish: Wish) -> None:
    """A free time, kept until tomorrow for the one to whom it was offered a moment ago."""
    builder, at = desk.builder, desk.builder.now - SHORTLY
    ids, minutes = [company.client.pk, *([desk.room.pk] if desk.room else [])], 60
    times = (time(14, 30), time(13), time(16))
    starts = Calendars(builder).first(desk, ids, since=2, times=times, minutes=minutes)
    until = waiting.answer_until(starts, at)
    assert until is not None
    span = {"starts_at": starts, "ends_at": starts + timedelta(minutes=minutes)}
    where = {"practice": builder.practice, "member": desk.member, "room": desk.room, **span}
    hold = builder.add(Hold(**where, expires_at=until, purpose="offer"))
    for kind, pk in (("member", desk.member.pk), ("room", desk.room.pk if desk.room else None)):
        if pk:
            builder.add(
                Occupied(
                    practice=builder.practice,
                    resource=kind,
                    resource_id=pk,
                    hold=hold,
                    expires_at=until,
                    **span,
                )
            )
    row = Offer(**where, client=company.client, wish=wish, hold=hold, offered_at=at, expires_at=until)
    builder.add(row)
    builder.tell(
        company.mine,
        verbs.OFFER_MADE,
        at=at,
        subject=row,
        client_id=company.client.pk,
        starts_at=starts.isoformat(),
        minutes=minutes,
        by="member",
    )


def _say_life(
    company: Company, constraint: str, places: list[str], times: list[tuple[int, str, str]], words: str
) -> None:
    """When and where a client can come, in their own words (H06)."""
    at = company.builder.now - timedelta(days=30 + len(times))
    kept = [{"weekday": day, "from": starts, "to": ends} for day, starts, ends in times]
    row = LifeSituation(
        practice=company.client.practice,
        client=company.client,
        times=kept,
        place_kinds=places,
        constraints=[constraint],
        words=words,
        said_at=at,
    )
    company.builder.add(row)
    company.builder.tell(
        company.theirs,
        verbs.LIFE_SITUATION_SAID,
        at=at,
        subject=row,
        client_id=company.client.pk,
        by="client",
        times=len(kept),
    )
