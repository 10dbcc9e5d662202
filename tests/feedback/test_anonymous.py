"""What is said without a name leaves nothing by which its author could be found."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import models
from django.utils import timezone

from alongside.feedback import actions, queries
from alongside.feedback.models import AnonymousFeedback, PulseAnswer, PulseVoice, Ticket
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Unit
from alongside.trail.models import Event
from tests.cast import Cast, make_member
from tests.feedback.making import make_touchpoint, tap, visitor

WITHOUT_NAME = (AnonymousFeedback, Ticket, PulseAnswer, PulseVoice)


@pytest.mark.parametrize("table", WITHOUT_NAME)
def test_no_column_is_finer_than_a_day_and_no_id_sorts_by_time(table: type[models.Model]) -> None:
    kinds = {type(field) for field in table._meta.concrete_fields}
    assert not kinds & {
        models.DateTimeField,
        models.TimeField,
        models.GenericIPAddressField,
        models.FloatField,
    }
    assert table._meta.pk.default is uuid4
    assert {type(table().pk.version) for _ in range(3)} == {int}
    assert table().pk.version == 4


def test_an_answer_says_touchpoint_day_tap_and_words_only() -> None:
    columns = {field.name for field in AnonymousFeedback._meta.concrete_fields}
    assert columns == {"id", "practice", "touchpoint", "day", "rating", "words", "is_shown"}
    assert {field.name for field in Ticket._meta.concrete_fields} == {
        "id",
        "practice",
        "touchpoint",
        "digest",
    }
    voice = {field.name for field in PulseVoice._meta.concrete_fields}
    answer = {field.name for field in PulseAnswer._meta.concrete_fields}
    assert "member" not in answer
    assert voice & answer == {"id", "practice", "month"}


def test_no_event_and_no_letter_for_an_answer(cast: Cast) -> None:
    door = make_touchpoint(cast)
    events, letters = Event.objects.count(), Notice.objects.count()
    for _ in range(6):
        tap(cast, door.pk, "bad", "It was cold.")
    assert Event.objects.count() == events
    assert Notice.objects.count() == letters


def test_four_show_nothing_five_show_all_and_the_sixth_waits(cast: Cast) -> None:
    door, anna = make_touchpoint(cast), cast.actor(cast.anna)
    for number in range(1, 12):
        tap(cast, door.pk, "good", f"words {number}")
        shown = number - number % 5
        (line,) = queries.board(anna, timezone.now())
        assert line.counts.total == shown
        assert len(queries.anonymous_words(door)) == shown
        assert (line.last_on is None) == (shown == 0)


def test_those_that_wait_are_new_rows_each_time(cast: Cast) -> None:
    door = make_touchpoint(cast)
    tap(cast, door.pk)
    first = set(AnonymousFeedback.objects.values_list("pk", flat=True))
    tap(cast, door.pk)
    assert not first & set(AnonymousFeedback.objects.values_list("pk", flat=True))
    assert AnonymousFeedback.objects.count() == 2


def test_a_ticket_is_forgotten_once_used(cast: Cast) -> None:
    door = make_touchpoint(cast)
    one, other = actions.make_tickets(cast.actor(cast.anna), door.pk, number=2)
    assert queries.opened_by_ticket(door, one)
    tap(cast, door.pk, ticket=one)
    assert Ticket.objects.count() == 1
    assert not queries.opened_by_ticket(door, one)
    with pytest.raises(Refused, match="used"):
        tap(cast, door.pk, ticket=one)
    assert AnonymousFeedback.objects.count() == 1
    second = make_touchpoint(cast, "hall")
    with pytest.raises(Refused, match="used"):
        tap(cast, second.pk, ticket=other)
    assert Ticket.objects.count() == 1


def test_a_bad_one_is_told_on_a_later_day_once(cast: Cast) -> None:
    door, worker = make_touchpoint(cast), cast.actor(cast.anna)
    for rating in ("good", "good", "bad", "good"):
        tap(cast, door.pk, rating)
    now = timezone.now()
    assert actions.tell_of_groups(worker, now + timedelta(days=3)) == 0
    tap(cast, door.pk)
    assert actions.tell_of_groups(worker, now) == 0
    assert actions.tell_of_groups(worker, now + timedelta(days=2)) == 1
    assert actions.tell_of_groups(worker, now + timedelta(days=3)) == 0
    (letter,) = Notice.objects.all()
    assert (letter.kind, letter.email) == ("feedback.group", cast.anna.email)
    assert letter.facts == {"touchpoint": str(door.pk)}


def test_five_good_ones_alert_nobody(cast: Cast) -> None:
    door = make_touchpoint(cast)
    for _ in range(5):
        tap(cast, door.pk)
    assert actions.tell_of_groups(cast.actor(cast.anna), timezone.now() + timedelta(days=9)) == 0


def test_the_day_is_the_practices_own(cast: Cast) -> None:
    door = make_touchpoint(cast)
    tap(cast, door.pk)
    kept = AnonymousFeedback.objects.get().day
    assert isinstance(kept, date)
    assert not isinstance(kept, datetime)
    assert datetime.combine(kept, time()) == datetime.combine(kept, datetime.min.time())


def test_a_named_touchpoint_takes_no_anonymous_answer_and_the_other_way_round(cast: Cast) -> None:
    named, hidden = make_touchpoint(cast, "desk", "named"), make_touchpoint(cast)
    with pytest.raises(NotYours):
        tap(cast, named.pk)
    with pytest.raises(NotYours):
        actions.give_feedback(visitor(cast), hidden.pk, rating="good")
    with pytest.raises(NotYours):
        actions.give_feedback(cast.actor(cast.vera), hidden.pk, rating="good")


def test_refused(cast: Cast) -> None:
    door = make_touchpoint(cast)
    with pytest.raises(Refused, match="required"):
        tap(cast, door.pk, "great")
    with pytest.raises(Refused, match="too_long"):
        tap(cast, door.pk, words="x" * 2001)
    stranger = actions.visitor(cast.elsewhere, "en")
    with pytest.raises(NotYours):
        actions.give_anonymously(stranger, door.pk, rating="good")
    assert AnonymousFeedback.objects.count() == 0


def test_who_makes_tickets(cast: Cast) -> None:
    door, named = make_touchpoint(cast, owner=cast.mikko), make_touchpoint(cast, "desk", "named")
    assert len(actions.make_tickets(cast.actor(cast.mikko), door.pk, number=3)) == 3
    for stranger in (cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            actions.make_tickets(cast.actor(stranger), door.pk, number=1)
    for number in (0, 41):
        with pytest.raises(Refused, match="out_of_range"):
            actions.make_tickets(cast.actor(cast.anna), door.pk, number=number)
    with pytest.raises(Refused, match="not_anonymous"):
        actions.make_tickets(cast.actor(cast.anna), named.pk, number=1)


# The team pulse


def test_the_pulse_shows_five_of_a_unit_and_nothing_before(cast: Cast) -> None:
    unit = Unit.objects.create(practice=cast.practice, name="North", timezone="UTC")
    members = [make_member(cast.practice, f"Colleague {number}", unit=unit) for number in range(6)]
    anna = cast.actor(cast.anna)
    events = Event.objects.count()
    for number, member in enumerate(members, 1):
        actions.answer_pulse(cast.actor(member), answers={"seen": number, "loved": 2}, words=f"w{number}")
        months = queries.pulse_months(anna)
        assert len(months) == (number >= 5)
    (month,) = queries.pulse_months(anna)
    assert (month.unit, month.number) == (unit, 5)
    assert dict(month.means) == {"seen": 3.0, "loved": 2.0}
    assert month.lowest == "loved"
    assert sorted(month.words) == ["w1", "w2", "w3", "w4", "w5"]
    assert Event.objects.count() == events


def test_units_are_not_mixed(cast: Cast) -> None:
    unit = Unit.objects.create(practice=cast.practice, name="North", timezone="UTC")
    for number in range(6):
        member = make_member(cast.practice, f"Colleague {number}", unit=unit if number % 2 else None)
        actions.answer_pulse(cast.actor(member), answers={"seen": 5})
    assert queries.pulse_months(cast.actor(cast.anna)) == []


def test_nobody_answers_the_pulse_twice(cast: Cast) -> None:
    mikko = cast.actor(cast.mikko)
    assert queries.can_answer_pulse(mikko, timezone.localdate())
    actions.answer_pulse(mikko, answers={"heard": 0})
    assert not queries.can_answer_pulse(mikko, timezone.localdate())
    with pytest.raises(Refused, match="answered_already"):
        actions.answer_pulse(mikko, answers={"heard": 9})
    assert PulseAnswer.objects.count() == 1


def test_the_pulse_refuses(cast: Cast) -> None:
    mikko = cast.actor(cast.mikko)
    with pytest.raises(Refused, match="nothing_said"):
        actions.answer_pulse(mikko, answers={"heard": None})
    with pytest.raises(Refused, match="out_of_range"):
        actions.answer_pulse(mikko, answers={"heard": 11})
    with pytest.raises(NotYours):
        actions.answer_pulse(cast.actor(cast.vera), answers={"heard": 5})
    assert PulseVoice.objects.count() == 0
