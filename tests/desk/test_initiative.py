"""On the page of results: what a client begins by themselves, beside the hours of work (L04)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Client, Engagement, EngagementKind
from alongside.trail.actions import record
from alongside.trail.actors import Role
from alongside.trail.verbs import VERBS
from tests.cast import Cast, make_member

NOW = datetime(2026, 3, 25, 9, tzinfo=timezone.get_default_timezone())
HEADING = "What they begin themselves, and the time it takes"


@pytest.fixture(autouse=True)
def in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def do(cast: Cast, who: Any, client: Client, verb: str, days_ago: float, **facts: Any) -> None:
    at = NOW - timedelta(days=days_ago)
    record(cast.actor(who), VERBS[verb], client_id=client.pk, at=at, **facts)


def steps(cast: Cast, client: Client, days_ago: float, theirs: int, ours: int) -> None:
    for number in range(theirs + ours):
        who = "client" if number < theirs else "member"
        do(cast, cast.anna, client, "step.set", days_ago, owner="client", set_by=who, is_planned=True)


def meet(cast: Cast, client: Client, days_ago: float, real: int) -> None:
    do(
        cast,
        cast.anna,
        client,
        "meeting.ended",
        days_ago,
        planned_minutes=50,
        real_minutes=real,
        source="pressed",
    )


def page(cast: Cast, who: Any = None, client: Client | None = None) -> Any:
    whose = client or cast.vera
    return cast.browser(who or cast.anna).get(f"/desk/clients/{whose.pk}/results/")


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_two_months_are_drawn_with_a_table_behind(cast: Cast) -> None:
    steps(cast, cast.vera, 50, theirs=1, ours=3)
    steps(cast, cast.vera, 10, theirs=3, ours=1)
    meet(cast, cast.vera, 50, real=90)
    meet(cast, cast.vera, 10, real=30)
    html = text(page(cast))
    assert "February 2026: 1 of 4 begun by them. March 2026: 3 of 4." in html
    assert html.count('class="chart wide-chart"') == html.count('class="chart narrow-chart"') == 2
    cells = [("Begun by them", 1), ("Begun in all", 4), ("Hours of work", 1.5)]
    row = "".join(f'<td class="number" data-label="{name}">{value}</td>' for name, value in cells)
    assert f'<th scope="row">February 2026</th>{row}' in html
    assert '<td class="number" data-label="Hours of work">0.5</td>' in html


def test_too_little_is_said_and_nothing_is_not_shown(cast: Cast) -> None:
    assert HEADING not in text(page(cast))
    steps(cast, cast.vera, 10, theirs=3, ours=1)
    html = text(page(cast))
    assert "Too little to draw" in html
    assert "wide-chart" not in html


def test_in_delivery_work_and_of_a_file_that_rests_there_is_none(cast: Cast) -> None:
    steps(cast, cast.vera, 50, theirs=1, ours=3)
    steps(cast, cast.vera, 10, theirs=3, ours=1)
    assert HEADING in text(page(cast))
    Engagement.objects.filter(client=cast.vera).update(kind=EngagementKind.DELIVERY)
    assert HEADING not in text(page(cast))
    Engagement.objects.filter(client=cast.vera).update(kind=EngagementKind.ADVICE)
    Client.objects.filter(pk=cast.vera.pk).update(restricted_at=NOW)
    assert HEADING not in text(page(cast))


def test_who_may_not_read_the_file_sees_nothing_of_it(cast: Cast) -> None:
    steps(cast, cast.vera, 10, theirs=3, ours=1)
    for who in (cast.mikko, cast.stranger, make_member(cast.practice, "Paula", Role.COORDINATOR)):
        assert page(cast, who).status_code == 404


def test_what_happened_with_another_client_is_not_counted(cast: Cast) -> None:
    steps(cast, cast.vera, 10, theirs=3, ours=1)
    steps(cast, cast.oskar, 10, theirs=5, ours=5)
    assert '<td class="number" data-label="Begun in all">4</td>' in text(page(cast))
