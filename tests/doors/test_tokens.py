"""Tokens of programs: as whom they come in, how long, and what is written down about it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.doors.actions import forget_uses, make_token, note_use, revoke_token
from alongside.doors.models import Token, TokenUse
from alongside.doors.queries import bearer, tokens, tokens_of_others
from alongside.doors.scopes import SCOPES, allows, looks_like_token, network_of
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import MemberStatus
from alongside.trail.actors import Role
from alongside.trail.models import Event
from tests.cast import Cast

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def make(cast: Cast, who: object = None, **also: object) -> tuple[str, Token]:
    given = {"name": "Ledger", "scopes": ["clients:read"]}
    return make_token(cast.actor(who or cast.anna), **(given | also))  # type: ignore[arg-type]


def test_a_token_acts_as_its_member_and_only_its_digest_is_kept(cast: Cast) -> None:
    secret, token = make(cast, cast.chie)
    found = bearer(secret, timezone.now())
    assert found is not None
    assert found.actor == cast.actor(cast.chie)
    assert looks_like_token(secret)
    kept = [str(value) for value in Token.objects.filter(pk=token.pk).values_list()[0]]
    assert not any(secret in value or secret.removeprefix("alongside_") in value for value in kept)


def test_its_role_is_the_member_s_of_this_moment(cast: Cast) -> None:
    secret, _ = make(cast)
    cast.anna.role = Role.BOOKKEEPER
    cast.anna.save()
    found = bearer(secret, timezone.now())
    assert found is not None
    assert found.actor.role == Role.BOOKKEEPER


@pytest.mark.parametrize("status", [MemberStatus.SUSPENDED, MemberStatus.LEFT, MemberStatus.INVITED])
def test_who_does_not_work_here_now_does_not_come_in(cast: Cast, status: str) -> None:
    secret, _ = make(cast)
    cast.anna.status = status
    cast.anna.save()
    assert bearer(secret, timezone.now()) is None


def test_an_account_that_is_shut_does_not_come_in(cast: Cast) -> None:
    secret, _ = make(cast)
    assert cast.anna.account is not None
    cast.anna.account.is_active = False
    cast.anna.account.save()
    assert bearer(secret, timezone.now()) is None


@pytest.mark.parametrize(
    "secret", ["", "alongside_", "alongside_" + "a" * 43, "a" * 53, "alongside_" + "ä" * 43]
)
def test_a_secret_that_is_none_opens_nothing(cast: Cast, secret: str) -> None:
    make(cast)
    assert bearer(secret, timezone.now()) is None


def test_it_ends_on_its_day(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        secret, token = make(cast, days=30)
    assert token.expires_at == NOW + timedelta(days=30)
    assert bearer(secret, NOW + timedelta(days=30, seconds=-1)) is not None
    assert bearer(secret, NOW + timedelta(days=30)) is None


def test_taken_back_it_opens_nothing(cast: Cast) -> None:
    secret, token = make(cast)
    revoke_token(cast.actor(cast.anna), token_id=token.pk)
    assert bearer(secret, timezone.now()) is None
    with pytest.raises(NotYours):
        revoke_token(cast.actor(cast.anna), token_id=token.pk)


def test_who_may_take_it_back(cast: Cast) -> None:
    _, token = make(cast, cast.mikko)
    for who in (cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            revoke_token(cast.actor(who), token_id=token.pk)
    revoke_token(cast.actor(cast.anna), token_id=token.pk)
    assert tokens(cast.actor(cast.mikko)) == []


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"name": " "}, "name_missing", "name"),
        ({"name": "x" * 81}, "too_long", "name"),
        ({"scopes": []}, "no_scope", "scopes"),
        ({"scopes": ["clients:read", "notes:read"]}, "unknown_scope", "scopes"),
        ({"days": 0}, "days", "days"),
        ({"days": 366}, "days", "days"),
    ],
)
def test_what_is_refused(cast: Cast, given: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(Refused) as no:
        make(cast, **given)
    assert (no.value.code, no.value.field) == (code, field)
    assert not Token.objects.exists()


def test_a_client_makes_none(cast: Cast) -> None:
    with pytest.raises(NotYours):
        make(cast, cast.vera)


def test_twenty_are_the_most(cast: Cast) -> None:
    for _ in range(20):
        make(cast)
    with pytest.raises(Refused, match="too_many_tokens"):
        make(cast)
    make(cast, cast.mikko)
    Token.objects.filter(member=cast.anna).update(expires_at=timezone.now())
    make(cast)


def test_making_and_taking_back_are_on_the_trail(cast: Cast) -> None:
    _, token = make(cast, scopes=["steps:write", "clients:read"], days=7)
    revoke_token(cast.actor(cast.anna), token_id=token.pk)
    found = Event.objects.filter(subject_id=token.pk).order_by("pk").values_list("verb", "actor_id", "facts")
    assert list(found) == [
        ("token.made", cast.anna.pk, {"scopes": ["clients:read", "steps:write"], "days": 7}),
        ("token.revoked", cast.anna.pk, {}),
    ]


def test_who_sees_whose(cast: Cast) -> None:
    _, own = make(cast)
    _, mikkos = make(cast, cast.mikko)
    make(cast, cast.stranger)
    assert tokens(cast.actor(cast.anna)) == [own]
    assert tokens_of_others(cast.actor(cast.anna)) == [mikkos]
    assert tokens_of_others(cast.actor(cast.chie)) == []
    with pytest.raises(NotYours):
        tokens(cast.actor(cast.vera))


def test_uses_are_counted_by_day_kind_and_network(cast: Cast) -> None:
    _, token = make(cast)
    anna = cast.actor(cast.anna)
    for address in ("203.0.113.7", "203.0.113.200", "198.51.100.1"):
        with time_machine.travel(NOW, tick=False):
            note_use(anna, token, what="GET clients", address=address)
    [shown] = tokens(anna)
    found = {(use.what, use.network, use.times) for use in shown.last}  # type: ignore[attr-defined]
    assert found == {("GET clients", "203.0.113.0/24", 2), ("GET clients", "198.51.100.0/24", 1)}
    assert shown.used_at == NOW


def test_the_log_is_bounded(cast: Cast) -> None:
    _, token = make(cast)
    for day in range(105):
        with time_machine.travel(NOW + timedelta(days=day), tick=False):
            note_use(cast.actor(cast.anna), token, what="GET me", address="203.0.113.7")
    assert TokenUse.objects.filter(token=token).count() == 100
    assert forget_uses(NOW + timedelta(days=104 + 91)) == 100


def test_only_the_last_five_uses_are_shown(cast: Cast, django_assert_num_queries: object) -> None:
    for number in range(3):
        _, token = make(cast, name=f"Program {number}")
        for day in range(7):
            with time_machine.travel(NOW + timedelta(days=day), tick=False):
                note_use(cast.actor(cast.anna), token, what="GET me", address="203.0.113.7")
    anna = cast.actor(cast.anna)
    with django_assert_num_queries(2):  # type: ignore[operator]
        shown = [[use.day.day for use in each.last] for each in tokens(anna)]  # type: ignore[attr-defined]
    assert shown == [[8, 7, 6, 5, 4]] * 3


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_of_an_address_only_the_beginning_is_kept(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize("wanted", SCOPES)
def test_who_may_write_may_read(wanted: str) -> None:
    subject, _, way = wanted.partition(":")
    assert allows([wanted], wanted)
    assert allows([f"{subject}:write"], f"{subject}:read")
    assert allows([f"{subject}:read"], wanted) is (way == "read")
    assert not allows([scope for scope in SCOPES if not scope.startswith(subject)], wanted)
