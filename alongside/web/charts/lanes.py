"""Letters and numbers above and below a picture, so that none covers another."""

from collections.abc import Sequence


def lanes(places: Sequence[float], apart: float, most: int) -> list[int | None]:
    """For each place, rising, the first lane in which it keeps its distance; None when `most` lanes are full."""
    ends: list[float] = []
    found: list[int | None] = []
    for place in places:
        lane = next((at for at, end in enumerate(ends) if place - end >= apart), None)
        if lane is None and len(ends) < most:
            ends.append(place)
            lane = len(ends) - 1
        elif lane is not None:
            ends[lane] = place
        found.append(lane)
    return found
