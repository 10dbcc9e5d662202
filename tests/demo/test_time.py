"""Time in the demo: who waits, who comes together, what was moved or asked for, and what people's lives allow."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from alongside.clients.heard_from import HEARD_FROM
from alongside.clients.models import Client
from alongside.demo.northlight import build_northlight
from alongside.meetings.models import Meeting
from alongside.practice.models import Practice
from alongside.scheduling.models import (
    Appointment,
    Busy,
    CalendarSource,
    Gathering,
    LifeSituation,
    Occupied,
    Offer,
    Series,
    Wish,
)
from alongside.trail.models import Event

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 5, 12, 11, 20, tzinfo=ZONE)
SUNDAY = datetime(2026, 3, 29, 23, 55, tzinfo=ZONE)  # the clocks changed
SATURDAY = datetime(2026, 12, 19, 0, 5, tzinfo=ZONE)  # before the holidays


@pytest.fixture(scope="module", params=[NOW, SUNDAY, SATURDAY], ids=["tuesday", "sunday", "saturday"])
def now(request: Any) -> datetime:
    found: datetime = request.param
    return found


@pytest.fixture(scope="module")
def built(now: datetime, django_db_setup: None, django_db_blocker: Any) -> Iterator[Practice]:
    """The practice as of that moment; once for all these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_northlight(now)
        transaction.set_rollback(True)


def test_six_wait_each_for_something_else(built: Practice) -> None:
    wishes = list(Wish.objects.select_related("client", "member", "service"))
    assert [each.status for each in wishes] == ["waiting"] * 6
    assert [each.client.name for each in wishes if each.is_urgent] == ["Константин Ладынин"]
    assert Counter(each.asked_by for each in wishes) == {"client": 3, "member": 2, "newcomer": 1}
    assert {each.client.language for each in wishes} == {"en", "ru", "ja", "fi"}
    assert {each.member.name for each in wishes if each.member} == {
        "Irina Vesala",
        "Sami Tuomela",
        "Haruka Minase",
    }
    assert len({tuple(each.weekdays) for each in wishes}) == 5
    (new,) = [each for each in wishes if each.asked_by == "newcomer"]
    assert (new.client.status, new.service.names["en"] if new.service else "") == (
        "newcomer",
        "First meeting",
    )
    assert all(each.words for each in wishes)
    assert Event.objects.filter(verb="wish.added").count() == 6


def test_one_was_offered_a_time_that_is_kept_until_tomorrow(built: Practice, now: datetime) -> None:
    offer = Offer.objects.select_related("client", "hold").get()
    assert (offer.status, offer.client.name) == ("open", "Mikael Ståhlros")
    assert timedelta(hours=23) < offer.expires_at - now < timedelta(hours=24)
    assert offer.starts_at > offer.expires_at
    held = Occupied.objects.filter(hold=offer.hold)
    assert Counter(held.values_list("resource", "starts_at", "expires_at")) == {
        (kind, offer.starts_at, offer.expires_at): 1 for kind in ("member", "room")
    }
    assert Event.objects.filter(verb="offer.made", client_id=offer.client_id).count() == 1


def test_lives_decide_when_people_can_come(built: Practice) -> None:
    said = LifeSituation.objects.all()
    assert sorted(code for each in said for code in each.constraints) == [
        "care",
        "shifts",
        "study",
        "transport",
    ]
    assert all(each.times and each.words for each in said)
    assert Event.objects.filter(verb="life_situation.said").count() == 4


def test_a_couple_comes_every_second_week(built: Practice, now: datetime) -> None:
    series = Series.objects.get(client=None, every_weeks=2)
    rows = list(Gathering.objects.filter(series=series).order_by("starts_at"))
    assert {(each.starts_at.astimezone(ZONE).weekday(), each.capacity) for each in rows} == {
        (series.starts_on.weekday(), 2)
    }
    days = [each.starts_at.astimezone(ZONE).date() for each in rows]
    assert all((later - earlier).days % 14 == 0 for earlier, later in pairwise(days))
    past = [each for each in rows if each.ends_at < now]  # none of them is today
    assert len(past) >= 3
    assert 2 <= len(rows) - len(past) <= 4
    for each in rows:
        names = Counter(each.appointments.values_list("client__name", "is_named"))
        assert names == {("Pekka Salonkari", True): 1, ("Sanna Vuollejoki", True): 1}
    became = Counter(Appointment.objects.filter(gathering__in=past).values_list("status", flat=True))
    assert became == {"kept": 2 * len(past) - 1, "missed": 1}
    assert Meeting.objects.filter(appointment__gathering__in=rows).count() == 2 * len(past) - 1
    coming = Appointment.objects.filter(gathering__in=rows).exclude(gathering__in=past)
    assert set(coming.values_list("status", flat=True)) == {"planned"}


