"""Pictures: everything lies inside, in order, with gaps where scores are missing."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.web.charts.curve import Ahead, Curve, Point, Sign, Zone
from alongside.web.charts.frame import Frame, day_ticks, short, value_ticks
from alongside.web.charts.lanes import lanes
from alongside.web.charts.picture import MARK, NARROW, WIDE, Picture, Sheet, draw, width
from alongside.web.charts.small import HEIGHT, WIDTH, draw_small

NUMBER = r"-?\d+(?:\.\d)?"
FIRST = date(2026, 1, 5).toordinal()


def points(*values: float | None, every: int = 7) -> tuple[Point, ...]:
    return tuple(Point(FIRST + at * every, value) for at, value in enumerate(values))


def picture(curve: Curve, sheet: Sheet = WIDE) -> Picture:
    return draw(curve, sheet, lambda day: date.fromordinal(day).isoformat(), lambda value: f"{value:g}")


def places(path: str) -> list[tuple[float, float]]:
    """The points of a path of M, L and h0."""
    return [(float(x), float(y)) for x, y in re.findall(rf"[ML]({NUMBER}) ({NUMBER})", path)]


values = st.lists(st.none() | st.floats(0, 27, allow_nan=False), min_size=1, max_size=60)


@given(values, st.integers(0, 40), st.sampled_from([WIDE, NARROW]))
def test_every_point_lies_inside_and_in_order(
    given_values: list[float | None], every: int, sheet: Sheet
) -> None:
    drawn = picture(Curve(points(*given_values, every=every), 0, 27), sheet)
    found = places(drawn.dots)
    assert len(found) == sum(value is not None for value in given_values)
    assert [x for x, _ in found] == sorted(x for x, _ in found)
    assert all(0 < x < sheet.width and 0 < y < float(drawn.height) for x, y in found)
    assert places(drawn.newest) == found[-1:]


@given(values)
def test_higher_scores_lie_higher_and_the_line_breaks_at_gaps(given_values: list[float | None]) -> None:
    drawn = picture(Curve(points(*given_values), 0, 27))
    scores = [value for value in given_values if value is not None]
    heights = [y for _, y in places(drawn.dots)]
    for (one, at), (other, elsewhere) in zip(
        zip(scores, heights, strict=True), zip(scores[1:], heights[1:], strict=True), strict=False
    ):
        assert (one - other) * (elsewhere - at) >= 0
    runs = "".join("x" if value is not None else " " for value in given_values).split()
    assert drawn.line.count("M") == sum(len(run) > 1 for run in runs)


@given(st.integers(1, 4000), st.integers(0, 4000), st.integers(2, 9))
def test_days_along_the_edge_rise_from_the_first_to_the_last(first: int, span: int, most: int) -> None:
    ticks = day_ticks(first, first + span, most)
    assert ticks == sorted(set(ticks))
    assert (ticks[0], ticks[-1]) == (first, first + span)
    assert len(ticks) <= most


@given(st.floats(-1000, 1000), st.floats(0.01, 2000), st.integers(2, 9))
def test_values_along_the_edge_rise_and_stay_in_the_range(lowest: float, span: float, most: int) -> None:
    ticks = value_ticks(lowest, lowest + span, most)
    assert ticks == sorted(set(ticks))
    assert 1 <= len(ticks) <= most + 1
    assert all(lowest - 1e-6 <= tick <= lowest + span + 1e-6 for tick in ticks)


@pytest.mark.parametrize(
    ("lowest", "highest", "ticks"),
    [
        (0, 27, [0, 5, 10, 15, 20, 25]),
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 4, [0, 1, 2, 3, 4]),
        (0, 100, [0, 20, 40, 60, 80, 100]),
        (-2, 2, [-2, -1, 0, 1, 2]),
        (3, 3, [3]),
    ],
)
def test_values_along_the_edge_are_round(lowest: float, highest: float, ticks: list[float]) -> None:
    assert value_ticks(lowest, highest) == ticks


@given(st.lists(st.floats(0, 700), max_size=60).map(sorted), st.integers(1, 4))
def test_marks_in_one_lane_keep_their_distance(xs: list[float], most: int) -> None:
    found = lanes(xs, MARK, most)
    for lane in range(most):
        own = [x for x, at in zip(xs, found, strict=True) if at == lane]
        assert all(later - earlier >= MARK for earlier, later in pairwise(own))
    assert all(lane is None or lane < most for lane in found)


def test_a_point_between_gaps_has_its_dot_among_however_many() -> None:
    drawn = picture(Curve(points(*range(20), None, 3, None, *range(20), *range(20), None, 1), 0, 27))
    assert drawn.dots.count("M") == 2
    assert drawn.line.count("M") == 2


def test_one_point_lies_in_the_middle_and_has_no_line() -> None:
    drawn = picture(Curve(points(13.5), 0, 27))
    assert drawn.line == ""
    assert places(drawn.dots) == [(382, 160)]
    assert [text.text for text in drawn.days] == ["2026-01-05"]


def test_equal_values_make_a_level_line() -> None:
    drawn = picture(Curve(points(9, 9, 9), 0, 27))
    assert len({y for _, y in places(drawn.line)}) == 1


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
@pytest.mark.parametrize("form", ["%d.%m.%Y", "%Y年%m月%d日", "%-d"])
def test_days_below_the_picture_have_room(sheet: Sheet, form: str) -> None:
    zones = (Zone(0, 27, "all"),)
    drawn = draw(
        Curve(points(*range(20)), 0, 27, zones=zones),
        sheet,
        lambda day: date.fromordinal(day).strftime(form),
        str,
    )
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}
    starts = [float(each.x) - width(each.text) * shift[each.anchor] for each in drawn.days]
    ends = [start + width(each.text) for start, each in zip(starts, drawn.days, strict=True)]
    assert len(starts) >= 2
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] <= sheet.width


def test_nothing_answered_is_an_empty_field() -> None:
    drawn = picture(Curve((), 0, 27))
    assert (drawn.line, drawn.dots, drawn.newest, drawn.cutoff, drawn.corridor) == ("", "", "", "", "")


def test_only_missing_scores_draw_no_point() -> None:
    assert picture(Curve(points(None, None), 0, 27)).dots == ""


def test_cut_off_corridor_and_zones_lie_where_their_values_lie() -> None:
    zones = (Zone(0, 5, "little"), Zone(5, 20, "some"), Zone(20, 27, "much"))
    drawn = picture(Curve(points(27, 0), 0, 27, cutoff=27, corridor=(0, 27), zones=zones))
    assert drawn.cutoff == "M44 10H570"
    assert drawn.corridor == drawn.field == "M44 10H570V310H44Z"
    assert drawn.zones.count("M") == 2
    assert [text.text for text in drawn.zone_names] == ["little", "some", "much"]
    assert picture(Curve(points(1), 0, 27, zones=zones), NARROW).zone_names == ()


def test_a_zone_too_flat_for_letters_is_not_named() -> None:
    drawn = picture(Curve(points(1), 0, 27, zones=(Zone(0, 1, "flat"), Zone(1, 27, "high"))))
    assert [text.text for text in drawn.zone_names] == ["high"]


def test_the_expected_course_is_two_areas_and_a_line_that_stay_inside() -> None:
    expected = tuple(Ahead(FIRST + at * 7, 20 - at, (18 - at, 22 - at), (-5, 40)) for at in range(4))
    drawn = picture(Curve(points(20, 19), 0, 27, expected=expected))
    assert drawn.outer.endswith("Z") and drawn.inner.endswith("Z") and not drawn.middle.endswith("Z")
    assert all(10 <= y <= 310 for _, y in places(drawn.outer))
    assert max(x for x, _ in places(drawn.middle)) > max(x for x, _ in places(drawn.line))


def test_what_happened_and_words_stand_in_lanes_with_a_line_to_their_day() -> None:
    events = (Sign(FIRST, "A"), Sign(FIRST, "B"))
    drawn = picture(Curve(points(27, 13.5, 0), 0, 27, events=events, words=(Sign(FIRST + 7, "1"),)))
    assert [(text.text, text.x, text.y) for text in drawn.events] == [("A", "54", "15"), ("B", "54", "35")]
    assert [text.text for text in drawn.words] == ["1"]
    assert drawn.word_lines == "M382 360V200"
    assert float(drawn.height) == 50 + 300 + 10 + 20 + 20


def test_more_words_than_lanes_leave_some_out_of_the_picture() -> None:
    words = tuple(Sign(FIRST, str(at)) for at in range(9))
    assert [text.text for text in picture(Curve(points(1), 0, 27, words=words)).words] == ["0", "1", "2"]


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_a_hundred_points_are_a_short_path(sheet: Sheet) -> None:
    drawn = picture(Curve(points(*(at % 28 for at in range(100))), 0, 27), sheet)
    assert 600 < len(drawn.line) < 1200
    assert drawn.dots == ""


def test_the_small_picture_dots_few_points_and_only_the_newest_of_many() -> None:
    few, many = draw_small(Curve(points(1, None, 3), 0, 27)), draw_small(Curve(points(*range(20)), 0, 27))
    assert (few.dots.count("M"), many.dots.count("M")) == (2, 1)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places(many.line))
    assert few.cutoff == ""
    assert draw_small(Curve(points(1), 0, 10, cutoff=10)).cutoff == "M5 5H171"


@given(values)
def test_the_small_picture_stays_inside_and_breaks_at_gaps(given_values: list[float | None]) -> None:
    small = draw_small(Curve(points(*given_values), 0, 27))
    assert all(5 <= x <= WIDTH - 5 and 5 <= y <= HEIGHT - 5 for x, y in places(small.line + small.dots))
    runs = "".join("x" if value is not None else " " for value in given_values).split()
    assert small.line.count("M") == sum(len(run) > 1 for run in runs)


def test_the_small_picture_of_one_point_lies_in_the_middle() -> None:
    assert draw_small(Curve(points(13.5), 0, 27)).dots == "M88 28h0"
    assert draw_small(Curve(points(3, 3), 3, 3)).line == "M5 28L171 28"


@pytest.mark.parametrize(("number", "text"), [(12.0, "12"), (12.34, "12.3"), (-0.01, "0"), (719.95, "720")])
def test_coordinates_are_short(number: float, text: str) -> None:
    assert short(number) == text


def test_beyond_the_edge_is_drawn_on_it() -> None:
    frame = Frame(0, 100, 0, 50, (1, 11), (0, 10))
    assert (frame.place(1, 99), frame.place(99, -99)) == ("0 0", "100 50")
