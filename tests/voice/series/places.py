"""Where the reference numbers lie that these tests read."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

SCIENCE = Path(__file__).parents[4] / "shared" / "science"

needs_science = pytest.mark.skipif(
    not SCIENCE.is_dir(), reason="the folder of reference numbers is not beside the checkout"
)


def vector(name: str) -> Any:
    """One entry of the reference numbers; None where they are not beside the checkout."""
    path = SCIENCE / "vectors.json"
    return json.loads(path.read_text(encoding="utf-8"))[name] if path.exists() else None


def weekly_scores(first: int = 0) -> dict[str, list[float | None]]:
    """Of each of 43 people, the scores of meetings `first` to 12, None where one is missing."""
    with (SCIENCE / "suddengains_sgdata.csv").open(encoding="utf-8") as lines:
        return {
            row["id"]: [_score(row[f"bdi_s{meeting}"]) for meeting in range(first, 13)]
            for row in csv.DictReader(lines)
        }


def _score(text: str) -> float | None:
    return None if text == "NA" else float(text)