def test_a_group_of_three_comes_every_month(built: Practice, now: datetime) -> None:
    series = Series.objects.get(client=None, every_months=1)
    rows = list(Gathering.objects.filter(series=series).order_by("starts_at"))
    assert len(rows) >= 3
    for each in rows:
        at = each.starts_at.astimezone(ZONE)
        assert (at.weekday(), (at.day - 1) // 7 + 1) == (series.starts_on.weekday(), series.week_of_month)
        assert (each.capacity, each.appointments.count()) == (5, 3)
        leaders = [each.member.name, *each.others.values_list("member__name", flat=True)]
        assert leaders == ["Sami Tuomela", "Irina Vesala"]
        taken = Counter(Occupied.objects.filter(gathering=each).values_list("resource", flat=True))
        assert taken == {"member": 2, "room": 1}
    coming = [each for each in rows if each.ends_at > now]
    assert coming
    planned = Appointment.objects.filter(gathering__in=coming).values_list("status", flat=True)
    assert set(planned) == {"planned"}
    assert not Appointment.objects.filter(
        gathering__isnull=False, is_named=True, gathering__series=series
    ).exists()


def test_gatherings_left_their_events(built: Practice) -> None:
    assert Event.objects.filter(verb="gathering.booked").count() == Gathering.objects.count()
    named = Appointment.objects.filter(is_named=True).count()
    assert Event.objects.filter(verb="appointment.named").count() == named > 0


def test_one_was_moved_by_us_and_one_asks_for_a_yes(built: Practice, now: datetime) -> None:
    moved = Appointment.objects.get(changed_by_us_at__gt=now - timedelta(days=2))
    assert (moved.client.name, moved.status, moved.acknowledged_at) == ("Theo Marlow", "planned", None)
    assert moved.moved_from
    assert now < moved.moved_from < moved.starts_at
    told = Event.objects.get(verb="appointment.moved", client_id=moved.client_id)
    assert told.facts["starts_at"] == moved.starts_at.astimezone(ZONE).isoformat()
    assert set(Occupied.objects.filter(appointment=moved).values_list("starts_at", flat=True)) == {
        moved.starts_at
    }
    asked = Appointment.objects.select_related("service").get(status="requested")
    assert asked.service
    assert (asked.client.name, asked.booked_by, asked.service.booking) == ("森下 遥香", "client", "approved")
    assert asked.starts_at > now
    kept = Occupied.objects.get(appointment=asked, resource="member")
    assert kept.ends_at == asked.ends_at + timedelta(minutes=10)


def test_some_time_is_not_ours_to_book(built: Practice) -> None:
    source = CalendarSource.objects.get(address__isnull=True)  # a file
    assert source.member.name == "Irina Vesala"
    assert source.events == Busy.objects.filter(source=source).count() == 5
    own = Busy.objects.get(source=None)
    assert own.member.name == "Haruka Minase"
    assert Occupied.objects.filter(busy__isnull=False).count() == 6
    assert Event.objects.get(verb="calendar_source.added").facts == {"is_file": True, "times": 5}


def test_nobody_is_taken_twice(built: Practice) -> None:
    rows = Occupied.objects.filter(overridden=False).order_by("resource_id", "starts_at")
    taken = list(rows.values_list("resource_id", "starts_at", "ends_at"))
    assert [one for one, other in pairwise(taken) if one[0] == other[0] and other[1] < one[2]] == []


def test_where_clients_come_from_and_when_it_is_quiet(built: Practice, now: datetime) -> None:
    ways = Counter(Client.objects.values_list("heard_from", flat=True))
    assert set(ways) <= {*HEARD_FROM, ""}
    assert ways.total() - ways[""] >= 30
    assert len(ways) >= 6
    assert (built.country, built.quiet_from, built.quiet_until) == ("FI", time(21), time(8))
    assert not Event.objects.filter(at__gt=now).exists()
