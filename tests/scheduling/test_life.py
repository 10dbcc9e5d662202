"""What a client says about when and where they can come (H06)."""

from datetime import UTC, datetime, time

import pytest
import time_machine

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Practice
from alongside.scheduling.actions.keeping import erase_client, move_rows
from alongside.scheduling.actions.life import say_life_situation
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish, change_wish
from alongside.scheduling.models import LifeSituation, WorkingHours
from alongside.scheduling.queries.demand import demand, life_situation
from alongside.trail.actors import Actor
from alongside.trail.models import Event
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
MORNING = {"weekday": 0, "from": "09:00", "to": "11:00"}


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def say(cast: Cast, actor: Actor | None = None, **also: object) -> LifeSituation:
    said = {"times": [MORNING], "place_kinds": ["room"], "constraints": ["shifts"], "words": "Two weeks on"}
    return say_life_situation(actor or cast.actor(cast.vera), client_id=cast.vera.pk, **(said | also))


def test_a_client_says_when_they_can_come(cast: Cast) -> None:
    row = say(cast)
    assert (row.times, row.place_kinds, row.constraints, row.words, row.said_by) == (
        [MORNING],
        ["room"],
        ["shifts"],
        "Two weeks on",
        "client",
    )
    assert Event.objects.get(verb="life_situation.said").facts == {"by": "client", "times": 1}


def test_who_runs_the_calendar_sees_and_changes_only_times_and_places(cast: Cast) -> None:
    say(cast)
    seen = life_situation(cast.actor(cast.chie), cast.vera.pk)
    assert (seen.times, seen.constraints, seen.words) == ([MORNING], [], "")
    say(cast, cast.actor(cast.chie), times=[], constraints=["work"], words="Something else")
    kept = life_situation(cast.actor(cast.anna), cast.vera.pk)
    assert (kept.times, kept.constraints, kept.words, kept.revision) == ([], ["shifts"], "Two weeks on", 1)


def test_nothing_said_is_empty_and_a_look_writes_nothing(cast: Cast) -> None:
    assert life_situation(cast.actor(cast.vera), cast.vera.pk).times == []
    assert LifeSituation.objects.count() == 0


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ({"times": [{"weekday": 8, "from": "09:00", "to": "10:00"}]}, "times"),
        ({"times": [{"weekday": 1, "from": "10:00", "to": "09:00"}]}, "times"),
        ({"times": ["Monday"]}, "times"),
        ({"place_kinds": ["moon"]}, "unknown_place"),
        ({"constraints": ["weather"]}, "unknown_constraint"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, odd: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as no:
        say(cast, **odd)
    assert (no.value.code, LifeSituation.objects.count()) == (code, 0)


def test_somebody_elses_life_is_not_there(cast: Cast) -> None:
    say(cast)
    for who in (cast.oskar, cast.mikko, cast.stranger):
        with pytest.raises(NotYours):
            say(cast, cast.actor(who), words="Mine")
        with pytest.raises(NotYours):
            life_situation(cast.actor(who), cast.vera.pk)


def test_two_who_write_at_once(cast: Cast) -> None:
    say(cast)
    say(cast, revision=0, words="First")
    with pytest.raises(Refused, match="changed_meanwhile"):
        say(cast, cast.actor(cast.anna), revision=0, words="Second")
    assert LifeSituation.objects.get().words == "First"


def test_of_two_that_were_one_person_the_later_said_holds(cast: Cast) -> None:
    twin = make_client(cast.anna, "Vera Twin")
    say_life_situation(cast.actor(twin), client_id=twin.pk, times=[], place_kinds=[], words="Old")
    with time_machine.travel(NOW.replace(hour=9)):
        say(cast)
    move_rows(cast.actor(cast.anna), cast.vera, twin)
    row = LifeSituation.objects.get()
    assert (row.client, row.words) == (twin, "Two weeks on")
    erase_client(cast.actor(cast.anna), twin.pk)
    assert LifeSituation.objects.count() == 0


def test_demand_meets_supply(cast: Cast) -> None:
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.anna, weekday=1, starts="09:00", ends="11:00", place_kind="room"
    )
    say(cast)
    never = add_wish(
        cast.actor(cast.chie), client_id=cast.oskar.pk, wished=Wished(weekdays=[6], place_kind="video")
    )
    add_wish(cast.actor(cast.chie), client_id=cast.vera.pk, wished=Wished(weekdays=[1], to_time=time(10)))
    found = demand(cast.actor(cast.chie), Practice.objects.get(pk=cast.practice.pk), NOW)
    cells = {(cell.weekday, cell.part): cell for cell in found.cells}
    tuesday = cells[1, "morning"]
    assert (tuesday.people, tuesday.asked, tuesday.worked, tuesday.free) == (1, 180, 120, 120)
    assert cells[0, "morning"].people == 0  # a wish says more than a life situation
    assert cells[6, "evening"].is_short
    assert found.unmet == [never]
    assert (found.places["room"], found.places["video"]) == ((1, 120), (1, 0))
    assert (found.people, found.said) == (2, 1)


def test_the_demand_of_others_clients_is_not_shown(cast: Cast) -> None:
    say(cast)
    found = demand(cast.actor(cast.mikko), Practice.objects.get(pk=cast.practice.pk), NOW)
    assert (found.people, found.said, found.unmet) == (0, 0, [])


def test_no_time_is_offered_when_they_can_never_come(cast: Cast) -> None:
    """Unless the wish itself says when."""
    say(cast)  # Mondays from 9 to 11
    row = add_wish(cast.actor(cast.chie), client_id=cast.vera.pk, wished=Wished())
    tuesday = {"member_id": cast.anna.pk, "starts_at": NOW.replace(day=3, hour=12), "minutes": 50}
    with pytest.raises(Refused, match="nobody"):
        offer_time(cast.actor(cast.anna), **tuesday)
    change_wish(cast.actor(cast.chie), wish_id=row.pk, wished=Wished(weekdays=[1]))
    assert offer_time(cast.actor(cast.anna), **tuesday).client == cast.vera
