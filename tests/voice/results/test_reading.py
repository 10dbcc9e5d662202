"""From check-ins to everything that a page of results shows."""

from dataclasses import replace
from uuid import uuid4

import pytest

from alongside.voice.measuring.change import Category
from alongside.voice.measuring.core_om_key import CORE_OM
from alongside.voice.measuring.definitions import Direction, ReliableChange
from alongside.voice.measuring.symptom_keys import GAD_7, PHQ_9
from alongside.voice.results.shapes import Completeness
from alongside.voice.series.enough import Reason
from alongside.voice.series.rational import RATIONAL, Status
from alongside.voice.sets import AFTER_MEETING, FIRST_AFTER_MEETING, PLACE
from tests.voice.measuring.small import SMALL, SOURCE, small
from tests.voice.results.rows import Said, asked, day, kept, only, results, version, weekly, work

PHQ = version(PHQ_9, key="phq-9")
GAD = version(GAD_7, key="gad-7")


def test_one_course_of_phq_9() -> None:
    series = only(results(weekly(PHQ, [20, 19, 18, 12, 9, 8, 7]), PHQ, work=[work(agreed=0)]))
    assert (series.key, series.scale, series.direction, series.lowest, series.highest) == (
        "phq-9",
        "total",
        Direction.LOWER_IS_BETTER,
        0,
        27,
    )
    assert [point.score for point in series.points] == [20, 19, 18, 12, 9, 8, 7]
    change = series.change.value
    assert change is not None
    assert (change.first, change.last, change.points, change.category) == (0, 6, 13, Category.RECOVERED)
    assert (change.smallest, change.is_reliable, change.corridor) == (6, True, (14, 26))
    assert series.cutoff is not None
    assert (series.cutoff.code, series.change.n) == ("caseness", 7)


def test_all_three_criteria_with_their_people() -> None:
    change = only(results(weekly(PHQ, [20, 7]), PHQ)).change
    assert change.value is not None
    found = {each.name: each for each in change.value.criteria}
    assert list(found) == ["published", "c", "b", "a"]
    assert change.value.chosen is found["published"]
    assert found["a"].cutoff.value == pytest.approx(15.4 - 2 * 5.5)
    assert found["b"].cutoff.value == pytest.approx(2.91 + 2 * 3.52)
    assert found["c"].cutoff.value == pytest.approx((3.52 * 15.4 + 5.5 * 2.91) / 9.02)
    assert [len(each.groups) for each in found.values()] == [0, 2, 1, 1]
    assert {name: each.category for name, each in found.items()} == {
        "published": Category.RECOVERED,
        "c": Category.RECOVERED,
        "b": Category.RECOVERED,
        "a": Category.IMPROVED,
    }
    error = 5.5 * (2 * 0.11) ** 0.5
    assert change.value.index.value == pytest.approx(-13 / error)
    assert change.interval == pytest.approx((13 - 1.96 * error, 13 + 1.96 * error))


def test_a_measure_of_ones_own_says_that_nothing_is_known() -> None:
    own = version(SMALL)
    series = only(results(weekly(own, [9, 8, 3, 3, 3, 2, 2]), own))
    change = series.change.value
    assert change is not None
    assert (change.points, change.category, change.criteria, change.corridor) == (7, None, (), None)
    assert change.index.reason is Reason.NO_NORMS
    assert series.sudden.reason is Reason.NO_NORMS
    assert series.track.reason is Reason.NO_NORMS
    assert series.usual.limits.is_enough
    assert series.is_validated is False


def test_reliability_alone_is_enough_for_a_category() -> None:
    known = ReliableChange(SOURCE, sd=2, reliability=0.82)
    own = version(small(reliable_changes=(known,)))
    change = only(results(weekly(own, [8, 2]), own)).change.value
    assert change is not None
    assert change.smallest == pytest.approx(1.96 * 1.2)
    assert (change.category, change.index.value) == (Category.IMPROVED, pytest.approx(-5))


