"""Diaries of the demo: in four languages, most of it for the clients alone."""

import pytest
from django.core.management import call_command

from alongside.clients.queries import actor_for_client
from alongside.demo.diary_words import ASKED, DIARIES
from alongside.diary import queries
from alongside.diary.models import DiaryEntry, DiaryPrompt
from alongside.diary.themes import recurring
from alongside.practice.queries import actor_for_member


@pytest.mark.django_db
def test_clients_write_and_share_some_of_it() -> None:
    call_command("demo", verbosity=0)
    assert DiaryEntry.objects.count() == sum(map(len, DIARIES.values()))
    assert {each.client.language for each in DiaryEntry.objects.all()} == {"en", "ru", "ja", "fi"}
    assert DiaryPrompt.objects.exclude(agreed_at=None).count() == sum(
        each.is_agreed for each in ASKED.values()
    )
    for client in {each.client for each in DiaryEntry.objects.select_related("client__practitioner")}:
        assert client.practitioner is not None
        own = queries.entries(actor_for_client(client), client.pk)
        shared = queries.entries(actor_for_member(client.practitioner), client.pk)
        assert 0 < len(shared) < len(own)
        assert {each.pk for each in shared} == {each.pk for each in own if each.is_shared}
    trains = DiaryEntry.objects.filter(client__language="en").first()
    assert trains is not None
    found = recurring(queries.days(actor_for_client(trains.client), trains.client_id))
    assert [(each.word, each.n) for each in found] == [("train", 3), ("night", 2), ("people", 2)]
