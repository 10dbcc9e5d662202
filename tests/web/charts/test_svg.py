"""A picture as a file of its own."""

from xml.etree import ElementTree as ET

from alongside.web.charts.curve import Curve, Point
from alongside.web.charts.picture import Sheet, draw
from alongside.web.charts.svg import svg

SHEET = Sheet("paper", 640, 130, 40, 0)


def drawn(*values: float | None) -> ET.Element:
    curve = Curve(tuple(Point(day, value) for day, value in enumerate(values)), 0, 10)
    return ET.fromstring(svg(draw(curve, SHEET, lambda day: f"<{day}>", lambda value: f"{value:g}")))


def test_it_is_whole_and_escapes_words() -> None:
    picture = drawn(3, 4, 7)
    name = "{http://www.w3.org/2000/svg}"
    texts = [each.text for each in picture.iter(f"{name}text")]
    assert ("<0>" in texts, "<2>" in texts, "10" in texts) == (True, True, True)
    assert len(list(picture.iter(f"{name}path"))) == 4  # grid, line, dots, newest
    assert picture.get("viewBox") == "0 0 640 170"


def test_one_answer_is_a_dot_without_a_line() -> None:
    assert len(list(drawn(5).iter("{http://www.w3.org/2000/svg}path"))) == 3
