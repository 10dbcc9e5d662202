"""The worker asks what plans ask: once, in one letter, reminded once; and finds out cheaply that nothing is due."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.clients.models import ContactPoint, Engagement, Stage
from alongside.frame.models import Frame, FrameStatus
from alongside.notices.models import Notice
from alongside.practice.models import Absence, Practice
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.models import Event
from alongside.voice import actions
from alongside.voice.models import AskingPlan, CheckIn, Measure
from alongside.worker.asking import look_after_asking
from alongside.worker.letters import send_due
from tests.cast import Cast, make_client, make_engagement
from tests.voice.scene import make_meeting

NOW = datetime(2026, 2, 2, 10, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


def plan(cast: Cast, rhythm: str, measure: str = "five-needs", **also: Any) -> None:
    actions.set_plan(cast.actor(cast.anna), measure=measure, rhythm=rhythm, **also)


def appointment(cast: Cast, at: datetime, **also: Any) -> Appointment:
    fields = {
        "practice": cast.practice,
        "client": cast.vera,
        "engagement": cast.advice,
        "member": cast.anna,
        "timezone": "Europe/Helsinki",
        "starts_at": at,
        "ends_at": at + timedelta(minutes=50),
    }
    return Appointment.objects.create(**(fields | also))


def asked() -> list[tuple[str, str]]:
    rows = CheckIn.objects.order_by("asked_at", "version__measure__key")
    return list(rows.values_list("version__measure__key", "occasion"))


def test_the_day_before_a_meeting_once(cast: Cast, clock: time_machine.Traveller) -> None:
    plan(cast, "before", "before-meeting")
    row = appointment(cast, NOW + 2 * A_DAY)
    appointment(cast, NOW + 2 * A_DAY, status=AppointmentStatus.CANCELLED_IN_TIME)
    assert look_after_asking() == 0
    clock.move_to(NOW + A_DAY)
    assert look_after_asking() == 1
    assert look_after_asking() == 0
    made = CheckIn.objects.get()
    assert (made.appointment_id, made.occasion, made.expires_at) == (row.pk, "before", row.starts_at)
    assert made.plan_id is not None
    assert send_due() == 1
    [letter] = mail.outbox
    assert "/how-was-it/" in letter.body
    assert "Vera" not in letter.body


def test_all_that_is_due_comes_in_one_letter(cast: Cast, clock: time_machine.Traveller) -> None:
    plan(cast, "before", "before-meeting")
    plan(cast, "monthly", client_id=cast.vera.pk)
    appointment(cast, NOW + A_DAY)
    assert look_after_asking() == 2
    assert [each.kind for each in Notice.objects.all()] == ["checkin.due"]
    assert send_due() == 1
    [letter] = mail.outbox
    assert letter.body.count("/how-was-it/") == 1
    assert letter.body.count("\n- ") == 2


def test_reminded_once_and_not_after_the_answer(cast: Cast, clock: time_machine.Traveller) -> None:
    plan(cast, "monthly", client_id=cast.vera.pk)
    plan(cast, "monthly", "benefits", client_id=cast.vera.pk)
    assert look_after_asking() == 2
    assert send_due() == 1
    clock.move_to(NOW + 2 * A_DAY)
    assert look_after_asking() == 2
    assert look_after_asking() == 0
    [reminder] = Notice.objects.filter(kind="checkin.reminder")
    assert reminder.facts["is_reminder"] is True
    vera = cast.actor(cast.vera)
    for row in CheckIn.objects.all():
        actions.decline_check_in(vera, row.pk)
    assert send_due() == 0
    reminder.refresh_from_db()
    assert (reminder.status, reminder.outcome) == ("dropped", "no_longer_holds")
    assert Event.objects.filter(verb="checkin.reminded").count() == 2


def test_who_said_no_to_mails_gets_none_but_is_asked_in_the_portal(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    ContactPoint.objects.update(may_message=False)
    plan(cast, "monthly", client_id=cast.vera.pk)
    assert look_after_asking() == 1
    clock.move_to(NOW + 2 * A_DAY)
    assert look_after_asking() == 0
    assert not Notice.objects.exists()
    assert CheckIn.objects.get().reminded_at is None


def test_a_no_to_mails_after_the_letter_was_posted_holds(cast: Cast) -> None:
    plan(cast, "monthly", client_id=cast.vera.pk)
    look_after_asking()
    ContactPoint.objects.update(may_message=False)
    assert send_due() == 0
    assert mail.outbox == []


def test_letters_wait_for_the_morning(cast: Cast, clock: time_machine.Traveller) -> None:
    Practice.objects.update(quiet_from="20:00", quiet_until="08:00")
    plan(cast, "monthly", client_id=cast.vera.pk)
    clock.move_to(datetime(2026, 2, 2, 21, tzinfo=UTC))
    assert look_after_asking() == 1
    assert send_due() == 0
    clock.move_to(datetime(2026, 2, 3, 6, tzinfo=UTC))  # 8 in Helsinki
    assert send_due() == 1


def test_what_is_over_closes_quietly(cast: Cast, clock: time_machine.Traveller) -> None:
    plan(cast, "monthly", client_id=cast.vera.pk, every=2)
    look_after_asking()
    clock.move_to(NOW + 15 * A_DAY)
    assert look_after_asking() == 0
    assert send_due() == 0
    assert actions.take_back(cast.actor(cast.anna), CheckIn.objects.get().pk) is False


def test_touchpoints_of_agreement_absence_and_meetings(cast: Cast) -> None:
    for measure, touchpoint in (
        ("five-needs", "agreement_changed"),
        ("benefits", "absence_over"),
        ("value", "first_meeting"),
        ("before-meeting", "third_meeting"),
    ):
        plan(cast, "touchpoint", measure, touchpoint=touchpoint)
    assert look_after_asking() == 0
    later = NOW + timedelta(hours=2)
    with time_machine.travel(later, tick=False):
        make_meeting(cast.vera, cast.advice, NOW + timedelta(minutes=30))
        Frame.objects.create(
            practice=cast.practice,
            client=cast.vera,
            engagement=cast.advice,
            version=2,
            status=FrameStatus.AGREED,
            agreed_at=later,
        )
        assert look_after_asking() == 2
        assert asked() == [("five-needs", "touchpoint"), ("value", "touchpoint")]
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, starts_on=NOW.date(), ends_on=NOW.date() + A_DAY
    )
    with time_machine.travel(NOW + 2 * A_DAY, tick=False):
        assert ("benefits", "touchpoint") not in asked()
        look_after_asking()
        assert ("benefits", "touchpoint") in asked()


def test_at_the_ending_and_three_months_after_it_unless_they_came_back(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    plan(cast, "ending")
    plan(cast, "after_ending", "value", every=3)
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDING, ending_offered_at=NOW)
    assert look_after_asking() == 1
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDED, ended_at=NOW + A_DAY)
    clock.move_to(datetime(2026, 5, 3, 11, tzinfo=UTC))
    again = make_engagement(cast.vera)
    assert look_after_asking() == 0
    again.delete()
    assert look_after_asking() == 1
    assert look_after_asking() == 0
    assert asked() == [("five-needs", "ending"), ("value", "follow_up")]
    assert send_due() == 1


def test_nothing_for_work_that_rests_or_has_ended_or_in_the_demo(cast: Cast) -> None:
    plan(cast, "monthly", client_id=cast.vera.pk)
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.PAUSED)
    assert look_after_asking() == 0
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDED, ended_at=NOW)
    assert look_after_asking() == 0
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ACTIVE)
    Practice.objects.update(is_demo=True)
    assert look_after_asking() == 0
    Practice.objects.update(is_demo=False)
    assert look_after_asking() == 1


def test_somebody_of_the_circle_gets_a_letter_that_says_who_reads_it(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    cast.vera.circle.create(
        practice=cast.practice,
        name="Maria",
        kind="relative",
        email="maria@near.example",
        asking_agreed_at=timezone.now(),
    )
    cast.vera.circle.create(practice=cast.practice, name="Otto", kind="friend", email="otto@near.example")
    plan(cast, "monthly", rater="circle", client_id=cast.vera.pk)
    assert look_after_asking() == 1
    assert send_due() == 1
    [letter] = mail.outbox
    assert letter.to == ["maria@near.example"]
    assert "Vera Example can read what you answer." in letter.body
    clock.move_to(NOW + 2 * A_DAY)
    assert look_after_asking() == 1
    assert [each.facts["is_reminder"] for each in Notice.objects.order_by("due_at")] == [False, True]
    actions.agree_to_asking(
        cast.actor(cast.vera),
        client_id=cast.vera.pk,
        person_id=cast.vera.circle.get(name="Maria").pk,
        is_agreed=False,
    )
    assert send_due() == 0


def test_what_cannot_be_asked_stops_no_other(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    plan(cast, "monthly", client_id=cast.vera.pk)
    empty = Measure.objects.create(practice=cast.practice, name="Nothing in it")
    AskingPlan.objects.create(practice=cast.practice, client=cast.vera, measure=empty, rhythm="monthly")
    actions.set_plan(cast.actor(cast.mikko), client_id=cast.oskar.pk, measure="value", rhythm="monthly")
    assert look_after_asking() == 1
    assert asked() == [("value", "regular")]
    assert "could not be asked" in caplog.text


def queries_of_a_round() -> int:
    with CaptureQueriesContext(connection) as found:
        assert look_after_asking() == 0
    return len(found)


def test_a_round_asks_the_database_the_same_for_one_and_for_thirty(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    assert queries_of_a_round() == 2  # without plans
    plan(cast, "before", "before-meeting", every=2)
    plan(cast, "monthly")
    plan(cast, "touchpoint", "benefits", touchpoint="third_meeting")
    plan(cast, "ending", "value")
    plan(cast, "after_ending", "value", every=3)
    plan(cast, "monthly", rater="circle", client_id=cast.vera.pk)
    clock.move_to(NOW + timedelta(hours=1))
    make_meeting(cast.vera, cast.advice, NOW)
    appointment(cast, NOW + A_DAY)
    look_after_asking()
    few = queries_of_a_round()
    for number in range(30):
        client = make_client(cast.anna, f"Client {number}", portal=False)
        work = make_engagement(client)
        make_meeting(client, work, NOW)
        appointment(cast, NOW + A_DAY, client=client, engagement=work)
    look_after_asking()
    assert queries_of_a_round() == few
    assert few <= 12
