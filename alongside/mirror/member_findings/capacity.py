"""More people than one can hold at the present style (D02: "at this style you can hold N")."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_ladder import record_of
from alongside.mirror.own_practice import HABITS, Capacity, Style, capacity, done, freed
from alongside.mirror.own_record import weeks_before
from alongside.mirror.own_times import ENDED, SENT

KIND = "capacity"
READS = frozenset({ENDED, SENT})
TOLD = 10  # of what took time: as many as one reads [derived]


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member, with the same arithmetic as My practice.

    Evidence: the ten meetings, messages and calls of the last twelve whole weeks that took most time, when the
    people they work with are at least `capacity_over` more than their working hours hold at this style, or when
    `full_at` people or fewer fill these hours. Silent without working hours written down, in the first four weeks,
    for who has room, on people with whom the work has ended, and on time that nobody wrote down. Rests when each
    person takes less, or there are fewer people or more hours.
    """
    window = weeks_before(now)
    known = (fact for fact in facts if fact.verb in READS and window.starts_at <= fact.at <= now)
    records = window.within(record_of(fact) for fact in known)
    took = [each for each in done(records, Style(own.lines_a_minute)) if each.client in own.clients]
    held = capacity(took, window, sorted(own.clients), own.minutes_a_week)
    if held is None or not own.minutes_a_week or not _is_full(held, thresholds):
        return []
    most = {each.id for each in sorted(took, key=lambda each: (-each.minutes, each.id))[:TOLD]}
    evidence = sorted((fact for fact in facts if fact.id in most), key=lambda fact: (fact.at, fact.id))
    member = next((fact.by_member for fact in evidence if fact.by_member), None)
    frees = freed(records, window, Style(own.lines_a_minute))
    numbers = {
        "people": held.people,
        "holds": held.holds,
        "minutes": round(held.minutes),
        "hours": round(own.minutes_a_week / 60),
        **{name: round(frees[name]) for name in HABITS},
    }
    return [Found(KIND, member, tuple(fact.id for fact in evidence), numbers)] if member else []


def _is_full(held: Capacity, thresholds: Thresholds) -> bool:
    is_over = held.people - held.holds >= thresholds.capacity_over
    return is_over or (held.people >= held.holds and held.holds <= thresholds.full_at)
