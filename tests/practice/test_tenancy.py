"""Row level security: on PostgreSQL a page sees one practice, even where a query forgot to ask for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from alongside.clients.models import Client
from alongside.practice.models import Unit
from alongside.practice.tenancy import within
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_outside_a_page_every_practice_is_seen(cast: Cast) -> None:
    assert set(Client.objects.all()) == {cast.vera, cast.oskar, cast.strangers_client}


def test_within_another_practice_all_is_seen_again_afterwards(cast: Cast) -> None:
    with within(cast.practice.pk):
        assert cast.vera in Client.objects.all()
    assert cast.strangers_client in Client.objects.all()


@pytest.mark.postgres
def test_a_query_without_a_practice_finds_only_ones_own(cast: Cast) -> None:
    with within(cast.practice.pk):
        assert set(Client.objects.all()) == {cast.vera, cast.oskar}
        assert not Client.objects.filter(pk=cast.strangers_client.pk).exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM alongside_client")
            assert cursor.fetchone() == (2,)


@pytest.mark.postgres
def test_nothing_of_another_practice_is_changed(cast: Cast) -> None:
    with within(cast.practice.pk):
        assert Client.objects.filter(pk=cast.strangers_client.pk).update(name="Taken") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Unit.objects.create(practice=cast.elsewhere, name="Smuggled", timezone="UTC")
    cast.strangers_client.refresh_from_db()
    assert cast.strangers_client.name == "Somebody Else"


@pytest.mark.postgres
def test_a_page_that_breaks_leaves_no_narrow_connection(cast: Cast) -> None:
    with pytest.raises(KeyError), within(cast.practice.pk):
        raise KeyError
    assert Client.objects.count() == 3


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_cannot_be_set_back_is_given_up(cast: Cast) -> None:
    with pytest.raises(DatabaseError), within(cast.practice.pk), connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    assert connection.connection is None
    assert Client.objects.count() == 3


@pytest.mark.postgres
def test_a_connection_that_was_told_nothing_sees_nothing(cast: Cast) -> None:
    assert Client.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.practice', '', true)")
    assert not Client.objects.exists()


@pytest.mark.postgres
def test_every_table_with_a_practice_is_kept_apart(db: None) -> None:
    ours = {
        model._meta.db_table
        for model in apps.get_app_config("alongside").get_models()
        if any(field.column == "practice_id" for field in model._meta.concrete_fields)
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        assert {name for (name,) in cursor.fetchall()} == ours


@pytest.mark.postgres
def test_who_serves_may_not_pass_by(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)


@pytest.mark.postgres
def test_pages_run_within_their_practice(cast: Cast) -> None:
    seen: list[str] = []

    def look(run: Callable[..., Any], *query: Any) -> Any:
        seen.append(_practice())
        return run(*query)

    browser = cast.browser(cast.anna)
    with connection.execute_wrapper(look):
        assert browser.get("/desk/").status_code == 200
    assert str(cast.practice.pk) in seen
    assert _practice() == "*"


def _practice() -> str:
    return str(connection.connection.execute("SELECT current_setting('alongside.practice')").fetchone()[0])
