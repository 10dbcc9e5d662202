"""Who begins things, month by month, beside the time that the work takes (L04). No Django here.

Time is nobody's quality (D03): it stands beside what a person begins by themselves, never beside what they are worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from alongside.mirror.facts import Fact, past
from alongside.mirror.own_practice import Style, done
from alongside.mirror.own_record import Record

MESSAGE, BOOKED, STEP, MEETING = "message.sent", "appointment.booked", "step.set", "meeting.ended"
READS = frozenset({MESSAGE, BOOKED, STEP, MEETING})
CLIENT, MEMBER = "client", "member"
APART = timedelta(days=3)  # a message after so long a silence begins something new [derived]
MONTHS = 12
TOGETHER = timedelta(minutes=1)  # bookings nearer to each other are one act [derived]
FEWEST = 3  # things begun in a month; below it a share says nothing [derived]


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what was begun (steps set, contacts begun), what of it by the client, and minutes of work."""

    first: date
    begun: int
    theirs: int
    minutes: float

    @property
    def percent(self) -> int | None:
        """The client's part of what was begun, of 100; None where there is too little to say."""
        return None if self.begun < FEWEST else round(100 * self.theirs / self.begun)


def by_month(facts: Sequence[Fact], now: datetime, zone: tzinfo, style: Style | None = None) -> list[Month]:
    """The last twelve months by a clock in that zone, this one too, from the first in which something happened.

    Minutes are those of everybody who works here: meetings, writing (estimated from its length) and calls.
    """
    begins = [(_first(fact.at, zone), _is_theirs(fact)) for fact in things_begun(facts, now)]
    did = done(_records(past(facts, now, READS)), style)
    took = [(_first(each.at, zone), each.minutes) for each in did]
    known = [first for first, _ in (*begins, *took)]
    shown = [first for first in _months(_first(now, zone)) if known and first >= min(known)]
    return [
        Month(
            first,
            begun=sum(of == first for of, _ in begins),
            theirs=sum(of == first and is_theirs for of, is_theirs in begins),
            minutes=sum(minutes for of, minutes in took if of == first),
        )
        for first in shown
    ]


def earliest(now: datetime, zone: tzinfo) -> datetime:
    """From when on facts are needed, with the silence before the first month."""
    first = _months(_first(now, zone))[0]
    return datetime(first.year, first.month, 1, tzinfo=zone) - APART


def things_begun(facts: Sequence[Fact], now: datetime) -> list[Fact]:
    """Steps that were set and contacts that were begun by now, by whomever, oldest first."""
    found = [*past(facts, now, (STEP,)), *contacts_begun(past(facts, now, (MESSAGE, BOOKED)))]
    return sorted(found, key=lambda fact: (fact.at, fact.id))


def contacts_begun(contacts: Sequence[Fact]) -> list[Fact]:
    """Bookings, and of the messages those that come after a silence: who wrote them began it.

    What is booked together, as a standing time for a year is, was begun once.
    """
    begun: list[Fact] = []
    last: dict[str, datetime] = {}
    for fact in contacts:
        before = last.get(fact.verb)
        if before is None or fact.at - before >= (TOGETHER if fact.verb == BOOKED else APART):
            begun.append(fact)
        last[fact.verb] = fact.at
    return begun


def _is_theirs(fact: Fact) -> bool:
    return fact.facts.get("set_by" if fact.verb == STEP else "by") == CLIENT


def _records(facts: Sequence[Fact]) -> list[Record]:
    """The same for who counts time; whoever works here counts."""
    return [
        Record(fact.id, fact.at, fact.verb, fact.facts, None, fact.about, fact.by == MEMBER, fact.minutes)
        for fact in facts
    ]


def _months(last: date) -> list[date]:
    """The first days of twelve months up to this one, the earliest first."""
    numbers = range(last.year * 12 + last.month - MONTHS, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _first(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date().replace(day=1)
