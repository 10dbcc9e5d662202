"""The practice of bulk rows that the benchmark recomputes, and what it says about the mirror."""

import pytest
from django.db.models import Count

from alongside.management.again import look_at_everybody
from alongside.management.looking import WANTED, fill, lines
from alongside.mirror.models import Finding
from alongside.trail.models import Event


@pytest.mark.django_db
def test_every_client_gets_as_many_facts_and_something_is_found() -> None:
    practice_id = fill(clients=40, facts_each=100)
    each = Event.objects.filter(practice_id=practice_id, client_id__isnull=False).values("client_id")
    assert [row["n"] for row in each.annotate(n=Count("pk"))] == [100] * 40
    looked = look_at_everybody(practice_id, processes=1)
    assert (looked.clients, looked.members) == (40, 1)
    assert Finding.objects.filter(practice_id=practice_id, is_open=True).exists()


def test_what_misses_is_marked() -> None:
    said = list(lines({"load_ms": 12.3, "again_s": 61.0}))
    assert said[0].endswith("12.30")
    assert said[1].endswith("61.00   wanted: under 60")
    assert set(WANTED) == {"load_ms", "look_ms", "kept_up_ms", "again_s", "again_mb"}
