"""The readable part of a client's file: index.html in the client's language, and each agreement as a PDF."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alongside.clients.queries import actor_for_client
from alongside.file.queries import Contents
from alongside.frame.queries import readable_frames
from alongside.voice.queries import version_of
from alongside.web import agreement
from alongside.web.agreement_words import TITLES
from alongside.web.answers import Said, in_words
from alongside.web.appointment_words import STATUS_WORDS
from alongside.web.asked_words import DATA_OUTCOMES, DATA_WHATS, FORMATS, RHYTHMS, WHATS
from alongside.web.asked_words import OUTCOMES as ANSWERS
from alongside.web.assessment_words import CAN_COPE
from alongside.web.assessment_words import TASKS as ASSESSMENT_TASKS
from alongside.web.caring_words import ENDINGS, FEELINGS, OUTCOMES, asked_part
from alongside.web.channel_words import logged_as
from alongside.web.circle_words import CHANNELS as CIRCLE_CHANNELS
from alongside.web.circle_words import listed
from alongside.web.client_words import CIRCLE_KINDS, CONTACT_KINDS, ENGAGEMENT_NAMES
from alongside.web.decision_words import BELIEFS, CONS, OUR_OPTION, PROS, THEIR_OPTION
from alongside.web.decision_words import PARTS as DECISION_PARTS
from alongside.web.feedback_words import RATINGS, STATUS
from alongside.web.file_words import ENDING_KINDS, PROFILE, READINGS, STEP_OWNERS, STEP_STATUS
from alongside.web.goal_words import CLOSED as GOALS_CLOSED
from alongside.web.goal_words import LEVELS
from alongside.web.money_words import LINES, METHODS
from alongside.web.note_words import title_of
from alongside.web.pdf import pdf
from alongside.web.phase_words import phase_name
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS
from alongside.web.tool_words import CARD

Data = Mapping[str, Any]
Label = object


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a chapter: when, what it is called, and its lines (label, text)."""

    at: datetime | date | None = None
    title: str = ""
    lines: list[tuple[Label, str]] = field(default_factory=list)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the file as it is read."""

    name: str
    title: str
    entries: list[Entry]


def write_pages(contents: Contents) -> dict[str, bytes]:
    """The pages of the archive by their path, in the client's language and time zone."""
    client = contents.client
    with translation.override(client.language), timezone.override(ZoneInfo(client.timezone)):
        frames = _agreed_frames(contents)
        papers = {
            f"agreements/{n:02d} {_('Our agreement')}.pdf": frame for n, frame in enumerate(frames, start=1)
        }
        page = {
            "contents": contents,
            "chapters": [each for each in chapters(contents, papers) if each.entries],
        }
        written = {"index.html": render_to_string("file/index.html", page).encode()}
        for path, frame in papers.items():
            written[path] = pdf("agreement", agreement.paper(frame, contents.practice.name))
        return written


def _agreed_frames(contents: Contents) -> list[Any]:
    own = readable_frames(actor_for_client(contents.client)).filter(client=contents.client)
    return list(own.exclude(agreed_at=None).order_by("agreed_at", "pk"))


