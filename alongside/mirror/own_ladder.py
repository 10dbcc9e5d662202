"""The ladder of decline (D06): seven steps, each seen from ordinary records of a member's own weeks. No Django.

A few people more; more time on each than agreed; overwhelmed; tired; unsure whether this is what one wants; silent
to the outside; changing what one offers, in haste.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean

from alongside.mirror import own_giving as giving
from alongside.mirror.facts import Fact, OwnFrame, Thresholds
from alongside.mirror.own_practice import Style, done
from alongside.mirror.own_record import Record
from alongside.mirror.own_times import ENDED, evening, is_work
from alongside.mirror.own_weeks import A_WEEK, REMOVED, SAID, Weeks, people, weeks_of

OFFERS = frozenset({"service.kept", "service.used", "introduction.written"})
READS = giving.READS | OFFERS | {SAID, REMOVED}
SHOWN_WEEKS = 13
LATELY, BEFORE = 4, 12  # people of four weeks, against those of four weeks twelve weeks earlier [derived]
LATE = 2  # late evenings in one week, that are too many beside the rest [derived]
QUIET, SHOWN, SAID_AT_LEAST = (
    1,
    3,
    3,
)  # "nothing told others", after having told this much, said so often [derived]
OFFER_DAYS = 2  # days within four weeks on which the offer was changed [derived]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that one week is judged by."""

    weeks: Weeks
    thresholds: Thresholds
    own: OwnFrame
    now: datetime


def _more_people(look: Look, number: int) -> list[Fact]:
    """The first meetings with those who are new, when there are more people than a quarter of a year ago."""
    lately = look.weeks.in_weeks(number, LATELY, (ENDED,))
    before = people(look.weeks.in_weeks(number + BEFORE, LATELY, (ENDED,)))
    if not before or len(people(lately)) - len(before) < look.thresholds.ladder_people:
        return []
    first = {fact.client: fact for fact in reversed(lately) if fact.client and fact.client not in before}
    return list(first.values())


def _longer(look: Look, number: int) -> list[Fact]:
    signs = giving.over_service(look.weeks, number, look.thresholds, look.own)
    return signs if len(signs) >= look.thresholds.service_times else []


def _overwhelmed(look: Look, number: int) -> list[Fact]:
    """Late evenings, or a week in which people take nearly all of the working hours."""
    week = look.weeks.in_weeks(number, 1, giving.READS)
    late = {fact.id: evening(fact, look.thresholds.late_from, look.now) for fact in week if is_work(fact)}
    if len(set(late.values()) - {None}) >= LATE:
        return [fact for fact in week if late.get(fact.id)]
    took = sum(
        each.minutes for each in done([record_of(fact) for fact in week], Style(look.own.lines_a_minute))
    )
    full = look.own.minutes_a_week * look.thresholds.full_percent / 100
    return [fact for fact in week if fact.verb == ENDED] if full and took >= full else []


def _tired(look: Look, number: int) -> list[Fact]:
    low = look.thresholds.energy_under
    return _said(look, number, _is_under(look, number, "energy", low) or _is_under(look, number, "rest", low))


def _unsure(look: Look, number: int) -> list[Fact]:
    doubt = look.weeks.answer(number, "doubt")
    doubts = doubt is not None and doubt >= look.thresholds.doubt_from
    return _said(look, number, doubts or _is_under(look, number, "own", look.thresholds.energy_under))


def _silent(look: Look, number: int) -> list[Fact]:
    """Nothing told others about one's work any more, after having done so."""
    months = range(number + LATELY, number + LATELY + BEFORE)
    before = [said for week in months if (said := look.weeks.answer(week, "shown")) is not None]
    was_there = len(before) >= SAID_AT_LEAST and fmean(before) >= SHOWN
    return _said(look, number, was_there and _is_under(look, number, "shown", QUIET + 1))


def _other_offer(look: Look, number: int) -> list[Fact]:
    changes = look.weeks.in_weeks(number, LATELY, OFFERS)
    days = {fact.at.astimezone(look.now.tzinfo).date() for fact in changes}
    return changes if len(days) >= OFFER_DAYS else []


def _is_under(look: Look, number: int, item: str, low: int) -> bool:
    said = look.weeks.answer(number, item)
    return said is not None and said < low


def _said(look: Look, number: int, shows: bool) -> list[Fact]:
    return [look.weeks.said[number]] if shows else []


STEPS: dict[str, Callable[[Look, int], list[Fact]]] = {
    "people": _more_people,
    "longer": _longer,
    "overwhelmed": _overwhelmed,
    "tired": _tired,
    "unsure": _unsure,
    "silent": _silent,
    "offer": _other_offer,
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One week: its Monday, and for each step that was seen in it, what showed it."""

    monday: date
    seen: dict[str, list[Fact]]


def ladder(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame, weeks: int = SHOWN_WEEKS
) -> list[Rung]:
    """The last weeks that are over, the earliest first. `now` is by the member's clock."""
    seen = weeks_of(facts, now, weeks + BEFORE + LATELY, giving.READS, OFFERS)
    look = Look(seen, thresholds, own, now)
    return [_rung(look, number) for number in reversed(range(weeks))]


def _rung(look: Look, number: int) -> Rung:
    seen = {step: shown for step, sees in STEPS.items() if (shown := sees(look, number))}
    return Rung(look.weeks.monday - (number + 1) * A_WEEK, seen)


def record_of(fact: Fact) -> Record:
    """A fact as a record of one's own practice."""
    return Record(fact.id, fact.at, fact.verb, fact.facts, fact.client, fact.about, minutes=fact.minutes)
