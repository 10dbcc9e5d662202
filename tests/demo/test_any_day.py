"""On whatever day the demo practice is filled, the mirror finds the situations of its stories."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from alongside.mirror.models import Finding

MONDAY = datetime(2026, 11, 23, 14, tzinfo=ZoneInfo("Europe/Helsinki"))
SITUATIONS = [
    "low_pulse",
    "meetings_over",
    "meetings_over",
    "much_better",
    "replies_too_long",
    "unasked_contact",
    "workaround",
    "worse",
]


@pytest.mark.django_db
def test_the_mirror_finds_the_same_on_every_day_of_a_week(size: Callable[[Any, Any], Any]) -> None:
    for day in range(size(1, 7)):
        with transaction.atomic(), time_machine.travel(MONDAY + timedelta(days=day)):
            call_command("demo", verbosity=0)
            found = Finding.objects.filter(is_open=True).values_list("kind", flat=True)
            assert sorted(found) == SITUATIONS, f"{day} days after Monday"
            transaction.set_rollback(True)
