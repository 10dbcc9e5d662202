"""The JSON API: what it gives and takes, how it says no, and that nothing is made or overwritten unseen."""

import sys
from datetime import UTC, datetime, timedelta
from subprocess import run
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import Client as Browser

from alongside.clients.models import Client
from alongside.doors.actions import forget_repeatables, revoke_token
from alongside.doors.models import Repeatable, TokenUse
from alongside.practice.models import MemberStatus
from alongside.scheduling.models import Appointment, Occupied, WorkingHours
from alongside.steps.models import Step
from alongside.trail.models import Event
from tests.api.asking import Program
from tests.cast import Cast, make_client

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SPAN = "from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z"


@pytest.fixture(autouse=True)
def _one_moment() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def anna(cast: Cast) -> Program:
    return Program(cast.actor(cast.anna))


def booked(cast: Cast, days: float = 1, **also: Any) -> Appointment:
    start = NOW + timedelta(days=days)
    given = {"client": cast.vera, "member": cast.anna, "timezone": "UTC"}
    return Appointment.objects.create(
        practice=cast.practice, starts_at=start, ends_at=start + timedelta(minutes=50), **(given | also)
    )


def problem(answer: HttpResponse) -> tuple[int, str | None, str | None]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    said = answer.json()  # type: ignore[attr-defined]
    assert said["status"] == answer.status_code
    return said["status"], said.get("code"), said.get("field")


# Who comes in


def test_a_token_says_as_whom_it_acts(cast: Cast, anna: Program) -> None:
    said = anna("GET", "me").json()  # type: ignore[attr-defined]
    assert said["member_id"] == str(cast.anna.pk)
    assert said["role"] == "owner"
    assert said["expires_at"] == (NOW + timedelta(days=90)).isoformat()


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic {}", "{}", "Bearer {}x"])
def test_another_way_to_say_it_is_no_token(anna: Program, header: str) -> None:
    said = {"Authorization": header.format(anna.secret)} if header else {}
    answer = Browser().get("/api/v1/me", headers=said)
    assert problem(answer) == (401, None, None)  # type: ignore[arg-type]
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_member_who_is_suspended_is_shut_out_at_once(cast: Cast, anna: Program) -> None:
    cast.anna.status = MemberStatus.SUSPENDED
    cast.anna.save()
    assert anna("GET", "me").status_code == 401


def test_a_token_that_was_taken_back_or_is_over_is_shut_out(cast: Cast, anna: Program) -> None:
    with time_machine.travel(NOW + timedelta(days=91), tick=False):
        assert anna("GET", "me").status_code == 401
    revoke_token(cast.actor(cast.anna), token_id=anna.token.pk)
    assert anna("GET", "me").status_code == 401


def test_a_minute_has_its_measure(cast: Cast, anna: Program, settings: Any) -> None:
    settings.API_PER_MINUTE = 2
    assert [anna("GET", "me").status_code for _ in range(3)] == [200, 200, 429]
    answer = anna("GET", "me")
    assert problem(answer) == (429, None, None)
    assert answer.headers["Retry-After"] == "60"
    assert Program(cast.actor(cast.anna))("GET", "me").status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        assert anna("GET", "me").status_code == 200


def test_each_use_is_counted_without_ids(cast: Cast, anna: Program) -> None:
    for _ in range(2):
        anna("GET", f"clients/{cast.vera.pk}")
    anna("GET", f"clients/{cast.strangers_client.pk}")
    anna("GET", f"nothing/{cast.vera.pk}")
    found = set(TokenUse.objects.values_list("what", "network", "times"))
    assert found == {("GET clients/{id}", "127.0.0.0/24", 3), ("GET", "127.0.0.0/24", 1)}


