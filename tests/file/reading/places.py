"""Where the files are that these tests read."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
REAL = Path(__file__).parents[4] / "shared" / "real"

needs_real = pytest.mark.skipif(
    not REAL.is_dir(), reason="the folder of real files is not beside the checkout"
)


def sample(name: str) -> bytes:
    """One of our own small files."""
    return (SAMPLES / name).read_bytes()