def chapters(contents: Contents, papers: Mapping[str, Any]) -> Iterator[Chapter]:
    """Every part of the file, the client's own words first."""
    data = contents.data
    yield Chapter("requests", _("What you asked for"), [_request(each) for each in data["requests"]])
    yield Chapter("work", _("Our work"), [_work(each) for each in data["engagements"]])
    yield Chapter("agreements", _("Our agreements"), [_agreement(*each) for each in papers.items()])
    yield Chapter("questions", _("Your questions"), [_question(each) for each in data["frame_questions"]])
    yield Chapter(
        "asked", _("What you asked to change"), [_asked_change(each) for each in data["asked_changes"]]
    )
    yield Chapter("stopped", _("Topics you stopped"), [_stopped(each) for each in data["stopped_topics"]])
    yield Chapter("rules", _("Rules that were not kept"), [_breach(each) for each in data["breach_notes"]])
    yield Chapter("formats", _("Ways to meet"), [_format_view(each) for each in data["format_views"]])
    yield Chapter(
        "data", _("What you asked about your data"), [_data_request(each) for each in data["data_requests"]]
    )
    yield Chapter("appointments", _("Appointments"), [_appointment(each) for each in data["appointments"]])
    yield Chapter("notes", _("Notes"), list(_notes(data["notes"])))
    yield Chapter("goals", _("Goals"), list(_goals(data)))
    yield Chapter("assessment", _("Assessment"), [_assessment(each) for each in data["assessments"]])
    yield Chapter("decisions", _("What we decided together"), [_decision(each) for each in data["decisions"]])
    yield Chapter("beliefs", _("What you think about it"), [_believed(each) for each in data["beliefs"]])
    fields = {str(each["id"]): each["field"] for each in data["engagements"]}
    yield Chapter("phases", _("Phases of our work"), [_phase(each, fields) for each in data["phases"]])
    yield Chapter("steps", _("Steps"), [_step(each) for each in data["steps"]])
    yield Chapter("tools", _("Your tools"), list(_tools(data)))
    yield Chapter("skills", _("What you can do by yourself"), [_skill(each) for each in data["skills"]])
    yield Chapter("card", _("Your card for hard days"), list(_card(data["hard_day_card"])))
    yield Chapter("diary", _("Your diary"), list(_diary(data)))
    yield Chapter("check-ins", _("How meetings were for you"), list(_check_ins(data["check_ins"])))
    yield Chapter(
        "comments",
        _("What we said to the pictures of your answers"),
        [_comment(each) for each in data["result_comments"]],
    )
    yield Chapter("talks", _("What we talked about after your answers"), list(_talks(data)))
    yield Chapter("feelings", _("Feelings that were named"), [_felt(each) for each in data["feelings"]])
    yield Chapter("conflicts", _("What stood between us"), [_conflict(each) for each in data["conflicts"]])
    yield Chapter("feedback", _("What you told us, and what came of it"), list(_told(data["feedback"])))
    yield Chapter("moments", _("Small moments"), [_moment(each) for each in data["moments"]])
    yield Chapter("invoices", _("Invoices"), [_invoice(each) for each in data["invoices"]])
    yield Chapter("payments", _("Payments"), [_payment(each) for each in data["payments"]])
    yield Chapter("messages", _("Messages"), list(_messages(contents)))
    yield Chapter("documents", _("Documents"), [_document(each) for each in data["documents"]])
    yield Chapter("about", _("About you"), list(_about(data)))
    yield Chapter("circle", _("People around you"), list(_circle(data)))


def _lines(*pairs: tuple[Label, Any]) -> list[tuple[Label, str]]:
    return [(label, str(text)) for label, text in pairs if text not in (None, "")]


def _time(value: str | datetime | None) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _day(value: str | date | None) -> str:
    return agreement.day(date.fromisoformat(value) if isinstance(value, str) else value)


def _request(row: Data) -> Entry:
    readings = [(READINGS.get(each["status"], ""), _with(each)) for each in row["hypotheses"]]
    said = _lines(
        ("", row["words"]), (_("Feelings"), row["feelings"]), (_("What moves you"), row["motivation"])
    )
    return Entry(_time(row["said_at"]), "", [*said, *_lines(*readings)])


def _with(row: Data) -> str:
    return "\n\n".join(each for each in (row["words"], row["client_words"]) if each)


def _work(row: Data) -> Entry:
    ended = _time(row["ended_at"])
    return Entry(
        _time(row["opened_at"]),
        row["title"] or str(ENGAGEMENT_NAMES[row["kind"]]),
        _lines(
            (_("Ended"), _day(timezone.localtime(ended).date()) if ended else ""),
            (_("How it ended"), ENDING_KINDS.get(row["ending_kind"], "")),
            (_("Words at the end"), row["ending_words"]),
        ),
    )


