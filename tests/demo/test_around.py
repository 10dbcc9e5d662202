"""Who reads along in the demo: let in by the client, with a door on the front page."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from alongside.clients.models import CirclePage, CirclePerson
from alongside.demo.northlight import build_northlight
from alongside.trail.models import Event
from alongside.web.seats import demo_seats

pytestmark = pytest.mark.django_db


def test_a_sister_and_a_sponsor_read_along() -> None:
    build_northlight(timezone.now().replace(microsecond=0) - timedelta(minutes=1))
    opened = {(each.person.name, each.page) for each in CirclePage.objects.select_related("person")}
    assert opened == {("Hattie Marlow", "times"), ("Hattie Marlow", "goals"), ("Larkfield Studio", "money")}
    assert Event.objects.filter(verb="circle.page_allowed", actor_kind="client").count() == 3
    assert Event.objects.filter(verb="circle.joined").count() == 2
    sister = CirclePerson.objects.get(name="Hattie Marlow")
    assert [seat.id for seat in demo_seats() if seat.kind == "circle"] == [sister.pk]
    visitor = Browser()
    assert "Read along as Hattie Marlow" in visitor.get("/").content.decode()
    assert visitor.post(f"/in/demo/circle/{sister.pk}/")["Location"] == "/circle/"
    page = visitor.get("/circle/times/")
    assert page.status_code == 200
    assert page.context["planned"]
    assert visitor.get("/circle/goals/").status_code == 200
    assert visitor.get("/circle/money/").status_code == 404
    sponsor = CirclePerson.objects.get(name="Larkfield Studio")
    assert visitor.post(f"/in/demo/circle/{sponsor.pk}/").status_code == 404
