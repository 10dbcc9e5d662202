"""The small picture of ratings from 0 to 10, and the same in words."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.voice.movement import FEWEST
from alongside.web.charts.curve import Curve, Point
from alongside.web.charts.small import Small, draw_small

__all__ = ["FEWEST", "picture_of"]
LOWEST, HIGHEST = 0, 10


def picture_of(given: Sequence[tuple[datetime, int]]) -> tuple[Small, str]:
    """Ratings with their moments, the oldest first and one at least."""
    points = tuple(Point(timezone.localtime(at).toordinal(), value) for at, value in given)
    words = _("%(first)s of 10 at first, %(last)s of 10 now, n = %(n)s.") % {
        "first": given[0][1],
        "last": given[-1][1],
        "n": len(given),
    }
    return draw_small(Curve(points, LOWEST, HIGHEST)), words
