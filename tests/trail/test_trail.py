"""The trail: typed facts, audiences, seals that show any change (architecture.md, law 6)."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from alongside.file.verbs import CLIENT_ERASED as ERASED
from alongside.lib import keyfolder, rotation
from alongside.lib.keyring import Keyring, keyring
from alongside.practice.verbs import ABSENCE_NAMED, MEMBER_JOINED, SIGNED_IN
from alongside.trail import chain, checking
from alongside.trail.actions import blank_client, record, seal_trail
from alongside.trail.actors import command
from alongside.trail.checking import glance
from alongside.trail.models import Event, Link
from alongside.trail.queries import Flaw, check_trail, events_of_client
from alongside.trail.verbs import THE_TWO, VERBS, Audience, verb
from tests.cast import Cast, make_practice

FOR_TWO = VERBS.get("test.for_two") or verb("test.for_two", THE_TWO, lines=int)
FOR_ONE = VERBS.get("test.for_one") or verb("test.for_one", mood=int)


def test_facts_must_be_those_declared(cast: Cast) -> None:
    actor = cast.actor(cast.anna)
    with pytest.raises(TypeError):
        record(actor, ABSENCE_NAMED, days=2)
    with pytest.raises(TypeError):
        record(actor, ABSENCE_NAMED, days="two", is_covered=True)
    with pytest.raises(TypeError):
        record(actor, MEMBER_JOINED, words="free text")
    assert Event.objects.count() == 0


def test_what_counts_once_is_kept_once(cast: Cast) -> None:
    actor = cast.actor(cast.anna)
    record(actor, SIGNED_IN, once="a", way="code")
    record(actor, SIGNED_IN, once="a", way="mfa")
    record(actor, SIGNED_IN, once="b", way="code")
    assert list(Event.objects.order_by("pk").values_list("once", flat=True)) == ["a", "b"]


def test_every_reader_filters_by_audience(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    record(anna, FOR_TWO, client_id=cast.vera.pk, lines=3)
    record(anna, FOR_ONE, client_id=cast.vera.pk, mood=2)
    assert [event.verb for event in events_of_client(vera, cast.vera.pk)] == ["test.for_two"]
    assert [event.verb for event in events_of_client(anna, cast.vera.pk)] == ["test.for_one", "test.for_two"]
    assert list(events_of_client(cast.actor(cast.stranger), cast.vera.pk)) == []
    assert Audience.OWNER not in FOR_ONE.audience


def fill(cast: Cast, count: int = 6) -> list[int]:
    actor = cast.actor(cast.anna)
    return [record(actor, FOR_TWO, client_id=cast.vera.pk, lines=n).pk for n in range(count)]


def test_a_sealed_trail_holds_over_several_links(cast: Cast) -> None:
    fill(cast)
    assert seal_trail() == 6
    fill(cast, 2)
    assert seal_trail() == 2
    assert seal_trail() == 0
    assert list(Link.objects.values_list("number", flat=True)) == [1, 2]
    assert list(check_trail()) == []


def flaws() -> list[tuple[str, int | None, int | None]]:
    return [(flaw.code, flaw.link, flaw.event) for flaw in check_trail()]


def test_a_changed_fact_is_found(cast: Cast) -> None:
    pks = fill(cast)
    seal_trail()
    Event.objects.filter(pk=pks[2]).update(facts={"lines": 99})
    assert flaws() == [("changed_event", 1, pks[2])]


def test_a_changed_time_is_found(cast: Cast) -> None:
    pks = fill(cast)
    seal_trail()
    Event.objects.filter(pk=pks[0]).update(at=timezone.now() - timedelta(days=1))
    assert flaws() == [("changed_event", 1, pks[0])]


def test_a_removed_event_is_found(cast: Cast) -> None:
    pks = fill(cast)
    seal_trail()
    Event.objects.filter(pk=pks[3]).delete()
    assert flaws() == [("broken_link", 1, None)]


def test_a_removed_link_is_found(cast: Cast) -> None:
    fill(cast)
    seal_trail()
    fill(cast)
    seal_trail()
    first = Link.objects.get(number=1)
    Event.objects.filter(link=first).delete()
    first.delete()
    assert flaws() == [("missing_link", 1, None)]


def test_a_link_made_without_the_key_is_found(cast: Cast) -> None:
    pks = fill(cast)
    seal_trail()
    event = Event.objects.get(pk=pks[0])
    event.facts = {"lines": 50}
    event.digest = chain.digest(bytes(event.salt or b""), event.content())
    event.save()
    digests = [bytes(each.digest) for each in Event.objects.order_by("pk")]
    Link.objects.update(root=chain.root(b"another key", b"", digests))
    assert flaws() == [("broken_link", 1, None)]


def test_an_erasure_must_be_explained(cast: Cast) -> None:
    pks = fill(cast, 2)
    seal_trail()
    blank_client(cast.vera.pk)
    assert flaws() == [("unexplained_erasure", 1, pk) for pk in pks]
    record(cast.actor(cast.anna), ERASED, client_id=cast.vera.pk)
    seal_trail()
    assert flaws() == []
    assert set(Event.objects.filter(pk__in=pks).values_list("salt", flat=True)) == {None}


def test_events_that_commit_out_of_order_are_linked_later(cast: Cast) -> None:
    pks = fill(cast, 3)
    late = Event.objects.get(pk=pks[1])
    Event.objects.filter(pk=late.pk).delete()
    assert seal_trail() == 2
    late.save(force_insert=True)
    assert seal_trail() == 1
    assert list(check_trail()) == []
    assert Event.objects.get(pk=pks[1]).link.number == 2


def test_the_trail_of_one_practice_says_nothing_of_another(cast: Cast) -> None:
    fill(cast)
    record(cast.actor(cast.stranger), FOR_TWO, client_id=cast.strangers_client.pk, lines=1)
    seal_trail()
    Event.objects.filter(practice_id=cast.elsewhere.pk).update(facts={})
    assert [flaw.practice_id for flaw in check_trail()] == [cast.elsewhere.pk]
    assert isinstance(next(iter(check_trail())), Flaw)


def test_an_event_written_out_quickly_is_what_it_was_when_it_was_new(cast: Cast) -> None:
    event = record(cast.actor(cast.anna), FOR_TWO, client_id=cast.vera.pk, lines=3)
    corrected = record(cast.actor(cast.anna), FOR_TWO, client_id=cast.vera.pk, corrects=event, lines=4)
    Event.objects.filter(pk=corrected.pk).update(verb='odd "verb", ✓')
    corrected = Event.objects.get(pk=corrected.pk)
    Event.objects.filter(pk=corrected.pk).update(
        digest=chain.digest(bytes(corrected.salt), corrected.content())
    )
    seal_trail()
    assert flaws() == []


def test_after_a_rotation_of_the_master_key_both_kinds_of_links_hold(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.ALONGSIDE_KEYRING = tmp_path / "keyring"
    Keyring.create(settings.ALONGSIDE_KEYRING)
    fill(cast)
    seal_trail()
    with closing(keyfolder.connect(tmp_path / "keyring" / "keys.sqlite")) as database:
        keys = rotation.begin(database, keyfolder.read_master(tmp_path / "keyring"))
        rotation.finish(database, keys)
    fill(cast)
    seal_trail()
    assert flaws() == []
    assert list(glance()) == []
    newest = Link.objects.latest("number")
    digests = [bytes(each) for each in newest.event_set.order_by("pk").values_list("digest", flat=True)]
    first = Link.objects.get(number=1)
    old = keyring().sealing_keys("trail")[1]
    assert bytes(newest.root) != chain.root(old, bytes(first.root), digests)


def test_a_quick_look_sees_a_hole(cast: Cast) -> None:
    fill(cast)
    seal_trail()
    fill(cast)
    seal_trail()
    assert list(glance()) == []
    first = Link.objects.get(number=1)
    Event.objects.filter(link=first).delete()
    first.delete()
    assert next(glance()).code == "missing_link"


@pytest.mark.django_db(transaction=True)
def test_several_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ALONE", 1)
    monkeypatch.setattr(checking, "PART", 4)
    cast = make_practice("shared")
    actor = command(cast.pk)
    events = [record(actor, FOR_TWO, lines=n) for n in range(20)]
    for _ in range(2):
        seal_trail()
        record(actor, FOR_TWO, lines=1)
    assert flaws() == []
    Event.objects.filter(pk=events[7].pk).update(facts={"lines": 99})
    assert flaws() == [("changed_event", 1, events[7].pk)]
