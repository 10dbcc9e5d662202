"""The finding about putting off says what stayed without an answer (B04)."""

from django.utils import timezone

from alongside.mirror.models import Finding
from alongside.trail.actions import record
from alongside.trail.verbs import VERBS
from tests.cast import Cast


def page(cast: Cast, **numbers: int) -> str:
    about = {"measure": "mood", "rater": "client"}
    asked = record(cast.actor(cast.anna), VERBS["checkin.asked"], client_id=cast.vera.pk, **about)
    found = Finding.objects.create(
        practice=cast.practice,
        member=cast.anna,
        client=cast.vera,
        kind="avoidance",
        facts={"dates": 4, "forms": 3, "days": 84} | numbers,
        evidence=[asked.pk],
        found_at=timezone.now(),
    )
    return cast.browser(cast.anna).get(f"/desk/mirror/{found.pk}/").content.decode()


def test_what_was_not_answered_is_named_and_leads_to_the_results(cast: Cast) -> None:
    html = page(cast, left=1)
    assert "left half open, passed over or not answered: 3." in html
    assert f'<a href="/desk/clients/{cast.vera.pk}/results/">They were asked, and no answer came.</a>' in html


def test_one_that_was_found_before_it_was_looked_at_says_what_it_said(cast: Cast) -> None:
    assert "left half open or passed over: 3." in page(cast)
