"""Who reads what, in which order, with how many questions to the database."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.lib.errors import NotYours
from alongside.lib.ids import new_id
from alongside.messages import actions, queries
from alongside.messages.models import Message, Thread
from alongside.messages.reply_times import ReplyTimes
from alongside.practice.models import Absence
from tests.cast import Cast, make_client

TWENTY = "\n".join(["A line of an answer."] * 20)


def wrote(cast: Cast, client: Client, words: str = "Hello?") -> Message:
    return actions.send_message(cast.actor(client), client.pk, words=words)


@pytest.mark.parametrize("who", ["mikko", "chie", "oskar", "stranger"])
def test_messages_are_for_the_two_only(cast: Cast, who: str) -> None:
    wrote(cast, cast.vera)
    other = cast.actor(getattr(cast, who))
    for ask in (queries.messages, queries.thread, queries.draft, queries.export_client, queries.agreed_hours):
        with pytest.raises(NotYours):
            ask(other, cast.vera.pk)
    assert queries.reply_times(other, cast.vera.pk) == ReplyTimes(None, None)
    if other.is_member:
        with pytest.raises(NotYours):
            queries.marks(other, cast.vera.pk, TWENTY)
    assert list(queries.threads(other)) == queries.open_questions(other) == []


def test_who_covers_reads_and_answers(cast: Cast) -> None:
    today = timezone.localdate()
    wrote(cast, cast.vera)
    Absence.objects.create(
        practice=cast.practice, member=cast.anna, covered_by=cast.mikko, starts_on=today, ends_on=today
    )
    [question] = queries.open_questions(cast.actor(cast.mikko))
    assert question.client == cast.vera
    actions.send_message(cast.actor(cast.mikko), cast.vera.pk, words="I stand in for Anna")
    assert queries.open_questions(cast.actor(cast.anna)) == []


def test_the_soonest_due_question_comes_first_and_the_end_hides_none(cast: Cast) -> None:
    second = make_client(cast.anna, "Second Person")
    wrote(cast, cast.vera)
    wrote(cast, second)
    Thread.objects.filter(client=second).update(answer_due_at=timezone.now())
    Engagement.objects.update(stage="ended")
    found = queries.open_questions(cast.actor(cast.anna))
    assert [each.client.name for each in found] == ["Second Person", "Vera Example"]
    assert queries.open_questions(cast.actor(cast.vera)) == []


def test_the_list_shows_open_ones_first_then_the_newest(cast: Cast) -> None:
    quiet, newest, empty = (make_client(cast.anna, name) for name in ("Quiet", "Newest", "Empty"))
    wrote(cast, cast.vera)
    for client in (quiet, newest):
        actions.send_message(cast.actor(cast.anna), client.pk, words="Hello")
    actions.save_draft(cast.actor(cast.anna), empty.pk, message_id=new_id(), revision=0, words="Hm")
    found = list(queries.threads(cast.actor(cast.anna)))
    assert [each.client.name for each in found] == ["Vera Example", "Newest", "Quiet"]
    assert [each.unread for each in found] == [1, 0, 0]


def test_a_long_conversation_comes_in_stretches(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    for number in range(queries.PAGE + 2):
        actions.send_message(anna, cast.vera.pk, words=str(number))
    latest = queries.messages(anna, cast.vera.pk)
    assert [each.words for each in latest.messages] == [str(n) for n in range(2, queries.PAGE + 2)]
    before = queries.messages(anna, cast.vera.pk, before=latest.earlier)
    assert [each.words for each in before.messages] == ["0", "1"]
    assert before.earlier is None


def test_a_draft_is_never_among_the_messages(cast: Cast) -> None:
    actions.save_draft(cast.actor(cast.anna), cast.vera.pk, message_id=new_id(), revision=0, words="Hm")
    assert queries.messages(cast.actor(cast.anna), cast.vera.pk).messages == []
    assert queries.draft(cast.actor(cast.vera), cast.vera.pk) is None
    assert queries.export_client(cast.actor(cast.vera), cast.vera.pk) == {"messages": [], "attachments": []}


def test_unread_ones_are_counted_for_each_side(cast: Cast) -> None:
    wrote(cast, cast.vera)
    assert queries.unread_count(cast.actor(cast.anna)) == 1
    assert queries.unread_count(cast.actor(cast.vera)) == 0
    assert queries.unread_count(cast.actor(cast.mikko)) == 0
    actions.mark_read(cast.actor(cast.anna), cast.vera.pk)
    assert queries.unread_count(cast.actor(cast.anna)) == 0


def test_lists_ask_as_often_for_thirty_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    anna = cast.actor(cast.anna)
    for count in (1, 29):
        for number in range(count):
            wrote(cast, make_client(cast.anna, f"Person {count} {number}"))
            wrote(cast, cast.vera)
        with django_assert_num_queries(1):
            assert [each.client.name for each in queries.threads(anna)]
        with django_assert_num_queries(1):
            assert [each.client.name for each in queries.open_questions(anna)]
        with django_assert_num_queries(3):
            assert [each.words for each in queries.messages(anna, cast.vera.pk).messages]


def test_what_the_client_takes_along(cast: Cast) -> None:
    wrote(cast, cast.vera, "Question")
    actions.send_message(cast.actor(cast.anna), cast.vera.pk, words="Answer")
    rows = queries.export_client(cast.actor(cast.vera), cast.vera.pk)["messages"]
    assert [(row["by"], row["author"], row["words"]) for row in rows] == [
        ("client", "", "Question"),
        ("member", "Anna", "Answer"),
    ]
    assert rows[0]["sent_at"] < rows[1]["sent_at"]  # type: ignore[operator]
    assert Thread.objects.get().last_at - rows[1]["sent_at"] == timedelta(0)