@pytest.mark.parametrize(("proxy", "network"), [(None, "127.0.0.0/24"), (("X", "https"), "203.0.113.0/24")])
def test_behind_a_proxy_the_proxy_says_from_where(
    anna: Program, settings: Any, proxy: Any, network: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = proxy
    anna("GET", "me", X_Forwarded_For="198.51.100.1, 203.0.113.7")
    assert TokenUse.objects.get().network == network


# How it says no


@pytest.mark.parametrize(
    "body", [b"{", b'{"name": NaN}', b"[" * 50_000, b"\xff", b'{"name": ' + b"9" * 5000 + b"}"]
)
def test_what_is_no_json_is_said_so(anna: Program, body: bytes) -> None:
    assert problem(anna("POST", "clients", body))[0] == 400


def test_what_is_said_twice_is_not_guessed_at(anna: Program) -> None:
    assert problem(anna("GET", "clients?limit=5&limit=6")) == (422, "repeated", None)
    assert anna("GET", "clients?limit=5").status_code == 200


def test_what_is_too_large_is_not_read(anna: Program) -> None:
    assert problem(anna("POST", "clients", b" " * 200_001)) == (413, None, None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body.given.name"),
        ({"name": ""}, "body.given.name"),
        ({"name": "a\x00b"}, "body.given.name"),
        ({"name": "a\ud800"}, "body.given.name"),
        ({"name": "x" * 161}, "body.given.name"),
        ({"name": "A", "role": "owner"}, "body.given.role"),
        ({"name": "A", "born_on": 0}, "body.given.born_on"),
        ({"name": "A", "is_known_double": "yes"}, "body.given.is_known_double"),
        ({"name": "A", "contacts": [{"kind": "email"}]}, "body.given.contacts.0.value"),
        ([], "body.given"),
    ],
)
def test_what_is_not_as_described_is_named_and_not_repeated(anna: Program, body: Any, field: str) -> None:
    answer = anna("POST", "clients", body)
    assert problem(answer) == (422, "invalid", field)
    assert set(answer.json()["errors"][0]) == {"field", "code"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"name": " "}, "name_missing", "name"),
        ({"name": "A", "timezone": "Nowhere"}, "zone_unknown", "timezone"),
        ({"name": "A", "born_on": "2030-01-01"}, "born_in_future", "born_on"),
        ({"name": "A", "contacts": [{"kind": "email", "value": "x"}]}, "email_wrong", "contacts.0.value"),
    ],
)
def test_what_an_action_refuses_keeps_its_code(anna: Program, body: Any, code: str, field: str) -> None:
    assert problem(anna("POST", "clients", body)) == (422, code, field)


def test_there_are_no_other_ways(anna: Program) -> None:
    answer = anna("DELETE", "clients")
    assert problem(answer) == (405, None, None)
    assert answer.headers["Allow"] == "GET, POST"
    assert problem(anna("GET", "notes")) == (404, None, None)
    assert problem(anna("GET", "clients/%0A%C2%AC")) == (404, None, None)


def test_nothing_is_kept_by_caches(anna: Program) -> None:
    assert anna("GET", "clients").headers["Cache-Control"] == "no-store"


# Clients


def test_clients_come_page_by_page(cast: Cast, anna: Program) -> None:
    made = [cast.vera, cast.oskar, *(make_client(cast.anna, f"Number {n}") for n in range(3))]
    names, cursor = [], ""
    while True:
        said = anna("GET", f"clients?limit=2{cursor}").json()  # type: ignore[attr-defined]
        names += [each["name"] for each in said["clients"]]
        if said["next"] is None:
            break
        cursor = f"&cursor={said['next']}"
    assert names == [each.name for each in made]
    assert problem(anna("GET", "clients?cursor=zz")) == (422, "cursor", "cursor")


def test_many_clients_cost_as_many_questions_as_few(
    cast: Cast, anna: Program, django_assert_max_num_queries: Any
) -> None:
    anna("GET", "clients")
    with django_assert_max_num_queries(10) as few:
        anna("GET", "clients")
    for number in range(20):
        make_client(cast.anna, f"Number {number}")
    with django_assert_max_num_queries(len(few)):
        anna("GET", "clients")


def test_a_client_is_added_as_by_hand(cast: Cast, anna: Program) -> None:
    contact = {"kind": "email", "value": "Uma@Example.org", "may_remind": True}
    body = {"name": "Uma Example", "language": "fi", "born_on": "1990-02-03", "contacts": [contact]}
    answer = anna("POST", "clients", body)
    assert answer.status_code == 201
    said = answer.json()  # type: ignore[attr-defined]
    row = Client.objects.get(pk=said["id"])
    assert (row.name, row.language, row.practitioner_id, row.timezone) == (
        "Uma Example",
        "fi",
        cast.anna.pk,
        cast.anna.timezone,
    )
    assert said["contacts"] == [
        {"kind": "email", "value": "uma@example.org", "may_remind": True, "may_message": False}
    ]
    assert Event.objects.filter(verb="client.added", actor_id=cast.anna.pk, client_id=row.pk).count() == 1


