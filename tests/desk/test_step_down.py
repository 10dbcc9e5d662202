"""Beside the finding of dependence: a plan towards doing it without us, for the practitioner alone (G05)."""

from typing import Any

from django.utils import timezone

from alongside.clients.models import Client, Engagement, Stage
from alongside.frame.models import Frame
from alongside.mirror.models import Finding
from alongside.practice.models import Member
from tests.cast import Cast

HEADING = "A plan towards doing it without you"


def found(cast: Cast, kind: str = "dependence", who: Member | None = None) -> Finding:
    return Finding.objects.create(
        practice=cast.practice,
        member=who or cast.anna,
        client=cast.vera,
        kind=kind,
        facts={"months": 14, "first": 3, "last": 8, "steps": 1, "goals": 1, "weeks": 8, "meetings": 3},
        found_at=timezone.now(),
    )


def page(cast: Cast, finding: Finding, who: Any = None) -> Any:
    return cast.browser(who or cast.anna).get(f"/desk/mirror/{finding.pk}/")


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def agree(client: Client, work: Engagement, every_weeks: int | None) -> None:
    Frame.objects.filter(engagement=work).delete()
    Frame.objects.create(
        practice=client.practice,
        client=client,
        engagement=work,
        version=1,
        status="agreed",
        agreed_at=timezone.now(),
        every_weeks=every_weeks,
        minutes=50,
    )


def test_it_shows_wider_rhythms_and_where_they_are_agreed_on(cast: Cast) -> None:
    agree(cast.vera, cast.advice, 1)
    finding = found(cast)
    html = text(page(cast, finding))
    assert "Agreed now: Every week." in html
    places = [html.index(f'<span class="list-title">Every {weeks} weeks</span>') for weeks in (2, 4, 8)]
    assert places == sorted(places)
    assert html.count(", for 3 meetings.") == 3
    assert f'action="/desk/agreements/{cast.advice.pk}/write/"' in html
    begun = cast.browser(cast.anna).post(f"/desk/agreements/{cast.advice.pk}/write/")
    assert begun["Location"].endswith("/edit/")


def test_without_a_rhythm_it_begins_with_one_and_where_one_meets_seldom_with_the_end(cast: Cast) -> None:
    finding = found(cast)
    agree(cast.vera, cast.advice, None)
    assert "No rhythm is agreed." in text(page(cast, finding))
    agree(cast.vera, cast.advice, 8)
    assert "You already meet seldom." in text(page(cast, finding))


def test_it_is_for_whose_work_it_is_and_beside_no_other_finding(cast: Cast) -> None:
    agree(cast.vera, cast.advice, 1)
    finding = found(cast)
    assert HEADING in text(page(cast, finding))
    assert page(cast, finding, cast.mikko).status_code == 404
    assert HEADING not in text(page(cast, found(cast, "goal_reached_still_going")))
    assert HEADING not in text(page(cast, found(cast, who=cast.mikko), cast.mikko))  # not his work
    Engagement.objects.filter(pk=cast.advice.pk).update(stage=Stage.ENDED)
    assert HEADING not in text(page(cast, finding))
