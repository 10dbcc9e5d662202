"""The bench's figures about copies and the trail."""

import pytest
from django.db import connection

from alongside.management import measuring_copies
from alongside.practice.verbs import SIGNED_IN
from alongside.trail.actions import record, seal_trail
from alongside.trail.actors import command
from tests.cast import make_member, make_practice


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the bench builds its practice on SQLite")
def test_every_figure_is_measured_and_has_words(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = make_practice("measured")
    make_member(practice, "Anna", "owner")
    record(command(practice.pk), SIGNED_IN, way="code")
    seal_trail()
    monkeypatch.setattr(measuring_copies, "SEALED", 500)
    found = measuring_copies.measure()
    assert set(found) == set(measuring_copies.SAID)
    assert set(found) == {*measuring_copies.WANTED, *measuring_copies.AT_LEAST}
    assert all(value >= 0 for value in found.values())
    assert connection.vendor == "sqlite"


def test_what_misses_its_target_is_marked() -> None:
    lines = list(
        measuring_copies.lines(
            {"backup_s": 16.0, "restore_s": 3.0, "sealed_a_second": 400, "write_wait_ms": 3}
        )
    )
    assert ["wanted" in line for line in lines] == [True, False, True, False]