def _agreement(path: str, frame: Any) -> Entry:
    title = _("Version %(n)d") % {"n": frame.version}
    found = [(line.label, line.text) for part in agreement.parts(frame) for line in part.lines]
    return Entry(frame.agreed_at, title, [*found, *_lines((_("Agreed"), agreement.agreed_line(frame)))], path)


def _question(row: Data) -> Entry:
    return Entry(_time(row["asked_at"]), "", _lines(("", row["words"]), (_("The answer"), row["answer"])))


def _asked_change(row: Data) -> Entry:
    named = {**FORMATS, **RHYTHMS}.get(row["wanted"], "")
    outcome = ANSWERS.get(row["outcome"], "")
    about = _lines(("", named), ("", row["words"]), (_("The answer"), outcome), ("", row["answer"]))
    return Entry(_time(row["asked_at"]), str(WHATS[row["what"]]), about)


def _stopped(row: Data) -> Entry:
    lifted = _time(row["lifted_at"])
    until = _day(timezone.localtime(lifted).date()) if lifted else ""
    return Entry(_time(row["stopped_at"]), "", _lines(("", row["words"]), (_("Lifted"), until)))


def _breach(row: Data) -> Entry:
    about = _lines(("", row["words"]), (_("The answer"), row["answer"]))
    return Entry(_time(row["at"]), str(TITLES[row["section"]]), about)


def _format_view(row: Data) -> Entry:
    about = _lines((_("You like"), row["likes"]), (_("You miss"), row["misses"]))
    return Entry(_time(row["at"]), str(FORMATS[row["place_kind"]]), about)


def _data_request(row: Data) -> Entry:
    about = _lines(("", row["words"]), (DATA_OUTCOMES.get(row["outcome"], ""), row["answer"]))
    return Entry(_time(row["asked_at"]), str(DATA_WHATS[row["what"]]), about)


def _appointment(row: Data) -> Entry:
    minutes = round((row["ends_at"] - row["starts_at"]).total_seconds() / 60)
    place = [row["room"] or PLACE_WORDS_FOR_CLIENTS.get(row["place_kind"], ""), row["place"]]
    return Entry(
        row["starts_at"],
        str(STATUS_WORDS[row["status"]]),
        _lines(
            (_("Length"), agreement.length(minutes)),
            (_("With"), row["with"]),
            (_("Where"), " · ".join(str(each) for each in place if each)),
        ),
    )


def _notes(rows: Iterable[Data]) -> Iterator[Entry]:
    for row in rows:
        parts = [(title_of(name, row["template"]), words) for name, words in row["parts"].items()]
        added = [(_("Added later"), each["words"]) for each in row["addenda"]]
        yield Entry(row["about"], row["author"], _lines(*parts, *added))


def _goals(data: Data) -> Iterator[Entry]:
    for row in data["goals"]:
        rated = [each for each in data["goal_ratings"] if each["goal_id"] == row["id"]]
        levels = row["levels"] or {}
        yield Entry(
            row["set_at"],
            row["words"],
            _lines(
                (_("Believed at first"), row["before"]),
                (_("Believes now"), row["after"]),
                *((LEVELS[level], words) for level, words in levels.items()),
                *((_day(timezone.localtime(each["at"]).date()), _rating(each, levels)) for each in rated),
                (_("How it went"), GOALS_CLOSED.get(row["closed_as"], "")),
            ),
        )


def _rating(row: Data, levels: Data) -> str:
    near = "" if row["near"] is None else f"{row['near']} / 10"
    level = "" if row["level"] is None else levels.get(str(row["level"]), str(row["level"]))
    return " · ".join(each for each in (near, level, row["words"]) if each)


def _assessment(row: Data) -> Entry:
    results = row["results"] or {}
    found = [(label, results.get(task, {}).get("words", "")) for task, label in ASSESSMENT_TASKS.items()]
    resources = "" if row["resources"] is None else f"{row['resources']} / 10"
    return Entry(
        row["begun_at"],
        "",
        _lines(
            *found,
            (_("At present the client …"), CAN_COPE.get(row["can_cope"], "")),
            (_("Resources"), resources),
        ),
    )


