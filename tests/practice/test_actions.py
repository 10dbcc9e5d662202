"""Members come, change, pause and go; links work once; the last owner stays."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice import actions
from alongside.practice.models import Absence, Key, Member, MemberStatus
from alongside.practice.queries import active_member, actor_for_member
from alongside.trail.actors import Role
from alongside.trail.models import Event
from tests.cast import Cast


def invite(cast: Cast, email: str = "new@riverside.example") -> tuple[Member, str]:
    member = actions.invite_member(
        cast.actor(cast.anna),
        name="New",
        email=email,
        role=Role.PRACTITIONER,
        practises=True,
        language="fi",
        zone="Europe/Helsinki",
    )
    return member, Notice.objects.get(subject_id=member.pk).facts["secret"]


def test_an_invited_member_joins_by_the_link_once(cast: Cast) -> None:
    member, secret = invite(cast)
    account, joined = actions.join_as_member(secret)
    assert (joined.pk, joined.status, joined.account) == (member.pk, MemberStatus.ACTIVE, account)
    assert EmailAddress.objects.get(user=account).verified
    assert active_member(member.pk, account.pk) == joined
    with pytest.raises(NotYours):
        actions.join_as_member(secret)
    verbs = Event.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["member.invited", "member.joined"]


def test_a_fresh_link_replaces_the_old_one(cast: Cast) -> None:
    member, first = invite(cast)
    actions.invite_member_again(cast.actor(cast.anna), member.pk)
    with pytest.raises(NotYours):
        actions.join_as_member(first)
    second = Notice.objects.filter(subject_id=member.pk).order_by("-posted_at")[0].facts["secret"]
    assert actions.join_as_member(second)[1].pk == member.pk


def test_the_same_address_is_not_invited_twice(cast: Cast) -> None:
    invite(cast)
    with pytest.raises(Refused) as refused:
        invite(cast)
    assert (refused.value.code, refused.value.field) == ("member_exists", "email")


@pytest.mark.parametrize("who", ["mikko", "chie", "vera", "stranger"])
def test_only_those_who_run_the_practice_change_others(cast: Cast, who: str) -> None:
    actor = cast.actor(getattr(cast, who))
    with pytest.raises(NotYours):
        actions.suspend_member(actor, cast.anna.pk)
    with pytest.raises(NotYours):
        actions.change_member(actor, cast.anna.pk, role=Role.BOOKKEEPER)


def test_a_member_changes_own_name_but_not_own_role(cast: Cast) -> None:
    mikko = cast.actor(cast.mikko)
    assert actions.change_member(mikko, cast.mikko.pk, name="Mikko M.").name == "Mikko M."
    with pytest.raises(NotYours):
        actions.change_member(mikko, cast.mikko.pk, role=Role.OWNER)


def test_a_suspended_member_has_no_seat_until_resumed(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    assert cast.mikko.account is not None
    actions.suspend_member(anna, cast.mikko.pk)
    assert active_member(cast.mikko.pk, cast.mikko.account.pk) is None
    actions.resume_member(anna, cast.mikko.pk)
    assert active_member(cast.mikko.pk, cast.mikko.account.pk) == cast.mikko
    with pytest.raises(Refused):
        actions.resume_member(anna, cast.mikko.pk)


def test_the_last_owner_cannot_go_or_step_down(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    for leave in (
        lambda: actions.suspend_member(anna, cast.anna.pk),
        lambda: actions.let_member_go(anna, cast.anna.pk, handed_over=0),
        lambda: actions.change_member(anna, cast.anna.pk, role=Role.PRACTITIONER),
    ):
        with pytest.raises(Refused) as refused:
            leave()
        assert refused.value.code == "last_owner"
    actions.change_member(anna, cast.mikko.pk, role=Role.OWNER)
    actions.let_member_go(anna, cast.anna.pk, handed_over=1)
    assert Member.objects.get(pk=cast.anna.pk).status == MemberStatus.LEFT


def test_who_covers_stands_for_the_absent_one_on_those_days_only(cast: Cast) -> None:
    today = timezone.now().date()
    actor = cast.actor(cast.mikko)
    absence = actions.name_absence(
        actor,
        member_id=cast.mikko.pk,
        starts_on=today,
        ends_on=today + timedelta(days=3),
        covered_by=cast.anna.pk,
    )
    assert actor_for_member(cast.anna).stands_for == {cast.anna.pk, cast.mikko.pk}
    actions.remove_absence(actor, absence.pk)
    assert actor_for_member(cast.anna).stands_for == {cast.anna.pk}
    assert Absence.objects.count() == 0


def test_an_absence_must_make_sense(cast: Cast) -> None:
    actor = cast.actor(cast.mikko)
    day = date(2026, 3, 1)
    with pytest.raises(Refused):
        actions.name_absence(
            actor, member_id=cast.mikko.pk, starts_on=day, ends_on=day - timedelta(days=1), covered_by=None
        )
    with pytest.raises(Refused):
        actions.name_absence(
            actor, member_id=cast.mikko.pk, starts_on=day, ends_on=day, covered_by=cast.mikko.pk
        )
    with pytest.raises(NotYours):
        actions.name_absence(
            actor, member_id=cast.mikko.pk, starts_on=day, ends_on=day, covered_by=cast.stranger.pk
        )


def test_a_sign_in_link_works_once_and_not_for_long(cast: Cast) -> None:
    secret = actions.make_sign_in_link(cast.anna.email)
    assert actions.sign_in_by_link(secret) == cast.anna.account
    with pytest.raises(NotYours):
        actions.sign_in_by_link(secret)
    late = actions.make_sign_in_link(cast.anna.email)
    Key.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotYours):
        actions.sign_in_by_link(late)
    with pytest.raises(NotYours):
        actions.make_sign_in_link("nobody@example.com")


def test_opening_a_practice_gives_it_an_owner_who_can_sign_in(db: None) -> None:
    owner = actions.open_practice(
        name="Harbour",
        slug="harbour",
        language="en",
        zone="Asia/Tokyo",
        owner_name="Aoi",
        owner_email="Aoi@Example.com",
    )
    assert (owner.role, owner.status, owner.email) == (Role.OWNER, MemberStatus.ACTIVE, "aoi@example.com")
    assert actions.sign_in_by_link(actions.make_sign_in_link("aoi@example.com")) == owner.account
    with pytest.raises(Refused):
        actions.open_practice(
            name="Harbour",
            slug="harbour",
            language="en",
            zone="UTC",
            owner_name="B",
            owner_email="b@example.com",
        )


def test_settings_that_differ_are_remembered(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.change_practice(anna, name="Riverside", currency="JPY")
    event = Event.objects.get(verb="practice.changed")
    assert event.facts == {"changed": ["currency"]}
    with pytest.raises(Refused):
        actions.change_practice(anna, slug="elsewhere")
