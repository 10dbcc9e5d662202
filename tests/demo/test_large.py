"""The large practice of the benchmark is made of the same rows as any other."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.clients.models import Client
from alongside.demo import large, people
from alongside.demo.builder import Builder
from alongside.scheduling.models import Appointment, Occupied
from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from alongside.voice.actions import ready_version


@pytest.mark.django_db
def test_a_members_part_holds_together() -> None:
    now = timezone.now()
    opened = now - timedelta(days=1000)
    practice = people.new_practice(
        name="Large", slug="large", zone=large.ZONE, opened_at=opened, is_demo=True
    )
    builder = Builder(practice, now, seed=1)
    builder.add(practice)
    member = large._member(builder, 0)
    builder.write()
    asked = ready_version(member.practice_id, "after-meeting")
    large._build_part(member, range(20), 200, now, 1, asked)
    assert (Client.objects.count(), Appointment.objects.count()) == (20, 200)
    ahead = Appointment.objects.filter(starts_at__gt=now).count()
    assert 10 <= ahead <= 40
    kept = Appointment.objects.exclude(status__startswith="cancelled").count()
    assert Occupied.objects.filter(resource="member").count() == kept
    assert not Event.objects.filter(at__gt=timezone.now()).exists()
    while seal_trail():
        pass
    assert list(check_trail()) == []


def test_a_week_of_it_is_a_full_week_today_among_its_days() -> None:
    practice = people.new_practice(
        name="Large", slug="large", zone=large.ZONE, opened_at=datetime(2024, 1, 1, tzinfo=UTC), is_demo=True
    )
    for day in range(1, 8):
        now = datetime(2026, 6, day, 12, tzinfo=UTC)
        starts = large._starts(Builder(practice, now, 1), 5000)
        assert len(starts) == 5000
        assert [each.hour for each in starts if each.date() == now.date()] == list(large.HOURS)
        assert len({each.weekday() for each in starts}) == 5
        assert 400 < sum(each > now for each in starts) < 600
