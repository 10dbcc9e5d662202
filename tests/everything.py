"""The whole proof: checks, then the tests on SQLite, on PostgreSQL and in a browser: `python3 run.py test`.

Words after it go to pytest and leave the checks out: `python3 run.py test tests/frame -k versions`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests import postgres
from tests.browser.chromium import find_chromium
from tests.checks import run_checks

ROOT = Path(__file__).resolve().parent.parent
PROOF = ROOT / "docs" / "proof.md"
LONGEST_SECONDS = 1200
NOTHING_COLLECTED = 5
ASKING = {"queries", "race", "free", "tenancy", "today"}
ROOMS = {"day", "trail", "feedback"}
ALONE = ("mark.postgres", "transaction=True")
BROWSER_TESTS = "tests/browser"
WORKERS = max(2, os.cpu_count() or 1)
BROWSERS = 4  # a browser waits more than it works


@dataclass(frozen=True)
class Result:
    """What one run of pytest counted."""

    name: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    is_well: bool

    @property
    def line(self) -> str:
        return f"{self.name}: {self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main(words: list[str]) -> int:
    """The exit code: 0 only when every part went well and at least one test ran."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    is_full = "--full" in words
    if is_full:
        os.environ["ALONGSIDE_FULL"] = "1"
    chosen = [word for word in words if word != "--full"]
    began = time.monotonic()
    failed_checks = [] if chosen else _check()  # chosen tests leave the checks out
    results = [*_sqlite(chosen), *_browser(chosen), *_postgres(chosen)]
    seconds = time.monotonic() - began
    _sum_up(results, failed_checks, seconds)
    if is_full and not chosen:
        _write_proof(results, failed_checks, seconds)
    ran = sum(result.passed + result.failed for result in results)
    is_well = not failed_checks and all(result.is_well for result in results) and ran > 0
    return 0 if is_well else 1


def _check() -> list[str]:
    _title("Checks")
    return run_checks()


def _sqlite(chosen: list[str]) -> Iterator[Result]:
    words = chosen or [f"--ignore={BROWSER_TESTS}"]
    yield _pytest("SQLite", "not browser and not postgres", words)


def _browser(chosen: list[str]) -> Iterator[Result]:
    _bring_browser()
    if find_chromium() is None:
        print("No Chromium on this machine and no way to install one: browser tests are skipped.", flush=True)
    yield _pytest("Browser", "browser", chosen or [BROWSER_TESTS], BROWSERS)


def _postgres(chosen: list[str]) -> Iterator[Result]:
    with postgres.running() as url:
        is_brief = not chosen and not os.environ.get("ALONGSIDE_FULL")
        words = _differing() if is_brief else chosen
        yield _pytest("PostgreSQL", "not browser", words, ALONGSIDE_DATABASE_URL=url)


def _differing() -> list[str]:
    """The files of what may differ on PostgreSQL, for every day: questions in SQL, locks and races, and its own."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path.relative_to(ROOT)) for path in files if _may_differ(path)]


def _may_differ(path: Path) -> bool:
    is_named = bool(ASKING & set(path.stem.split("_"))) or path.parent.name in ROOMS
    return is_named or any(word in path.read_text(encoding="utf-8") for word in ALONE)


def _pytest(name: str, marked: str, chosen: list[str], workers: int = WORKERS, **environment: str) -> Result:
    """Run pytest on two cores, in plain sight. Nothing to collect is no failure of that part alone."""
    _title(name)
    began = time.monotonic()
    with _counted() as report:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            str(workers),
            "-m",
            marked,
            f"--junitxml={report}",
        ]
        code = _within_time([*command, *chosen], os.environ | environment)
        passed, failed, skipped = _counts(report)
    is_well = code in {0, NOTHING_COLLECTED}
    if not is_well and not failed:
        failed = 1
    return Result(name, passed, failed, skipped, time.monotonic() - began, is_well)


def _within_time(command: list[str], environment: dict[str, str]) -> int:
    limit = None if environment.get("ALONGSIDE_FULL") else LONGEST_SECONDS
    with subprocess.Popen(command, cwd=ROOT, env=environment) as run:
        try:
            return run.wait(limit)
        except subprocess.TimeoutExpired:
            print(f"Stopped after {limit} seconds.", flush=True)
            return 1
        finally:
            run.terminate()


@contextmanager
def _counted() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="alongside-report-") as folder:
        yield Path(folder) / "report.xml"


def _counts(report: Path) -> tuple[int, int, int]:
    """Passed, failed, skipped, as pytest's own report has them; zeros when it wrote none."""
    if not report.exists():
        return 0, 0, 0
    suites = list(ET.parse(report).getroot().iter("testsuite"))
    total, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites)
        for name in ("tests", "failures", "errors", "skipped")
    )
    return total - failures - errors - skipped, failures + errors, skipped


def _bring_browser() -> None:
    """Install Debian's Chromium where that is possible, and letters for Japanese, to read its pictures."""
    lacks_browser, lacks_letters = not find_chromium(), not _has_japanese_letters()
    if not (lacks_browser or lacks_letters) or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("Installing a browser and its letters for the browser tests ...", flush=True)
    _apt("update")
    if lacks_letters:
        _apt("install", "fonts-noto-cjk")
    if lacks_browser and not _apt("install", "chromium-headless-shell"):
        _apt("install", "chromium")  # where the smaller one is not to be had
    find_chromium.cache_clear()


def _apt(*words: str) -> bool:
    command = ["apt-get", "-qq", "-y", "--no-install-recommends", *words]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], flush=True)
    return not done.returncode


def _has_japanese_letters() -> bool:
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister, ":lang=ja"], capture_output=True, check=False).stdout)


def _title(words: str) -> None:
    print(f"\n== {words}", flush=True)


def _sum_up(results: list[Result], failed_checks: list[str], seconds: float) -> None:
    _title(f"All of it, in {seconds:.0f} s")
    if failed_checks:
        print(f"  Checks: {', '.join(failed_checks)} failed")
    for result in results:
        print(f"  {result.line} in {result.seconds:.0f} s")
    passed, failed, skipped = (
        sum(getattr(result, name) for result in results) for name in ("passed", "failed", "skipped")
    )
    print(f"Total: {passed} passed, {failed + len(failed_checks)} failed, {skipped} skipped", flush=True)


def _write_proof(results: list[Result], failed_checks: list[str], seconds: float) -> None:
    """Keep what the full run said, when, and of which commit, in docs/proof.md."""
    commit = _git("rev-parse", "--short=12", "HEAD") or "unknown"
    changed = " with uncommitted changes" if _git("status", "--porcelain", "--untracked-files=no") else ""
    rows = [f"| {r.name} | {r.passed} | {r.failed} | {r.skipped} | {r.seconds:.0f} s |" for r in results]
    lines = [
        "# Proof",
        "",
        "What `python3 run.py test --full` said: every test, the large ones at their full size.",
        "",
        f"- Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"- Commit: {commit}{changed}",
        f"- Python {sys.version.split()[0]}, {os.cpu_count()} cores, {seconds:.0f} s in all",
        f"- Checks: {', '.join(failed_checks) + ' failed' if failed_checks else 'all well'}",
        "",
        "| run | passed | failed | skipped | time |",
        "| --- | ---: | ---: | ---: | ---: |",
        *rows,
        "",
    ]
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text("\n".join(lines), encoding="utf-8")


def _git(*words: str) -> str:
    if not shutil.which("git"):
        return ""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
