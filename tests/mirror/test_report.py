"""The report of the mirror: its arithmetic on cases made by hand, and its command."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from alongside.mirror.facts import FrameFacts
from alongside.mirror.findings import FINDINGS
from alongside.mirror.member_findings import MEMBER_FINDINGS
from alongside.mirror.report import Report, as_plain, count, mondays, see
from alongside.mirror.simulator.habits import Strength
from alongside.mirror.simulator.record import Engagement, Truth

ANNA, MIKKO = UUID(int=1), UUID(int=2)
ALL = [*FINDINGS, *MEMBER_FINDINGS]
MONDAY = datetime(2024, 1, 1, 6, tzinfo=UTC)
LOOKS = [MONDAY + timedelta(weeks=week) for week in range(1, 11)]
ONSET = MONDAY + timedelta(weeks=4, hours=2)


def engagement(*truths: Truth, is_calm: bool = False, member: UUID = ANNA) -> Engagement:
    return Engagement(member, MONDAY.date(), 70, truths=truths, is_calm=is_calm)


def truth(kind: str, strength: Strength = Strength.WEAK, *, is_beside: bool = False) -> Truth:
    return Truth(kind, ONSET, strength, is_beside)


def weeks(*numbers: int) -> list[datetime]:
    return [MONDAY + timedelta(weeks=number) for number in numbers]


def test_precision_recall_strengths_and_days_of_a_case_made_by_hand() -> None:
    made = Report()
    count(made, engagement(truth("worse")), LOOKS, {"worse": weeks(6, 7)})
    count(made, engagement(truth("worse", Strength.STRONG)), LOOKS, {"worse": weeks(5)})
    count(made, engagement(truth("worse", Strength.STRONG)), LOOKS, {})
    count(made, engagement(), LOOKS, {"worse": weeks(3, 4, 9)})
    assert as_plain(made)["findings"]["worse"] == {
        "precision": 0.667,
        "recall": 0.667,
        "by_strength": {"weak": 1.0, "clear": None, "strong": 0.5},
        "days": 9.5,  # 13 and 6, each rounded down to whole days
        "planting": 0.75,  # 3 of 4
        "false_per_1000_weeks": 50.0,  # twice in 40 looks: it went on from the third to the fourth
        "planted": 3,
        "found": 2,
        "false": 1,
    }


def test_what_speaks_before_the_onset_is_false_and_may_be_right_later() -> None:
    made = Report()
    count(made, engagement(truth("worse")), LOOKS, {"worse": weeks(2, 5)})
    figures = made.findings["worse"]
    assert (sum(figures.found), figures.false, figures.days) == (1, 1, [6])


def test_what_comes_beside_counts_neither_way() -> None:
    made = Report()
    count(made, engagement(truth("worse", is_beside=True)), LOOKS, {"worse": weeks(2, 5)})
    figures = made.findings["worse"]
    assert (sum(figures.planted), sum(figures.found), figures.false) == (0, 0, 0)


def test_what_came_beside_earlier_covers_what_is_planted_later() -> None:
    made = Report()
    late = Truth("worse", ONSET + timedelta(weeks=3), Strength.WEAK)
    count(made, engagement(truth("worse", is_beside=True), late), LOOKS, {"worse": weeks(5, 8)})
    figures = made.findings["worse"]
    assert (sum(figures.found), figures.false) == (1, 0)


def test_in_calm_practices_each_new_voice_is_counted_once_for_the_weeks_of_each() -> None:
    made = Report()
    count(made, engagement(is_calm=True), LOOKS, {"worse": weeks(2, 3, 6), "review_due": weeks(4)})
    count(made, engagement(is_calm=True), LOOKS, {})
    count(made, engagement(is_calm=True, member=MIKKO), LOOKS, {})
    assert (made.calm_false, len(made.calm_weeks)) == (3, 20)
    assert as_plain(made)["calm"] == {"false_per_practitioner_week": 0.15}


def test_where_nothing_is_known_nothing_is_said() -> None:
    plain = as_plain(Report())
    assert list(plain["findings"]) == ALL
    assert plain["findings"]["worse"]["precision"] is plain["findings"]["worse"]["recall"] is None
    assert plain["calm"] == {"false_per_practitioner_week": None}


def test_it_looks_on_mondays_and_sees_what_is_there_by_then() -> None:
    one = Engagement(ANNA, MONDAY.date(), 28)
    one.stands(MONDAY, FrameFacts(practitioner=ANNA))
    for day in (8, 9, 10):
        at = MONDAY + timedelta(days=day)
        one.tell(at, "deviation.logged", kind="extra_time", started_by="practitioner")
    looks = list(mondays(one))
    assert looks == weeks(1, 2, 3, 4)
    assert see(one, looks) == {"outside_the_frame": weeks(2, 3, 4)}


def test_the_command_needs_no_database_and_speaks_json_or_a_table() -> None:
    out, lines = StringIO(), StringIO()
    size = {"practitioners": 4, "engagements": 6, "seed": 2}
    call_command("mirror_report", json=True, stdout=out, **size)
    said = json.loads(out.getvalue())
    assert set(said) == {"findings", "calm"} and set(said["findings"]) == set(ALL)
    call_command("mirror_report", stdout=lines, **size)
    rows = lines.getvalue().splitlines()
    assert [row.split()[0] for row in rows[1 : len(ALL) + 1]] == ALL
    assert rows[-1].startswith("calm practices:")


def test_the_table_of_a_page_says_the_same() -> None:
    out = StringIO()
    call_command("mirror_report", markdown=True, stdout=out, practitioners=4, engagements=6, seed=2)
    rows = out.getvalue().splitlines()
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows[2 : len(ALL) + 2]] == ALL
    assert {row.count("|") for row in rows[: len(ALL) + 2]} == {10}
    assert rows[-1].startswith("Calm practices:")


def test_an_empty_practice_is_refused() -> None:
    with pytest.raises(CommandError):
        call_command("mirror_report", practitioners=0)
