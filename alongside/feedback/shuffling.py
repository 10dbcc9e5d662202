"""Anonymous answers wait in no order, and come out by fives. No Django."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from secrets import SystemRandom
from typing import Any

from alongside.feedback.figures import is_group


@dataclass(frozen=True, slots=True)
class Said:
    """One answer without a name. `given`: a tap, or values by question."""

    day: date
    given: Any
    words: str
    is_shown: bool = False


def joined(waiting: Sequence[Said], new: Said) -> list[Said]:
    """Those that wait, and the one that came, in a new order.

    With the fifth all are shown at once, and share its day: no answer can be told from the other four, and the
    next four wait again. More than four never wait.
    """
    mixed = [*waiting, new]
    SystemRandom().shuffle(mixed)
    if is_group(len(mixed)):
        return [replace(each, day=new.day, is_shown=True) for each in mixed]
    return mixed
