"""How fast our arithmetic is, without a server: scoring, courses, the reply coach, findings. No Django here."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat
from math import log
from typing import Any

from alongside.messages.coach import RULES, Draft, look
from alongside.messages.coach.report import examples
from alongside.messages.coach.rules import LANGUAGES
from alongside.mirror.facts import Fact, FrameFacts, Thresholds
from alongside.mirror.findings import what_speaks
from alongside.mirror.simulator.practices import Size, practices
from alongside.voice.measuring.scoring import score_many
from alongside.voice.measuring.symptom_keys import CORE_10
from alongside.voice.results.archives import fit, from_plain, plain
from alongside.voice.series.course import Archive, follow
from alongside.voice.series.rational import Scale

FORMS, DIFFERENT = 1_000_000, 1000
CLOSED, CLIENTS = 5000, 20
LETTERS = 2000  # of a draft
FACTS = 2000  # of one client
A_WEEK = timedelta(weeks=1)
# What we want to reach (issues 4 to 6): seconds in one process, milliseconds for one client or one draft.
WANTED = {
    "scoring_s": 12.0,
    "archive_fit_s": 5.0,
    "archive_load_ms": 20.0,
    "follow_ms": 20.0,
    "coach_ms": 20.0,
    "findings_ms": 10.0,
}
SAID = {
    "scoring_s": "Scoring 1,000,000 forms of ten items, s",
    "archive_fit_s": "Fitting 5,000 closed engagements, s",
    "archive_load_ms": "Loading that archive, ms",
    "follow_ms": "Following one client, ms",
    "coach_ms": "Looking at a draft of 2,000 letters, ms",
    "findings_ms": "All findings about 2,000 facts, ms",
}


def measure(forms: int = FORMS, closed: int = CLOSED) -> dict[str, float]:
    """Seconds and milliseconds by name; smaller sizes are for tests."""
    chance = random.Random(4)  # noqa: S311 (no secrets)
    archive, fitting = _timed(lambda: fit(_courses(closed, chance)).value)
    if archive is None:
        raise ValueError("too few closed engagements")
    kept = plain(archive)
    again, loading = _timed(lambda: from_plain(kept))
    return {
        "scoring_s": round(_timed(lambda: _score(forms, chance))[1], 2),
        "archive_fit_s": round(fitting, 2),
        "archive_load_ms": round(loading * 1000, 1),
        "follow_ms": round(_following(again, chance) * 1000, 1),
        "coach_ms": round(max(map(_coaching, LANGUAGES)) * 1000, 1),
        "findings_ms": round(_finding() * 1000, 1),
    }


def lines(found: dict[str, float]) -> Iterator[str]:
    """The figures for people; what misses its target is marked."""
    for name, value in found.items():
        missed = f"   wanted: under {WANTED[name]:.0f}" if value > WANTED[name] else ""
        yield f"{SAID[name]:42}{value:>9.2f}{missed}"


def _coaching(language: str) -> float:
    """Seconds for a draft of 2,000 letters in this language: sentences of its examples, every rule at work."""
    written = [each.draft for rule in RULES for each in examples(language, rule)]
    words = " ".join(each.words for each in written)[:LETTERS]
    asked = next(each.asked for each in written if each.asked)
    draft = Draft(words, language, asked=asked, theirs=words[::-1], has_invited=True)
    look(draft)
    return min(_timed(lambda: look(draft))[1] for _ in range(5))


def many_facts(count: int = FACTS) -> tuple[list[Fact], FrameFacts]:
    """Facts of one made-up client, several engagements one after another, oldest first; and how the last one stood."""
    facts: list[Fact] = []
    shift = timedelta(0)
    for one in practices(Size(practitioners=1, engagements=count)):
        facts += [replace(each, id=len(facts) + n, at=each.at + shift) for n, each in enumerate(one.facts)]
        shift += timedelta(days=one.days) + A_WEEK
        if len(facts) >= count:
            break
    frame = next(frame for _at, frame in reversed(one.frames) if frame.stage == "active")
    return sorted(facts, key=lambda each: (each.at, each.id))[-count:], frame


def _finding() -> float:
    """Seconds for everything that may be found about a client with 2,000 facts."""
    facts, frame = many_facts()
    now = facts[-1].at + A_WEEK / 7
    taken = [_timed(lambda: what_speaks(facts, frame, Thresholds(), now))[1] for _ in range(9)]
    return sorted(taken)[4]


def _timed(job: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    found = job()
    return found, time.perf_counter() - start


def _score(forms: int, chance: random.Random) -> int:
    """Some answers are missing, as they are in life."""
    made = [
        {item.id: chance.choice((0, 1, 2, 3, 4, 1, 2, None)) for item in CORE_10.items}
        for _form in range(min(forms, DIFFERENT))
    ]
    every = chain.from_iterable(repeat(made, forms // len(made)))
    return sum(1 for _scores in score_many(CORE_10, every))


def _courses(count: int, chance: random.Random) -> list[list[float | None]]:
    """Closed engagements of three to thirty askings, some of them skipped."""
    return [_course(chance, chance.randint(3, 30)) for _engagement in range(count)]


def _course(chance: random.Random, length: int) -> list[float | None]:
    start, fall = chance.gauss(15, 4), chance.gauss(3, 1)
    scores = [start - fall * log(at + 1) + chance.gauss(0, 2) for at in range(length)]
    return [score if at < 2 or chance.random() > 0.1 else None for at, score in enumerate(scores)]


def _following(archive: Archive, chance: random.Random) -> float:
    """The middle time of several clients; none of them was followed before."""
    scale = Scale("lower", 6, intake_is_clinical=True)
    taken = [_timed(lambda: follow(archive, _course(chance, 12), scale))[1] for _client in range(CLIENTS)]
    return sorted(taken)[CLIENTS // 2]
