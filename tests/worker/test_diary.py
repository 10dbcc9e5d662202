"""The letter "your diary": at the time that the client chose, once a day at most, and not a day longer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail

from alongside.clients.models import Client, DataRequest
from alongside.diary import actions
from alongside.diary.models import DiaryPrompt
from alongside.notices.models import Notice
from alongside.notices.queries import notices_of_client
from alongside.practice.models import Practice
from alongside.worker.diary import look_after_diaries
from alongside.worker.letters import send_due
from tests.cast import Cast

NOW = datetime(2026, 2, 2, 10, tzinfo=UTC)  # noon in Helsinki
EVENING = datetime(2026, 2, 2, 18, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def prompt(cast: Cast) -> DiaryPrompt:
    """Vera's own question, with a letter at eight in the evening by her clock, until Thursday."""
    return reminded(cast, "Did I rest canaryword?", ends_on=date(2026, 2, 5))


def reminded(cast: Cast, words: str, **also: object) -> DiaryPrompt:
    vera = cast.actor(cast.vera)
    made = actions.add_prompt(vera, words=words, **also)
    return actions.choose_reminder(vera, made.pk, at=time(20))


def test_it_comes_at_the_chosen_time_and_says_nothing(
    cast: Cast, prompt: DiaryPrompt, clock: time_machine.Traveller
) -> None:
    assert (look_after_diaries(), send_due()) == (0, 0)
    clock.move_to(EVENING)
    assert (look_after_diaries(), look_after_diaries(), send_due(), send_due()) == (1, 0, 1, 0)
    [letter] = mail.outbox
    assert (letter.subject, letter.to) == ("Your diary", ["vera.example@client.example"])
    assert "/portal/diary/" in letter.body
    assert not any(word in letter.body + letter.subject for word in ("canaryword", "Vera", "Anna"))
    assert list(notices_of_client(cast.actor(cast.anna), cast.vera.pk)) == []


def test_two_questions_are_one_letter_a_day(
    cast: Cast, prompt: DiaryPrompt, clock: time_machine.Traveller
) -> None:
    reminded(cast, "Did I eat?")
    for day in range(2):
        clock.move_to(EVENING + day * A_DAY)
        look_after_diaries()
        send_due()
        assert len(mail.outbox) == day + 1


def test_it_stops_at_the_end(cast: Cast, prompt: DiaryPrompt, clock: time_machine.Traveller) -> None:
    for day in range(6):
        clock.move_to(EVENING + day * A_DAY)
        look_after_diaries()
        send_due()
    assert len(mail.outbox) == 4
    assert DiaryPrompt.objects.get().next_on is None


def test_what_is_hours_late_is_left_out(prompt: DiaryPrompt, clock: time_machine.Traveller) -> None:
    clock.move_to(EVENING + timedelta(hours=4))
    assert look_after_diaries() == 0
    assert DiaryPrompt.objects.get().next_on == date(2026, 2, 3)


@pytest.mark.parametrize("when", ["before", "between"])
@pytest.mark.parametrize("why", ["stopped", "no letter", "quiet", "erase", "rests", "archived", "no way in"])
def test_it_never_comes_when(
    cast: Cast, prompt: DiaryPrompt, clock: time_machine.Traveller, why: str, when: str
) -> None:
    clock.move_to(EVENING)
    if when == "between":  # posted already, not sent yet
        assert look_after_diaries() == 1
    if why == "stopped":
        actions.stop_prompt(cast.actor(cast.vera), prompt.pk)
    elif why == "no letter":
        actions.choose_reminder(cast.actor(cast.vera), prompt.pk, at=None)
    elif why == "quiet":
        Practice.objects.update(quiet_from=time(19), quiet_until=time(8))
    elif why == "erase":
        DataRequest.objects.create(practice=cast.practice, client=cast.vera, what="erase", asked_at=NOW)
    else:
        fields = {"rests": {"restricted_at": NOW}, "archived": {"status": "archived"}}
        Client.objects.filter(pk=cast.vera.pk).update(**fields.get(why, {"account": None}))
    look_after_diaries()
    send_due()
    assert mail.outbox == []
    clock.move_to(EVENING + timedelta(hours=13))
    send_due()
    assert mail.outbox == []
    assert not Notice.objects.filter(status="waiting").exists()


def test_a_request_to_be_erased_that_was_withdrawn_changes_nothing(
    cast: Cast, prompt: DiaryPrompt, clock: time_machine.Traveller
) -> None:
    DataRequest.objects.create(
        practice=cast.practice, client=cast.vera, what="erase", asked_at=NOW, withdrawn_at=NOW
    )
    clock.move_to(EVENING)
    assert (look_after_diaries(), send_due()) == (1, 1)