def _decision(row: Data) -> Entry:
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
        (label, _day(timezone.localtime(row[name]).date()))
        for name, label in (
            ("client_signed_at", _("Signed by the client")),
            ("member_signed_at", _("Signed for the practice")),
        )
        if row[name]
    ]
    return Entry(row["set_at"], "", _lines(*words, *options, *signed))


def _believed(row: Data) -> Entry:
    return Entry(row["at"], "", _lines(*((label, row[name]) for name, label in BELIEFS.items())))


def _phase(row: Data, fields: Mapping[str, str]) -> Entry:
    name = phase_name(fields.get(str(row["engagement"]), "therapy"), row["code"])
    return Entry(row["began_at"], str(name), _lines((_("Until"), _day(row["ended_at"]))))


def _step(row: Data) -> Entry:
    about = _lines(
        ("", row["words"]),
        (_("Whose step"), STEP_OWNERS[row["owner"]]),
        (_("By when"), _day(row["due_on"])),
        (_("When and where"), row["when"] or ""),
        (_("How it went"), STEP_STATUS[row["status"]]),
    )
    return Entry(row["set_at"], "", about)


def _tools(data: Data) -> Iterator[Entry]:
    for row in data["tools"]:
        uses = [each for each in data["tool_uses"] if each["tool_id"] == row["id"]]
        about = _lines(
            (_("When to use it"), row["when_to_use"]),
            ("", row["words"]),
            (_("Changed for you"), row["adapted"]),
            (_("Link"), row["link"]),
            *((_("Used on %(day)s") % {"day": _day(_date(each["at"]))}, _use(each)) for each in uses),
        )
        yield Entry(row["given_at"], row["name"], about, row["file"])


