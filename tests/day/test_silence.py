"""Silence inside the agreed rhythm makes no task and no letter; an open question always has an answer time (D08)."""

from datetime import timedelta

from django.utils import timezone

from alongside.day import queries as day
from alongside.frame import actions as frame
from alongside.frame.asked import answer_by
from alongside.messages import actions as messages
from alongside.messages.models import Thread
from alongside.mirror.actions import look_at_client
from alongside.notices.models import Notice
from alongside.trail.actors import worker
from alongside.voice.actions import ask_due, remind_due
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.meetings.stage import make_appointment


def test_a_week_without_a_word_is_nobodys_task(cast: Cast) -> None:
    make_agreed(cast)
    kept = make_appointment(cast.vera, cast.advice, minutes_ago=6 * 24 * 60)
    type(kept).objects.filter(pk=kept.pk).update(status="kept")
    make_appointment(cast.vera, cast.advice, minutes_ago=-1 * 24 * 60)
    Notice.objects.all().delete()
    now = timezone.now()
    assert ask_due(now) + remind_due(now) == 0
    look_at_client(worker(cast.practice.pk), cast.vera.pk)
    asking = day.asking(cast.actor(cast.anna), now.date())
    assert (asking.waiting, asking.to_talk) == ([], [])
    assert not Notice.objects.exists()


def test_a_question_has_an_answer_time_whether_or_not_one_was_agreed(cast: Cast) -> None:
    messages.send_message(cast.actor(cast.vera), cast.vera.pk, words="May I ask something?")
    thread = Thread.objects.get(client=cast.vera)
    assert thread.open_since is not None
    assert thread.answer_due_at is not None
    assert thread.answer_due_at > thread.open_since
    asked = frame.ask_change(cast.actor(cast.vera), what="rhythm", wanted="monthly")
    assert answer_by(asked.asked_at) == asked.asked_at + timedelta(days=3)
    found = day.asking(cast.actor(cast.anna), timezone.now().date()).waiting
    assert {each.what: each.due is not None for each in found} == {"message": True, "change_asked": True}
