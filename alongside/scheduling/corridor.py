"""Whether two people who come on site would meet at the door (F06). No Django here."""

from collections.abc import Iterable

from alongside.lib.spans import Span


def meets(span: Span, others: Iterable[Span], minutes: int) -> bool:
    """Whether somebody would meet somebody else in the corridor (F06).

    `others` are on-site times of other people in the same place. They meet when the start or the end of one
    lies less than `minutes` from the start or the end of the other; exactly `minutes` is far enough.
    """
    return any(apart(span, other) < minutes * 60 for other in others)


def apart(one: Span, other: Span) -> float:
    """How many seconds lie between the comings and goings of two times, at the least."""
    doors = ((mine, theirs) for mine in (one.start, one.end) for theirs in (other.start, other.end))
    return min(abs((mine - theirs).total_seconds()) for mine, theirs in doors)
