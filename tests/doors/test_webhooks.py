"""Webhooks: what other programs are told, how they can be sure of it, and what happens when they do not answer."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.doors.actions import (
    add_webhook,
    change_secret,
    change_webhook,
    deliver,
    forget_deliveries,
    gather,
    remove_webhook,
    send_again,
    send_test,
)
from alongside.doors.models import Delivery, Webhook
from alongside.doors.queries import deliveries, offered_events, webhook, webhooks
from alongside.doors.signing import signature
from alongside.doors.telling import PAUSES, body, is_too_late, pause, should_stop
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.steps.actions import finish_step, set_step
from alongside.trail.actions import blank_client, record, seal_trail
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast
from tests.doors.listening import Listener, listener

__all__ = ["listener"]
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ALL = ["client.added", "step.set", "step.done"]


@pytest.fixture
def hook(cast: Cast, listener: Listener) -> Webhook:
    return add(cast, listener)[1]


def add(cast: Cast, listener: Listener, events: list[str] = ALL) -> tuple[str, Webhook]:
    return add_webhook(cast.actor(cast.anna), address=listener.address, events=events, allow=listener.allow)


def go_round(listener: Listener) -> int:
    """What the worker does, once."""
    seal_trail()
    gather()
    return deliver(allow=listener.allow)


def happen(cast: Cast, words: str = "Canary words") -> Any:
    return set_step(cast.actor(cast.anna), cast.vera.pk, words=words)


def said(listener: Listener) -> list[dict[str, Any]]:
    return [json.loads(each) for _headers, each in listener.heard]


# What it is told


def test_what_happens_is_told_by_ids_and_times(cast: Cast, hook: Webhook, listener: Listener) -> None:
    step = happen(cast)
    assert go_round(listener) == 1
    event = Event.objects.get(verb="step.set")
    assert said(listener) == [
        {
            "type": "step.set",
            "timestamp": event.at.isoformat(),
            "data": {
                "practice_id": str(cast.practice.pk),
                "client_id": str(cast.vera.pk),
                "engagement_id": str(cast.advice.pk),
                "subject_id": str(step.pk),
                "subject": "step",
            },
        }
    ]
    assert go_round(listener) == 0


def test_never_a_word_and_never_a_name(cast: Cast, listener: Listener) -> None:
    add(cast, listener, offered_events())
    step = happen(cast)
    finish_step(cast.actor(cast.anna), step.pk)
    details = clients.Details(name="Uma Canary", timezone="UTC")
    clients.add_client(cast.actor(cast.anna), details=details)
    assert go_round(listener) == 3
    everything = b"".join(each for _headers, each in listener.heard)
    for word in (b"Canary", b"Uma", b"Vera", b"Anna", b"Riverside"):
        assert word not in everything


def test_only_what_was_chosen_and_only_of_this_practice(cast: Cast, listener: Listener) -> None:
    add(cast, listener, ["step.done"])
    happen(cast)
    set_step(cast.actor(cast.stranger), cast.strangers_client.pk, words="Elsewhere")
    assert go_round(listener) == 0
    assert not Delivery.objects.exists()


def test_what_was_before_is_not_told(cast: Cast, listener: Listener) -> None:
    happen(cast)
    add(cast, listener)
    assert go_round(listener) == 0


def test_what_an_import_brought_is_not_told(cast: Cast, hook: Webhook, listener: Listener) -> None:
    record(
        cast.actor(cast.anna),
        VERBS["client.added"],
        client_id=cast.vera.pk,
        subject=cast.vera,
        source_id=cast.practice.pk,
        origin="import",
    )
    assert go_round(listener) == 0


def test_what_was_erased_meanwhile_is_not_told(cast: Cast, hook: Webhook, listener: Listener) -> None:
    happen(cast)
    seal_trail()
    gather()
    blank_client(cast.vera.pk)
    assert deliver(allow=listener.allow) == 0
    assert Delivery.objects.get().status == "dropped"
    assert listener.heard == []


def test_only_verbs_for_programs_are_offered() -> None:
    assert "message.sent" not in offered_events()
    assert {"appointment.booked", "appointment.moved", "appointment.cancelled", "client.added"} <= set(
        offered_events()
    )


def test_of_the_facts_only_times_and_ids() -> None:
    facts = {"starts_at": "2026-11-02T09:00:00+00:00", "minutes": 50, "by": "client", "status": "x"}
    data = json.loads(body("appointment.booked", NOW, ids={"client_id": None}, facts=facts))["data"]
    assert data == {"client_id": None, "starts_at": "2026-11-02T09:00:00+00:00"}


# Signed


def test_the_other_side_can_be_sure(cast: Cast, listener: Listener) -> None:
    secret, _hook = add(cast, listener)
    happen(cast)
    go_round(listener)
    [(headers, sent)] = listener.heard
    mac = hmac.new(
        b64decode(secret.removeprefix("whsec_")),
        f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + sent,
        hashlib.sha256,
    )
    assert headers["webhook-signature"] == "v1," + b64encode(mac.digest()).decode()
    assert headers["webhook-id"] == f"msg_{Delivery.objects.get().pk.hex}"
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    assert headers["content-type"] == "application/json"


def test_the_signature_of_the_standard() -> None:
    # The example of the specification (Standard Webhooks, signature scheme).
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    sent = b'{"test": 2432232314}'
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, sent)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_for_a_day_both_secrets_sign(cast: Cast, listener: Listener) -> None:
    old, hook = add(cast, listener)
    new = change_secret(cast.actor(cast.anna), webhook_id=hook.pk)
    assert new != old
    happen(cast)
    go_round(listener)
    headers, sent = listener.heard[-1]
    at = int(headers["webhook-timestamp"])
    both = [signature(each, headers["webhook-id"], at, sent) for each in (new, old)]
    assert headers["webhook-signature"].split(" ") == both
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        happen(cast)
        go_round(listener)
    assert len(listener.heard[-1][0]["webhook-signature"].split(" ")) == 1


def test_the_address_and_the_secret_lie_sealed(cast: Cast, hook: Webhook) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM alongside_webhook")
        kept = b" ".join(
            bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()
            for value in cursor.fetchone()
        )
    assert b"127.0.0.1" not in kept
    assert b"whsec_" not in kept


# Where nobody answers


def test_a_failed_try_comes_again_under_the_same_id(cast: Cast, hook: Webhook, listener: Listener) -> None:
    listener.answers = [500, 503, 204]
    with time_machine.travel(NOW, tick=False):
        hook_made_before(hook)
        happen(cast)
        assert go_round(listener) == 0
        assert Delivery.objects.get().due_at == NOW + timedelta(seconds=10)
        assert go_round(listener) == 0
    assert len(listener.heard) == 1
    with time_machine.travel(NOW + timedelta(seconds=10), tick=False):
        assert go_round(listener) == 0
    with time_machine.travel(NOW + timedelta(seconds=70), tick=False):
        assert go_round(listener) == 1
    row = Delivery.objects.get()
    assert (row.status, [answer for _at, answer, _took in row.tries]) == ("sent", [500, 503, 204])
    assert len({headers["webhook-id"] for headers, _body in listener.heard}) == 1
    hook.refresh_from_db()
    assert hook.failing_since is None


def hook_made_before(hook: Webhook) -> None:
    Webhook.objects.filter(pk=hook.pk).update(made_at=NOW - timedelta(days=1))


def test_while_one_fails_the_others_wait_behind_it(cast: Cast, hook: Webhook, listener: Listener) -> None:
    listener.answers = [500, 200]
    for _ in range(3):
        happen(cast)
    assert go_round(listener) == 0
    assert len(listener.heard) == 1
    assert len(set(Delivery.objects.values_list("due_at", flat=True))) == 1
    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        assert go_round(listener) == 1  # one, to see whether it answers again
        assert go_round(listener) == 2
    ids = [headers["webhook-id"] for headers, _body in listener.heard]
    assert len(set(ids)) == 3
    assert ids[0] == ids[1]


def test_after_a_day_it_is_given_up(cast: Cast, hook: Webhook, listener: Listener) -> None:
    listener.answers = [500]
    happen(cast)
    go_round(listener)
    tries = 1
    while Delivery.objects.get().status == "waiting":
        with time_machine.travel(Delivery.objects.get().due_at, tick=False):
            go_round(listener)
        tries += 1
    row = Delivery.objects.get()
    assert (row.status, len(row.tries), len(listener.heard)) == ("failed", tries, tries)
    assert row.done_at is not None
    assert timedelta(days=1) <= row.done_at - row.asked_at <= timedelta(days=2)


def test_after_three_days_it_is_switched_off_and_the_owner_is_told(
    cast: Cast, hook: Webhook, listener: Listener
) -> None:
    listener.answers = [500]
    Webhook.objects.filter(pk=hook.pk).update(failing_since=timezone.now() - timedelta(days=3))
    happen(cast)
    happen(cast)
    go_round(listener)
    hook.refresh_from_db()
    assert not hook.is_on
    assert hook.stopped_at is not None
    assert {row.status for row in Delivery.objects.all()} == {"failed"}
    [notice] = Notice.objects.filter(kind="webhook.stopped")
    assert notice.email == cast.anna.email
    assert Event.objects.get(verb="webhook.stopped").facts == {"days": 3}
    happen(cast)
    assert go_round(listener) == 0
    assert len(listener.heard) == 1


def test_who_wants_nothing_more_gets_nothing_more(cast: Cast, hook: Webhook, listener: Listener) -> None:
    listener.answers = [410]
    happen(cast)
    go_round(listener)
    hook.refresh_from_db()
    assert not hook.is_on


def test_switched_on_again_it_begins_anew(cast: Cast, hook: Webhook, listener: Listener) -> None:
    anna = cast.actor(cast.anna)
    change_webhook(anna, webhook_id=hook.pk, events=ALL, is_on=False)
    happen(cast)
    assert go_round(listener) == 0
    change_webhook(anna, webhook_id=hook.pk, events=ALL, is_on=True)
    assert go_round(listener) == 0
    happen(cast)
    assert go_round(listener) == 1


def test_a_redirect_is_not_followed(cast: Cast, hook: Webhook, listener: Listener) -> None:
    listener.answers, listener.headers = [302], {"Location": listener.address}
    happen(cast)
    go_round(listener)
    assert len(listener.heard) == 1
    assert Delivery.objects.get().tries[0][1] == 302


def test_the_house_sends_nothing_to_itself(cast: Cast, hook: Webhook, listener: Listener) -> None:
    happen(cast)
    seal_trail()
    gather()
    assert deliver() == 0  # nothing is allowed now, as in real life
    assert Delivery.objects.get().tries[0][1] in {"address_private", "address_wrong"}
    assert listener.heard == []


def test_pauses_grow_to_a_day() -> None:
    assert [pause(number).total_seconds() for number in range(1, 9)] == list(PAUSES)
    assert timedelta(hours=20) < timedelta(seconds=sum(PAUSES)) <= timedelta(days=1)
    assert not is_too_late(NOW, NOW + timedelta(hours=23))
    assert is_too_late(NOW, NOW + timedelta(days=1))
    assert not should_stop(NOW, 500, NOW + timedelta(days=2))
    assert should_stop(NOW, 410, NOW)


# Who decides


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://93.184.215.14/hook", "address_wrong"),
        ("https://93.184.215.14:8443/hook", "address_wrong"),
        ("https://user:word@93.184.215.14/", "address_wrong"),
        ("webcal://93.184.215.14/", "address_wrong"),
        ("https://127.0.0.1/", "address_private"),
        ("https://[::1]/", "address_private"),
        ("https://10.0.0.1/", "address_private"),
        ("https://169.254.169.254/latest", "address_private"),
        ("https://localhost/", "address_private"),
        ("https://0x7f000001/", "address_private"),
        ("ftp://93.184.215.14/", "address_wrong"),
        ("", "address_wrong"),
    ],
)
def test_addresses_that_are_refused(cast: Cast, address: str, code: str) -> None:
    with pytest.raises(Refused) as no:
        add_webhook(cast.actor(cast.anna), address=address, events=ALL)
    assert (no.value.code, no.value.field) == (code, "address")
    assert not Webhook.objects.exists()


def test_what_else_is_refused(cast: Cast, listener: Listener) -> None:
    for events, code in (([], "no_event"), (["message.sent"], "unknown_event")):
        with pytest.raises(Refused, match=code):
            add(cast, listener, events)
    for _ in range(5):
        add(cast, listener)
    with pytest.raises(Refused, match="too_many_webhooks"):
        add(cast, listener)


def test_only_an_owner_decides(cast: Cast, hook: Webhook, listener: Listener) -> None:
    sent = send_test(cast.actor(cast.anna), webhook_id=hook.pk)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        actor = cast.actor(who)
        for attempt in (
            lambda actor: change_webhook(actor, webhook_id=hook.pk, events=ALL, is_on=False),
            lambda actor: change_secret(actor, webhook_id=hook.pk),
            lambda actor: remove_webhook(actor, webhook_id=hook.pk),
            lambda actor: send_test(actor, webhook_id=hook.pk),
            lambda actor: send_again(actor, delivery_id=sent.pk),
            lambda actor: webhook(actor, hook.pk),
            lambda actor: deliveries(actor, hook.pk),
        ):
            with pytest.raises(NotYours):
                attempt(actor)
    assert webhooks(cast.actor(cast.stranger)) == []


def test_a_test_says_only_that_it_is_one(cast: Cast, hook: Webhook, listener: Listener) -> None:
    send_test(cast.actor(cast.anna), webhook_id=hook.pk)
    assert go_round(listener) == 1
    [message] = said(listener)
    assert (message["type"], message["data"]) == ("webhook.test", {"practice_id": str(cast.practice.pk)})


def test_sent_again_it_keeps_its_id(cast: Cast, hook: Webhook, listener: Listener) -> None:
    anna = cast.actor(cast.anna)
    happen(cast)
    go_round(listener)
    send_again(anna, delivery_id=Delivery.objects.get().pk)
    assert go_round(listener) == 1
    (first, one), (second, two) = listener.heard
    assert (first["webhook-id"], one) == (second["webhook-id"], two)
    change_webhook(anna, webhook_id=hook.pk, events=ALL, is_on=False)
    with pytest.raises(Refused, match="webhook_off"):
        send_again(anna, delivery_id=Delivery.objects.get().pk)


def test_what_is_decided_is_on_the_trail(cast: Cast, hook: Webhook) -> None:
    anna = cast.actor(cast.anna)
    change_webhook(anna, webhook_id=hook.pk, events=["step.done"], is_on=True)
    change_secret(anna, webhook_id=hook.pk)
    remove_webhook(anna, webhook_id=hook.pk)
    found = Event.objects.filter(verb__startswith="webhook.").order_by("pk").values_list("verb", "facts")
    assert list(found) == [
        ("webhook.added", {"events": sorted(ALL)}),
        ("webhook.changed", {"changed": ["events"]}),
        ("webhook.changed", {"changed": ["secret"]}),
        ("webhook.removed", {}),
    ]


def test_the_log_is_kept_for_a_month(cast: Cast, hook: Webhook, listener: Listener) -> None:
    happen(cast)
    go_round(listener)
    assert forget_deliveries(timezone.now() + timedelta(days=29)) == 0
    assert forget_deliveries(timezone.now() + timedelta(days=31)) == 1
