"""Two furnished practices, and a program for every role of the first one and for the owner of the second."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from alongside.practice.models import Member
from alongside.practice.queries import actor_for_member
from tests.access.objects import MEMBERS, NOW, Home, furnish
from tests.api.asking import Program


@dataclass
class Town:
    home: Home
    elsewhere: Home
    programs: dict[str, Program]


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    with django_db_blocker.unblock(), transaction.atomic():
        home, elsewhere = furnish("riverside"), furnish("elsewhere")
        for each in (home, elsewhere):
            each.ids["soon"] = (NOW + timedelta(days=5, hours=3)).isoformat()
        programs = {role: _program(home.people[role]) for role in MEMBERS}
        programs["foreign_owner"] = _program(elsewhere.people["owner"])
        yield Town(home, elsewhere, programs)
        transaction.set_rollback(True)


def _program(who: Any) -> Program:
    assert isinstance(who, Member)
    return Program(actor_for_member(who))
