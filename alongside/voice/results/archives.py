"""What closed work teaches about the course of one scale, as plain values for a column, and back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from alongside.voice.series.course import Archive, Closed, read_archive
from alongside.voice.series.enough import Result
from alongside.voice.series.growth import Growth, Line

MOST = 5000  # closed engagements, the newest: more would teach nothing and take memory
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """An archive with the number of engagements it was fitted to; `name` tells it from that of another night."""

    archive: Archive
    count: int
    name: object


def fit(courses: Iterable[Sequence[float | None]]) -> Result[Archive]:
    """The archive of these closed engagements: scores in the order asked, None where skipped. Under 100: none."""
    return read_archive([Closed(scores) for scores in courses])


def plain(archive: Archive) -> dict[str, Any]:
    """What JSON can say of an archive. Lines of the same shape share it."""
    shapes = {shape: at for at, shape in enumerate(dict.fromkeys(line.shape for line in archive.lines))}
    return {
        "shapes": [list(shape) for shape in shapes],
        "lines": [
            [line.n, _short(line.start), _short(line.slope), _short(line.residual), shapes[line.shape]]
            for line in archive.lines
        ],
        "places": [[_short(each) for each in place] for place in archive.places],
        "means": list(archive.means),
        "spreads": list(archive.spreads),
        "curve": list(astuple(archive.curve)),
    }


def from_plain(values: Mapping[str, Any]) -> Archive:
    """The archive again. KeyError, TypeError or ValueError when these values are not one."""
    shapes = [tuple(shape) for shape in values["shapes"]]
    engagements, start, slope, own, scatter, doubt = values["curve"]
    return Archive(
        lines=tuple(Line(n, a, b, rest, shapes[shape]) for n, a, b, rest, shape in values["lines"]),
        places=tuple(map(tuple, values["places"])),
        means=tuple(values["means"]),
        spreads=tuple(values["spreads"]),
        curve=Growth(engagements, start, slope, tuple(own), scatter, tuple(doubt)),
    )


def _short(value: float) -> float:
    return round(value, DIGITS)
