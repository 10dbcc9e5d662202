"""What closed work teaches, kept as plain values, and the expected course drawn from it."""

import json
import random
from math import log

import pytest

from alongside.voice.measuring.symptom_keys import PHQ_9
from alongside.voice.results.archives import Kept, fit, from_plain, plain
from alongside.voice.results.norms import THIS_PRACTICE
from alongside.voice.series.course import NEAREST, follow
from alongside.voice.series.enough import Reason
from alongside.voice.series.rational import RATIONAL, Scale
from tests.voice.measuring.small import SMALL
from tests.voice.results.rows import only, results, version, weekly


def courses(count: int, seed: int = 1) -> list[list[float | None]]:
    chance = random.Random(seed)
    made: list[list[float | None]] = []
    for _ in range(count):
        start, fall = chance.gauss(15, 4), chance.gauss(3, 1)
        length = chance.randint(3, 20)
        made.append([start - fall * log(at + 1) + chance.gauss(0, 1.5) for at in range(length)])
        if length > 5:
            made[-1][3] = None
    return made


def test_an_archive_comes_back_from_json_as_it_was() -> None:
    archive = fit(courses(120)).value
    assert archive is not None
    again = from_plain(json.loads(json.dumps(plain(archive))))
    assert again.means == archive.means
    assert again.curve == archive.curve
    assert len(again.lines) == 120
    for line, before in zip(again.lines, archive.lines, strict=True):
        assert (line.n, line.shape) == (before.n, before.shape)
        assert (line.start, line.slope) == pytest.approx((before.start, before.slope), abs=1e-6)
    scale = Scale("lower", 6, intake_is_clinical=True)
    one, two = (follow(each, [18, 17, 16], scale).value for each in (archive, again))
    assert one is not None
    assert two is not None
    assert two.expected[2].middle == pytest.approx(one.expected[2].middle, abs=1e-3)


def test_under_a_hundred_there_is_none() -> None:
    found = fit(courses(99))
    assert (found.value, found.reason, found.n, found.needs) == (None, Reason.TOO_FEW_CLOSED, 99, 100)


def test_a_client_is_held_against_the_archive_of_the_scale() -> None:
    phq = version(PHQ_9, key="phq-9")
    archive = fit(courses(150)).value
    assert archive is not None
    kept = {(phq.measure_id, "total"): Kept(archive, 150, "tonight")}
    series = only(results(weekly(phq, [18, None, 26]), phq, archives=kept))
    assert series.track.formula == NEAREST
    track = series.track.value
    assert track is not None
    assert (track.neighbours, track.archive) == (30, 150)
    assert [each.at for each in track.expected] == [0, None, 1, None, None, None, None]
    assert [each.asked for each in track.expected] == list(range(7))
    assert series.track.interval == track.expected[2].expected.outer


def test_a_measure_of_ones_own_is_followed_once_there_is_an_archive() -> None:
    own = version(SMALL)
    archive = fit([[(score or 9) / 3 for score in one] for one in courses(150)]).value
    assert archive is not None
    series = only(
        results(weekly(own, [6, 5, 4]), own, archives={(own.measure_id, "total"): Kept(archive, 150, 1)})
    )
    assert series.track.formula == NEAREST
    change = series.change.value
    assert change is not None
    (a,) = change.criteria
    assert (a.name, a.groups[0].who, a.category) == ("a", THIS_PRACTICE, None)
    assert a.cutoff.value == pytest.approx(archive.means[0] - 2 * archive.spreads[0])


def test_another_archive_is_not_taken_for_the_one_remembered() -> None:
    phq, answers = version(PHQ_9, key="phq-9"), [18.0, 17.0]
    found = []
    for seed, name in ((1, "tonight"), (2, "tomorrow"), (1, "tonight")):
        archive = fit(courses(150, seed)).value
        assert archive is not None
        kept = {(phq.measure_id, "total"): Kept(archive, 150, name)}
        track = only(results(weekly(phq, answers), phq, archives=kept)).track.value
        assert track is not None
        found.append(track.expected[1].expected.middle)
    assert found[0] == found[2] != found[1]


def test_what_others_answer_is_not_held_against_clients_courses() -> None:
    phq = version(PHQ_9, key="phq-9")
    archive = fit(courses(150)).value
    assert archive is not None
    kept = {(phq.measure_id, "total"): Kept(archive, 150, "tonight")}
    rows = [row._replace(rater="circle") for row in weekly(phq, [18, 17, 26])]
    assert only(results(rows, phq, archives=kept)).track.formula == RATIONAL
