"""Columns of a few kinds, and numbered points."""

from alongside.web.charts.bars import draw_bars
from alongside.web.charts.picture import Sheet
from alongside.web.charts.scatter import draw_scatter

SHEET = Sheet("wide", 140, 100, 40, 0)


def say(value: float) -> str:
    return f"{value:g}"


def test_kinds_stand_above_each_other() -> None:
    bars = draw_bars([[2, 2], [4, 0]], ["a", "b"], SHEET, say)
    # a field from 40 to 140 and from 110 (nothing) up to 10 (four); each column has 50, and fills 35 of them
    assert bars.parts == ("M47.5 110V60H82.5V110ZM97.5 110V10H132.5V110Z", "M47.5 60V10H82.5V60Z")
    assert [(each.y, each.text) for each in bars.values] == [
        ("115", "0"),
        ("90", "1"),
        ("65", "2"),
        ("40", "3"),
        ("15", "4"),
    ]
    assert [(each.x, each.text) for each in bars.names] == [("65", "a"), ("115", "b")]
    assert (bars.width, bars.height) == ("140", "130")


def test_long_names_are_written_where_they_have_room() -> None:
    bars = draw_bars([[1]] * 4, ["12 June"] * 4, SHEET, say)
    assert [(each.x, each.text) for each in bars.names] == [("52.5", "12 June")]
    assert all(0 < float(each.x) < 140 for each in bars.names)


def test_what_is_counted_has_no_halves() -> None:
    assert [each.text for each in draw_bars([[3], [1]], ["a", "b"], SHEET, say).values] == [
        "0",
        "1",
        "2",
        "3",
    ]
    assert "0.5" in [each.text for each in draw_bars([[2.5]], ["a"], SHEET, say).values]


def test_nothing_is_drawn_for_nothing() -> None:
    assert draw_bars([[0, 0]], ["a"], SHEET, say).parts == ("", "")


def test_points_lie_above_and_below_nothing() -> None:
    found = draw_scatter([(0, -1), (4, 1)], SHEET, say, say)
    # across from 54 to 112, up from 96 (one less) to 24 (one more)
    assert found.dots == "M54 96h0M112 24h0"
    assert found.nothing == "M40 60H140"
    assert [each.text for each in found.numbers] == ["1", "2"]
    assert [each.text for each in found.across] == ["0", "1", "2", "3", "4"]
    assert found.values[0].text == "-1"


def test_one_point_is_enough() -> None:
    assert draw_scatter([(0.0, 0.0)], SHEET, say, say).dots == "M54 96h0"
