"""Who opened my file, and how I am reached."""

from typing import Any

from django.utils import timezone

from alongside.clients.actions import open_file
from alongside.clients.models import ContactPoint
from alongside.trail.models import Event
from tests.cast import Cast

ADDRESS = "/portal/my-data/"


def test_it_names_who_opened_the_file(cast: Cast) -> None:
    open_file(cast.actor(cast.anna), cast.vera)
    assert "Anna" in cast.browser(cast.vera).get(ADDRESS).content.decode()
    assert "Anna" not in cast.browser(cast.oskar).get(ADDRESS).content.decode()


def test_the_client_switches_a_consent_on_and_off(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    point = ContactPoint.objects.get(client=cast.vera)
    assert (
        browser.post(ADDRESS, {"contact": str(point.pk), f"{point.pk}-may_remind": "on"})["Location"]
        == ADDRESS
    )
    point.refresh_from_db()
    assert (point.may_remind, point.may_message) == (True, False)
    browser.post(ADDRESS, {"contact": str(point.pk)})
    point.refresh_from_db()
    assert (point.may_remind, point.may_message, point.agreed_at) == (False, False, None)
    assert Event.objects.filter(verb="client.changed", actor_kind="client").count() == 2


def test_nobody_switches_the_consent_of_another(cast: Cast) -> None:
    point = ContactPoint.objects.get(client=cast.vera)
    for other in ("not-an-id", str(point.pk)):
        cast.browser(cast.oskar).post(ADDRESS, {"contact": other})
    point.refresh_from_db()
    assert (point.may_remind, point.may_message) == (True, True)


def test_it_asks_as_often_for_thirty_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    browser, anna = cast.browser(cast.vera), cast.actor(cast.anna)
    for count in (1, 29):
        for number in range(count):
            Event.objects.create(
                practice_id=cast.practice.pk,
                at=timezone.now(),
                recorded_at=timezone.now(),
                actor_kind="member",
                actor_id=anna.id,
                verb="file.opened",
                client_id=cast.vera.pk,
                digest=b"x",
            )
            ContactPoint.objects.create(
                practice=cast.practice, client=cast.vera, kind="phone", value=f"{count} {number}"
            )
        with django_assert_num_queries(8):
            browser.get(ADDRESS)
