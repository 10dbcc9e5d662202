"""A practice with somebody in every role and one row of every table, for who asks what a stranger sees."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Model
from django.test import Client as Browser

from alongside.clients.circle_pages import PAGES
from alongside.clients.models import CirclePerson, Client, DataRequest, Engagement, Hypothesis, Request
from alongside.decisions.models import Decision, DecisionOption
from alongside.diary.models import DiaryEntry, DiaryPrompt, DiaryShare
from alongside.doors.models import Delivery, Repeatable, Token, TokenUse, Webhook
from alongside.doors.signing import new_secret as new_signing_secret
from alongside.feedback.models import (
    AnonymousFeedback,
    DigestRead,
    Feedback,
    Improvement,
    PulseAnswer,
    PulseVoice,
    SmallMoment,
    Ticket,
    Told,
    Touchpoint,
)
from alongside.file.models import Freeze, Import, ImportedFile
from alongside.frame.models import (
    AskedChange,
    BreachNote,
    Deviation,
    FormatView,
    Frame,
    FrameQuestion,
    FrameTemplate,
    StoppedTopic,
)
from alongside.meetings.models import Addendum, Document, Meeting, Note, NoteTemplate
from alongside.messages.models import Attachment, Message, Thread
from alongside.mirror.models import Answer, Finding, SharedFinding
from alongside.money.models import (
    Billing,
    Charge,
    Concession,
    Counter,
    Invoice,
    InvoiceLine,
    Package,
    Payment,
)
from alongside.practice.actions import make_key
from alongside.practice.keys import digest, new_secret
from alongside.practice.models import (
    Absence,
    Member,
    Parked,
    Practice,
    PublicText,
    Room,
    Service,
    ServiceMember,
    Unit,
)
from alongside.scheduling.models import (
    Appointment,
    BookingRules,
    Busy,
    CalendarSource,
    Feed,
    Gathering,
    Hold,
    Holiday,
    HoursException,
    LifeSituation,
    Occupied,
    Offer,
    Series,
    Wish,
    WorkingHours,
)
from alongside.steps.models import Step
from alongside.toolkit.models import HardDayCard, LibraryTool, NoTool, Skill, Tool, ToolUse
from alongside.trail.actors import Role
from alongside.voice.actions import ready_version
from alongside.voice.measuring.notation import plain
from alongside.voice.models import (
    Arrival,
    AskingPlan,
    CheckIn,
    Concern,
    Conflict,
    CriticalAnswer,
    Goal,
    Measure,
    MeasureVersion,
    Reflection,
    SelfCheck,
    Supervision,
    ToneType,
    WeeklyPulse,
    Workaround,
)
from alongside.voice.own_sets import OwnItem, OwnSet, made
from tests.cast import SEATS, make_client, make_engagement, make_member, make_near, make_practice

NOW = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
MEMBERS = {
    "owner": Role.OWNER,
    "manager": Role.MANAGER,
    "practitioner": Role.PRACTITIONER,
    "other": Role.PRACTITIONER,
    "covering": Role.PRACTITIONER,
    "supervisor": Role.SUPERVISOR,
    "coordinator": Role.COORDINATOR,
    "bookkeeper": Role.BOOKKEEPER,
}


@dataclass
class Home:
    """One furnished practice: its people by role, and an id for every name that a route may ask for."""

    practice: Practice
    people: dict[str, Member | Client | CirclePerson] = field(default_factory=dict)
    ids: dict[str, UUID | str] = field(default_factory=dict)

    @property
    def practitioner(self) -> Member:
        who = self.people["practitioner"]
        assert isinstance(who, Member)
        return who

    @property
    def client(self) -> Client:
        who = self.people["client"]
        assert isinstance(who, Client)
        return who

    def keep(self, name: str, row: Model) -> None:
        """Remember a row's id under the name that routes use for it."""
        self.ids[name] = row.pk

    def of_client(self) -> dict[str, object]:
        """What every row of the client's file says."""
        return {"practice": self.practice, "client": self.client}


