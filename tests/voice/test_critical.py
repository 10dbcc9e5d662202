"""Answers that must be seen at once: who is told, who sees, what is done, and what happens when nobody looks (L06)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Absence, Member, MemberStatus, Practice
from alongside.trail.actors import worker
from alongside.trail.models import Event
from alongside.voice import actions
from alongside.voice.actions import caring, loop
from alongside.voice.models import CheckIn, CriticalAnswer
from alongside.voice.queries.caring import alarm
from alongside.worker.caring import look_after_critical, still_holds
from tests.cast import Cast
from tests.voice.scene import make_check_in


def afraid(cast: Cast) -> CheckIn:
    """Oskar, who works with Mikko, did not feel safe."""
    check_in = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    actions.answer_check_in(
        cast.actor(cast.oskar), check_in.pk, answers={"safe": 2, "heard": 9}, words="Afraid"
    )
    return check_in


def told(kind: str = "critical.raised") -> list[str]:
    return sorted(Notice.objects.filter(kind=kind, phone="").values_list("email", flat=True))


def age(hours: int) -> None:
    """As if it had been told so long ago; the practice counts every hour of these as one of the day."""
    CriticalAnswer.objects.update(told_at=timezone.now() - timedelta(hours=hours))


def test_who_works_with_the_client_is_told_at_once(cast: Cast) -> None:
    check_in = afraid(cast)
    row = CriticalAnswer.objects.get()
    assert (row.check_in_id, row.item, row.given, row.told_to) == (
        check_in.pk,
        "safe",
        2,
        [str(cast.mikko.pk)],
    )
    assert (row.seen_at, row.escalated_at, row.done_at) == (None, None, None)
    assert told() == [cast.mikko.email]
    assert Event.objects.get(verb="critical.raised").facts == {"item": "safe", "told": [str(cast.mikko.pk)]}


def test_a_fine_answer_calls_nobody(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    actions.answer_check_in(cast.actor(cast.oskar), check_in.pk, answers={"safe": 6})
    assert CriticalAnswer.objects.count() == 0
    assert told() == []


def test_a_text_message_goes_where_the_member_has_it_set(cast: Cast, settings: object) -> None:
    settings.SMS_URL = "http://sms.example"  # type: ignore[attr-defined]
    Member.objects.filter(pk=cast.mikko.pk).update(alarm_phone="+358 40 1234567")
    afraid(cast)
    sms = Notice.objects.get(kind="critical.raised", channel="sms")
    assert (sms.phone, sms.email) == ("+358 40 1234567", "")


def test_without_a_way_to_send_them_no_text_message_waits(cast: Cast) -> None:
    Member.objects.filter(pk=cast.mikko.pk).update(alarm_phone="+358 40 1234567")
    afraid(cast)
    assert not Notice.objects.filter(channel="sms").exists()


def test_where_nobody_is_responsible_who_runs_the_practice_hears_of_it(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    Member.objects.filter(pk=cast.mikko.pk).update(status=MemberStatus.LEFT)
    actions.answer_check_in(cast.actor(cast.oskar), check_in.pk, answers={"safe": 0})
    assert told() == [cast.anna.email]
    assert CriticalAnswer.objects.get().escalated_at is not None


def test_seen_by_one_then_settled_in_sealed_words(cast: Cast) -> None:
    check_in, mikko = afraid(cast), cast.actor(cast.mikko)
    loop.see_critical(mikko, check_in.pk)
    loop.see_critical(mikko, check_in.pk)
    row = CriticalAnswer.objects.get()
    assert (row.seen_by_id, row.done_at) == (cast.mikko.pk, None)
    assert Notice.objects.get(kind="critical.raised").status == NoticeStatus.DROPPED
    loop.settle_critical(mikko, check_in.pk, done=" I called him. ")
    row = CriticalAnswer.objects.get()
    assert (row.done, row.done_by_id) == ("I called him.", cast.mikko.pk)
    assert row.done_at is not None
    assert [
        each for each in Event.objects.order_by("pk").values_list("verb", flat=True) if "critical" in each
    ] == [
        "critical.raised",
        "critical.seen",
        "critical.settled",
    ]
    with pytest.raises(Refused, match="settled_already"):
        loop.settle_critical(mikko, check_in.pk, done="Again")


def test_what_was_done_needs_words(cast: Cast) -> None:
    check_in, mikko = afraid(cast), cast.actor(cast.mikko)
    with pytest.raises(Refused, match="required"):
        loop.settle_critical(mikko, check_in.pk, done=" ")
    with pytest.raises(Refused, match="too_long"):
        loop.settle_critical(mikko, check_in.pk, done="x" * 4001)
    assert CriticalAnswer.objects.get().seen_at is None


@pytest.mark.parametrize("who", ["anna", "chie", "stranger", "oskar", "vera"])
def test_others_do_not_know_of_it(cast: Cast, who: str) -> None:
    check_in, actor = afraid(cast), cast.actor(getattr(cast, who))
    with pytest.raises(NotYours):
        alarm(actor, check_in.pk)
    with pytest.raises(NotYours):
        loop.see_critical(actor, check_in.pk)
    with pytest.raises(NotYours):
        loop.settle_critical(actor, check_in.pk, done="Mine")


def test_reading_the_answers_is_seeing_the_critical_one(cast: Cast) -> None:
    afraid(cast)
    actions.mark_seen(cast.actor(cast.mikko), cast.oskar.pk)
    row = CriticalAnswer.objects.get()
    assert (row.seen_by_id, row.done_at) == (cast.mikko.pk, None)


def test_nobody_looked_in_time_so_others_hear_once_that_there_is_something(cast: Cast) -> None:
    check_in = afraid(cast)
    age(30)
    assert look_after_critical() == 1
    assert look_after_critical() == 0
    row = CriticalAnswer.objects.get()
    assert row.escalated_to == [str(cast.anna.pk)]
    assert told("critical.unseen") == [cast.anna.email]
    assert Event.objects.get(verb="critical.escalated").facts == {"told": [str(cast.anna.pk)]}
    anna = alarm(cast.actor(cast.anna), check_in.pk)
    assert (anna.may_read, anna.client) == (False, cast.oskar)
    loop.see_critical(cast.actor(cast.anna), check_in.pk)
    assert CriticalAnswer.objects.get().seen_by_id == cast.anna.pk


@pytest.mark.parametrize("who", ["chie", "stranger"])
def test_a_coordinator_and_a_stranger_hear_nothing_even_then(cast: Cast, who: str) -> None:
    check_in = afraid(cast)
    age(30)
    look_after_critical()
    with pytest.raises(NotYours):
        alarm(cast.actor(getattr(cast, who)), check_in.pk)


def test_who_covers_by_then_is_told_as_well(cast: Cast) -> None:
    afraid(cast)
    today = timezone.localdate()
    Absence.objects.create(
        practice=cast.practice,
        member=cast.mikko,
        covered_by=cast.chie,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
    )
    age(30)
    look_after_critical()
    assert told("critical.unseen") == sorted([cast.anna.email, cast.chie.email])


def test_alone_in_the_practice_one_is_told_again(cast: Cast) -> None:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    actions.answer_check_in(cast.actor(cast.vera), check_in.pk, answers={"safe": 0})
    age(30)
    assert look_after_critical() == 1
    assert told("critical.unseen") == [cast.anna.email]


def test_what_was_seen_or_is_not_due_goes_no_further(cast: Cast) -> None:
    check_in = afraid(cast)
    row = CriticalAnswer.objects.get()
    due = caring.escalates_at(row)
    assert not caring.escalate(worker(cast.practice.pk), row.pk, due - timedelta(seconds=1))
    with pytest.raises(NotYours):
        caring.escalate(cast.actor(cast.anna), row.pk, due)
    assert not caring.escalate(worker(cast.elsewhere.pk), row.pk, due)
    loop.see_critical(cast.actor(cast.mikko), check_in.pk)
    assert not caring.escalate(worker(cast.practice.pk), row.pk, due)
    assert told("critical.unseen") == []


def test_the_practice_says_after_how_many_hours(cast: Cast) -> None:
    afraid(cast)
    row = CriticalAnswer.objects.get()
    usual = caring.escalates_at(row)
    Practice.objects.filter(pk=cast.practice.pk).update(alarm_hours=10)
    assert caring.escalates_at(CriticalAnswer.objects.get()) > usual


def test_a_letter_that_comes_after_the_look_is_dropped(cast: Cast) -> None:
    check_in = afraid(cast)
    notice = Notice.objects.get(kind="critical.raised")
    assert still_holds(notice)
    loop.see_critical(cast.actor(cast.mikko), check_in.pk)
    assert not still_holds(notice)
