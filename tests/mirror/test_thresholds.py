"""The practice's thresholds on real rows: what is kept, what stays silent, and that the mirror looks again."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from alongside.clients.models import Client, Engagement, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.mirror import queries
from alongside.mirror.actions import look_at_new_links
from alongside.mirror.facts import FrameFacts, Thresholds
from alongside.mirror.findings import ADVICE_ONLY, IN_ORDER, kind_of_work, what_speaks
from alongside.mirror.member_findings import MEMBER_FINDINGS
from alongside.mirror.own_files import own_files
from alongside.mirror.threshold_actions import SWITCHES, change_thresholds
from alongside.practice.models import Practice
from alongside.trail.actions import record, seal_trail
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast, make_client, make_engagement
from tests.frame.making import make_agreed
from tests.mirror.findings.told import NOW, WORK, answered, told
from tests.mirror.test_actions import overrun, three


def kept(cast: Cast) -> dict[str, Any]:
    return Practice.objects.get(pk=cast.practice.pk).thresholds


def test_of_reads_what_is_off_and_nothing_strange() -> None:
    assert Thresholds.of({"off": ["worse:advice", 3]}).off == frozenset({"worse:advice"})
    assert Thresholds.of({"off": 7}) == Thresholds.of({"off": "worse:advice"}) == Thresholds()


def test_advice_only_is_what_the_findings_say_themselves() -> None:
    says = {each.KIND for each in IN_ORDER if "if not frame.is_advice" in inspect.getsource(each.find)}
    assert says == ADVICE_ONLY
    assert "meetings_over:delivery" not in SWITCHES
    assert {each for each in SWITCHES if each.endswith(":own")} == {f"{kind}:own" for kind in MEMBER_FINDINGS}


def test_off_is_silent_for_that_work_and_ended_work_keeps_its_kind() -> None:
    low, off = [answered(1, 9, 3), answered(2, 2, 4)], Thresholds(off=frozenset({"alliance_low:advice"}))
    delivery = FrameFacts(practitioner=WORK.practitioner, is_advice=False)
    assert [each.kind for each in what_speaks(low, WORK, Thresholds(), NOW)] == ["alliance_low"]
    assert what_speaks(low, WORK, off, NOW) == []
    assert [each.kind for each in what_speaks(low, delivery, off, NOW)] == ["alliance_low"]
    assert kind_of_work(FrameFacts(stage="ended", is_advice=False)) == kind_of_work(delivery) == "delivery"
    assert kind_of_work(WORK) == kind_of_work(FrameFacts(stage="ended")) == "advice"


def test_after_the_end_only_what_is_about_the_ending_speaks() -> None:
    low = [answered(1, 9, 3), answered(2, 2, 4)]
    assert what_speaks(low, replace(WORK, stage="ended"), Thresholds(), NOW) == []
    end = told(1, 9, "engagement.ended", by="client", kind="client_word")
    wrote = [
        told(number, 9 - number, "message.sent", by="member", lines=2, answers_lines=None, is_unasked=True)
        for number in (2, 3)
    ]
    found = what_speaks([end, *wrote], replace(WORK, stage="ended"), Thresholds(), NOW)
    assert [each.kind for each in found] == ["pressure_to_stay"]


def test_only_what_differs_is_kept_and_said(cast: Cast) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(thresholds={"record_years": 12, "worse_by": 4})
    anna = cast.actor(cast.anna)
    numbers = {"over_minutes": 12, "over_meetings": 3, "worse_by": 2}
    changed = change_thresholds(anna, numbers=numbers, off=["worse:delivery"])
    assert changed == ["over_minutes", "worse_by", "worse:delivery"]
    assert kept(cast) == {"record_years": 12, "over_minutes": 12, "off": ["worse:delivery"]}
    event = Event.objects.get(verb="mirror.thresholds_changed")
    assert (event.facts, event.client_id) == ({"changed": changed}, None)
    assert change_thresholds(anna, numbers=numbers, off=["worse:delivery"]) == []
    assert Event.objects.filter(verb="mirror.thresholds_changed").count() == 1
    change_thresholds(anna, numbers={"over_minutes": 8}, off=[])
    assert kept(cast) == {"record_years": 12}


@pytest.mark.parametrize(
    ("numbers", "off", "code", "field"),
    [
        ({"over_minutes": 0}, [], "out_of_limits", "over_minutes"),
        ({"over_meetings": 6, "over_of_last": 5}, [], "more_than", "over_meetings"),
        ({"record_years": 3}, [], "unknown", None),
        ({"off": 3}, [], "unknown", None),
        ({}, ["worse:nothing"], "unknown", None),
        ({}, ["worse:own"], "unknown", None),
        ({}, ["late_evenings:advice"], "unknown", None),
        ({}, ["meetings_over:delivery"], "unknown", None),
    ],
)
def test_what_makes_no_sense_is_refused(
    cast: Cast, numbers: dict[str, int], off: list[str], code: str, field: str | None
) -> None:
    with pytest.raises(Refused) as no:
        change_thresholds(cast.actor(cast.anna), numbers=numbers, off=off)
    assert (no.value.code, no.value.field, kept(cast)) == (code, field, {})


@pytest.mark.parametrize("who", ["mikko", "chie", "vera"])
def test_only_those_who_run_the_practice_change_them(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        change_thresholds(cast.actor(getattr(cast, who)), numbers={"over_minutes": 9}, off=[])
    assert kept(cast) == {}


def test_the_mirror_looks_again_when_they_change(cast: Cast) -> None:
    three(cast)
    anna = cast.actor(cast.anna)
    assert len(queries.open_findings(anna)) == 1
    change_thresholds(anna, numbers={"over_minutes": 30}, off=[])
    seal_trail()
    look_at_new_links()
    assert queries.open_findings(anna) == []
    change_thresholds(anna, numbers={"over_minutes": 8}, off=[])
    seal_trail()
    look_at_new_links()
    assert len(queries.open_findings(anna)) == 1
    change_thresholds(anna, numbers={}, off=["meetings_over:advice"])
    seal_trail()
    look_at_new_links()
    assert queries.open_findings(anna) == []


def test_own_files_are_own_running_work_as_the_mirror_sees_it(
    cast: Cast, django_assert_num_queries: Callable[..., Any]
) -> None:
    make_agreed(cast)
    pk, now = overrun(cast, 3), timezone.now()
    make_engagement(make_client(cast.anna, "Gone Example"), stage=Stage.ENDED)
    resting = make_client(cast.anna, "Resting Example")
    make_engagement(resting)
    Client.objects.filter(pk=resting.pk).update(restricted_at=now)
    [file] = own_files(cast.actor(cast.anna), now)
    assert file.frame == queries.frame_facts(cast.vera, now)
    assert pk in [fact.id for fact in file.facts]
    assert file.facts == queries.facts_of(cast.practice.pk, cast.vera.pk)
    assert own_files(cast.actor(cast.chie), now) == []
    for number in range(45):
        client = make_client(cast.anna, f"Person {number}", portal=False)
        make_engagement(client)
        record(cast.actor(cast.anna), VERBS["engagement.opened"], client_id=client.pk, kind="advice")
    anna = cast.actor(cast.anna)
    with django_assert_num_queries(3):
        assert len(own_files(anna, now)) == 40
    Engagement.objects.filter(client=cast.vera).update(practitioner=cast.mikko)
    assert len(own_files(cast.actor(cast.mikko), now)) == 2