def furnish(slug: str) -> Home:
    """A practice where everybody works and everything has happened once."""
    home = Home(make_practice(slug, is_public=True))
    _people(home)
    _place(home)
    work = make_engagement(home.client)
    home.keep("engagement_id", work)
    _said(home, work)
    _asked_for(home, work)
    _agreed(home, work)
    _met(home, work)
    _elsewhere(home)
    _programs(home)
    _written(home, work)
    _owed(home)
    _took_along(home)
    _seen_and_brought(home)
    _waiting(home)
    _touched(home)
    _in_diary(home)
    _around(home)
    _hold(home)
    _offer(home)
    return home


def _offer(home: Home) -> None:
    """What is offered, by which rules, and the days that differ."""
    ours = {"practice": home.practice}
    home.keep("service_id", Service.objects.create(**ours, names={"en": "Talk"}))
    ServiceMember.objects.create(**ours, service_id=home.ids["service_id"], member=home.practitioner)
    home.keep("holiday_id", Holiday.objects.create(**ours, on=NOW.date(), name="May Day"))
    day = HoursException.objects.create(**ours, member=home.practitioner, on=NOW.date() + timedelta(days=9))
    home.keep("exception_id", day)
    BookingRules.objects.create(**ours, member=home.practitioner, most_a_day=6)


def _touched(home: Home) -> None:
    """Two touchpoints, what was said there, what came of it."""
    ours = {"practice": home.practice, "owner": home.practitioner}
    place = Touchpoint.objects.create(**ours, code="door", kind="anonymous", made_on=NOW.date())
    named = Touchpoint.objects.create(**ours, code="desk", kind="named", made_on=NOW.date())
    home.ids |= {"touchpoint_id": place.pk, "named": named.pk, "code": "door", "ticket": new_secret()}
    AnonymousFeedback.objects.create(
        practice=home.practice, touchpoint=place, day=NOW.date(), rating="bad", words="Cold"
    )
    Ticket.objects.create(practice=home.practice, touchpoint=place, digest=digest(str(home.ids["ticket"])))
    said = Feedback.objects.create(**ours, client=home.client, touchpoint=named, rating="bad", at=NOW)
    home.keep("feedback_id", said)
    told = {"language": "en", "heard": "Cold", "decided": "Heater", "outcome": "changed"}
    home.keep("told_id", Told.objects.create(practice=home.practice, on=NOW.date(), **told))
    days = {"begun_on": NOW.date(), "moved_on": NOW.date()}
    home.keep("improvement_id", Improvement.objects.create(**ours, found="Cold", **days))
    SmallMoment.objects.create(**home.of_client(), told_by="client", words="Tea", on=NOW.date())
    PulseAnswer.objects.create(practice=home.practice, month=NOW.date().replace(day=1), answers={"seen": 5})
    DigestRead.objects.create(
        practice=home.practice, member=home.people["other"], month=NOW.date().replace(day=1)
    )
    PulseVoice.objects.create(
        practice=home.practice, member=home.practitioner, month=NOW.date().replace(day=1)
    )
    answered = CheckIn.objects.create(
        **home.of_client(),
        version=ready_version(home.practice.pk, "after-meeting"),
        occasion="once",
        asked_at=NOW,
        answered_at=NOW,
        answers={"heard": 8},
        words="Good",
    )
    home.keep("said_check_in", answered)


def _around(home: Home) -> None:
    """Entries of the diary with a photo: one that somebody around the client may see, and one that nobody may."""
    home.ids["entry_photo"] = "photo"
    photo = {"photo": b"%P", "photo_type": "image/png", "at": NOW}
    for name in ("shared_entry", "unshared_entry"):
        home.keep(name, DiaryEntry.objects.create(**home.of_client(), **photo, submission=uuid4()))
    near = {"entry_id": home.ids["shared_entry"], "person": home.people["circle"]}
    DiaryShare.objects.create(**home.of_client(), **near)


def _in_diary(home: Home) -> None:
    """An entry that is the client's alone, one that is shared, and a question that was proposed."""
    media = {"photo": b"\x89PNG", "photo_type": "image/png", "sound": b"ID3", "sound_type": "audio/mpeg"}
    own = {**home.of_client(), "at": NOW, "words": "Quiet"}
    home.keep("entry_id", DiaryEntry.objects.create(**own, **media, submission=uuid4()))
    shared = DiaryEntry.objects.create(**own, **media, submission=uuid4(), is_shared=True)
    home.keep("entry_for_work", shared)
    asked = {"set_by": home.practitioner, "set_at": NOW, "ends_on": date(2100, 1, 1)}
    home.keep("prompt_id", DiaryPrompt.objects.create(**home.of_client(), words="And today?", **asked))


