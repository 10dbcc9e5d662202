"""What the coach is told of the conversation, and when it says nothing."""

from typing import Any

import pytest
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.clients.models import Client, Engagement
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours
from alongside.lib.ids import new_id
from alongside.messages import actions, queries
from alongside.messages.coach import Draft, Mark
from alongside.messages.queries.marks import draft_of
from alongside.practice.actions import choose_coach
from alongside.trail.models import Event
from tests.cast import Cast

TWENTY = "\n".join(["A line of an answer."] * 20)


def wrote(cast: Cast, client: Client, words: str) -> None:
    actions.send_message(cast.actor(client), client.pk, words=words)


def answered(cast: Cast, words: str) -> None:
    actions.send_message(cast.actor(cast.anna), cast.vera.pk, words=words)


def rules(cast: Cast, words: str = TWENTY) -> list[str]:
    return [each.rule for each in queries.marks(cast.actor(cast.anna), cast.vera.pk, words)]


def test_a_bare_draft_stands_in_careful_defaults(cast: Cast) -> None:
    assert draft_of(cast.actor(cast.anna), cast.vera.pk, "Hello") == Draft("Hello", "en")


def test_it_knows_what_is_asked_and_in_which_words(cast: Cast) -> None:
    clients.write_request(cast.actor(cast.anna), client_id=cast.vera.pk, words="I cannot sleep.")
    wrote(cast, cast.vera, "Old words")
    answered(cast, "Ours")
    wrote(cast, cast.vera, "New one")
    wrote(cast, cast.vera, "And more")
    found = draft_of(cast.actor(cast.anna), cast.vera.pk, "Hello")
    assert found.asked == "New one\nAnd more"
    assert found.theirs.split("\n") == ["And more", "New one", "Old words", "I cannot sleep."]


def test_a_call_that_was_written_down_is_asked_but_in_words_of_ours(cast: Cast) -> None:
    said: dict[str, Any] = {"channel": "phone", "by": "client", "at": timezone.now(), "message_id": new_id()}
    actions.log_contact(cast.actor(cast.anna), cast.vera.pk, words="Exacerbation", **said)
    found = draft_of(cast.actor(cast.anna), cast.vera.pk, "Hello")
    assert (found.asked, found.theirs) == ("Exacerbation", "")


def test_it_knows_the_work_the_address_and_the_agreement(cast: Cast) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(language="fi", address_form="informal")
    Engagement.objects.filter(pk=cast.advice.pk).update(kind="delivery", ending_offered_at=timezone.now())
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=timezone.now(),
        daily_contact_agreed=True,
        contact_channels=["messages", "phone"],
        place_kind="video",
    )
    assert draft_of(cast.actor(cast.anna), cast.vera.pk, "Hei") == Draft(
        "Hei",
        "fi",
        kind="delivery",
        address="informal",
        agreed=frozenset({"daily", "messages", "phone", "video"}),
        has_invited=True,
    )


def test_much_more_than_was_asked_is_marked_and_leaves_no_trace(cast: Cast) -> None:
    wrote(cast, cast.vera, "What now?")
    before = Event.objects.count()
    assert queries.marks(cast.actor(cast.anna), cast.vera.pk, TWENTY) == [Mark("length")]
    assert rules(cast, "Short.") == rules(cast, " \n") == []
    assert Event.objects.count() == before


def test_switched_off_it_says_nothing(cast: Cast) -> None:
    wrote(cast, cast.vera, "What now?")
    choose_coach(cast.actor(cast.anna), is_on=False)
    assert rules(cast) == []
    assert queries.coach_is_on(cast.actor(cast.mikko)) is True
    choose_coach(cast.actor(cast.anna), is_on=True)
    assert rules(cast) == ["length"]


def test_a_client_has_no_coach(cast: Cast) -> None:
    assert queries.marks(cast.actor(cast.vera), cast.vera.pk, TWENTY) == []
    with pytest.raises(NotYours):
        choose_coach(cast.actor(cast.vera), is_on=True)


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger"])
def test_it_looks_only_for_who_may_write(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        queries.marks(cast.actor(getattr(cast, who)), cast.vera.pk, "Hello")


def test_it_asks_as_often_after_thirty_messages_as_after_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for count in (1, 29):
        for _ in range(count):
            wrote(cast, cast.vera, "Hello")
        with django_assert_num_queries(8):
            rules(cast)
