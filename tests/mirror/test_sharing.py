"""Sharing with a supervisor: just what was shared, a code in place of a name, and nothing for anybody else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.mirror import actions, queries, sharing
from alongside.mirror.codes import code_of, weeks_before
from alongside.mirror.models import Finding, SharedFinding
from alongside.mirror.sharing_actions import comment_shared, share_finding, withdraw_shared
from alongside.notices.models import Notice
from alongside.notices.queries import notices_of_client
from alongside.practice.models import Member
from alongside.trail.actions import record
from alongside.trail.actors import Role
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from alongside.worker.letters import send_due
from tests.cast import Cast, make_client, make_member


@pytest.fixture
def siiri(cast: Cast) -> Member:
    return make_member(cast.practice, "Siiri", Role.SUPERVISOR)


def ran_over(cast: Cast, days: int) -> int:
    return record(
        cast.actor(cast.anna),
        VERBS["meeting.ended"],
        client_id=cast.vera.pk,
        at=timezone.now() - timedelta(days=days),
        planned_minutes=50,
        real_minutes=67,
        source="pressed",
    ).pk


@pytest.fixture
def found(cast: Cast) -> Finding:
    for days in (22, 15, 1):
        ran_over(cast, days)
    actions.look_at_client(cast.actor(cast.anna), cast.vera.pk)
    return Finding.objects.get()


def test_a_supervisor_sees_what_was_shared_and_no_name(cast: Cast, found: Finding, siiri: Member) -> None:
    anna, supervisor = cast.actor(cast.anna), cast.actor(siiri)
    assert sharing.shared_with_me(supervisor) == []
    made = share_finding(anna, found.pk, supervisor=siiri.pk, words="How do I end?")
    [shown] = sharing.shared_with_me(supervisor)
    code = code_of(cast.vera.pk, cast.anna.pk)
    assert (shown.row, shown.code, shown.name) == (made, code, "")
    assert [weeks for _, weeks in sharing.evidence_of(shown)] == [3, 2, 0]
    assert shown.row.facts == {"meetings": 3, "of": 3, "minutes": 17, "agreed": 50}
    with pytest.raises(NotYours):
        queries.finding(supervisor, found.pk)


def test_the_supervisor_gets_a_letter_that_says_nothing_of_it(
    cast: Cast, found: Finding, siiri: Member
) -> None:
    anna = cast.actor(cast.anna)
    made = share_finding(anna, found.pk, supervisor=siiri.pk, words="How do I end?")
    assert send_due() == 1
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([siiri.email], "Something was shown to you")
    assert "/desk/mirror/shared/\n" in letter.body
    said = f"{letter.subject} {letter.body}"
    for secret in ("Vera", "Anna", "How do I end", "ran over", "run over", str(made.pk), str(found.pk)):
        assert secret not in said
    assert cast.browser(siiri).get("/desk/mirror/shared/").status_code == 200
    notice = Notice.objects.get()
    assert (notice.client_id, notice.subject_id, notice.facts) == (None, siiri.pk, {})
    assert not notices_of_client(anna, cast.vera.pk).exists()


def test_there_is_one_letter_a_day_for_each_supervisor(cast: Cast, found: Finding, siiri: Member) -> None:
    Member.objects.filter(pk=siiri.pk).update(timezone="Asia/Tokyo", language="ja")
    anna, other = cast.actor(cast.anna), make_member(cast.practice, "Olli", Role.SUPERVISOR)
    Finding.objects.update(found_at=datetime(2026, 2, 1, tzinfo=UTC))
    for hour in (9, 13, 16):  # in Tokyo 18:00, 22:00 and 1:00 of the next day
        with time_machine.travel(datetime(2026, 2, 2, hour, tzinfo=UTC), tick=False):
            share_finding(anna, found.pk, supervisor=siiri.pk)
    assert (
        list(Notice.objects.values_list("email", "language", "timezone"))
        == [(siiri.email, "ja", "Asia/Tokyo")] * 2
    )
    share_finding(anna, found.pk, supervisor=other.pk)
    assert Notice.objects.filter(email=other.email).count() == 1


def test_what_comes_later_was_not_shared(cast: Cast, found: Finding, siiri: Member) -> None:
    anna = cast.actor(cast.anna)
    made = share_finding(anna, found.pk, supervisor=siiri.pk)
    ran_over(cast, 0)
    actions.look_at_client(anna, cast.vera.pk)
    shown = sharing.shared(cast.actor(siiri), made.pk)
    assert (len(sharing.evidence_of(shown)), shown.row.facts["meetings"]) == (3, 3)
    again = share_finding(anna, found.pk, supervisor=siiri.pk)
    assert (again.pk, again.facts["meetings"]) == (made.pk, 4)


def test_who_works_with_the_client_anyway_reads_the_name(cast: Cast, found: Finding, siiri: Member) -> None:
    made = share_finding(cast.actor(cast.anna), found.pk, supervisor=siiri.pk)
    Client.objects.filter(pk=cast.vera.pk).update(practitioner=siiri)
    assert sharing.shared(cast.actor(siiri), made.pk).name == "Vera Example"


@pytest.mark.parametrize("who", ["anna", "mikko", "chie", "stranger", "vera", "other"])
def test_nobody_else_sees_it(cast: Cast, found: Finding, siiri: Member, who: str) -> None:
    other = make_member(cast.practice, "Olli", Role.SUPERVISOR)
    made = share_finding(cast.actor(cast.anna), found.pk, supervisor=siiri.pk)
    actor = cast.actor(other if who == "other" else getattr(cast, who))
    with pytest.raises(NotYours):
        sharing.shared(actor, made.pk)
    with pytest.raises(NotYours):
        comment_shared(actor, made.pk, comment="Hm.")
    if who == "other":
        assert sharing.shared_with_me(actor) == []
    if who != "anna":
        with pytest.raises(NotYours):
            withdraw_shared(actor, made.pk)
        with pytest.raises(NotYours):
            share_finding(actor, found.pk, supervisor=other.pk)


def test_it_is_shared_with_supervisors_alone(cast: Cast, found: Finding, siiri: Member) -> None:
    abroad = make_member(cast.elsewhere, "Abroad", Role.SUPERVISOR)
    for nobody in (cast.mikko, cast.anna, abroad):
        with pytest.raises(Refused) as refused:
            share_finding(cast.actor(cast.anna), found.pk, supervisor=nobody.pk)
        assert (refused.value.code, refused.value.field) == ("no_supervisor", "supervisor")
    assert not Notice.objects.exists()
    made = share_finding(cast.actor(cast.anna), found.pk, supervisor=siiri.pk)
    Member.objects.filter(pk=siiri.pk).update(role=Role.PRACTITIONER)
    with pytest.raises(NotYours):
        sharing.shared(cast.actor(Member.objects.get(pk=siiri.pk)), made.pk)


def test_a_comment_is_read_by_who_shared_it_and_goes_when_it_is_taken_back(
    cast: Cast, found: Finding, siiri: Member
) -> None:
    anna = cast.actor(cast.anna)
    made = share_finding(anna, found.pk, supervisor=siiri.pk)
    comment_shared(cast.actor(siiri), made.pk, comment=" Begin with the end. ")
    assert [each.comment for each in sharing.shares(anna, found)] == ["Begin with the end."]
    assert withdraw_shared(anna, made.pk) == found.pk
    assert (sharing.shared_with_me(cast.actor(siiri)), SharedFinding.objects.count()) == ([], 0)
    said = Event.objects.filter(verb__startswith="finding.").order_by("pk").values_list("verb", flat=True)
    assert list(said) == ["finding.shared", "finding.commented", "finding.withdrawn"]


def test_a_file_that_rests_is_shown_to_nobody(cast: Cast, found: Finding, siiri: Member) -> None:
    anna = cast.actor(cast.anna)
    made = share_finding(anna, found.pk, supervisor=siiri.pk)
    Client.objects.filter(pk=cast.vera.pk).update(restricted_at=timezone.now())
    with pytest.raises(NotYours):
        sharing.shared(cast.actor(siiri), made.pk)
    with pytest.raises(Refused):
        share_finding(anna, found.pk, supervisor=siiri.pk)


def test_it_goes_with_the_client_and_moves_with_them(cast: Cast, found: Finding, siiri: Member) -> None:
    anna = cast.actor(cast.anna)
    share_finding(anna, found.pk, supervisor=siiri.pk, words="Ending?")
    double = make_client(cast.anna, "Vera Double", portal=False)
    at = timezone.now()
    same = {"practice": cast.practice, "member": cast.anna, "kind": found.kind, "found_at": at}
    kept = Finding.objects.create(**same, client=double)
    actions.move_rows(anna, cast.vera, double)
    moved = SharedFinding.objects.get()
    assert (moved.client, moved.finding, moved.words) == (double, kept, "Ending?")
    actions.erase_client(anna, double.pk)
    assert (SharedFinding.objects.count(), Finding.objects.count()) == (0, 0)


def test_a_code_says_nothing_and_stays_the_same(cast: Cast) -> None:
    code = code_of(cast.vera.pk, cast.anna.pk)
    assert code == code_of(cast.vera.pk, cast.anna.pk)
    assert len({code, code_of(cast.oskar.pk, cast.anna.pk), code_of(cast.vera.pk, cast.mikko.pk)}) == 3
    assert [weeks_before(days) for days in (-3, 0, 6, 7, 20)] == [0, 0, 0, 1, 2]
