"""A client of whom every room holds something, made the way people make it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.clients.actions import Near
from alongside.clients.actions.circle_contacts import log_contact
from alongside.clients.actions.circle_pages import choose_pages
from alongside.clients.models import Client
from alongside.decisions import actions as decisions
from alongside.diary import actions as diary
from alongside.feedback import actions as feedback
from alongside.file.actions.break_glass import break_glass
from alongside.file.actions.data_requests import ask_data
from alongside.file.actions.freezing import freeze, thaw
from alongside.frame import actions as frame
from alongside.lib.ids import new_id
from alongside.meetings import actions as meetings
from alongside.meetings.models import Meeting
from alongside.messages import actions as messages
from alongside.mirror.models import Answer, Finding, SharedFinding
from alongside.money import actions as money
from alongside.notices.models import Notice
from alongside.scheduling.actions import make_feed
from alongside.scheduling.actions.life import say_life_situation
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, Occupied, Series
from alongside.scheduling.occupied import take
from alongside.steps import actions as steps
from alongside.toolkit import actions as toolkit
from alongside.toolkit.actions.texts import Texts, Upload
from alongside.trail.actors import Role
from alongside.voice import actions as voice
from alongside.voice.actions import goals, loop, unspoken
from alongside.voice.actions.assessments import Result, write_assessment
from alongside.voice.actions.comments import comment_on_result
from alongside.voice.actions.self_checks import write_self_check
from alongside.voice.actions.tones import pick_tone, save_tone_type
from alongside.voice.actions.workarounds import write_workaround
from alongside.voice.models import Arrival, Concern
from tests.cast import Cast, make_member
from tests.diary.making import MP3, PNG
from tests.frame.making import make_agreed, make_draft
from tests.meetings.stage import make_appointment, make_note

PRIVATE = (
    "said at the door",
    "a guess nobody asked",
    "process words",
    "not signed yet",
    "for ourselves",
    "gift of tea",
    "mirrored",
    "draft words",
    "let go of it",
    "a student",
    "the aunt worries",
    "impressed at once",
    "prepared in silence",
    "too eager",
    "the careful kind",
)


@dataclass
class Full:
    """Some of the rows by name."""

    client: Client
    planned: Appointment
    held: Appointment


def fill(cast: Cast) -> Full:
    """Vera with requests, agreement, times, notes, documents, steps, check-ins, messages and findings."""
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    _fill_clients(cast)
    agreed = make_agreed(cast)
    frame.ask_question(vera, agreed.pk, section="time", words="Why fifty minutes?")
    at = datetime(2026, 3, 1, tzinfo=UTC)
    frame.log_deviation(anna, cast.advice.pk, kind="gift", started_by="client", words="gift of tea", at=at)
    make_draft(cast, minutes=60)
    planned, held = _fill_times(cast)
    _fill_money(cast)
    _fill_meeting(cast, held)
    _fill_messages(cast)
    _fill_goals(cast, held)
    _fill_decisions(cast)
    _fill_caring(cast)
    _fill_feedback(cast)
    _fill_toolkit(cast, held)
    _fill_diary(cast)
    _fill_asked_for(cast)
    _fill_mirror(cast)
    _fill_waiting(cast)
    return Full(Client.objects.get(pk=cast.vera.pk), planned, held)


def _fill_messages(cast: Cast) -> None:
    """Words and a file that were sent, a call that was written down, and a draft with a file of its own."""
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    sent, begun = new_id(), new_id()
    first = {"message_id": sent, "revision": 0, "words": "I slept well."}
    messages.attach_file(vera, pk, **first, name="night.txt", content=b"Eight hours")
    messages.send_message(vera, pk, words="I slept well.", message_id=sent, revision=1)
    messages.send_message(anna, pk, words="I am glad.")
    call = {"channel": "phone", "by": "client", "at": timezone.now(), "minutes": 7}
    messages.log_contact(anna, pk, message_id=new_id(), words="She asked for a letter.", **call)
    draft = {"message_id": begun, "revision": 0, "words": "draft words"}
    messages.attach_file(anna, pk, **draft, name="private.txt", content=b"draft words")


def _fill_clients(cast: Cast) -> None:
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    request = clients.write_request(anna, client_id=pk, words="I cannot sleep.")
    for words in ("work", "grief"):
        clients.write_hypothesis(anna, request_id=request.pk, words=words)
    clients.ask_about_request(anna, request_id=request.pk)
    clients.write_hypothesis(anna, request_id=request.pk, words="a guess nobody asked")
    clients.change_profile(anna, client_id=pk, needs="quiet", style=3)
    _fill_circle(cast)
    Client.objects.filter(pk=pk).update(born_on=date(1990, 2, 3), pronouns="she")


def _fill_circle(cast: Cast) -> None:
    """An aunt who may see the times, and a talk with her."""
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    aunt = clients.add_to_circle(
        anna, client_id=pk, person=Near(name="Aunt Example", kind="relative", remark="rings")
    )
    choose_pages(cast.actor(cast.vera), client_id=pk, person_id=aunt.pk, pages=["times"])
    talk = {"channel": "phone", "told": ["times"], "words": "the aunt worries"}
    log_contact(anna, client_id=pk, person_id=aunt.pk, at=timezone.now(), **talk)


def _fill_times(cast: Cast) -> tuple[Appointment, Appointment]:
    series = Series.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        member=cast.anna,
        starts_on=date(2026, 1, 5),
        at_time="10:00",
        timezone="Europe/Helsinki",
        minutes=50,
        times=2,
    )
    held = make_appointment(cast.vera, cast.advice, minutes_ago=60)
    planned = make_appointment(cast.vera, cast.advice, minutes_ago=-3 * 24 * 60)
    planned.series, planned.place = series, "Side door"
    planned.save()
    take(planned)
    return planned, held


def _fill_money(cast: Cast) -> None:
    """Before any meeting is held: the package covers none."""
    anna, mine = cast.actor(cast.anna), {"client_id": cast.vera.pk}
    report, book = (
        money.add_charge(anna, words=words, amount=Decimal(20), **mine) for words in ("A report", "A book")
    )
    invoice = money.issue_invoice(anna, charge_ids=[report.pk], **mine)
    day = date(2026, 3, 1)
    money.record_payment(anna, amount=Decimal(5), received_on=day, invoice_id=invoice.pk, **mine)
    money.waive_charge(anna, charge_id=book.pk, reason="let go of it")
    money.sell_package(anna, meetings=5, amount=Decimal(300), bought_on=day, expires_on=day, **mine)
    money.set_concession(anna, fee=Decimal(60), reason="a student", **mine)


def _fill_waiting(cast: Cast) -> None:
    """She waits for another time, one is offered, and she has said when she can come."""
    vera, pk = cast.actor(cast.vera), cast.vera.pk
    add_wish(vera, client_id=pk, wished=Wished(weekdays=[1], words="Tuesdays after work"))
    soon = (timezone.now() + timedelta(days=9)).replace(minute=0, second=0, microsecond=0)
    offer_time(cast.actor(cast.anna), member_id=cast.anna.pk, starts_at=_tuesday(soon), minutes=50)
    times = [{"weekday": 1, "from": "17:00", "to": "19:00"}]
    say_life_situation(
        vera, client_id=pk, times=times, place_kinds=["room"], constraints=["shifts"], words="Late shifts"
    )
    make_feed(vera)


def _tuesday(moment: datetime) -> datetime:
    return moment.replace(hour=9) + timedelta(days=(1 - moment.weekday()) % 7)


def _fill_meeting(cast: Cast, held: Appointment) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    meeting = meetings.start_meeting(anna, held.pk, at=held.starts_at)
    meetings.end_meeting(anna, meeting.pk)
    note = make_note(cast, "Signed words.")
    meetings.add_addendum(anna, note.pk, words="Added words.")
    make_note(cast, "not signed yet", sign=False)
    make_note(cast, "process words", kind="process")
    meetings.write_letter(anna, pk, name="For you", words="Dear Vera", is_shared=True)
    meetings.write_letter(anna, pk, name="Inside", words="for ourselves")
    steps.set_step(anna, pk, words="Walk in the evening")
    steps.begin_phase(anna, cast.advice.pk, code="understand")
    voice.set_plan(anna, client_id=pk, measure="five-needs", rhythm="monthly")
    check_in = voice.ask_check_in(anna, meeting.pk)
    assert check_in is not None
    voice.answer_check_in(vera, check_in.pk, answers={"heard": 9, "safe": 10}, words="It was good.")
    comment_on_result(vera, pk, check_in.version.measure_id, words="That was the move.")


def _fill_caring(cast: Cast) -> None:
    """An answer had to be seen at once and was talked about; a feeling was named, and a conflict."""
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    version = voice.ready_version(cast.practice.pk, "after-meeting")
    again = voice.ask(anna, client_id=pk, version=version, occasion="once", tells=False)
    assert again is not None
    voice.answer_check_in(vera, again.pk, answers={"safe": 3})
    loop.settle_critical(anna, again.pk, done="I called her.")
    talked = Concern.objects.get(check_in=again, part="safe")
    loop.talk_about(anna, talked.pk, said="The door was open.", changed="The door is shut.", shares=True)
    unspoken.name_feeling(vera, pk, feeling="anger", remark="About the door.")
    named = unspoken.open_conflict(anna, pk, topic="Who shuts the door")
    unspoken.talk_about_conflict(anna, named.pk, outcome="Both do.")
    said = {"needed": "A quiet place to wait", "done": "She waits in the yard"}
    write_workaround(anna, pk, by_client=True, way="other", **said)


def _fill_feedback(cast: Cast) -> None:
    """She said how the waiting room is, and wrote down a small moment."""
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    about = {"names": {"en": "Waiting room"}, "owner_id": cast.anna.pk}
    place = feedback.make_touchpoint(anna, code="waiting", kind="named", **about)
    said = feedback.give_feedback(vera, place.pk, rating="bad", words="The chairs are hard.")
    feedback.answer_feedback(anna, said.pk, status="decided", words="We buy cushions.")
    feedback.note_moment(vera, words="There was tea.")


def _fill_goals(cast: Cast, held: Appointment) -> None:
    """A goal that both agreed to and she rated, the five tasks, and how she came today."""
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    goal = goals.set_goal(vera, cast.vera.pk, words="Sleep through the night", before="I never will")
    goals.agree_to_goal(anna, goal.pk)
    goals.rate_goal(vera, goal.pk, near=4, words="Two good nights")
    write_assessment(anna, cast.advice.pk, results={"event": Result("The loss of a friend")})
    Arrival.objects.create(
        practice=cast.practice,
        client=cast.vera,
        appointment=held,
        cues=["tears"],
        asked_words="said at the door",
        at=timezone.now(),
    )


def _fill_toolkit(cast: Cast, held: Appointment) -> None:
    """Two tools, one of them a file, a use, a meeting with none, a skill she named, and her card."""
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    given = Texts("text", "A letter to the night", "Write to it.", "When the night is long")
    tool = toolkit.give_tool(anna, pk, texts=given)
    toolkit.note_use(vera, tool.pk, helped=6, words="It got quieter")
    sheet = Upload("Breathing.txt", b"In, and out.")
    toolkit.add_own_tool(vera, texts=Texts("file", "Breathing", file=sheet))
    toolkit.say_no_tool(anna, Meeting.objects.get(appointment=held).pk)
    skill = toolkit.name_skill(vera, pk, words="Name what I feel")
    toolkit.rate_skill(vera, skill.pk, can_use=7)
    toolkit.save_card(vera, revision=0, signs="My hands go cold", helps="Warm water")


def _fill_decisions(cast: Cast) -> None:
    """What she believes, a decision that both signed, and one that is only prepared."""
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    decisions.say_beliefs(vera, pk, cause="Too little rest")
    row = decisions.write_decision(anna, pk, question="How often do we meet?")
    ours = decisions.add_option(anna, row.pk, words="Every week", pros="It carries")
    row = decisions.change_decision(anna, row.pk, revision=1, who_does="Ring the clinic")
    row = decisions.pause(
        anna, row.pk, revision=row.revision, alternative="It is the shifts", impression="impressed at once"
    )
    decisions.put_before(anna, row.pk)
    decisions.add_option(vera, row.pk, words="Every second week")
    row = decisions.choose(vera, row.pk, option_id=ours.pk)
    decisions.sign(vera, row.pk, revision=row.revision)
    decisions.sign(anna, row.pk, revision=row.revision)
    decisions.write_decision(anna, pk, question="prepared in silence")
    write_self_check(anna, about="reply", motive="habit", words="too eager", client_id=pk)
    kind = save_tone_type(anna, name="the careful kind", signs="few words", tone="slow")
    pick_tone(anna, pk, type_id=kind.pk)


def _fill_diary(cast: Cast) -> None:
    """An entry that is hers alone, one that she shares, one that her aunt may read; and a prompt of each."""
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    aunt = cast.vera.circle.get().pk
    until = timezone.localdate() + timedelta(weeks=2)
    asked = diary.propose_prompt(anna, pk, words="What was light?", every_days=2, ends_on=until)
    diary.agree_to_prompt(vera, asked.pk)
    diary.add_prompt(vera, words="Did I eat?")
    diary.write_entry(vera, submission=uuid4(), words="Hers alone", photo=PNG, themes=["sleep"])
    shared = {"submission": uuid4(), "words": "The light", "prompt_id": asked.pk, "mood": 6}
    diary.write_entry(vera, **shared, sound=MP3, is_shared=True)
    diary.write_entry(vera, submission=uuid4(), words="For my aunt", people=[aunt])


def _fill_asked_for(cast: Cast) -> None:
    """What she asked to change, stopped and said was not kept; and something in her data that should be right."""
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    asked = frame.ask_change(vera, what="format", wanted="video", words="While I travel")
    frame.answer_change(anna, asked.pk, outcome="talk", answer="On Tuesday")
    frame.say_format(vera, place_kind="room", likes="The quiet there", misses="A plant")
    frame.stop_topic(vera, cast.vera.pk, words="The old flat")
    note = frame.note_breach(vera, cast.advice.pk, section="time", words="It began at ten past")
    frame.answer_breach(anna, note.pk, words="It will not happen again")
    ask_data(vera, what="correct", words="My street is wrong")
    manager = cast.actor(make_member(cast.practice, "Rauha", Role.MANAGER))
    break_glass(manager, cast.vera.pk, words="Nobody else was there", hours=1)
    freeze(manager, cast.vera.pk, words="A court asked for it")
    thaw(manager, cast.vera.pk)


def _fill_mirror(cast: Cast) -> None:
    finding = Finding.objects.create(
        practice=cast.practice,
        member=cast.anna,
        client=cast.vera,
        kind="meetings_over",
        evidence=[1],
        found_at=timezone.now(),
    )
    Answer.objects.create(
        practice=cast.practice,
        finding=finding,
        member=cast.anna,
        client=cast.vera,
        kind="talk",
        words="mirrored",
        at=timezone.now(),
    )
    SharedFinding.objects.create(
        practice=cast.practice,
        finding=finding,
        member=cast.anna,
        supervisor=cast.mikko,
        client=cast.vera,
        words="mirrored too",
        shared_at=timezone.now(),
    )


def of_client() -> list[type[models.Model]]:
    """Every table with a column that names a client."""
    return [
        model
        for model in apps.get_app_config("alongside").get_models()
        if any(each.name == "client" and each.is_relation for each in model._meta.concrete_fields)
    ]


def counts(client_id: object) -> dict[str, int]:
    """How many rows each table holds of a client; tables with none left out."""
    found = {
        model._meta.model_name: model._base_manager.filter(client=client_id).count() for model in of_client()
    }
    found["occupied"] = Occupied.objects.filter(resource_id=client_id).count()
    found["notice"] = Notice.objects.filter(client_id=client_id).count()
    return {name: count for name, count in found.items() if count}
