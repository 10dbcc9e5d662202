"""What of a day asks for care, on Today."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from alongside.day.queries import What, asking
from alongside.scheduling.models import Appointment
from alongside.voice import actions
from alongside.voice.actions import loop, unspoken
from alongside.voice.models import Concern, CriticalAnswer
from alongside.worker.caring import look_after_critical
from tests.cast import Cast
from tests.voice.scene import make_check_in


def answered(cast: Cast, **answers: float) -> None:
    check_in = make_check_in(cast.actor(cast.mikko), cast.oskar, cast.delivery)
    actions.answer_check_in(cast.actor(cast.oskar), check_in.pk, answers=answers)


def today(cast: Cast, who: str = "mikko") -> list[What]:
    actor = cast.actor(getattr(cast, who))
    return [each.what for each in asking(actor, timezone.localdate()).waiting]


def page(browser: Browser) -> str:
    return browser.get("/desk/").content.decode()


def test_a_critical_answer_stands_on_top_until_it_is_settled(cast: Cast) -> None:
    answered(cast, safe=1, heard=2)
    assert today(cast) == [What.CRITICAL]
    assert "An answer should be seen at once." in page(cast.browser(cast.mikko))
    check_in = CriticalAnswer.objects.get().check_in
    mikko = cast.actor(cast.mikko)
    loop.see_critical(mikko, check_in.pk)
    shown = page(cast.browser(cast.mikko))
    assert "An answer should be seen at once." not in shown
    assert "what was done is not written down yet" in shown
    loop.settle_critical(mikko, check_in.pk, done="Called")
    assert What.CRITICAL not in today(cast)


def test_who_runs_the_practice_sees_it_only_when_nobody_looked(cast: Cast) -> None:
    answered(cast, safe=1)
    assert today(cast, "anna") == []
    CriticalAnswer.objects.update(told_at=timezone.now() - timedelta(hours=30))
    look_after_critical()
    assert today(cast, "anna") == [What.CRITICAL]
    assert today(cast, "chie") == []
    assert today(cast, "stranger") == []


def test_a_concern_waits_for_the_day_they_come(cast: Cast) -> None:
    answered(cast, accepted=9)
    answered(cast, accepted=7, heard=2)
    mikko = cast.actor(cast.mikko)
    Appointment.objects.all().update(starts_at=timezone.now() - timedelta(days=3))
    assert asking(mikko, timezone.localdate()).to_talk == []
    start = timezone.now().replace(hour=10, minute=0, second=0, microsecond=0)
    Appointment.objects.create(
        practice=cast.practice,
        client=cast.oskar,
        member=cast.mikko,
        starts_at=start,
        ends_at=start + timedelta(minutes=50),
        timezone="Europe/Helsinki",
    )
    assert [each.low for each in asking(mikko, timezone.localdate()).to_talk] == [("heard",), ("accepted",)]
    actions.mark_seen(mikko, cast.oskar.pk)
    assert "Worth a conversation: I felt heard" in page(cast.browser(cast.mikko))
    assert asking(cast.actor(cast.anna), timezone.localdate()).to_talk == []
    loop.talk_about(mikko, Concern.objects.get(part="heard").pk, said="x")
    assert [each.low for each in asking(mikko, timezone.localdate()).to_talk] == [("accepted",)]


def test_an_answer_after_the_talk_asks_for_one_press(cast: Cast) -> None:
    answered(cast, heard=2)
    mikko = cast.actor(cast.mikko)
    loop.talk_about(mikko, Concern.objects.get().pk, changed="More time")
    answered(cast, heard=9)
    actions.mark_seen(mikko, cast.oskar.pk)
    assert today(cast) == [What.AGAIN]
    loop.close_concern(mikko, Concern.objects.get().pk, outcome="better")
    assert today(cast) == []


@pytest.mark.parametrize(
    ("feelings", "shown"),
    [
        (["anger"], []),
        (["anger", "sadness"], []),
        (["hard_to_say"], [What.HARD_TO_SAY]),
    ],
)
def test_one_feeling_waits_for_the_preparation(cast: Cast, feelings: list[str], shown: list[What]) -> None:
    oskar = cast.actor(cast.oskar)
    for feeling in feelings:
        if feeling == "hard_to_say":
            unspoken.say_it_is_hard(oskar, cast.oskar.pk)
        else:
            unspoken.name_feeling(oskar, cast.oskar.pk, feeling=feeling)
    assert today(cast) == shown
    assert today(cast, "anna") == []


def test_the_same_feeling_from_both_sides_may_be_a_conflict(cast: Cast) -> None:
    for who in (cast.oskar, cast.mikko):
        unspoken.name_feeling(cast.actor(who), cast.oskar.pk, feeling="anger")
    assert today(cast) == [What.UNSPOKEN]
    assert "a possible unspoken conflict" in page(cast.browser(cast.mikko))
    unspoken.open_conflict(cast.actor(cast.mikko), cast.oskar.pk, topic="Time")
    assert today(cast) == []


def test_a_feeling_together_with_a_fall_may_be_a_conflict(cast: Cast) -> None:
    answered(cast, heard=10)
    answered(cast, heard=7)
    actions.mark_seen(cast.actor(cast.mikko), cast.oskar.pk)
    assert [each.why for each in Concern.objects.all()] == ["falling"]
    unspoken.name_feeling(cast.actor(cast.oskar), cast.oskar.pk, feeling="sadness")
    assert today(cast) == [What.UNSPOKEN]
