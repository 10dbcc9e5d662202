"""Tools of the demo: adapted before they were given, used, and kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from alongside.clients.models import Client
from alongside.clients.queries import actor_for_client
from alongside.demo.northlight import build_northlight
from alongside.practice.models import Practice
from alongside.practice.queries import actor_for_member
from alongside.toolkit import queries
from alongside.toolkit.models import LibraryTool, Tool, ToolUse

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[Practice]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_northlight(NOW)
        transaction.set_rollback(True)


def test_the_library_speaks_four_languages(filled: Practice) -> None:
    assert {each.language for each in LibraryTool.objects.filter(practice=filled)} == {"en", "ru", "ja", "fi"}


def test_what_came_from_the_library_was_adapted(filled: Practice) -> None:
    given = list(Tool.objects.filter(practice=filled).exclude(library=None).select_related("library"))
    assert len(given) == 4
    for each in given:
        assert each.library is not None
        assert each.adapted
        assert (each.words, each.library.language) != (each.library.words, "")
        assert each.words != each.library.words
        assert each.when_to_use


def test_nothing_was_used_before_it_was_given_or_after_now(filled: Practice) -> None:
    uses = list(ToolUse.objects.filter(practice=filled).select_related("tool"))
    assert len(uses) == 11
    assert [each for each in uses if not each.tool.given_at < each.at <= NOW] == []


def test_one_client_shares_the_card_and_another_keeps_it(filled: Practice) -> None:
    theo, tuulikki = (Client.objects.get(name=name) for name in ("Theo Marlow", "Tuulikki Harjanne"))
    for client, is_seen in ((theo, True), (tuulikki, False)):
        assert client.practitioner is not None
        assert queries.card(actor_for_client(client), client.pk) is not None
        assert (queries.card(actor_for_member(client.practitioner), client.pk) is not None) is is_seen


def test_an_ending_finds_the_skills_that_it_needs(filled: Practice) -> None:
    timur, theo = (Client.objects.get(name=name) for name in ("Тимур Салихов", "Theo Marlow"))
    found = [queries.skills_at_ending(actor_for_client(each), each.pk, {}) for each in (timur, theo)]
    assert [(each.named, each.able, each.is_complete) for each in found] == [(3, 3, True), (3, 2, False)]


def test_of_nearly_every_meeting_it_is_said_what_was_taken_along(filled: Practice) -> None:
    theo = Client.objects.get(name="Theo Marlow")
    assert len(queries.meetings_without(actor_for_client(theo), theo.pk)) <= 1