def _hold(home: Home) -> None:
    """A fresh link of every kind, as somebody outside holds it."""
    invited = make_member(home.practice, "Invited", account=None, status="invited")
    opens = {
        "member": invited,
        "invitation": make_client(home.practitioner, f"Uma {home.practice.slug}", portal=False),
        "intake": home.client,
        "circle": make_near(home.client, f"Otto {home.practice.slug}", "times", portal=False),
        "check_in": home.ids["check_in_id"],
        "tablet": home.ids["check_in_id"],
        "appointment": home.ids["appointment_id"],
        "offer": home.ids["offer_id"],
        "feedback": home.ids["feedback_id"],
    }
    for purpose, what in opens.items():
        home.ids[f"{purpose}_link"] = make_key(
            purpose,
            valid_for=timedelta(days=1),
            practice_id=home.practice.pk,
            subject_id=what.pk if isinstance(what, Model) else what,
        )
    account = home.practitioner.account
    home.ids["sign_in_link"] = make_key("sign_in", valid_for=timedelta(minutes=9), account=account)


def browser(who: Member | Client | CirclePerson) -> Browser:
    """A browser in which this person sits in their seat."""
    assert who.account is not None
    found = Browser()
    found.force_login(who.account)
    session = found.session
    session["seat"] = f"{SEATS[type(who)]}:{who.pk}"
    session.save()
    return found


def _people(home: Home) -> None:
    for name, role in MEMBERS.items():
        home.people[name] = make_member(home.practice, name.title(), role)
    other = home.people["other"]
    assert isinstance(other, Member)
    home.people["client"] = make_client(home.practitioner, f"Vera {home.practice.slug}")
    home.people["other_client"] = make_client(other, f"Oskar {home.practice.slug}")
    home.people["circle"] = make_near(home.client, f"Maria {home.practice.slug}", *PAGES)
    home.keep("client_id", home.client)
    home.keep("member_id", home.practitioner)
    home.keep("other", other)
    absence = Absence.objects.create(
        practice=home.practice,
        member=home.practitioner,
        covered_by=home.people["covering"],
        starts_on=NOW.date() - timedelta(days=3),
        ends_on=NOW.date() + timedelta(days=3),
        remark="Somewhere warm",
    )
    home.keep("absence_id", absence)
    parked = Parked.objects.create(
        practice=home.practice, account=home.practitioner.account, path="/desk/", fields={"words": ["Hm"]}
    )
    home.keep("parked_id", parked)
    home.ids["pk"] = 0


def _place(home: Home) -> None:
    unit = Unit.objects.create(practice=home.practice, name="North", timezone="UTC")
    home.keep("unit_id", unit)
    home.keep("room_id", Room.objects.create(practice=home.practice, unit=unit, name="Blue room"))
    PublicText.objects.create(practice=home.practice, language="en", section="who", words="We")
    home.ids |= {"slug": home.practice.slug, "kind": "advice", "language": "en", "secret": "nonsense"}
    home.ids |= {"who": home.practitioner.pk}
    WorkingHours.objects.create(
        practice=home.practice, member=home.practitioner, weekday=0, starts="09:00", ends="17:00"
    )


def _asked_for(home: Home, work: Engagement) -> None:
    """What the client asked for, stopped and said was not kept; what they asked about their data."""
    mine = home.of_client()
    asked = {**mine, "engagement": work, "asked_at": NOW}
    home.keep("change_id", AskedChange.objects.create(**asked, what="format", wanted="video"))
    home.keep(
        "wished_person", AskedChange.objects.create(**asked, what="practitioner", words="Somebody else")
    )
    topic = StoppedTopic.objects.create(**mine, words="My father", stopped_by="client", stopped_at=NOW)
    home.keep("topic_id", topic)
    note = {**mine, "engagement": work, "section": "time", "at": NOW, "words": "It began late"}
    home.keep("breach_note", BreachNote.objects.create(**note, written_by="client"))
    home.keep("our_note", BreachNote.objects.create(**note, written_by="member"))
    Freeze.objects.create(**mine, words="A court asked for it", at=NOW, lifted_at=NOW)
    FormatView.objects.create(**mine, place_kind="room", likes="The quiet", at=NOW)
    home.keep(
        "data_request", DataRequest.objects.create(**mine, what="correct", words="My name", asked_at=NOW)
    )


