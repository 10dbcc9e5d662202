"""What is asked between meetings, what is given to take along, ties, and small departures. No Django.

Scores go by a true course of their own. Whether one lies off the course to be expected is told by the voice's own
rules from the measure's numbers, for made-up practices have no closed work to compare with.
"""

from datetime import timedelta
from uuid import UUID

from alongside.mirror.simulator.life import Life
from alongside.voice.series.rational import Scale, Status, judge

MEASURE, QUESTIONS, HIGHEST = "mood-made-up", 10, 40
POINTS = 6.0  # more than this is more than error of measurement
SCALE = Scale("lower", POINTS, intake_is_clinical=True)
EVERY = 14  # days
REMINDED = timedelta(days=2)
LETTERS = 2  # left in a row; after that it waits without letters
ASKED_WITHIN = 21  # days since they met; somebody who stays away is not asked
ERROR = 1.8  # points of what is said beside what is true
CALM = 6.0  # points below which it hardly goes any more
SMALL = ("extra_time", "other_place", "other_channel", "fee_favour", "disclosure", "gift")


def ask_and_give(life: Life) -> None:
    """A day between the two, beside meeting and writing."""
    _name_tie(life)
    if life.stage == "ended":
        return
    life.distress = min(HIGHEST, max(CALM, life.distress - life.habits.eases / 7))
    if life.day % EVERY == EVERY - 1 and life.day - life.held_on <= ASKED_WITHIN:
        _ask(life)
    if life.held_on == life.day and life.happens(life.habits.tools):
        _give(life)
    if life.happens(life.habits.small / 7):
        by = "client" if life.happens(0.4) else "practitioner"
        life.kept.tell(life.at(), "deviation.logged", kind=life.chance.choice(SMALL), started_by=by)


def _name_tie(life: Life) -> None:
    """What the client answered before or between meetings, and what was decided about a tie among it."""
    if life.day == life.plan.tie_named:
        life.kept.tell(life.at(19, 21), "intake.answered", None, "client", answered=["greeting", "dual_ties"])
    if life.day == life.plan.tie_decided:
        life.kept.tell(life.at(), "tie.decided", decision="accept")


def _ask(life: Life) -> None:
    row = life.row()
    asked_at = life.at(8, 9)
    life.kept.tell(asked_at, "checkin.asked", row, "worker", measure=MEASURE, rater="client")
    life.left += 1
    if life.happens(life.habits.passes_over):
        _nothing(life)
        life.kept.tell(life.at(18, 21), "checkin.declined", row, "client")
    elif life.happens(life.habits.forms):
        is_half = life.happens(life.habits.half_open)
        _answer(life, row, life.chance.randint(2, 5) if is_half else life.chance.choice([9, 10, 10, 10]))
        life.left = 0
    else:
        _nothing(life)
        if life.left <= LETTERS:
            life.kept.tell(asked_at + REMINDED, "checkin.reminded", row, "worker")


def _nothing(life: Life) -> None:
    """No score; before the first one there is nothing to compare with."""
    if life.scores:
        life.scores.append(None)


def _answer(life: Life, row: UUID, answered: int) -> None:
    said = min(HIGHEST, max(0, round(life.chance.gauss(life.distress, ERROR))))
    score = float(said) if answered > QUESTIONS / 2 else None  # with half of it left out there is none
    if score is None:
        _nothing(life)
    else:
        life.scores.append(score)
    about = {"measure": MEASURE, "rater": "client", "occasion": "regular", "low": [], "is_urgent": False}
    known = {"answers": {f"q{n}": 2 for n in range(answered)}, "scores": {"total": score}}
    full = {"answered": answered, "asked": QUESTIONS, "has_words": False}
    off = ["total"] if score is not None and _is_off(life) else []
    life.kept.tell(
        life.at(18, 21), "checkin.answered", row, "client", **about, **known, **full, off_course=off
    )


def _is_off(life: Life) -> bool:
    found = judge(life.scores, SCALE).value
    return found is not None and found.status is Status.OFF_TRACK


def _give(life: Life) -> None:
    is_as_library = life.happens(life.habits.as_library)
    life.kept.tell(life.at(16, 18), "tool.given", life.row(), kind="text", is_as_library=is_as_library)
