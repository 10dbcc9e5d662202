"""The readable part of a client's file: index.html in the client's language, and each agreement as a PDF."""

from collections.abc import Iterable, Iterator, Mapping
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
from alongside.web import file_kept as kept
from alongside.web.agreement_words import TITLES
from alongside.web.answers import Said, in_words
from alongside.web.appointment_words import STATUS_WORDS
from alongside.web.asked_words import DATA_OUTCOMES, DATA_WHATS, FORMATS, RHYTHMS, WHATS
from alongside.web.asked_words import OUTCOMES as ANSWERS
from alongside.web.caring_words import ENDINGS, FEELINGS, OUTCOMES, asked_part
from alongside.web.channel_words import logged_as
from alongside.web.circle_words import CHANNELS as CIRCLE_CHANNELS
from alongside.web.circle_words import listed
from alongside.web.client_words import CIRCLE_KINDS, CONTACT_KINDS, ENGAGEMENT_NAMES
from alongside.web.feedback_words import RATINGS, STATUS
from alongside.web.file_entries import Chapter, Data, Entry, day, lines, time
from alongside.web.file_words import ENDING_KINDS, PROFILE, READINGS
from alongside.web.money_words import LINES, METHODS
from alongside.web.note_words import title_of
from alongside.web.pdf import pdf
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS


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
    yield Chapter("goals", _("Goals"), list(kept.goals(data)))
    yield Chapter("assessment", _("Assessment"), [kept.assessment(each) for each in data["assessments"]])
    yield Chapter(
        "decisions", _("What we decided together"), [kept.decision(each) for each in data["decisions"]]
    )
    yield Chapter("beliefs", _("What you think about it"), [kept.believed(each) for each in data["beliefs"]])
    fields = {str(each["id"]): each["field"] for each in data["engagements"]}
    yield Chapter("phases", _("Phases of our work"), [kept.phase(each, fields) for each in data["phases"]])
    yield Chapter("steps", _("Steps"), [kept.step(each) for each in data["steps"]])
    yield Chapter("tools", _("Your tools"), list(kept.tools(data)))
    yield Chapter("skills", _("What you can do by yourself"), [kept.skill(each) for each in data["skills"]])
    yield Chapter("card", _("Your card for hard days"), list(kept.card(data["hard_day_card"])))
    yield Chapter("diary", _("Your diary"), list(kept.diary(data)))
    yield Chapter("check-ins", _("How meetings were for you"), list(_check_ins(data["check_ins"])))
    yield Chapter(
        "comments",
        _("What we said to the pictures of your answers"),
        [_comment(each) for each in data["result_comments"]],
    )
    yield Chapter("talks", _("What we talked about after your answers"), list(_talks(data)))
    yield Chapter("feelings", _("Feelings that were named"), [_felt(each) for each in data["feelings"]])
    yield Chapter("conflicts", _("What stood between us"), [_conflict(each) for each in data["conflicts"]])
    yield Chapter("ways-round", _("Ways round a need"), [_way_round(each) for each in data["workarounds"]])
    yield Chapter("feedback", _("What you told us, and what came of it"), list(_told(data["feedback"])))
    yield Chapter("moments", _("Small moments"), [_moment(each) for each in data["moments"]])
    yield Chapter("invoices", _("Invoices"), [_invoice(each) for each in data["invoices"]])
    yield Chapter("payments", _("Payments"), [_payment(each) for each in data["payments"]])
    yield Chapter("messages", _("Messages"), list(_messages(contents)))
    yield Chapter("documents", _("Documents"), [_document(each) for each in data["documents"]])
    yield Chapter("about", _("About you"), list(_about(data)))
    yield Chapter("circle", _("People around you"), list(_circle(data)))


def _request(row: Data) -> Entry:
    readings = [(READINGS.get(each["status"], ""), _with(each)) for each in row["hypotheses"]]
    said = lines(
        ("", row["words"]), (_("Feelings"), row["feelings"]), (_("What moves you"), row["motivation"])
    )
    return Entry(time(row["said_at"]), "", [*said, *lines(*readings)])