def _date(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _use(row: Data) -> str:
    number = "" if row["helped"] is None else _("it helped: %(n)s of 10") % {"n": row["helped"]}
    return " · ".join(each for each in (number, row["words"]) if each) or "·"


def _skill(row: Data) -> Entry:
    rated = "" if row["can_use"] is None else f"{row['can_use']} / 10"
    about = _lines((_("How far by yourself"), rated), (_("Where you tried it"), row["trial"]))
    return Entry(row["set_at"], row["words"], about)


def _card(row: Data | None) -> Iterator[Entry]:
    if row is not None:
        yield Entry(row["saved_at"], "", _lines(*((CARD[name], row[name]) for name in CARD)))


def _diary(data: Data) -> Iterator[Entry]:
    for row in data["diary"]:
        mood = "" if row["mood"] is None else f"{row['mood']} / 10"
        about = _lines(
            (_("What you were asked"), row["prompt"]),
            ("", row["words"]),
            (_("Mood"), mood),
            (_("Themes"), ", ".join(row["themes"])),
        )
        yield Entry(row["at"], "", about)
        for each in data["diary_files"]:
            if each["entry_id"] == row["id"]:
                yield Entry(row["at"], each["name"], [], each["file"])


def _check_ins(rows: Iterable[Data]) -> Iterator[Entry]:
    for row in rows:
        if row["answered_at"]:
            said = [(each.question, each.said) for each in _answers(row) if each.said]
            yield Entry(row["answered_at"], "", _lines(*said, ("", row["words"])))


def _told(rows: Iterable[Data]) -> Iterator[Entry]:
    for row in rows:
        tapped = RATINGS.get(row["rating"] or "", "")
        answers = [(_("Decided"), row["decision"]), (STATUS[row["status"]], row["outcome"])]
        yield Entry(row["at"], str(tapped), _lines(("", row["words"]), *answers))


def _moment(row: Data) -> Entry:
    return Entry(row["on"], "", _lines(("", row["words"])))


def _answers(row: Data) -> list[Said]:
    return in_words(UUID(str(row["version_id"])), row["answers"], row["texts"])


def _talks(data: Data) -> Iterator[Entry]:
    asked_in = {str(each["id"]): UUID(str(each["version_id"])) for each in data["check_ins"]}
    for row in data["concerns"]:
        version_id = asked_in.get(str(row["check_in_id"]))
        title = asked_part(version_of(version_id), row["part"]) if version_id else ""
        about = _lines(
            (_("What you said"), row["said"]),
            (_("What changes now"), row["changed"]),
            ("", OUTCOMES.get(row["closed_as"], "")),
        )
        yield Entry(_time(row["talked_at"] or row["raised_at"]), title, about)


def _comment(row: Data) -> Entry:
    return Entry(_time(row["at"]), _("You") if row["by_client"] else _("We"), _lines(("", row["words"])))


def _felt(row: Data) -> Entry:
    return Entry(_time(row["at"]), str(FEELINGS[row["feeling"]]), _lines(("", row["remark"])))


def _conflict(row: Data) -> Entry:
    about = _lines(
        ("", row["topic"]), (_("What came of it"), row["outcome"]), ("", ENDINGS.get(row["closed_as"], ""))
    )
    return Entry(_time(row["opened_at"]), "", about)


def _invoice(row: Data) -> Entry:
    lines = [(_said(each), agreement.money(each["amount"], row["currency"])) for each in row["lines"]]
    whole = (_("In all"), agreement.money(row["amount"], row["currency"]))
    return Entry(
        row["issued_on"],
        row["label"],
        _lines(*lines, whole, (_("Pay by"), _day(row["due_on"])), (_("To"), row["to_name"])),
    )


def _said(line: Data) -> str:
    what = line["words"] or str(LINES[line["kind"]])
    return f"{what}, {_day(line['happened_on'])}" if line["happened_on"] else what


def _payment(row: Data) -> Entry:
    about = _lines(("", METHODS[row["method"]]), (_("Invoice"), row["invoice"]))
    return Entry(row["received_on"], agreement.money(row["amount"], row["currency"]), about)


def _messages(contents: Contents) -> Iterator[Entry]:
    """Each message, and below it the files that came with it."""
    for row in contents.data["messages"]:
        author = contents.client.name if row["by"] == "client" else row["author"]
        title = " · ".join(each for each in (author, logged_as(row["channel"], row["minutes"])) if each)
        yield Entry(row["sent_at"], title, _lines(("", row["words"])))
        for each in contents.data["attachments"]:
            if each["message_id"] == row["id"]:
                yield Entry(None, each["name"], [], each["file"])


def _document(row: Data) -> Entry:
    return Entry(row["at"], row["name"], [], row["file"])


def _about(data: Data) -> Iterator[Entry]:
    client, profile = data["client"], data["profile"]
    reach = [(CONTACT_KINDS[each["kind"]], each["value"]) for each in data["contact_points"]]
    about = (
        (_("Name"), client["name"]),
        (_("Pronouns"), client["pronouns"]),
        (_("Born on"), _day(client["born_on"])),
    )
    known = [(label, profile.get(name)) for name, label in PROFILE.items()]
    yield Entry(None, "", _lines(*about, *reach, *known))


def _circle(data: Data) -> Iterator[Entry]:
    for row in data["circle"]:
        yield _near(row)
        yield from (_told_to(each) for each in data["circle_contacts"] if each["person"] == row["id"])


def _told_to(row: Data) -> Entry:
    told = ", ".join(str(each) for each in listed(row["told"]))
    title = str(CIRCLE_CHANNELS[row["channel"]])
    return Entry(_time(row["at"]), title, _lines((_("What was told"), told)))


def _near(row: Data) -> Entry:
    pages = ", ".join(str(each) for each in listed(row["pages"]))
    return Entry(
        None,
        row["name"],
        _lines(
            (_("Who this is"), row["relation"] or CIRCLE_KINDS[row["kind"]]),
            (_("Phone"), row["phone"]),
            (_("E-mail"), row["email"]),
            (_("May open these pages"), pages),
            ("", row["remark"]),
        ),
    )
