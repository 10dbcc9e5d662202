"""How much of a large choice is seen every day, and how much with --full."""

import os
from collections.abc import Sequence
from typing import TypeVar

IS_FULL = os.environ.get("ALONGSIDE_FULL") == "1"
Each = TypeVar("Each")


def some(everyday: Sequence[Each], full: Sequence[Each]) -> list[Each]:
    """The languages, widths or scenes to try: `full` with `run.py test --full`."""
    return list(full if IS_FULL else everyday)