def _with(row: Data) -> str:
    return "\n\n".join(each for each in (row["words"], row["client_words"]) if each)


def _work(row: Data) -> Entry:
    ended = time(row["ended_at"])
    return Entry(
        time(row["opened_at"]),
        row["title"] or str(ENGAGEMENT_NAMES[row["kind"]]),
        lines(
            (_("Ended"), day(timezone.localtime(ended).date()) if ended else ""),
            (_("How it ended"), ENDING_KINDS.get(row["ending_kind"], "")),
            (_("Words at the end"), row["ending_words"]),
        ),
    )


def _agreement(path: str, frame: Any) -> Entry:
    title = _("Version %(n)d") % {"n": frame.version}
    found = [(line.label, line.text) for part in agreement.parts(frame) for line in part.lines]
    return Entry(frame.agreed_at, title, [*found, *lines((_("Agreed"), agreement.agreed_line(frame)))], path)


def _question(row: Data) -> Entry:
    return Entry(time(row["asked_at"]), "", lines(("", row["words"]), (_("The answer"), row["answer"])))


def _asked_change(row: Data) -> Entry:
    named = {**FORMATS, **RHYTHMS}.get(row["wanted"], "")
    outcome = ANSWERS.get(row["outcome"], "")
    about = lines(("", named), ("", row["words"]), (_("The answer"), outcome), ("", row["answer"]))
    return Entry(time(row["asked_at"]), str(WHATS[row["what"]]), about)


def _stopped(row: Data) -> Entry:
    lifted = time(row["lifted_at"])
    until = day(timezone.localtime(lifted).date()) if lifted else ""
    return Entry(time(row["stopped_at"]), "", lines(("", row["words"]), (_("Lifted"), until)))


def _breach(row: Data) -> Entry:
    about = lines(("", row["words"]), (_("The answer"), row["answer"]))
    return Entry(time(row["at"]), str(TITLES[row["section"]]), about)


def _format_view(row: Data) -> Entry:
    about = lines((_("You like"), row["likes"]), (_("You miss"), row["misses"]))
    return Entry(time(row["at"]), str(FORMATS[row["place_kind"]]), about)


def _data_request(row: Data) -> Entry:
    about = lines(("", row["words"]), (DATA_OUTCOMES.get(row["outcome"], ""), row["answer"]))
    return Entry(time(row["asked_at"]), str(DATA_WHATS[row["what"]]), about)


def _appointment(row: Data) -> Entry:
    minutes = round((row["ends_at"] - row["starts_at"]).total_seconds() / 60)
    place = [row["room"] or PLACE_WORDS_FOR_CLIENTS.get(row["place_kind"], ""), row["place"]]
    return Entry(
        row["starts_at"],
        str(STATUS_WORDS[row["status"]]),
        lines(
            (_("Length"), agreement.length(minutes)),
            (_("With"), row["with"]),
            (_("Where"), " · ".join(str(each) for each in place if each)),
        ),
    )


def _notes(rows: Iterable[Data]) -> Iterator[Entry]:
    for row in rows:
        parts = [(title_of(name, row["template"]), words) for name, words in row["parts"].items()]
        added = [(_("Added later"), each["words"]) for each in row["addenda"]]
        yield Entry(row["about"], row["author"], lines(*parts, *added))


def _check_ins(rows: Iterable[Data]) -> Iterator[Entry]:
    for row in rows:
        if row["answered_at"]:
            said = [(each.question, each.said) for each in _answers(row) if each.said]
            yield Entry(row["answered_at"], "", lines(*said, ("", row["words"])))


def _told(rows: Iterable[Data]) -> Iterator[Entry]:
    for row in rows:
        tapped = RATINGS.get(row["rating"] or "", "")
        answers = [(_("Decided"), row["decision"]), (STATUS[row["status"]], row["outcome"])]
        yield Entry(row["at"], str(tapped), lines(("", row["words"]), *answers))


