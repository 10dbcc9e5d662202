"""Text messages go to a real gateway on this machine: what it gets, and what becomes of it when it says no."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ImproperlyConfigured

from alongside import environment
from alongside.clients.models import ContactPoint
from alongside.notices import sms
from alongside.notices.models import Notice
from alongside.scheduling.actions import book_appointment, move_appointment
from alongside.scheduling.actions.offers import hears_of_offers, offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, Offer
from alongside.scheduling.queries.waiting import holder_of_offer
from alongside.trail.actors import command
from alongside.worker import letters
from tests.cast import LONG_AGO, Cast

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
AT = datetime(2026, 2, 5, 12, tzinfo=UTC)


@dataclass
class Gateway:
    """What came in, and what to answer."""

    url: str = ""
    status: int = 200
    got: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    found = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.got.append((dict(self.headers), body))
            self.send_response(found.status)
            self.send_header("Location", f"{found.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}/send"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_URL, settings.SMS_TOKEN, settings.SMS_FROM = found.url, "secret", "Harbour"
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def moved(cast: Cast, clock: object, gateway: Gateway) -> Appointment:
    """Vera agreed to be reminded at her telephone; her appointment has just been moved by a day."""
    ContactPoint.objects.create(
        practice=cast.practice,
        client=cast.vera,
        kind="phone",
        value="+358 (40) 123-4567",
        may_remind=True,
        agreed_at=LONG_AGO,
    )
    house = command(cast.practice.pk)
    row = book_appointment(house, client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT, minutes=50)
    return move_appointment(house, appointment_id=row.pk, starts_at=AT + timedelta(days=1))


def outcomes() -> list[tuple[str, str, str]]:
    rows = Notice.objects.filter(channel="sms").exclude(outcome="withdrawn").order_by("due_at", "pk")
    return list(rows.values_list("kind", "status", "outcome"))


def test_what_the_gateway_gets(cast: Cast, moved: Appointment, gateway: Gateway) -> None:
    letters.send_due()
    ((headers, body),) = gateway.got
    assert headers["Authorization"] == "Bearer secret"
    assert body == {
        "to": "+358401234567",
        "from": "Harbour",
        "text": "Riverside: your appointment has a new time, Friday, 6 February 2026, 14:00.",
        "reference": str(Notice.objects.get(channel="sms", status="sent").pk),
    }
    assert outcomes() == [("appointment.moved", "sent", ""), ("appointment.reminder", "waiting", "")]
    assert [letter.to for letter in mail.outbox] == [["vera.example@client.example"]]


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
def test_at_most_160_characters_in_every_language(
    cast: Cast, moved: Appointment, gateway: Gateway, language: str
) -> None:
    cast.practice.neutral_name = "A house with a very long name " * 4
    cast.practice.save()
    Notice.objects.filter(channel="sms", status="waiting").update(language=language, due_at=NOW)
    letters.send_due()
    texts = [body["text"] for _, body in gateway.got]
    assert len(texts) == 2
    for text in texts:
        assert "2026" in text
        assert "Vera" not in text
        assert len(text) <= sms.LONGEST


@pytest.mark.parametrize("status", [400, 401, 500, 302])
def test_a_no_is_tried_again_and_shown(
    cast: Cast, clock: time_machine.Traveller, moved: Appointment, gateway: Gateway, status: int
) -> None:
    gateway.status = status
    letters.send_due()
    assert len(gateway.got) == 1  # and no redirect is followed
    assert ("appointment.moved", "waiting", "HTTPError") in outcomes()
    gateway.status = 200
    clock.shift(timedelta(minutes=1))
    letters.send_due()
    (_, first), (_, second) = gateway.got
    assert first == second
    assert ("appointment.moved", "sent", "") in outcomes()


def test_a_gateway_that_is_not_there(cast: Cast, moved: Appointment, settings: Any) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"
    letters.send_due()
    assert ("appointment.moved", "waiting", "URLError") in outcomes()


def test_what_is_no_number_is_never_sent(cast: Cast, moved: Appointment, gateway: Gateway) -> None:
    Notice.objects.filter(channel="sms").update(phone="call me")
    ContactPoint.objects.filter(kind="phone").update(value="call me")
    letters.send_due()
    assert gateway.got == []
    assert ("appointment.moved", "failed", "bad_number") in outcomes()


def test_without_a_yes_nothing_goes_out(cast: Cast, moved: Appointment, gateway: Gateway) -> None:
    ContactPoint.objects.filter(kind="phone").update(may_remind=False)
    letters.send_due()
    assert gateway.got == []


def test_without_a_gateway_there_are_none(cast: Cast, clock: object) -> None:
    ContactPoint.objects.create(
        practice=cast.practice, client=cast.vera, kind="phone", value="+358401234567", may_remind=True
    )
    book_appointment(
        command(cast.practice.pk), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=AT, minutes=50
    )
    assert not Notice.objects.filter(channel="sms").exists()
    assert not sms.is_set()
    with pytest.raises(ImproperlyConfigured):
        sms.send("+358401234567", "Hello", name="1")


def test_quiet_hours_hold_it_back_till_the_morning(
    cast: Cast, clock: time_machine.Traveller, moved: Appointment, gateway: Gateway
) -> None:
    """Set after it was posted: the state at the time of sending decides."""
    cast.practice.quiet_from, cast.practice.quiet_until = time(9), time(11)  # it is 10 in Helsinki
    cast.practice.save()
    assert letters.send_due() == 0
    assert gateway.got == []
    assert mail.outbox == []
    waiting = Notice.objects.get(channel="sms", kind="appointment.moved")
    assert (waiting.status, waiting.tries, waiting.due_at) == ("waiting", 0, NOW + timedelta(hours=1))
    clock.shift(timedelta(hours=1))
    assert letters.send_due() == 2


@pytest.mark.parametrize(
    "value", ["http://sms.example/", "ftp://sms.example", "https://", "sms.example", "file:///etc/passwd"]
)
def test_only_https_except_on_this_machine(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ALONGSIDE_SMS_URL", value)
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_SMS_URL"):
        environment.address("ALONGSIDE_SMS_URL")


@pytest.mark.parametrize(
    "value", ["", "https://sms.example/send", "http://127.0.0.1:8080/", "http://[::1]/x"]
)
def test_sound_addresses(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ALONGSIDE_SMS_URL", value)
    assert environment.address("ALONGSIDE_SMS_URL") == value


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
def test_an_offered_time_comes_by_sms_with_its_whole_link(
    cast: Cast, moved: Appointment, gateway: Gateway, language: str
) -> None:
    """Waiting list: somebody without mail hears of it too, and answers without signing in."""
    cast.practice.neutral_name = "A house with a very long name " * 4
    cast.practice.save()
    cast.vera.language = language
    cast.vera.save()
    made = offered(cast)
    letters.send_due()
    (text,) = [body["text"] for _, body in gateway.got if "/offer/" in body["text"]]
    assert len(text) <= 160
    secret = text.rpartition("/offer/")[2].strip("/")
    assert holder_of_offer(secret).id == made.pk
    assert "Vera" not in text
    assert "Anna" not in text


def test_an_sms_about_an_offer_waits_out_the_night_and_goes_only_while_it_holds(
    cast: Cast, moved: Appointment, gateway: Gateway
) -> None:
    cast.practice.quiet_from, cast.practice.quiet_until = time(9), time(12)  # it is 10:00 in Helsinki
    cast.practice.save()
    made = offered(cast)
    notice = Notice.objects.get(kind="offer.made", channel="sms")
    assert notice.due_at == datetime(2026, 2, 2, 10, tzinfo=UTC)
    assert Notice.objects.get(kind="offer.made", channel="email").due_at == NOW
    ContactPoint.objects.filter(kind="phone").update(may_remind=False)
    with time_machine.travel(NOW + timedelta(hours=3), tick=False):
        letters.send_due()
    assert ("offer.made", "dropped") in [(kind, status) for kind, status, _ in outcomes()]
    assert hears_of_offers(made.client)


def test_who_agreed_to_no_sms_gets_none(cast: Cast, moved: Appointment, gateway: Gateway) -> None:
    ContactPoint.objects.filter(kind="phone").update(may_remind=False)
    offered(cast)
    assert not Notice.objects.filter(kind="offer.made", channel="sms").exists()


def offered(cast: Cast) -> Offer:
    add_wish(cast.actor(cast.chie), client_id=cast.vera.pk, wished=Wished())
    return offer_time(
        cast.actor(cast.anna), member_id=cast.anna.pk, starts_at=NOW + timedelta(days=1, hours=4), minutes=50
    )
