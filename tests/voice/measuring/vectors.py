"""The reference vectors that lie beside the checkout, where they do."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SCIENCE = Path(__file__).parents[4] / "shared" / "science"


@cache
def vectors() -> dict[str, Any]:
    return read("vectors.json")


def read(name: str) -> Any:
    path = SCIENCE / name
    if not path.exists():
        pytest.skip(f"{name} lies beside the checkout, and not here")
    return json.loads(path.read_text(encoding="utf-8"))
