"""The scores go another way than was to be expected (C02)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "off_expected_course"
ANSWERED = "checkin.answered"
READS = frozenset({ANSWERED})
CLIENT = "client"


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client's scores leave the course to be expected and stay off it.

    Evidence: the last `off_course_answers` answers of the client with a score of the same scale, all off the course
    as it was known when they were given (worse than 8 of 10 similar clients whose work here has ended; else, by the
    measure's own numbers, reliably worse than at the beginning), the newest within `off_course_days`. Silent on one
    answer alone, on a course that came back, on other people's answers, on answers without a score and from before
    this was known. Holds in all work. Rests with the next score on the course.
    """
    if frame.practitioner is None or frame.stage == "ended":
        return []
    off: dict[int, Fact] = {}
    scales = 0
    for scored in _by_scale(past(facts, now, READS)).values():
        last = [fact for _, fact in scored[-thresholds.off_course_answers :]]
        is_long = len(last) == thresholds.off_course_answers
        is_off = is_long and all(is_off for is_off, _ in scored[-thresholds.off_course_answers :])
        if is_off and last[-1].at >= now - timedelta(days=thresholds.off_course_days):
            off |= {fact.id: fact for fact in last}
            scales += 1
    if not off:
        return []
    numbers = {"answers": thresholds.off_course_answers, "scales": scales}
    return [Found(KIND, frame.practitioner, tuple(sorted(off)), numbers)]


def _by_scale(answers: Sequence[Fact]) -> dict[tuple[str, str], list[tuple[bool, Fact]]]:
    """The client's scored answers by measure and scale, oldest first, each with whether it was off the course."""
    found: dict[tuple[str, str], list[tuple[bool, Fact]]] = {}
    for fact in answers:
        if fact.facts.get("rater") != CLIENT:
            continue
        off = fact.facts.get("off_course", ())
        for scale, score in fact.facts.get("scores", {}).items():
            if score is not None:
                found.setdefault((fact.facts["measure"], scale), []).append((scale in off, fact))
    return found
