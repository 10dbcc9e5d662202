"""The small picture beside a measure's name: one line, its dots where they are few, and the cut-off."""

from dataclasses import dataclass

from alongside.web.charts.curve import Curve
from alongside.web.charts.frame import Frame
from alongside.web.charts.picture import dots, line, newest

WIDTH, HEIGHT, EDGE = 176, 56, 5
FEW = 12  # points; more of them would only make the line thick


@dataclass(frozen=True, slots=True)
class Small:
    """What a template draws in a box of WIDTH x HEIGHT."""

    line: str
    dots: str
    cutoff: str


def draw_small(curve: Curve) -> Small:
    """Line, dots (all of a few points, else the newest) and cut-off; the whole range of the scale is the height."""
    values = curve.lowest, curve.highest
    frame = Frame(EDGE, WIDTH - EDGE, EDGE, HEIGHT - EDGE, curve.days, values, is_whole=True)
    shown = curve.points if len(curve.points) <= FEW else newest(curve.points)
    cutoff = "" if curve.cutoff is None else frame.across([curve.cutoff])
    return Small(line(frame, curve.points), dots(frame, shown), cutoff)
