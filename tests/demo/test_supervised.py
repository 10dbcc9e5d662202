"""What members of the demo write for themselves, and what the supervisor of the demo sees."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client as Browser

from alongside.mirror.models import Finding, SharedFinding
from alongside.practice.models import Member
from alongside.trail.models import Event
from alongside.voice.models import Supervision, WeeklyPulse, Workaround


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo, filled once for these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def pages(name: str, *addresses: str) -> list[str]:
    browser = Browser()
    browser.post(f"/in/demo/member/{Member.objects.get(name=name).pk}/")
    return [browser.get(address).content.decode() for address in addresses]


def test_everybody_who_works_with_clients_writes_down_weeks_and_talks(filled: None) -> None:
    for model, verb in (
        (WeeklyPulse, "pulse.said"),
        (Supervision, "supervision.written"),
        (Workaround, "workaround.seen"),
    ):
        assert model.objects.count() == Event.objects.filter(verb=verb).count() > 2
    who = set(WeeklyPulse.objects.values_list("member__name", flat=True))
    assert who == {"Irina Vesala", "Sami Tuomela", "Haruka Minase"}
    weeks, talks, mirror = pages(
        "Sami Tuomela", "/desk/mirror/my-week/", "/desk/mirror/supervision/", "/desk/mirror/"
    )
    assert "Said yes twice where I meant no." in weeks
    assert ("20 days ago" in talks, "Marit Solheimo" in talks) == (True, True)
    assert ("Look after your energy" in mirror, "Something was got round" in mirror) == (True, True)


def test_the_supervisor_sees_what_was_shared_under_a_code(filled: None) -> None:
    shown = SharedFinding.objects.get()
    assert (shown.member.name, shown.client and shown.client.name) == ("Irina Vesala", "Tuulikki Harjanne")
    listed, one = pages("Marit Solheimo", "/desk/mirror/shared/", f"/desk/mirror/shared/{shown.pk}/")
    for page in (listed, one):
        assert ("I see the end coming" in page, "Tuulikki" in page) == (True, False)
    [own] = pages("Irina Vesala", f"/desk/mirror/{shown.finding_id}/")
    assert "Say at the start when you will end" in own
    assert Finding.objects.get(pk=shown.finding_id).is_open
