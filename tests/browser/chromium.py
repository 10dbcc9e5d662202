"""Finds the system's Chromium, and keeps it quiet."""

import os
import shutil
from functools import cache

# The headless shell draws the same pages with half the work.
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

# It talks to our own server only; as root it cannot use its sandbox.
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


@cache
def find_chromium() -> str | None:
    """The path of ALONGSIDE_CHROMIUM, or of the first Chromium found; None where there is none."""
    if named := os.environ.get("ALONGSIDE_CHROMIUM"):
        return named
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None) or next(filter(os.path.exists, PLACES), None)
