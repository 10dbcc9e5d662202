"""The expected course, from an archive of made-up engagements."""

import random
import time
from math import log

import pytest

from alongside.voice.series.course import ARCHIVE, NEAREST, Archive, Closed, follow, read_archive, similar
from alongside.voice.series.enough import Reason
from alongside.voice.series.rational import RATIONAL, Because, Scale, Status

PHQ = Scale("lower", reliable_change=6, intake_is_clinical=True)


def closed(count: int, seed: int = 3, gaps: float = 0.1) -> list[Closed]:
    """Engagements that fall the faster the higher they begin; the fact, 0 or 1, doubles the fall."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        intake, fact = chance.gauss(16, 4), float(chance.random() < 0.5)
        slope = -intake * (0.15 + 0.15 * fact) + chance.gauss(0, 0.5)
        later = [
            intake + slope * log(at + 1) + chance.gauss(0, 1.5) for at in range(1, chance.randint(4, 20))
        ]
        with_gaps = [None if chance.random() < gaps else score for score in later[1:]]
        made.append(Closed((intake, later[0], *with_gaps), (fact,)))
    return made


@pytest.fixture(scope="module")
def archive() -> Archive:
    found = read_archive(closed(600))
    assert found.value is not None
    assert found.n == 600
    return found.value


def test_the_neighbours_are_the_nearest(archive: Archive) -> None:
    near = similar(archive, 20, (1.0,), k=20)
    here = archive.place((20, 1.0))
    away = [sum((a - b) ** 2 for a, b in zip(place, here, strict=True)) for place in archive.places]
    nearest = sorted(range(600), key=lambda at: away[at])[:20]
    assert near == [archive.lines[at] for at in nearest]


def test_the_course_is_that_of_similar_clients(archive: Archive) -> None:
    slow = follow(archive, [20, 19], PHQ, (0.0,), ahead=9)
    fast = follow(archive, [20, 19], PHQ, (1.0,), ahead=9)
    assert slow.value is not None
    assert fast.value is not None
    assert [point.meeting for point in slow.value.expected] == list(range(11))
    assert slow.value.expected[10].middle == pytest.approx(20 - 20 * 0.15 * log(11), abs=1.2)
    assert fast.value.expected[10].middle == pytest.approx(20 - 20 * 0.30 * log(11), abs=1.2)
    assert (slow.formula, slow.n, slow.value.neighbours, slow.level) == (NEAREST, 2, 30, 0.80)


def test_the_bands_hold_the_share_that_they_promise(archive: Archive) -> None:
    inner = outer = asked = 0
    for one in closed(250, seed=99, gaps=0):
        meeting, score = len(one.scores) - 1, one.scores[-1]
        found = follow(archive, one.scores, PHQ, one.facts, ahead=0).value
        assert found is not None
        assert score is not None
        last = found.expected[meeting]
        inner += last.inner[0] <= score <= last.inner[1]
        outer += last.outer[0] <= score <= last.outer[1]
        asked += 1
    assert inner / asked == pytest.approx(0.68, abs=0.08)
    assert outer / asked == pytest.approx(0.80, abs=0.07)


def test_only_the_worse_side_of_the_bands_counts(archive: Archive) -> None:
    usual = follow(archive, [20, 19, 18], PHQ, (0.0,)).value
    assert usual is not None
    band = usual.expected[2]
    verdicts = {}
    for name, last in (
        ("far better", band.outer[0] - 9),
        ("usual", band.middle),
        ("worse", (band.inner[1] + band.outer[1]) / 2),
        ("far worse", band.outer[1] + 0.1),
    ):
        found = follow(archive, [20, 19, last], PHQ, (0.0,))
        assert found.value is not None
        assert found.interval == band.outer
        verdicts[name] = (found.value.judged.status, found.value.judged.because)
    assert verdicts == {
        "far better": (Status.ON_TRACK, Because.WITHIN),
        "usual": (Status.ON_TRACK, Because.WITHIN),
        "worse": (Status.WATCH, Because.OUTSIDE_INNER),
        "far worse": (Status.OFF_TRACK, Because.OUTSIDE_OUTER),
    }


def test_where_more_is_better_the_worse_side_is_below() -> None:
    turned = [
        Closed([None if score is None else 40 - score for score in one.scores], one.facts)
        for one in closed(200)
    ]
    found = follow(read_archive(turned).value, [20, 21, 5], Scale("higher", 6, True), (0.0,)).value
    assert found is not None
    assert found.judged.status is Status.OFF_TRACK


def test_without_an_archive_the_rules_answer_and_say_so() -> None:
    small = read_archive(closed(ARCHIVE - 1))
    assert (small.value, small.reason, small.n, small.needs) == (None, Reason.TOO_FEW_CLOSED, 99, 100)
    found = follow(small.value, [15, 16, 20, 21], PHQ)
    assert found.value is not None
    assert (found.formula, found.value.expected, found.value.neighbours) == (RATIONAL, (), 0)
    assert found.value.judged.because is Because.WORSE_THAN_INTAKE


def test_engagements_that_say_nothing_are_left_out() -> None:
    silent = [Closed([None, 9, 8], (1.0,)), Closed([12, None], (1.0,)), Closed([12], (1.0,))]
    found = read_archive([*closed(100), *silent])
    assert (found.n, found.is_enough) == (100, True)


def test_all_must_bring_the_same_facts() -> None:
    with pytest.raises(ValueError, match="zip"):
        read_archive([*closed(100), Closed([12, 10, 8])])


def test_what_is_missing_is_said(archive: Archive) -> None:
    for scores, reason in (
        ([], Reason.TOO_FEW_POINTS),
        ([15], Reason.TOO_FEW_POINTS),
        ([None, 15, 14], Reason.NO_INTAKE),
    ):
        found = follow(archive, scores, PHQ, (0.0,))
        assert (found.value, found.reason) == (None, reason)


def test_five_thousand_closed_engagements_are_quick() -> None:
    many = closed(5000)
    started = time.process_time()
    archive = read_archive(many).value
    assert time.process_time() - started < 5
    chance, taken = random.Random(1), []
    for _ in range(20):
        scores = [chance.gauss(16, 4), *(chance.gauss(14, 3) for _ in range(8))]
        started = time.process_time()
        assert follow(archive, scores, PHQ, (1.0,)).value is not None
        taken.append(time.process_time() - started)
    assert sorted(taken)[10] < 0.02
