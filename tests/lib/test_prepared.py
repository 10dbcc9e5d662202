"""Questions that are compiled once give what the queryset itself would give, whatever the values."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Count, Q, QuerySet

from alongside.clients.models import Client, Engagement, Profile
from alongside.clients.queries import readable_clients, visible_clients
from alongside.lib.prepared import KEPT, Prepared
from alongside.practice.models import Absence, Member
from alongside.trail.actors import Actor
from tests.cast import Cast, make_client

NOW = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)


def visible(actor: Actor) -> QuerySet[Client]:
    return visible_clients(actor).order_by("name")


def test_it_gives_each_actor_their_own(cast: Cast) -> None:
    ask = Prepared(visible)
    for who in (cast.anna, cast.mikko, cast.chie, cast.stranger, cast.vera, cast.anna):
        actor = cast.actor(who)
        assert ask(actor=actor) == list(visible(actor))


def test_it_asks_anew_each_time(cast: Cast) -> None:
    ask, actor = Prepared(visible), cast.actor(cast.mikko)
    assert [each.name for each in ask(actor=actor)] == ["Oskar Example"]
    make_client(cast.mikko, "Nelly New")
    assert [each.name for each in ask(actor=actor)] == ["Nelly New", "Oskar Example"]


def test_ids_days_and_moments_take_their_places(cast: Cast) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(since=NOW, born_on=date(1990, 1, 2))
    ask = Prepared(
        lambda member, since, born: Client.objects.filter(
            practitioner=member, since__lte=since, born_on__gte=born
        )
    )
    asked = {"member": cast.anna.pk, "since": NOW, "born": date(1990, 1, 2)}
    assert ask(**asked) == [cast.vera]
    assert ask(**asked | {"since": NOW - timedelta(microseconds=1)}) == []
    assert ask(**asked | {"born": date(1990, 1, 3)}) == []
    assert ask(**asked | {"member": cast.mikko.pk}) == []


@pytest.mark.parametrize("text", ["vera", "ERA", "%", "_", "e'x", "\\", "нет"])
def test_words_that_are_searched_for_mean_only_themselves(cast: Cast, text: str) -> None:
    make_client(cast.anna, "100% e'x_\\")

    def named(text: str) -> QuerySet[Client]:
        return Client.objects.filter(search_name__contains=text).order_by("name")

    ask = Prepared(named)
    ask(text="something else")
    assert ask(text=text) == list(named(text))


def test_lists_of_any_length(cast: Cast) -> None:
    ask = Prepared(lambda ids: Client.objects.filter(pk__in=ids).order_by("name"))
    assert ask(ids=[cast.vera.pk]) == [cast.vera]
    assert ask(ids=[cast.oskar.pk]) == [cast.oskar]
    assert ask(ids=[cast.vera.pk, cast.oskar.pk]) == [cast.oskar, cast.vera]
    assert ask(ids=[]) == []


def test_rows_plain_values_counts_and_unions(cast: Cast) -> None:
    def counted(actor: Actor) -> QuerySet[Any]:
        found = Engagement.objects.filter(client__in=readable_clients(actor))
        return found.values_list("kind").annotate(Count("pk")).order_by()

    def together(one: Any, other: Any) -> QuerySet[Any]:
        names = Client.objects.filter(pk=one).values_list("name")
        return names.union(Member.objects.filter(pk=other).values_list("name"), all=True)

    assert Prepared(counted)(actor=cast.actor(cast.anna)) == [("advice", 1)]
    both = Prepared(together)
    assert sorted(both(one=cast.vera.pk, other=cast.mikko.pk)) == [("Mikko",), ("Vera Example",)]
    assert sorted(both(one=cast.oskar.pk, other=cast.anna.pk)) == [("Anna",), ("Oskar Example",)]


def test_joined_rows_and_sealed_words_come_whole(cast: Cast) -> None:
    profile = Profile.objects.get(client=cast.vera)
    profile.greeting = "Hello, Vera"
    profile.save()
    ask = Prepared(
        lambda client: Profile.objects.filter(client=client).select_related("client__practitioner")
    )
    ask(client=cast.oskar.pk)
    (found,) = ask(client=cast.vera.pk)
    assert (found.greeting, found.client.practitioner.name) == ("Hello, Vera", "Anna")


def test_a_branch_of_the_builder_is_another_question(cast: Cast) -> None:
    def seen(actor: Actor, is_mine: bool) -> QuerySet[Client]:
        found = visible_clients(actor)
        return found.filter(Q(practitioner_id=actor.id)) if is_mine else found

    ask, anna = Prepared(seen), cast.actor(cast.anna)
    assert len(ask(actor=anna, is_mine=False)) == 2
    assert ask(actor=anna, is_mine=True) == [cast.vera]
    covering = cast.actor(cast.mikko).covering(frozenset({cast.anna.pk}))
    assert set(ask(actor=covering, is_mine=False)) == {cast.vera, cast.oskar}


def test_it_builds_once_and_forgets_what_is_rare(cast: Cast) -> None:
    built: list[int] = []

    def some(count: int, member: Any) -> QuerySet[Absence]:
        built.append(count)
        return Absence.objects.filter(member=member)[:count]

    ask = Prepared(some)
    for member in (cast.anna, cast.mikko, cast.chie):
        ask(count=1, member=member.pk)
    assert built == [1]
    for count in range(2, KEPT + 3):
        ask(count=count, member=cast.anna.pk)
    ask(count=1, member=cast.anna.pk)
    assert built.count(1) == 2