def _said(home: Home, work: Engagement) -> None:
    asked = Request.objects.create(**home.of_client(), engagement=work, words="Sleep", said_at=NOW)
    home.keep("request_id", asked)
    guess = Hypothesis.objects.create(**home.of_client(), request=asked, words="Grief", status="asked")
    home.keep("hypothesis_id", guess)
    near = CirclePerson.objects.create(**home.of_client(), name="Ivan", kind="relative", remark="Brother")
    home.keep("person_id", near)


def _agreed(home: Home, work: Engagement) -> None:
    parts = {**home.of_client(), "engagement": work, "stop_rule": "Stop"}
    FrameTemplate.objects.create(practice=home.practice, language="en")
    agreed = Frame.objects.create(**parts, version=1, status="agreed", proposed_at=NOW, agreed_at=NOW)
    proposed = Frame.objects.create(**parts, version=2, status="proposed", proposed_at=NOW)
    second = make_engagement(home.client, "delivery")
    draft = Frame.objects.create(**(parts | {"engagement": second}), version=1, status="draft")
    home.keep("frame_id", agreed)
    home.keep("proposed", proposed)
    home.keep("draft", draft)
    question = FrameQuestion.objects.create(
        **home.of_client(), frame=proposed, section="time", words="Why?", asked_at=NOW
    )
    home.keep("question_id", question)
    Deviation.objects.create(**home.of_client(), engagement=work, kind="gift", started_by="client", at=NOW)


def _met(home: Home, work: Engagement) -> None:
    series = Series.objects.create(
        **home.of_client(),
        engagement=work,
        member=home.practitioner,
        starts_on=NOW.date(),
        at_time="09:00",
        timezone="UTC",
        minutes=50,
        times=2,
    )
    planned = _appointment(home, work, NOW + timedelta(days=7), series=series)
    over = _appointment(home, work, NOW - timedelta(days=1), status="kept")
    home.keep("appointment_id", planned)
    home.keep("series_id", series)
    _gathered(home, work)
    meeting = Meeting.objects.create(
        **home.of_client(),
        engagement=work,
        member=home.practitioner,
        appointment=over,
        planned_minutes=50,
        started_at=over.starts_at,
    )
    home.keep("meeting_id", meeting)
    asked = CheckIn.objects.create(
        **home.of_client(),
        engagement=work,
        meeting=meeting,
        version=ready_version(home.practice.pk, "after-meeting"),
        asked_at=NOW,
    )
    home.keep("check_in_id", asked)
    home.ids |= {"asked_measure": asked.version.measure_id, "measure_id": asked.version.measure_id}
    _own_measure(home)
    busy = Busy.objects.create(
        practice=home.practice,
        member=home.practitioner,
        starts_at=NOW + timedelta(days=8),
        ends_at=NOW + timedelta(days=8, hours=1),
        title="Dentist",
    )
    home.keep("busy_id", busy)


def _own_measure(home: Home) -> None:
    """Questions that the practice wrote, and a ready-made set by its name."""
    home.ids |= {"key": "value", "number": 1}
    written = OwnSet({"en": "First days"}, [OwnItem("", "scale", {"en": "I felt at home."})])
    measure = Measure.objects.create(practice=home.practice, name="First days")
    definition, texts = made(written, id=str(measure.pk), number=1, owner="House")
    version = {"definition": plain(definition), "texts": texts, "source": "own", "number": 1}
    MeasureVersion.objects.create(practice=home.practice, measure=measure, **version)
    home.keep("own_measure", measure)


