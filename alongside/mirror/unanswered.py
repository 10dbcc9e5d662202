"""Check-ins that reached a client and were left without any answer, where that is new for them (B04). No Django."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from alongside.mirror.chance import ONE_IN_200, at_least
from alongside.mirror.facts import Fact
from alongside.voice.asking import WAITS

ASKED, REMINDED, TAKEN_BACK = "checkin.asked", "checkin.reminded", "checkin.taken_back"
SETTLED = frozenset({"checkin.answered", "checkin.declined", TAKEN_BACK})
AWAY = frozenset({"engagement.paused", "engagement.ended", "file.rested"})
BACK = frozenset({"engagement.resumed", "engagement.opened", "file.woken"})
READS = SETTLED | AWAY | BACK | {ASKED, REMINDED}
CLIENT = "client"
FEWEST = 3  # asked before; of fewer nobody knows what is usual [derived]
AGAIN = 2  # one is left by everybody now and then [derived]
Stretch = tuple[datetime, datetime]


def newly_left(seen: Sequence[Fact], since: datetime, now: datetime) -> dict[str, list[Fact]]:
    """By measure, what was asked since then and left without an answer, where they surely leave more than before.

    `seen`: by now, oldest first. Only what a reminder went out for counts, so that a letter could reach them and
    was agreed to; nothing while its time runs, nothing that was asked of others or taken back, and nothing whose
    time met a pause or an ending.
    """
    asked: dict[str, list[tuple[Fact, bool]]] = {}
    for fact, is_left in _over(seen, now):
        asked.setdefault(fact.facts["measure"], []).append((fact, is_left))
    return {measure: _lately(these, since) for measure, these in asked.items() if _is_new(these, since)}


def _over(seen: Sequence[Fact], now: datetime) -> Iterator[tuple[Fact, bool]]:
    """What was asked of the client and is over, and whether it was left."""
    settled = {fact.about: fact.verb for fact in seen if fact.verb in SETTLED}
    reminded = {fact.about for fact in seen if fact.verb == REMINDED}
    away = _away(seen, now)
    for fact in seen:
        if fact.verb != ASKED or fact.facts.get("rater") != CLIENT:
            continue
        if fact.about in settled:
            if settled[fact.about] != TAKEN_BACK:
                yield fact, False
        elif fact.about in reminded and fact.at + WAITS <= now and not _meets(fact, away):
            yield fact, True


def _away(seen: Sequence[Fact], now: datetime) -> list[Stretch]:
    """When the work was paused, ended, or the file rested."""
    stretches: list[Stretch] = []
    since: datetime | None = None
    for fact in seen:
        if fact.verb in AWAY and since is None:
            since = fact.at
        elif fact.verb in BACK and since is not None:
            stretches.append((since, fact.at))
            since = None
    return stretches if since is None else [*stretches, (since, now)]


def _meets(asked: Fact, away: Sequence[Stretch]) -> bool:
    return any(starts < asked.at + WAITS and asked.at < ends for starts, ends in away)


def _is_new(asked: Sequence[tuple[Fact, bool]], since: datetime) -> bool:
    """Whether the share that is left is plainly more than before: Wilson's lower end, against Laplace's estimate."""
    before = [is_left for fact, is_left in asked if fact.at < since]
    lately = [is_left for fact, is_left in asked if fact.at >= since]
    usual = (sum(before) + 1) / (len(before) + 2)
    is_more = sum(lately) >= AGAIN and at_least(sum(lately), len(lately), ONE_IN_200) > usual
    return is_more and len(before) >= FEWEST


def _lately(asked: Sequence[tuple[Fact, bool]], since: datetime) -> list[Fact]:
    return [fact for fact, is_left in asked if is_left and fact.at >= since]