def _moment(row: Data) -> Entry:
    return Entry(row["on"], "", lines(("", row["words"])))


def _answers(row: Data) -> list[Said]:
    return in_words(UUID(str(row["version_id"])), row["answers"], row["texts"])


def _talks(data: Data) -> Iterator[Entry]:
    asked_in = {str(each["id"]): UUID(str(each["version_id"])) for each in data["check_ins"]}
    for row in data["concerns"]:
        version_id = asked_in.get(str(row["check_in_id"]))
        title = asked_part(version_of(version_id), row["part"]) if version_id else ""
        about = lines(
            (_("What you said"), row["said"]),
            (_("What changes now"), row["changed"]),
            ("", OUTCOMES.get(row["closed_as"], "")),
        )
        yield Entry(time(row["talked_at"] or row["raised_at"]), title, about)


def _comment(row: Data) -> Entry:
    return Entry(time(row["at"]), _("You") if row["by_client"] else _("We"), lines(("", row["words"])))


def _felt(row: Data) -> Entry:
    return Entry(time(row["at"]), str(FEELINGS[row["feeling"]]), lines(("", row["remark"])))


def _conflict(row: Data) -> Entry:
    about = lines(
        ("", row["topic"]),
        (_("How to meet it"), row["plan"]),
        (_("What came of it"), row["outcome"]),
        ("", ENDINGS.get(row["closed_as"], "")),
    )
    return Entry(time(row["opened_at"]), "", about)


def _way_round(row: Data) -> Entry:
    about = lines((_("What was needed"), row["needed"]), (_("What was done instead"), row["done"]))
    return Entry(time(row["at"]), "", about)


def _invoice(row: Data) -> Entry:
    owed = [(_said(each), agreement.money(each["amount"], row["currency"])) for each in row["lines"]]
    whole = (_("In all"), agreement.money(row["amount"], row["currency"]))
    return Entry(
        row["issued_on"],
        row["label"],
        lines(*owed, whole, (_("Pay by"), day(row["due_on"])), (_("To"), row["to_name"])),
    )


def _said(line: Data) -> str:
    what = line["words"] or str(LINES[line["kind"]])
    return f"{what}, {day(line['happened_on'])}" if line["happened_on"] else what


def _payment(row: Data) -> Entry:
    about = lines(("", METHODS[row["method"]]), (_("Invoice"), row["invoice"]))
    return Entry(row["received_on"], agreement.money(row["amount"], row["currency"]), about)


def _messages(contents: Contents) -> Iterator[Entry]:
    """Each message, and below it the files that came with it."""
    for row in contents.data["messages"]:
        author = contents.client.name if row["by"] == "client" else row["author"]
        title = " · ".join(each for each in (author, logged_as(row["channel"], row["minutes"])) if each)
        yield Entry(row["sent_at"], title, lines(("", row["words"])))
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
        (_("Born on"), day(client["born_on"])),
    )
    known = [(label, profile.get(name)) for name, label in PROFILE.items()]
    yield Entry(None, "", lines(*about, *reach, *known))


def _circle(data: Data) -> Iterator[Entry]:
    for row in data["circle"]:
        yield _near(row)
        yield from (_told_to(each) for each in data["circle_contacts"] if each["person"] == row["id"])


def _told_to(row: Data) -> Entry:
    told = ", ".join(str(each) for each in listed(row["told"]))
    title = str(CIRCLE_CHANNELS[row["channel"]])
    return Entry(time(row["at"]), title, lines((_("What was told"), told)))


def _near(row: Data) -> Entry:
    pages = ", ".join(str(each) for each in listed(row["pages"]))
    return Entry(
        None,
        row["name"],
        lines(
            (_("Who this is"), row["relation"] or CIRCLE_KINDS[row["kind"]]),
            (_("Phone"), row["phone"]),
            (_("E-mail"), row["email"]),
            (_("May open these pages"), pages),
            ("", row["remark"]),
        ),
    )
