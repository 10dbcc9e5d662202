"""Who sees which clients, and whose words they may read."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from alongside.clients import actions, queries
from alongside.clients.models import Client, ClientStatus, Hypothesis, Reading
from alongside.lib.errors import NotYours
from alongside.practice.models import Absence
from alongside.trail.actors import Actor, Kind, Role, worker
from tests.cast import Cast, make_client, make_engagement, make_member


def everybody(cast: Cast) -> dict[str, Actor]:
    """One actor of every kind and role, in the same practice, and one from elsewhere."""
    members = {
        role.value: make_member(cast.practice, f"Some {role.value}".replace(" ", ""), role, practises=False)
        for role in (Role.OWNER, Role.MANAGER, Role.COORDINATOR, Role.BOOKKEEPER, Role.SUPERVISOR)
    }
    actors = {name: cast.actor(member) for name, member in members.items()}
    practice = cast.practice.pk
    return actors | {
        "practitioner": cast.actor(cast.anna),
        "other practitioner": cast.actor(cast.mikko),
        "client": cast.actor(cast.vera),
        "other client": cast.actor(cast.oskar),
        "stranger": cast.actor(cast.stranger),
        "worker": worker(practice),
        "newcomer": Actor(Kind.NEWCOMER, practice),
        "link holder": Actor(Kind.LINK_HOLDER, practice, cast.vera.pk),
        "circle": Actor(Kind.CIRCLE, practice, cast.vera.pk),
    }


SEES = {"owner", "manager", "coordinator", "bookkeeper", "practitioner", "client", "worker"}
READS = {"practitioner", "client", "worker"}


def test_who_sees_and_who_reads(cast: Cast) -> None:
    for name, actor in everybody(cast).items():
        assert queries.visible_clients(actor).filter(pk=cast.vera.pk).exists() is (name in SEES), name
        assert queries.may_read_words(actor, cast.vera.pk) is (name in READS), name


def test_the_answer_without_a_question_is_the_same(cast: Cast) -> None:
    work = make_engagement(cast.oskar)
    work.practitioner = cast.anna
    work.save()
    for name, actor in everybody(cast).items():
        for client in (cast.vera, cast.oskar, cast.strangers_client):
            open_work = list(client.engagements.exclude(stage="ended"))
            expected = queries.may_read_words(actor, client.pk)
            assert queries.reads(actor, client, open_work) is expected, (name, client.name)


def test_whoever_reads_also_sees_and_nobody_sees_into_another_practice(cast: Cast) -> None:
    for name, actor in everybody(cast).items():
        visible = set(queries.visible_clients(actor).values_list("pk", flat=True))
        readable = set(queries.readable_clients(actor).values_list("pk", flat=True))
        assert readable <= visible, name
        practices = set(Client.objects.filter(pk__in=visible).values_list("practice_id", flat=True))
        assert practices <= {actor.practice_id}, name


def test_what_one_may_not_see_does_not_exist(cast: Cast) -> None:
    for ask, (name, actor) in product(
        (queries.client, queries.readable_client, queries.profile), everybody(cast).items()
    ):
        may = SEES if ask is queries.client else READS
        if name in may:
            ask(actor, cast.vera.pk)
        else:
            with pytest.raises(NotYours):
                ask(actor, cast.vera.pk)


def test_who_covers_reads_only_while_the_absence_lasts(cast: Cast) -> None:
    today = timezone.localdate()
    assert not queries.may_read_words(cast.actor(cast.mikko), cast.vera.pk)
    absence = Absence.objects.create(
        practice=cast.practice,
        member=cast.anna,
        covered_by=cast.mikko,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
    )
    assert queries.may_read_words(cast.actor(cast.mikko), cast.vera.pk)
    assert not queries.may_read_words(cast.actor(cast.chie), cast.vera.pk)
    Absence.objects.filter(pk=absence.pk).update(starts_on=today - timedelta(9), ends_on=today - timedelta(5))
    assert not queries.may_read_words(cast.actor(cast.mikko), cast.vera.pk)


def test_who_is_engaged_reads_until_the_work_has_ended(cast: Cast) -> None:
    work = make_engagement(cast.vera)
    work.practitioner = cast.mikko
    work.save()
    assert queries.may_read_words(cast.actor(cast.mikko), cast.vera.pk)
    work.stage = "ended"
    work.save()
    assert not queries.may_read_words(cast.actor(cast.mikko), cast.vera.pk)


def test_a_merged_entry_is_seen_by_nobody(cast: Cast) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(status=ClientStatus.MERGED, merged_into=cast.oskar)
    for name, actor in everybody(cast).items():
        assert not queries.visible_clients(actor).filter(pk=cast.vera.pk).exists(), name


def test_the_client_sees_only_readings_they_were_asked_about(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    request = actions.write_request(anna, client_id=cast.vera.pk, words="I am tired of work")
    asked, kept = (
        actions.write_hypothesis(anna, request_id=request.pk, words=words) for words in ("rest", "career")
    )
    Hypothesis.objects.filter(pk=asked.pk).update(status=Reading.ASKED)
    for_anna, for_vera = (
        {each.pk for each in queries.requests(actor, cast.vera.pk)[0].hypotheses.all()}
        for actor in (anna, cast.actor(cast.vera))
    )
    assert for_anna == {asked.pk, kept.pk}
    assert for_vera == {asked.pk}
    assert queries.asks_client(cast.actor(cast.vera))
    assert queries.requests(cast.actor(cast.chie), cast.vera.pk) == []


def test_support_needs_travel_only_with_the_clients_yes(cast: Cast) -> None:
    anna, chie = cast.actor(cast.anna), cast.actor(cast.chie)
    actions.change_greeting(anna, client_id=cast.vera.pk, greeting="A nod, no handshake")
    actions.change_support(anna, client_id=cast.vera.pk, support_needs="An interpreter", shares=False)
    assert queries.welcome(anna, cast.vera.pk).support_needs == "An interpreter"
    assert queries.welcome(chie, cast.vera.pk).support_needs == ""
    assert queries.welcome(chie, cast.vera.pk).greeting == "A nod, no handshake"
    actions.change_support(anna, client_id=cast.vera.pk, support_needs="An interpreter", shares=True)
    assert queries.welcome(chie, cast.vera.pk).support_needs == "An interpreter"


def test_at_the_door_one_sees_only_whom_to_call(cast: Cast) -> None:
    anna, chie = cast.actor(cast.anna), cast.actor(cast.chie)
    near = [
        actions.Near("Friend", kind="friend"),
        actions.Near("Mother", is_emergency=True),
        actions.Near("Guardian", kind="guardian"),
    ]
    for person in near:
        actions.add_to_circle(anna, client_id=cast.vera.pk, person=person)
    assert [each.name for each in queries.circle(anna, cast.vera.pk)] == ["Mother", "Friend", "Guardian"]
    assert [each.name for each in queries.circle(chie, cast.vera.pk)] == ["Mother", "Guardian"]


def test_consents_decide_where_one_may_write(cast: Cast) -> None:
    assert queries.email_of(cast.vera, use="remind") == "vera.example@client.example"
    cast.vera.contact_points.update(may_remind=False)
    assert queries.email_of(cast.vera, use="remind") is None
    assert queries.email_of(cast.vera, use="message") == "vera.example@client.example"
    assert queries.email_of(make_client(cast.anna, "No Mail")) == "no.mail@client.example"
