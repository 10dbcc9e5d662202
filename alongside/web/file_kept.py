"""The chapters of a client's file about what they do and keep: goals, decisions, steps, tools, diary."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.web.assessment_words import CAN_COPE
from alongside.web.assessment_words import TASKS as ASSESSMENT_TASKS
from alongside.web.decision_words import BELIEFS, CONS, OUR_OPTION, PROS, THEIR_OPTION
from alongside.web.decision_words import PARTS as DECISION_PARTS
from alongside.web.file_entries import Data, Entry, day, lines
from alongside.web.file_words import STEP_OWNERS, STEP_STATUS
from alongside.web.goal_words import CLOSED as GOALS_CLOSED
from alongside.web.goal_words import LEVELS
from alongside.web.phase_words import phase_name
from alongside.web.tool_words import CARD


def goals(data: Data) -> Iterator[Entry]:
    """Each goal with its beliefs, levels and ratings."""
    for row in data["goals"]:
        rated = [each for each in data["goal_ratings"] if each["goal_id"] == row["id"]]
        levels = row["levels"] or {}
        yield Entry(
            row["set_at"],
            row["words"],
            lines(
                (_("Believed at first"), row["before"]),
                (_("Believes now"), row["after"]),
                *((LEVELS[level], words) for level, words in levels.items()),
                *((day(timezone.localtime(each["at"]).date()), _rating(each, levels)) for each in rated),
                (_("How it went"), GOALS_CLOSED.get(row["closed_as"], "")),
            ),
        )


def _rating(row: Data, levels: Data) -> str:
    near = "" if row["near"] is None else f"{row['near']} / 10"
    level = "" if row["level"] is None else levels.get(str(row["level"]), str(row["level"]))
    return " · ".join(each for each in (near, level, row["words"]) if each)


def assessment(row: Data) -> Entry:
    """What was found in the five tasks."""
    results = row["results"] or {}
    found = [(label, results.get(task, {}).get("words", "")) for task, label in ASSESSMENT_TASKS.items()]
    resources = "" if row["resources"] is None else f"{row['resources']} / 10"
    return Entry(
        row["begun_at"],
        "",
        lines(
            *found,
            (_("At present the client …"), CAN_COPE.get(row["can_cope"], "")),
            (_("Resources"), resources),
        ),
    )


def decision(row: Data) -> Entry:
    """A decision with its options and the choice."""
    words = [(label, row[name]) for name, label in DECISION_PARTS.items()]
    options = [
        line
        for each in row["options"]
        for line in (
            (THEIR_OPTION if each["side"] == "client" else OUR_OPTION, each["words"]),
            (PROS, each["pros"]),
            (CONS, each["cons"]),
        )
    ]
    signed = [
        (label, day(timezone.localtime(row[name]).date()))
        for name, label in (
            ("client_signed_at", _("Signed by the client")),
            ("member_signed_at", _("Signed for the practice")),
        )
        if row[name]
    ]
    return Entry(row["set_at"], "", lines(*words, *options, *signed))


def believed(row: Data) -> Entry:
    """What the client thinks about it."""
    return Entry(row["at"], "", lines(*((label, row[name]) for name, label in BELIEFS.items())))


def phase(row: Data, fields: Mapping[str, str]) -> Entry:
    """A phase of the work."""
    name = phase_name(fields.get(str(row["engagement"]), "therapy"), row["code"])
    return Entry(row["began_at"], str(name), lines((_("Until"), day(row["ended_at"]))))


def step(row: Data) -> Entry:
    """A step, whose it is and how it went."""
    about = lines(
        ("", row["words"]),
        (_("Whose step"), STEP_OWNERS[row["owner"]]),
        (_("By when"), day(row["due_on"])),
        (_("When and where"), row["when"] or ""),
        (_("How it went"), STEP_STATUS[row["status"]]),
    )
    return Entry(row["set_at"], "", about)


def tools(data: Data) -> Iterator[Entry]:
    """Each tool with its uses."""
    for row in data["tools"]:
        uses = [each for each in data["tool_uses"] if each["tool_id"] == row["id"]]
        about = lines(
            (_("When to use it"), row["when_to_use"]),
            ("", row["words"]),
            (_("Changed for you"), row["adapted"]),
            (_("Link"), row["link"]),
            *((_("Used on %(day)s") % {"day": day(_date(each["at"]))}, _use(each)) for each in uses),
        )
        yield Entry(row["given_at"], row["name"], about, row["file"])


def _date(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _use(row: Data) -> str:
    number = "" if row["helped"] is None else _("it helped: %(n)s of 10") % {"n": row["helped"]}
    return " · ".join(each for each in (number, row["words"]) if each) or "·"


def skill(row: Data) -> Entry:
    """A skill, how far and where it was tried."""
    rated = "" if row["can_use"] is None else f"{row['can_use']} / 10"
    about = lines((_("How far by yourself"), rated), (_("Where you tried it"), row["trial"]))
    return Entry(row["set_at"], row["words"], about)


def card(row: Data | None) -> Iterator[Entry]:
    """The card for hard days, where there is one to be seen."""
    if row is not None:
        yield Entry(row["saved_at"], "", lines(*((CARD[name], row[name]) for name in CARD)))


def diary(data: Data) -> Iterator[Entry]:
    """Entries of the diary."""
    for row in data["diary"]:
        mood = "" if row["mood"] is None else f"{row['mood']} / 10"
        about = lines(
            (_("What you were asked"), row["prompt"]),
            ("", row["words"]),
            (_("Mood"), mood),
            (_("Themes"), ", ".join(row["themes"])),
        )
        yield Entry(row["at"], "", about)
        for each in data["diary_files"]:
            if each["entry_id"] == row["id"]:
                yield Entry(row["at"], each["name"], [], each["file"])