def test_too_few_points_say_so_everywhere() -> None:
    series = only(results([asked(PHQ, 0, 12)], PHQ, work=[work()]))
    overlap, usual = series.overlap, series.usual
    for found in (
        series.change,
        series.sudden,
        series.track,
        overlap.nap,
        overlap.tau,
        overlap.tau_u,
        overlap.tau_bc,
        overlap.pand,
        usual.limits,
        usual.outside,
        usual.smoothed,
        usual.breaks,
        usual.moved_lately,
    ):
        assert (found.value, found.reason) == (None, Reason.TOO_FEW_POINTS)


def test_what_was_skipped_is_a_gap_and_counted() -> None:
    rows = weekly(PHQ, [20, 19, None, 10, 9, None, None, None])
    rows[2] = rows[2]._replace(is_declined=True)
    rows[7] = rows[7]._replace(expires_at=rows[7].at)  # taken back
    rows[5] = rows[5]._replace(expires_at=day(40))
    found = results(rows, PHQ)
    series = only(found)
    assert series.completeness == found.completeness == Completeness(7, 4, 1, 1, 1)
    assert [point.score for point in series.points] == [20, 19, 10, 9]
    assert series.sudden.value == ()
    assert series.track.value is not None
    assert series.track.value.judged.meeting == 4


def test_a_sudden_gain_points_at_its_points() -> None:
    rows = weekly(PHQ, [None, 20, 21, 20, 9, 8, 9])
    (step,) = only(results(rows, PHQ)).sudden.value or ()
    assert (step.kind, step.before, step.after, step.size) == ("gain", 2, 3, 11)


def test_before_and_after_the_agreement() -> None:
    rows = weekly(PHQ, [20, 21, 20, 15, 14, 13, 12])
    overlap = only(results(rows, PHQ, work=[work(agreed=2.5)])).overlap
    assert overlap.phases.boundary == "agreed"
    assert (overlap.phases.before, overlap.phases.after) == ((0, 1, 2), (3, 4, 5, 6))
    assert (overlap.nap.value, overlap.tau.value, overlap.nap.n) == (1, 1, 7)
    assert overlap.pand.value == 1
    short = only(results(rows, PHQ, work=[work(opened=0.5)])).overlap
    assert (short.phases.boundary, short.phases.before) == ("opened", (0,))
    assert short.nap.reason is Reason.TOO_FEW_POINTS


def test_statistics_rest_on_the_present_work() -> None:
    old, new = work(0, 0, ended=3.5), work(10, 10)
    rows = [*weekly(PHQ, [20, 18, 16, 14]), *weekly(PHQ, [15, 12, 10], first=10)]
    series = only(results(rows, PHQ, work=[old, new]))
    assert (series.since, len(series.points)) == (4, 7)
    assert series.change.value is not None
    assert (series.change.value.first, series.change.value.last, series.change.value.points) == (4, 6, 5)


def test_a_follow_up_is_drawn_and_changes_nothing() -> None:
    rows = [*weekly(PHQ, [20, 10, 8]), asked(PHQ, 20, 19, occasion="follow_up")]
    series = only(results(rows, PHQ))
    assert len(series.points) == 4
    assert series.change.value is not None
    assert series.change.value.last == 2


def test_positions_are_those_of_points_also_beside_points_without_a_score() -> None:
    rows = weekly(PHQ, [20, 20, 21, 20, 20, 19, 20, 20, 21, 4])
    bare = rows[1]._replace(scores=kept(PHQ_9, {"total": None}))
    series = only(results([rows[0], bare, *rows[2:]], PHQ))
    assert series.points[1].reason == "too_few_answers"
    assert series.usual.outside.value == (9,)
    (moved,) = series.usual.breaks.value or ()
    assert moved.at == 9
    assert len(series.usual.smoothed.value or ()) == len(series.usual.smoothed_at) == 1
    assert series.usual.smoothed_at == (9,)


def test_versions_share_a_series_only_where_they_can_be_compared() -> None:
    first = version(FIRST_AFTER_MEETING, key="after-meeting")
    second = version(AFTER_MEETING, key="after-meeting", number=2, measure=first.measure_id)
    third = version(
        replace(AFTER_MEETING, recall_days=1), key="after-meeting", number=3, measure=first.measure_id
    )
    rows = [asked(first, 0, 5), asked(first, 1, 6), asked(second, 2, 7), asked(third, 3, 8)]
    newest, older = results(rows, first, second, third).series
    assert [[point.score for point in each.points] for each in (newest, older)] == [[7, 8], [5, 6]]
    assert [point.version for point in newest.points] == [2, 3]
    assert (newest.is_newest, older.is_newest) == (True, False)
    assert (newest.version_id, newest.definition.recall_days) == (third.id, 1)