def test_somebody_who_may_be_here_already_is_named_by_id(cast: Cast, anna: Program) -> None:
    answer = anna("POST", "clients", {"name": "Vera Example"})
    assert problem(answer) == (422, "possible_double", None)
    assert answer.json()["clients"] == [str(cast.vera.pk)]  # type: ignore[attr-defined]
    assert anna("POST", "clients", {"name": "Vera Example", "is_known_double": True}).status_code == 201


def test_reading_a_client_is_on_the_trail(cast: Cast, anna: Program) -> None:
    anna("GET", f"clients/{cast.vera.pk}")
    assert (
        Event.objects.filter(verb="file.opened", client_id=cast.vera.pk, actor_id=cast.anna.pk).count() == 1
    )


def test_a_change_needs_the_version_that_was_read(cast: Cast, anna: Program) -> None:
    path, new = f"clients/{cast.vera.pk}", {"reading": "ヴェーラ"}
    tag = anna("GET", path).headers["ETag"]
    assert problem(anna("PATCH", path, new)) == (428, "version_missing", "If-Match")
    assert problem(anna("PATCH", path, new, If_Match="*")) == (428, "version_missing", "If-Match")
    answer = anna("PATCH", path, new, If_Match=tag)
    assert (answer.status_code, answer.json()["reading"]) == (200, "ヴェーラ")  # type: ignore[attr-defined]
    assert answer.headers["ETag"] != tag
    assert problem(anna("PATCH", path, {"pronouns": "she"}, If_Match=tag)) == (412, "changed_meanwhile", None)
    cast.vera.refresh_from_db()
    assert (cast.vera.reading, cast.vera.pronouns) == ("ヴェーラ", "")


def test_what_is_left_out_of_a_change_stays(cast: Cast, anna: Program) -> None:
    path = f"clients/{cast.vera.pk}"
    before = anna("GET", path).json()  # type: ignore[attr-defined]
    after = anna("PATCH", path, {"born_on": "1980-01-01"}, If_Match='"0"').json()  # type: ignore[attr-defined]
    assert after == before | {"born_on": "1980-01-01", "version": "1"}
    emptied = anna("PATCH", path, {"born_on": None, "contacts": []}, If_Match='"1"').json()  # type: ignore[attr-defined]
    assert emptied == before | {"contacts": [], "version": "2"}
    assert problem(anna("PATCH", path, {"name": None}, If_Match='"2"')) == (422, "required", "name")


# Sent twice


