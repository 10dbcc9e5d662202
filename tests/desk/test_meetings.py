"""From preparing a meeting to its wrap-up, through the pages."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.clients.models import Request
from alongside.lib.ids import new_id
from alongside.meetings import actions
from alongside.meetings.models import Meeting, Note
from alongside.scheduling.models import Appointment
from alongside.steps.actions import set_step
from alongside.steps.models import Step
from alongside.voice.actions.goals import set_goal
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.meetings.stage import facts, make_appointment, make_meeting, make_note
from tests.voice.scene import make_answer


def url(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def test_the_card_brings_the_clients_words_first_and_what_helps(cast: Cast):
    Request.objects.create(
        practice=cast.practice, client=cast.vera, words="I want to sleep again", said_at=timezone.now()
    )
    cast.vera.profile.greeting = "No handshake, a nod"
    cast.vera.profile.save()
    make_note(cast, "Slept four hours.")
    set_step(cast.actor(cast.anna), cast.vera.pk, words="Phone away at nine")
    past = make_meeting(cast, minutes_ago=3000)
    make_answer(past, heard=9, valuable=3)
    appointment = make_appointment(cast.vera, cast.advice, minutes_ago=-10)
    page = cast.browser(cast.anna).get(url("prepare", appointment.pk)).content.decode()
    order = [
        "I want to sleep again",
        "<h1",
        "a nod",
        "It was valuable to me.",
        "I felt heard.",
        "Slept four hours.",
        "Phone away at nine",
    ]
    assert sorted(order, key=page.index) == order


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_prepares_holds_or_wraps_up(cast: Cast, who: str):
    appointment, meeting = make_appointment(cast.vera), make_meeting(cast)
    browser = cast.browser(getattr(cast, who))
    assert browser.get(url("prepare", appointment.pk)).status_code == 404
    assert browser.get(url("meeting", meeting.pk)).status_code == 404
    assert browser.get(url("wrap_up", meeting.pk)).status_code == 404
    assert browser.post(url("start_meeting", appointment.pk)).status_code == 404
    for name in (
        "end_meeting",
        "greeted",
        "how_it_ended",
        "why_longer",
        "wrap_up_step",
        "book_next",
        "wrapped_up",
    ):
        data = {"ended": "10:00", "words": "x", "owner": "client", "starts_at": "2030-01-01T10:00:00+00:00"}
        assert browser.post(url(name, meeting.pk), data).status_code == 404
    assert Meeting.objects.get() == meeting
    assert not Step.objects.exists()


def test_start_greet_and_end(cast: Cast):
    browser = cast.browser(cast.anna)
    appointment = make_appointment(cast.vera, cast.advice, minutes_ago=3)
    answer = browser.post(url("start_meeting", appointment.pk))
    meeting = Meeting.objects.get()
    assert answer.url == url("meeting", meeting.pk)
    page = browser.get(answer.url)
    assert b"data-ends-at" in page.content
    browser.post(url("greeted", meeting.pk))
    answer = browser.post(url("end_meeting", meeting.pk))
    assert answer.url == url("wrap_up", meeting.pk)
    meeting.refresh_from_db()
    assert (meeting.greeted, meeting.end_source) == (True, "pressed")
    assert CheckIn.objects.get().meeting == meeting


def test_a_look_up_writes_nothing(cast: Cast):
    meeting = make_meeting(cast)
    browser = cast.browser(cast.anna)
    for name in ("meeting", "wrap_up"):
        assert browser.get(url(name, meeting.pk)).status_code == 200
    assert not Note.objects.exists()
    assert not CheckIn.objects.exists()
    for name in ("end_meeting", "greeted", "how_it_ended", "wrapped_up", "book_next"):
        assert browser.get(url(name, meeting.pk)).status_code == 405


def test_one_that_took_place_unpressed_is_wrapped_up_and_asked_about(cast: Cast):
    browser = cast.browser(cast.anna)
    appointment = make_appointment(cast.vera, cast.advice, minutes_ago=600)
    assert b"It took place" in browser.get(url("prepare", appointment.pk)).content
    answer = browser.post(url("start_meeting", appointment.pk), {"held": "1"}, follow=True)
    meeting = Meeting.objects.get()
    assert meeting.started_at == appointment.starts_at
    assert b"When did it end?" in answer.content
    shown = (meeting.started_at + timedelta(minutes=65)).astimezone(ZoneInfo(cast.anna.timezone))
    answer = browser.post(url("how_it_ended", meeting.pk), {"ended": shown.strftime("%H:%M")})
    meeting.refresh_from_db()
    assert meeting.end_source == "asked"
    assert abs(meeting.ended_at - meeting.started_at - timedelta(minutes=65)) < timedelta(minutes=1)
    assert CheckIn.objects.count() == 1


def test_nobody_knows_is_an_answer_and_no_overrun(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=600)
    browser.post(url("how_it_ended", meeting.pk), {"unknown": "1", "ended": "00:00"})
    assert facts("meeting.ended", meeting.pk)[0]["real_minutes"] is None
    page = browser.get(url("wrap_up", meeting.pk)).content.decode()
    assert "unknown" in page
    assert "What needed the time?" not in page


@pytest.mark.parametrize("data", [{}, {"ended": "soon"}, {"ended": ""}])
def test_a_bad_end_is_refused_beside_the_field(cast: Cast, data: dict[str, str]):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=600)
    answer = browser.post(url("how_it_ended", meeting.pk), data)
    assert answer.status_code == 422
    assert answer.context["end_form"].errors["ended"]
    assert facts("meeting.ended", meeting.pk) == []


def test_over_the_agreed_length_the_reason_is_asked_gently(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=67)
    actions.end_meeting(cast.actor(cast.anna), meeting.pk)
    assert "What needed the time?" in browser.get(url("wrap_up", meeting.pk)).content.decode()
    browser.post(url("why_longer", meeting.pk), {"reason": "Bad news came"})
    assert Meeting.objects.get().overrun_reason == "Bad news came"


def test_a_step_is_the_clients_in_advice_work_and_may_be_given_to_us(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast)
    form = browser.get(url("wrap_up", meeting.pk)).context["new_step"]
    assert form.initial["owner"] == "client"
    browser.post(url("wrap_up_step", meeting.pk), {"words": "Walk", "owner": "client"})
    browser.post(url("wrap_up_step", meeting.pk), {"words": "Ring", "owner": "practitioner"})
    assert [(s.words, s.owner, s.meeting) for s in Step.objects.order_by("set_at")] == [
        ("Walk", "client", meeting),
        ("Ring", "practitioner", meeting),
    ]
    answer = browser.post(url("wrap_up_step", meeting.pk), {"words": "", "owner": "client"})
    assert answer.status_code == 422
    assert answer.context["new_step"].errors["words"]


def test_a_step_of_the_wrap_up_may_say_towards_which_goal(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast)
    assert "goal_id" not in browser.get(url("wrap_up", meeting.pk)).context["new_step"].fields
    goal = set_goal(cast.actor(cast.anna), cast.vera.pk, words="Sleep through the night")
    assert "Towards which goal" in browser.get(url("wrap_up", meeting.pk)).content.decode()
    said = {"words": "Phone away", "owner": "client", "goal_id": str(goal.pk)}
    browser.post(url("wrap_up_step", meeting.pk), said)
    step = Step.objects.get()
    assert step.goal_id == goal.pk
    assert facts("step.set", step.pk) == [{"owner": "client", "set_by": "member", "is_planned": True}]
    wrong = browser.post(url("wrap_up_step", meeting.pk), said | {"goal_id": str(meeting.pk)})
    assert (wrong.status_code, list(wrong.context["new_step"].errors)) == (422, ["goal_id"])


def test_a_step_in_delivery_work_is_ours_at_first(cast: Cast):
    appointment = make_appointment(cast.oskar, cast.delivery)
    meeting = actions.start_meeting(cast.actor(cast.mikko), appointment.pk)
    page = cast.browser(cast.mikko).get(url("wrap_up", meeting.pk))
    assert page.context["new_step"].initial["owner"] == "practitioner"


def test_a_step_done_in_the_wrap_up_comes_back_to_it(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast)
    step = set_step(cast.actor(cast.anna), cast.vera.pk, words="x")
    answer = browser.post(url("change_step", step.pk), {"now": "done", "meeting": str(meeting.pk)})
    assert answer.url == url("wrap_up", meeting.pk)
    assert (
        browser.post(url("change_step", step.pk), {"now": "open", "meeting": "nonsense"}).status_code == 404
    )


def test_the_next_meeting_is_booked_by_one_click(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast)
    Appointment.objects.filter(pk=meeting.appointment_id).update(source_key="x")
    cast.vera.origin = "import"
    cast.vera.save()
    page = browser.get(url("wrap_up", meeting.pk))
    times = page.context["times"]
    assert 1 <= len(times) <= 3
    answer = browser.post(url("book_next", meeting.pk), {"starts_at": times[0].isoformat()})
    assert answer.url == url("wrap_up", meeting.pk)
    page = browser.get(answer.url)
    assert page.context["booked"].starts_at == times[0]


@pytest.mark.parametrize("starts_at", ["", "soon", "2020-13-45T99:00", "2020-01-01T10:00:00+00:00"])
def test_a_time_that_cannot_be_is_refused_in_words(cast: Cast, starts_at: str):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast)
    answer = browser.post(url("book_next", meeting.pk), {"starts_at": starts_at})
    assert answer.status_code == 422
    assert answer.context["next_error"]
    assert Appointment.objects.count() == 1


def test_done_keeps_the_note_that_still_stood_there(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=55)
    page = browser.get(url("wrap_up", meeting.pk))
    data = {
        "note": str(page.context["note_id"]),
        "client": str(cast.vera.pk),
        "meeting": str(meeting.pk),
        "version": "0",
        "template": "free",
        "kind": "record",
        "part:words": "Not yet saved",
    }
    answer = browser.post(url("wrapped_up", meeting.pk), data)
    assert answer.url == url("today")
    assert Note.objects.get().parts == {"words": "Not yet saved"}
    assert facts("meeting.wrapped_up", meeting.pk) == [{"steps": 0, "is_next_booked": False}]


def test_done_with_nothing_written_makes_no_note(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=55)
    page = browser.get(url("wrap_up", meeting.pk))
    data = {
        "note": str(page.context["note_id"]),
        "client": str(cast.vera.pk),
        "meeting": str(meeting.pk),
        "version": "0",
        "template": "free",
        "kind": "record",
        "part:words": " ",
    }
    browser.post(url("wrapped_up", meeting.pk), data)
    assert not Note.objects.exists()
    assert Meeting.objects.get().wrapped_up_at is not None


def test_done_in_a_stale_tab_shows_both_texts_and_stays_open(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=55)
    page = browser.get(url("wrap_up", meeting.pk))
    make_note(cast, "From the other tab", sign=False, meeting_id=meeting.pk)
    data = {
        "note": str(page.context["note_id"]),
        "client": str(cast.vera.pk),
        "meeting": str(meeting.pk),
        "version": "0",
        "template": "free",
        "kind": "record",
        "part:words": "From this tab",
    }
    answer = browser.post(url("wrapped_up", meeting.pk), data)
    assert answer.status_code == 409
    assert "From this tab" in answer.content.decode()
    assert "From the other tab" in answer.content.decode()
    assert Meeting.objects.get().wrapped_up_at is None


def test_times_are_corrected_later(cast: Cast):
    browser, meeting = cast.browser(cast.anna), make_meeting(cast, minutes_ago=600)
    actions.wrap_up(cast.actor(cast.anna), meeting.pk, steps=0, is_next_booked=False)
    zone = ZoneInfo(cast.anna.timezone)
    began = meeting.started_at.astimezone(zone).replace(second=0, microsecond=0)
    data = {
        "started_at": began.strftime("%Y-%m-%dT%H:%M"),
        "ended_at": (began + timedelta(minutes=50)).strftime("%Y-%m-%dT%H:%M"),
    }
    assert browser.post(url("meeting", meeting.pk), data).status_code == 302
    assert facts("meeting.ended", meeting.pk)[-1]["real_minutes"] == 50
    data["ended_at"] = (began - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M")
    answer = browser.post(url("meeting", meeting.pk), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors["ended_at"]


def test_the_pages_ask_the_same_few_questions_however_much_there_is(
    cast: Cast, django_assert_max_num_queries
):
    browser, anna = cast.browser(cast.anna), cast.actor(cast.anna)
    meeting = make_meeting(cast)
    for number in range(30):
        set_step(anna, cast.vera.pk, words=f"step {number}")
        make_note(cast, f"note {number}")
    browser.get(url("wrap_up", meeting.pk))
    with django_assert_max_num_queries(26):
        browser.get(url("wrap_up", meeting.pk))
    with django_assert_max_num_queries(28):
        browser.get(url("prepare", meeting.appointment_id))


def test_an_appointment_that_is_not_there_is_not_found(cast: Cast):
    assert cast.browser(cast.anna).get(url("prepare", new_id())).status_code == 404
