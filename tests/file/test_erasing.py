"""An erased client is gone: rows, words, letters, way in and key; the trail holds and says that it happened."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest
from django.conf import settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from alongside.clients.models import Client, Request
from alongside.file import actions, backups
from alongside.file.models import Erasure
from alongside.lib.errors import NotYours, Refused
from alongside.lib.keyring import keyring
from alongside.lib.sealed import KeyDestroyed
from alongside.practice.models import Account, Parked
from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from tests.cast import Cast, make_client, make_member
from tests.file.full import counts, fill, of_client


@pytest.fixture
def ended(cast: Cast) -> Cast:
    """Vera's file is full, and her work has ended."""
    fill(cast)
    actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    return cast


@pytest.fixture
def backup_copy() -> Iterator[None]:
    backups.copy_keyring(backups.folder())
    yield
    (backups.folder() / backups.KEYRING_COPY).unlink()


def erase(cast: Cast, name: str = "Vera Example", who: str = "anna") -> None:
    actions.erase_client(cast.actor(getattr(cast, who)), client_id=cast.vera.pk, name=name)


def test_every_table_is_full_before_and_empty_after(
    ended: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = counts(ended.vera.pk)
    assert {model._meta.model_name for model in of_client()} - set(before) == set()
    with django_capture_on_commit_callbacks(execute=True):
        erase(ended)
    assert counts(ended.vera.pk) == {}
    assert not Client.objects.filter(pk=ended.vera.pk).exists()
    assert Client.objects.filter(pk=ended.oskar.pk).exists()


def test_what_was_written_can_never_be_read_again(
    ended: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    row = Request.objects.filter(client=ended.vera).get()  # as an old backup would still hold it
    with django_capture_on_commit_callbacks(execute=True):
        erase(ended)
    keyring().forget()
    with pytest.raises(KeyDestroyed):
        _ = row.words
    with pytest.raises(KeyDestroyed):
        keyring().key_for(ended.practice.pk, ended.vera.pk)


def test_the_trail_holds_and_says_that_it_happened_and_nothing_else(ended: Cast) -> None:
    seal_trail()
    before = Event.objects.count()
    erase(ended)
    seal_trail()
    assert list(check_trail()) == []
    assert Event.objects.count() == before + 1
    mine = Event.objects.filter(client_id=ended.vera.pk)
    assert [each.facts for each in mine.exclude(facts={})] == []
    assert list(mine.filter(salt__isnull=False).values_list("verb", flat=True)) == ["client.erased"]
    assert Erasure.objects.get().client_id == ended.vera.pk


def test_the_way_in_goes_unless_it_leads_elsewhere_too(ended: Cast) -> None:
    account = ended.vera.account_id
    other = make_client(ended.stranger, "Vera Elsewhere", portal=False)
    Client.objects.filter(pk=other.pk).update(account_id=account)
    erase(ended)
    assert Account.objects.filter(pk=account).exists()


def test_the_way_in_goes(ended: Cast) -> None:
    browser = ended.browser(ended.vera)
    erase(ended)
    assert not Account.objects.filter(pk=ended.vera.account_id).exists()
    assert browser.get("/portal/").status_code in (302, 404)


def test_the_copy_of_the_keys_beside_the_backups_forgets_too(
    ended: Cast,
    backup_copy: None,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase(ended)
    path = settings.ALONGSIDE_BACKUPS / backups.KEYRING_COPY
    with closing(sqlite3.connect(path)) as copy:
        found = copy.execute(
            "SELECT wrapped, destroyed_at FROM keys WHERE owner = ?", [str(ended.vera.pk)]
        ).fetchone()
    assert found[0] is None
    assert found[1] is not None


def test_a_form_about_them_that_was_kept_for_later_goes_too(ended: Cast) -> None:
    for client in (ended.vera, ended.oskar):
        Parked.objects.create(
            practice=ended.practice,
            account=ended.anna.account,
            path=f"/desk/clients/{client.pk}/request/",
            fields={"words": "about them"},
        )
    erase(ended)
    assert [row.path for row in Parked.objects.all()] == [f"/desk/clients/{ended.oskar.pk}/request/"]


def test_the_name_must_be_typed_and_the_work_must_have_ended(cast: Cast) -> None:
    with pytest.raises(Refused, match="work_is_open"):
        erase(cast)
    with pytest.raises(Refused, match="name_differs") as refused:
        erase(cast, "vera example")
    assert refused.value.field == "name"
    assert Client.objects.filter(pk=cast.vera.pk).exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_only_an_owner_erases(ended: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        erase(ended, who=who)


def test_a_manager_does_not_erase(ended: Cast) -> None:
    manager = make_member(ended.practice, "Mira", "manager")
    with pytest.raises(NotYours):
        actions.erase_client(ended.actor(manager), client_id=ended.vera.pk, name="Vera Example")


def test_whoever_was_erased_and_comes_back_with_a_restore_is_erased_again(ended: Cast) -> None:
    keyring().destroy(ended.vera.pk)
    assert actions.apply_erasures() == 1
    assert counts(ended.vera.pk) == {}
    assert Erasure.objects.get().client_id == ended.vera.pk
    assert actions.apply_erasures() == 0
    seal_trail()
    assert list(check_trail()) == []


def test_a_listed_erasure_whose_key_came_back_loses_it_again(ended: Cast) -> None:
    pk: UUID = ended.oskar.pk
    keyring().make_keys(ended.practice.pk, [pk])
    Erasure.objects.create(practice_id=ended.practice.pk, client_id=pk, at=ended.vera.since)
    assert actions.apply_erasures() == 1
    assert str(pk) in keyring().destroyed_owners()
    assert not Client.objects.filter(pk=pk).exists()