def test_the_same_request_sent_again_makes_nothing_twice(cast: Cast, anna: Program) -> None:
    body = {"name": "Uma Example"}
    first, again = (anna("POST", "clients", body, Idempotency_Key="k1") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()  # type: ignore[attr-defined]
    assert Client.objects.filter(name="Uma Example").count() == 1
    other = anna("POST", "clients", {"name": "Another"}, Idempotency_Key="k1")
    assert problem(other) == (422, "key_used", "Idempotency-Key")
    assert (
        Program(cast.actor(cast.mikko))("POST", "clients", {"name": "B"}, Idempotency_Key="k1").status_code
        == 201
    )


def test_what_was_refused_can_be_asked_again(anna: Program) -> None:
    body = {"name": "Uma", "timezone": "Nowhere"}
    assert anna("POST", "clients", body, Idempotency_Key="k1").status_code == 422
    assert not Repeatable.objects.exists()
    assert anna("POST", "clients", {"name": "Uma"}, Idempotency_Key="k1").status_code == 201


def test_a_key_is_forgotten_after_a_day(anna: Program) -> None:
    anna("POST", "clients", {"name": "Uma"}, Idempotency_Key="k1")
    assert forget_repeatables(NOW + timedelta(hours=23)) == 0
    assert forget_repeatables(NOW + timedelta(hours=25)) == 1


def test_a_time_is_booked_once_by_the_same_request(cast: Cast, anna: Program) -> None:
    body = {
        "client_id": str(cast.vera.pk),
        "member_id": str(cast.anna.pk),
        "starts_at": "2026-11-05T10:00:00Z",
    }
    answers = [anna("POST", "appointments", body, Idempotency_Key="k") for _ in range(2)]
    assert [each.status_code for each in answers] == [201, 201]
    assert Appointment.objects.count() == 1


# Appointments


def test_appointments_of_a_span_in_order_page_by_page(cast: Cast, anna: Program) -> None:
    late, early, same = (
        booked(cast, 3),
        booked(cast, 1),
        booked(cast, 3, client=cast.oskar, member=cast.mikko),
    )
    booked(cast, 40)
    wanted = [str(each.pk) for each in (early, *sorted((late, same), key=lambda row: row.pk))]
    first = anna("GET", f"appointments?{SPAN}&limit=2").json()  # type: ignore[attr-defined]
    rest = anna("GET", f"appointments?{SPAN}&limit=2&cursor={first['next']}").json()  # type: ignore[attr-defined]
    assert [each["id"] for each in first["appointments"] + rest["appointments"]] == wanted
    assert rest["next"] is None
    only = anna("GET", f"appointments?{SPAN}&client_id={cast.oskar.pk}").json()  # type: ignore[attr-defined]
    assert [each["id"] for each in only["appointments"]] == [str(same.pk)]


def test_who_works_with_others_sees_their_own_times(cast: Cast) -> None:
    booked(cast)
    own = booked(cast, 2, client=cast.oskar, member=cast.mikko)
    said = Program(cast.actor(cast.mikko))("GET", f"appointments?{SPAN}").json()  # type: ignore[attr-defined]
    assert [each["id"] for each in said["appointments"]] == [str(own.pk)]


@pytest.mark.parametrize(
    "span",
    [
        "from=2026-11-01T00:00:00Z&until=2026-11-01T00:00:00Z",
        "from=2026-11-01T00:00:00Z&until=2027-03-01T00:00:00Z",
    ],
)
def test_a_span_has_a_length(anna: Program, span: str) -> None:
    assert problem(anna("GET", f"appointments?{span}")) == (422, "span", "until")


@pytest.mark.parametrize(
    "moment", ["2026-11-01", "2026-11-01T00:00:00", "1700000000", "9999-12-31T23:59:59Z", "x"]
)
def test_a_moment_has_a_zone(anna: Program, moment: str) -> None:
    assert problem(anna("GET", f"appointments?from={moment}&until=2026-11-05T00:00:00Z"))[:2] == (
        422,
        "invalid",
    )


def test_a_time_that_is_taken_comes_with_free_ones(cast: Cast, anna: Program) -> None:
    for weekday in range(7):
        hours = {"weekday": weekday, "starts": "08:00", "ends": "18:00"}
        WorkingHours.objects.create(practice=cast.practice, member=cast.anna, **hours)
    row = booked(cast, 3, client=make_client(cast.anna, "Early Bird"))
    Occupied.objects.create(
        practice=cast.practice,
        resource="member",
        resource_id=cast.anna.pk,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        appointment=row,
    )
    body = {
        "client_id": str(make_client(cast.anna, "Uma").pk),
        "member_id": str(cast.anna.pk),
        "starts_at": row.starts_at.isoformat(),
    }
    answer = anna("POST", "appointments", body, Idempotency_Key="k")
    assert problem(answer) == (422, "taken", "starts_at")
    assert len(answer.json()["alternatives"]) == 3  # type: ignore[attr-defined]
    past = anna("POST", "appointments", body | {"starts_at": "2020-01-01T10:00:00Z"})
    assert problem(past) == (422, "past", "starts_at")


def test_moving_and_cancelling_need_the_version_that_was_read(cast: Cast, anna: Program) -> None:
    path, to = f"appointments/{booked(cast).pk}", {"starts_at": "2026-11-06T10:00:00+02:00", "minutes": 30}
    tag = anna("GET", path).headers["ETag"]
    assert problem(anna("PATCH", path, to)) == (428, "version_missing", "If-Match")
    moved = anna("PATCH", path, to, If_Match=tag)
    assert moved.status_code == 200
    said = moved.json()  # type: ignore[attr-defined]
    assert (said["starts_at"], said["ends_at"]) == ("2026-11-06T08:00:00+00:00", "2026-11-06T08:30:00+00:00")
    assert problem(anna("PATCH", path, to, If_Match=tag))[:2] == (412, "changed_meanwhile")
    assert problem(anna("POST", f"{path}/cancel", {"by": "us"}, If_Match=tag))[:2] == (
        412,
        "changed_meanwhile",
    )
    gone = anna("POST", f"{path}/cancel", {"by": "us"}, If_Match=moved.headers["ETag"])
    assert gone.json()["status"] == "cancelled_by_us"  # type: ignore[attr-defined]
    again = anna("POST", f"{path}/cancel", {"by": "us"}, If_Match=gone.headers["ETag"])
    assert problem(again)[:2] == (422, "not_planned")
    found = Event.objects.filter(verb__startswith="appointment.").order_by("pk")
    assert list(found.values_list("verb", flat=True)) == [
        "appointment.moved",
        "appointment.cancelled",
    ]


# Steps


def test_steps_are_set_read_and_closed(cast: Cast, anna: Program) -> None:
    body = {
        "client_id": str(cast.vera.pk),
        "words": "Walk once a day",
        "due_on": "2026-11-09",
        "size": "small",
    }
    made = anna("POST", "steps", body, Idempotency_Key="s")
    assert made.status_code == 201
    step = made.json()  # type: ignore[attr-defined]
    assert (step["words"], step["owner"], step["status"]) == ("Walk once a day", "client", "open")
    done = anna("POST", f"steps/{step['id']}/done").json()  # type: ignore[attr-defined]
    assert (done["status"], done["closed_at"]) == ("done", NOW.isoformat())
    assert anna("POST", f"steps/{step['id']}/done").json() == done  # type: ignore[attr-defined]
    assert problem(anna("POST", f"steps/{step['id']}/dropped")) == (422, "closed", None)
    listed = anna("GET", f"steps?client_id={cast.vera.pk}&status=done").json()  # type: ignore[attr-defined]
    assert listed == {"steps": [done], "next": None}
    assert anna("GET", f"steps?client_id={cast.vera.pk}&status=open").json()["steps"] == []  # type: ignore[attr-defined]


def test_steps_come_page_by_page(cast: Cast, anna: Program) -> None:
    given = {"practice": cast.practice, "client": cast.vera}
    made = [str(Step.objects.create(**given, words=f"Step {number}").pk) for number in range(3)]
    first = anna("GET", f"steps?client_id={cast.vera.pk}&limit=2").json()  # type: ignore[attr-defined]
    path = f"steps?client_id={cast.vera.pk}&limit=2&cursor={first['next']}"
    rest = anna("GET", path).json()  # type: ignore[attr-defined]
    assert [each["id"] for each in first["steps"] + rest["steps"]] == made


def test_who_runs_the_practice_reads_no_words_of_others_clients(cast: Cast, anna: Program) -> None:
    step = Step.objects.create(practice=cast.practice, client=cast.oskar, words="Canary")
    for path in (f"steps?client_id={cast.oskar.pk}", f"steps/{step.pk}"):
        answer = anna("GET", path)
        assert answer.status_code == 404
        assert b"Canary" not in answer.content


# What it says about itself


def test_the_page_for_people_asks_nobody_else(db: None) -> None:
    answer = Browser().get("/api/v1/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "POST /api/v1/appointments/{appointment_id}/cancel" in page
    assert "//" not in page.replace("<!doctype html>", "").replace(settings.BASE_URL, "")


def test_the_description_is_open_and_names_the_token(db: None) -> None:
    said = Browser().get("/api/v1/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert said["components"]["securitySchemes"] == {"Token": {"type": "http", "scheme": "bearer"}}
    answers = said["paths"]["/api/v1/clients"]["post"]["responses"]
    assert list(answers["422"]["content"]) == ["application/problem+json"]
    assert list(answers["201"]["content"]) == ["application/json"]


def test_nobody_carries_the_api_who_does_not_use_it() -> None:
    words = (
        "import django, sys; django.setup(); import alongside.urls; from django.urls import reverse;"
        "reverse('desk:clients'); sys.exit('ninja' in sys.modules or 'pydantic' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "alongside.settings", "ALONGSIDE_DATA": str(settings.DATA)}
    assert run([sys.executable, "-c", words], env=environment, check=False).returncode == 0