def _elsewhere(home: Home) -> None:
    """Calendars elsewhere; one came back empty a while ago."""
    source = CalendarSource.objects.create(
        practice=home.practice,
        member=home.practitioner,
        name="Family",
        address="http://127.0.0.1/private.ics",
        tried_at=NOW - timedelta(hours=1),
        problem="empty",
    )
    home.keep("source_id", source)
    secret = new_secret()
    feed = {"practice": home.practice, "digest": digest(secret)}
    home.keep("feed_id", Feed.objects.create(**feed, member=home.practitioner))
    home.ids["feed_link"] = secret
    feed["digest"] = digest(new_secret())
    home.keep("own_feed", Feed.objects.create(**feed, client=home.client))


def _programs(home: Home) -> None:
    """A program that comes in as the practitioner."""
    ours = {"practice": home.practice, "expires_at": NOW + timedelta(days=90)}
    token = Token.objects.create(**ours, member=home.practitioner, name="Ledger", digest=digest(new_secret()))
    home.keep("token_id", token)
    TokenUse.objects.create(practice=home.practice, token=token, day=NOW.date(), what="GET me", at=NOW)
    Repeatable.objects.create(practice=home.practice, token=token, key=b"k", request=b"r", made_id=token.pk)
    home.ids["rest"] = "clients"
    hook = Webhook.objects.create(
        practice=home.practice,
        address="https://example.org/",
        secret=new_signing_secret(),
        events=["client.added"],
    )
    home.keep("webhook_id", hook)
    sent = Delivery.objects.create(
        practice=home.practice, webhook=hook, asked_at=NOW, due_at=NOW, status="sent"
    )
    home.keep("delivery_id", sent)


def _gathered(home: Home, work: Engagement) -> None:
    """A time that the client shares, led by their practitioner."""
    at = NOW + timedelta(days=8)
    shared = Gathering.objects.create(
        practice=home.practice,
        member=home.practitioner,
        title="Group",
        starts_at=at,
        ends_at=at + timedelta(minutes=50),
        timezone="UTC",
    )
    home.keep("gathering_id", shared)
    home.keep("gathered", _appointment(home, work, at, gathering=shared))


def _appointment(home: Home, work: Engagement, at: datetime, **also: object) -> Appointment:
    until = at + timedelta(minutes=50)
    made = Appointment.objects.create(
        **home.of_client(),
        engagement=work,
        member=home.practitioner,
        starts_at=at,
        ends_at=until,
        timezone="UTC",
        **also,
    )
    for resource, row in (("member", home.practitioner), ("client", home.client)):
        Occupied.objects.create(
            practice=home.practice,
            resource=resource,
            resource_id=row.pk,
            starts_at=at,
            ends_at=until,
            appointment=made,
        )
    return made


def _waiting(home: Home) -> None:
    """Somebody waits, and a time is kept for them."""
    wish = Wish.objects.create(**home.of_client(), weekdays=[1], words="After work", asked_at=NOW)
    span = {"starts_at": NOW + timedelta(days=9), "ends_at": NOW + timedelta(days=9, minutes=50)}
    kept = {"practice": home.practice, "member": home.practitioner, **span}
    until = NOW + timedelta(days=1)
    hold = Hold.objects.create(**kept, expires_at=until, purpose="offer")
    Occupied.objects.create(
        practice=home.practice,
        resource="member",
        resource_id=home.practitioner.pk,
        hold=hold,
        expires_at=until,
        **span,
    )
    offer = Offer.objects.create(
        **kept, client=home.client, wish=wish, hold=hold, offered_at=NOW, expires_at=until
    )
    LifeSituation.objects.create(**home.of_client(), words="Shifts", said_at=NOW)
    home.keep("wish_id", wish)
    home.keep("offer_id", offer)