def test_a_version_whose_range_or_mirrored_items_changed_is_another_series() -> None:
    first = version(SMALL)
    for other in (
        small(factor=2),
        small(direction=Direction.HIGHER_IS_BETTER),
        replace(SMALL, items=tuple(replace(item, is_reversed=False) for item in SMALL.items)),
    ):
        second = version(other, number=2, measure=first.measure_id)
        assert len(results([asked(first, 0, 5), asked(second, 1, 5)], first, second).series) == 2


def test_each_scale_and_each_person_has_a_series() -> None:
    core = version(CORE_OM, key="core-om")
    brother = uuid4()
    scores = kept(CORE_OM, {"risk": 2, "total": 13, "problems": 12})
    rows = [
        asked(core, 0, 1, scores=scores),
        asked(core, 1, 1, scores=scores, rater="circle", rater_id=brother),
    ]
    found = results(rows, core)
    assert [(each.rater, each.rater_id) for each in found.series] == [("client", None)] * 6 + [
        ("circle", brother)
    ] * 6
    by_scale = {each.scale: each.points[0].score for each in found.series[:6]}
    assert (by_scale["risk"], by_scale["total"], by_scale["well_being"]) == (2, 13, None)
    assert found.completeness.asked == 1


def test_a_measure_without_a_score_brings_answers_alone() -> None:
    place = version(PLACE, key="place")
    told = Said("home", answers={"where": 2})
    row = asked(version(PHQ_9), 0, 1)._replace(version_id=place.id, scores={}, told=told)
    series = only(results([row], place))
    assert (series.scale, series.points[0].score, series.points[0].words) == ("", None, "home")
    assert series.points[0].answers == {"where": 2}
    assert series.change.reason is Reason.TOO_FEW_POINTS


def test_the_rules_answer_where_there_is_no_archive() -> None:
    track = only(results(weekly(PHQ, [12, 13, 17, 19]), PHQ)).track
    assert track.value is not None
    assert (track.formula, track.value.expected, track.value.archive) == (RATIONAL, (), 0)
    assert track.value.judged.status is Status.OFF_TRACK


def test_both_measures_of_talking_therapies() -> None:
    rows = [*weekly(PHQ, [15, 8]), *weekly(GAD, [12, 6], first=0.5)]
    found = results(rows, PHQ, GAD).talking_therapies
    assert found is not None
    assert found.value is not None
    assert (found.value.was_case, found.value.reliably_recovered, found.n) == (True, True, 2)
    assert results(weekly(PHQ, [15, 8]), PHQ).talking_therapies is None
    short = results([*weekly(PHQ, [15, 8]), asked(GAD, 0.5, 12)], PHQ, GAD).talking_therapies
    assert short is not None
    assert (short.value, short.reason, short.needs) == (None, Reason.TOO_FEW_POINTS, 2)


def test_events_in_order() -> None:
    one = replace(work(0, 1, ended=9), agreed=((1, day(7)), (3, day(30))))
    two = work(20)
    assert [(event.kind, event.version) for event in results([], work=[two, one]).events] == [
        ("opened", None),
        ("agreed", 1),
        ("changed", 3),
        ("ended", None),
        ("opened", None),
    ]


def test_nothing_asked_is_an_empty_page() -> None:
    found = results([])
    assert (found.series, found.events, found.talking_therapies) == ((), (), None)
    assert found.completeness == Completeness(0, 0, 0, 0, 0)
    assert found.goals.progress.reason is Reason.TOO_FEW_POINTS


def test_the_series_answered_last_comes_first() -> None:
    rows = [*weekly(PHQ, [15, 8]), *weekly(GAD, [12, 6], first=0.5)]
    assert [each.key for each in results(rows, PHQ, GAD).series] == ["gad-7", "phq-9"]
