"""The pages of sharing: shared, seen under a code, answered, taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.mirror.codes import code_of
from alongside.mirror.models import Finding, SharedFinding
from alongside.practice.models import Member
from alongside.trail.actors import Role
from tests.cast import Cast, make_member

NUMBERS = {"meetings": 3, "of": 3, "minutes": 17, "agreed": 50}


@pytest.fixture
def siiri(cast: Cast) -> Member:
    return make_member(cast.practice, "Siiri", Role.SUPERVISOR)


@pytest.fixture
def found(cast: Cast) -> Finding:
    about = {"practice": cast.practice, "member": cast.anna, "client": cast.vera, "kind": "meetings_over"}
    return Finding.objects.create(**about, facts=NUMBERS, found_at=timezone.now())


def share(cast: Cast, found: Finding, siiri: Member) -> SharedFinding:
    address = reverse("desk:finding_share", args=[found.pk])
    sent = {"supervisor": str(siiri.pk), "words": "How do I end on time?"}
    answer = cast.browser(cast.anna).post(address, sent)
    assert answer["Location"] == reverse("desk:finding", args=[found.pk])
    return SharedFinding.objects.get()


def test_it_is_shared_seen_without_a_name_answered_and_taken_back(
    cast: Cast, found: Finding, siiri: Member
) -> None:
    shown = share(cast, found, siiri)
    supervisor, page = cast.browser(siiri), reverse("desk:shared_finding", args=[shown.pk])
    assert reverse("desk:shared_findings") in supervisor.get(reverse("desk:mirror")).content.decode()
    for address in (reverse("desk:shared_findings"), page):
        read = supervisor.get(address).content.decode()
        assert "How do I end on time?" in read
        assert code_of(cast.vera.pk, cast.anna.pk) in read
        assert "3 of your last 3 meetings with this person ran over" in read
        assert ("Vera" in read, str(cast.vera.pk) in read) == (False, False)
    assert supervisor.post(page, {"comment": "Say the end aloud."}).status_code == 302
    own = cast.browser(cast.anna).get(reverse("desk:finding", args=[found.pk])).content.decode()
    assert ("Say the end aloud." in own, "Siiri" in own) == (True, True)
    cast.browser(cast.anna).post(reverse("desk:finding_withdraw", args=[shown.pk]))
    assert supervisor.get(page).status_code == 404


def test_who_shares_reads_that_a_letter_goes_out(cast: Cast, found: Finding, siiri: Member) -> None:
    page = cast.browser(cast.anna).get(reverse("desk:finding_share", args=[found.pk])).content.decode()
    assert "A letter tells them that something was shown, and nothing more." in page


def test_for_everybody_else_there_is_no_such_page(cast: Cast, found: Finding, siiri: Member) -> None:
    shown = share(cast, found, siiri)
    for who in (cast.anna, cast.mikko, cast.chie, cast.stranger, cast.vera):
        for address in (
            reverse("desk:shared_findings"),
            reverse("desk:shared_finding", args=[shown.pk]),
        ):
            assert cast.browser(who).get(address).status_code == 404
    assert cast.browser(siiri).get(reverse("desk:client", args=[cast.vera.pk])).status_code == 404


def test_without_a_supervisor_the_page_says_so(cast: Cast, found: Finding) -> None:
    address = reverse("desk:finding_share", args=[found.pk])
    page = cast.browser(cast.anna).get(address).content.decode()
    assert "Nobody in this practice has the role of a supervisor." in page
    assert cast.browser(cast.anna).post(address, {"supervisor": str(cast.mikko.pk)}).status_code == 422


def test_many_that_are_shared_cost_no_more_questions(
    cast: Cast, siiri: Member, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    kinds = ["meetings_over"] * 30
    for kind in kinds:
        member = make_member(cast.practice, f"M{Member.objects.count()}")
        made = {"practice": cast.practice, "member": member, "client": cast.vera}
        finding = Finding.objects.create(**made, kind=kind, facts=NUMBERS, found_at=timezone.now())
        SharedFinding.objects.create(
            **made, finding=finding, supervisor=siiri, facts=NUMBERS, words="?", shared_at=timezone.now()
        )
    browser = cast.browser(siiri)
    with django_assert_max_num_queries(6):
        page = browser.get(reverse("desk:shared_findings")).content.decode()
    assert page.count('<article class="finding"') == 30


def test_a_supervisor_finds_the_page_in_the_menu(cast: Cast, siiri: Member) -> None:
    address = reverse("desk:shared_findings")
    for who, is_there in ((siiri, True), (cast.anna, False), (cast.chie, False)):
        assert (address in cast.browser(who).get("/desk/").content.decode()) is is_there


def test_what_is_about_oneself_waits_in_the_log_until_there_was_a_talk(cast: Cast) -> None:
    about = {"practice": cast.practice, "member": cast.anna, "kind": "low_pulse", "facts": {"energy": 2}}
    own = Finding.objects.create(**about, found_at=timezone.now())
    browser, log = cast.browser(cast.anna), reverse("desk:supervision")
    question = "what would give some of it back this week?"
    assert question not in browser.get(log).content.decode()
    browser.post(reverse("desk:finding", args=[own.pk]), {"kind": "talk"})
    assert question in browser.get(log).content.decode()
    assert question not in cast.browser(cast.mikko).get(log).content.decode()
    browser.post(log, {"held_on": timezone.localdate().isoformat(), "minutes": "60"})
    assert question not in browser.get(log).content.decode()


def test_a_name_in_the_question_is_said_beside_it(cast: Cast, found: Finding, siiri: Member) -> None:
    address = reverse("desk:finding_share", args=[found.pk])
    for words in ("What does Vera need?", "Her mail is vera.example@client.example"):
        answer = cast.browser(cast.anna).post(address, {"supervisor": str(siiri.pk), "words": words})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["words"])
    assert SharedFinding.objects.count() == 0
