"""A prompt is proposed, agreed to or not, and stopped; nothing is asked before the client says yes."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from alongside.clients.models import ContactPoint
from alongside.diary import actions, queries
from alongside.diary.models import DiaryEntry, DiaryPrompt
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Practice
from alongside.trail.queries import events_of_client
from tests.cast import Cast
from tests.diary.making import write
from tests.meetings.stage import facts


def soon(weeks: int = 3) -> date:
    return timezone.localdate() + timedelta(weeks=weeks)


def propose(cast: Cast, **also: object) -> DiaryPrompt:
    sent = {"words": "What was good today?", "every_days": 2, "ends_on": soon()} | also
    return actions.propose_prompt(cast.actor(cast.anna), cast.vera.pk, **sent)


def test_proposed_agreed_and_stopped(cast: Cast) -> None:
    vera, row = cast.actor(cast.vera), propose(cast)
    assert (row.set_by, row.engagement, row.agreed_at, row.is_reminded) == (
        cast.anna,
        cast.advice,
        None,
        False,
    )
    now, zone = timezone.now(), timezone.get_current_timezone()
    assert queries.open_prompts(queries.prompts(vera, cast.vera.pk), now, zone) == []
    agreed = actions.agree_to_prompt(vera, row.pk)
    assert actions.agree_to_prompt(vera, row.pk).agreed_at == agreed.agreed_at
    assert [each.pk for each in queries.prompts(vera, cast.vera.pk)] == [row.pk]
    actions.stop_prompt(vera, row.pk)
    actions.stop_prompt(vera, row.pk)
    assert queries.prompts(vera, cast.vera.pk) == []
    assert (facts("prompt.proposed", row.pk), facts("prompt.agreed", row.pk)) == ([{"every_days": 2}], [{}])
    assert facts("prompt.stopped", row.pk) == [{"by": "client"}]
    with pytest.raises(Refused, match="stopped"):
        actions.agree_to_prompt(vera, row.pk)


@pytest.mark.parametrize(
    ("sent", "code", "field"),
    [
        ({"words": " "}, "required", "words"),
        ({"words": "x" * 301}, "too_long", "words"),
        ({"every_days": 0}, "out_of_range", "every_days"),
        ({"every_days": 15}, "out_of_range", "every_days"),
        ({"ends_on": None}, "required", "ends_on"),
        ({"ends_on": date(2020, 1, 1)}, "wrong_end", "ends_on"),
        ({"ends_on": date(2200, 1, 1)}, "wrong_end", "ends_on"),
    ],
)
def test_refused(cast: Cast, sent: dict, code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        propose(cast, **sent)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_without_open_work_nothing_is_proposed(cast: Cast) -> None:
    cast.advice.stage = "ended"
    cast.advice.save()
    with pytest.raises(Refused, match="no_work"):
        propose(cast)


@pytest.mark.parametrize("who", ["chie", "mikko", "stranger", "vera", "oskar"])
def test_only_who_works_with_the_client_proposes(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.propose_prompt(
            cast.actor(getattr(cast, who)), cast.vera.pk, words="x", every_days=1, ends_on=soon()
        )


def test_only_the_client_says_yes(cast: Cast) -> None:
    row = propose(cast)
    for who in (cast.anna, cast.mikko, cast.oskar, cast.stranger):
        with pytest.raises(NotYours):
            actions.agree_to_prompt(cast.actor(who), row.pk)
    actions.stop_prompt(cast.actor(cast.anna), row.pk)
    assert facts("prompt.stopped", row.pk) == [{"by": "member"}]


def test_a_clients_own_prompt_is_theirs_alone(cast: Cast) -> None:
    vera, anna = cast.actor(cast.vera), cast.actor(cast.anna)
    own = actions.add_prompt(vera, words="Did I rest?")
    assert own.agreed_at is not None
    assert queries.prompts(anna, cast.vera.pk) == []
    with pytest.raises(NotYours):
        actions.stop_prompt(anna, own.pk)
    actions.choose_reminder(vera, own.pk, at=time(20))
    actions.stop_prompt(vera, own.pk)
    assert list(events_of_client(anna, cast.vera.pk)) == []
    with pytest.raises(NotYours):
        actions.add_prompt(anna, words="Not yours")


def test_an_entry_may_answer_a_prompt_that_was_agreed_to(cast: Cast) -> None:
    row = propose(cast)
    assert write(cast, prompt_id=row.pk).prompt is None
    actions.agree_to_prompt(cast.actor(cast.vera), row.pk)
    assert write(cast, prompt_id=row.pk).prompt == row
    assert write(cast, who=cast.oskar, prompt_id=row.pk).prompt is None
    assert DiaryEntry.objects.count() == 3


def test_a_reminder_is_chosen_and_let_go(cast: Cast) -> None:
    vera, row = cast.actor(cast.vera), propose(cast)
    with pytest.raises(Refused, match="not_agreed"):
        actions.choose_reminder(vera, row.pk, at=time(20))
    actions.agree_to_prompt(vera, row.pk)
    chosen = actions.choose_reminder(vera, row.pk, at=time(20))
    assert (chosen.is_reminded, chosen.remind_at, chosen.next_on is not None) == (True, time(20), True)
    gone = actions.choose_reminder(vera, row.pk, at=None)
    assert (gone.is_reminded, gone.remind_at, gone.next_on) == (False, None, None)
    assert facts("prompt.reminder_chosen", row.pk) == [{"is_reminded": True}, {"is_reminded": False}]
    with pytest.raises(NotYours):
        actions.choose_reminder(cast.actor(cast.anna), row.pk, at=time(20))


def test_no_letter_is_promised_for_quiet_hours_or_without_an_address(cast: Cast) -> None:
    own = actions.add_prompt(cast.actor(cast.vera), words="Did I rest?")
    Practice.objects.filter(pk=cast.practice.pk).update(quiet_from=time(21), quiet_until=time(8))
    with pytest.raises(Refused, match="quiet"):
        actions.choose_reminder(cast.actor(cast.vera), own.pk, at=time(22))
    ContactPoint.objects.filter(client=cast.vera).delete()
    with pytest.raises(Refused, match="no_email"):
        actions.choose_reminder(cast.actor(cast.vera), own.pk, at=time(20))