def _written(home: Home, work: Engagement) -> None:
    author = {**home.of_client(), "engagement": work, "author": home.practitioner, "about": NOW}
    note = Note.objects.create(**author, parts={"note": "Tired"}, status="signed", signed_at=NOW)
    Addendum.objects.create(**home.of_client(), note=note, author=home.practitioner, words="And", at=NOW)
    home.keep("note_id", note)
    home.keep("draft_note", Note.objects.create(**author, parts={"note": "Half"}))
    home.keep("process_note", Note.objects.create(**author, kind="process", parts={"note": "Mine"}))
    home.keep("template_id", NoteTemplate.objects.create(practice=home.practice, name="Ours", sections=["A"]))
    paper = {**home.of_client(), "added_by": home.practitioner, "size": 2, "at": NOW, "name": "Scan"}
    document = Document.objects.create(**paper, content=b"%P", content_type="application/pdf")
    home.keep("document_id", document)
    shared = Document.objects.create(**paper, content=b"%P", content_type="application/pdf", is_shared=True)
    home.keep("shared_document", shared)
    letter = Document.objects.create(**paper, content=b"Hi", content_type="text/plain", kind="letter")
    home.keep("letter", letter)
    step = Step.objects.create(**home.of_client(), engagement=work, words="Walk", due_on=date(2030, 1, 1))
    home.keep("step_id", step)
    goal = Goal.objects.create(
        **home.of_client(), engagement=work, words="Sleep", set_by="client", set_at=NOW
    )
    home.keep("goal_id", goal)
    planned = {
        "practice": home.practice,
        "measure": ready_version(home.practice.pk, "five-needs").measure,
        "rhythm": "monthly",
    }
    home.keep("plan_id", AskingPlan.objects.create(**planned, client=home.client))
    home.keep("practice_plan", AskingPlan.objects.create(**planned))
    _cared_for(home)
    _decided(home, work)
    thread = Thread.objects.create(**home.of_client(), last_at=NOW, open_since=NOW)
    home.keep("thread_id", thread)
    said = Message.objects.create(
        **home.of_client(), thread=thread, author_kind="client", words="Hello", sent_at=NOW
    )
    call = {"channel": "phone", "logged_by": home.practitioner, "logged_at": NOW, "words": "A call"}
    logged = Message.objects.create(
        **home.of_client(), **call, thread=thread, author_kind="client", sent_at=NOW, read_at=NOW
    )
    home.keep("message_id", logged)
    file = {"name": "Scan.pdf", "content": b"%P", "content_type": "application/pdf", "size": 2}
    home.keep("attachment_id", Attachment.objects.create(**home.of_client(), message=said, **file))


def _decided(home: Home, work: Engagement) -> None:
    """A decision that lies before the client with options of both, and one that a member prepares."""
    about = {**home.of_client(), "engagement": work, "set_by": "member", "set_at": NOW}
    words = {"question": "How often?", "alternative": "It is the shifts", "who_does": "Ring on Monday"}
    seen = Decision.objects.create(**about, **words, put_before_at=NOW)
    home.keep("decision_id", seen)
    home.keep("begun", Decision.objects.create(**about, question="Which day?"))
    for name, side in (("option_id", "member"), ("own_option", "client")):
        option = DecisionOption.objects.create(
            **home.of_client(), decision=seen, side=side, words="Every week", at=NOW
        )
        home.keep(name, option)


def _cared_for(home: Home) -> None:
    """A critical answer that only who works with the client was told of, a concern and a conflict."""
    about = home.of_client()
    answered = CheckIn.objects.create(
        **about,
        version=ready_version(home.practice.pk, "after-meeting"),
        occasion="once",
        asked_at=NOW,
        answered_at=NOW,
        seen_at=NOW,
        answers={"safe": 2},
        low=["safe"],
    )
    home.keep("critical", answered)
    CriticalAnswer.objects.create(**about, check_in=answered, item="safe", given=2, told_at=NOW)
    concern = Concern.objects.create(**about, check_in=answered, part="safe", why="low", raised_at=NOW)
    home.keep("concern_id", concern)
    home.keep(
        "conflict_id", Conflict.objects.create(**about, topic="Late again", opened_at=NOW, talked_at=NOW)
    )


def _took_along(home: Home) -> None:
    """A tool of the library, a sound that was given, a tool of the client's own, a skill, and the card, shared."""
    sound = {
        "kind": "audio",
        "file_name": "a.mp3",
        "content": b"ID3",
        "content_type": "audio/mpeg",
        "size": 3,
    }
    kept = LibraryTool.objects.create(practice=home.practice, language="en", name="Breathe", **sound)
    home.keep("library_id", kept)
    about = home.of_client() | {"given_at": NOW}
    given = Tool.objects.create(**about, **sound, name="Slowly", given_by=home.practitioner)
    home.keep("tool_id", given)
    home.keep("own_tool", Tool.objects.create(**about, name="A walk", words="To the sea"))
    ToolUse.objects.create(**home.of_client(), tool=given, at=NOW, helped=6)
    skill = Skill.objects.create(**home.of_client(), words="Name it", set_by="member", set_at=NOW)
    home.keep("skill_id", skill)
    HardDayCard.objects.create(**home.of_client(), signs="Cold hands", is_shared=True)
    held = Meeting.objects.get(pk=home.ids["meeting_id"])
    NoTool.objects.create(**home.of_client(), meeting=held, at=NOW)


def _owed(home: Home) -> None:
    """An open charge, an invoice that is paid in part, a package and a fee of the client's own."""
    sums = {"amount": 85, "currency": "EUR"}
    meeting = {**home.of_client(), **sums, "kind": "meeting", "fee": 85, "happened_at": NOW}
    home.keep("charge_id", Charge.objects.create(**meeting))
    made = Invoice.objects.create(
        **home.of_client(),
        **sums,
        number=1,
        label="1",
        language="en",
        issued_on=NOW.date(),
        to_name="Vera",
        sender={"payee": "Us", "iban": "FI2112345600000785"},
    )
    home.keep("invoice_id", made)
    invoiced = Charge.objects.create(**meeting, status="invoiced")
    line = {**home.of_client(), "invoice": made, "charge": invoiced, "position": 1}
    InvoiceLine.objects.create(**line, kind="meeting", amount=85)
    Counter.objects.create(practice=home.practice, kind="invoice", last=1)
    paid = {**home.of_client(), "invoice": made, "currency": "EUR", "received_on": NOW.date()}
    home.keep("payment_id", Payment.objects.create(**paid, amount=5, receipt_number=1, receipt_language="en"))
    package = Package.objects.create(**home.of_client(), **sums, meetings=5, bought_on=NOW.date())
    home.keep("package_id", package)
    own = {**home.of_client(), "fee": 50, "currency": "EUR", "reason": "Student"}
    home.keep("concession_id", Concession.objects.create(**own, valid_from=NOW.date()))
    Billing.objects.create(practice=home.practice)


def _seen_and_brought(home: Home) -> None:
    looked = {"practice": home.practice, "member": home.practitioner, "at": NOW}
    Arrival.objects.create(**home.of_client(), appointment_id=home.ids["appointment_id"], cues=[], at=NOW)
    home.keep("self_check_id", SelfCheck.objects.create(**looked, about="reply", motive="habit"))
    home.keep("type_id", ToneType.objects.create(practice=home.practice, name="Calm", signs="S", tone="T"))
    home.keep("pulse_id", WeeklyPulse.objects.create(**looked, week=NOW.date(), answers={"energy": 7}))
    home.keep("supervision_id", Supervision.objects.create(**looked, held_on=NOW.date(), minutes=60))
    way = Workaround.objects.create(**home.of_client(), by_client=True, way="paper", needed="N", at=NOW)
    home.keep("workaround_id", way)
    home.keep("reflection_id", Reflection.objects.create(**looked, answers={"items": {"warm": 7}}))
    finding = Finding.objects.create(
        practice=home.practice,
        member=home.practitioner,
        client=home.client,
        kind="meetings_over",
        facts={"meetings": 3, "of": 4, "minutes": 12, "agreed": 50},
        found_at=NOW,
    )
    home.keep("finding_id", finding)
    seen = {"finding": finding, "member": home.practitioner, "supervisor": home.people["supervisor"]}
    seen |= {"facts": finding.facts, "shared_at": NOW}
    home.keep("shared_id", SharedFinding.objects.create(**home.of_client(), **seen))
    Answer.objects.create(
        **home.of_client(), finding=finding, member=home.practitioner, kind="not_now", words="Busy", at=NOW
    )
    brought = Import.objects.create(practice=home.practice, made_by=home.people["owner"])
    ImportedFile.objects.create(
        practice=home.practice, of_import=brought, position=0, kind="clients", name="c.csv", content=b"Name\n"
    )
    home.keep("import_id", brought)
