"""Everything a machine can say about the code without running the tests: `python3 run.py check`."""

import os
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sysconfig.get_path("scripts"))
PYTHON = sys.executable
os.environ.setdefault("ALONGSIDE_SECRET_KEY", "only for tests")  # so that nothing is left in ./data


@dataclass(frozen=True)
class Check:
    """A name for people and the words of a command that ends with 0 when all is well."""

    name: str
    command: list[str]
    needs: str = ""

    @property
    def can_run(self) -> bool:
        """A check of something that does not exist yet waits for it."""
        return not self.needs or (ROOT / self.needs).exists()


CHECKS = [
    Check("types", [PYTHON, "-m", "mypy"]),
    Check("lint", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    Check("format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
    Check("import laws", [str(PROGRAMS / "lint-imports"), "--no-cache"]),
    Check("migrations", [PYTHON, "-m", "alongside", "makemigrations", "--check", "--dry-run"]),
    Check("settings", [PYTHON, "-m", "alongside", "check", "--fail-level", "WARNING"]),
    Check(
        "translations",
        [PYTHON, "-m", "alongside", "messages", "--check"],
        "alongside/management/commands/messages.py",
    ),
    Check(
        "templates",
        [PYTHON, "-m", "djlint", "--lint", "--quiet", "alongside/templates"],
        "alongside/templates",
    ),
]
FIXES = [
    [PYTHON, "-m", "ruff", "check", "--fix", "--quiet", "."],
    [PYTHON, "-m", "ruff", "format", "--quiet", "."],
]


def run_checks() -> list[str]:
    """Run all checks, two at a time, and say how each went. Gives the names of those that failed."""
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(_run, [check for check in CHECKS if check.can_run]))
    return [name for name, is_well in results if not is_well]


def _run(check: Check) -> tuple[str, bool]:
    began = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, capture_output=True, text=True, check=False)
    is_well = done.returncode == 0
    words = "ok    " if is_well else "FAILED"
    said = "" if is_well else f"\n{done.stdout}{done.stderr}".rstrip()
    print(f"{words} {check.name} ({time.monotonic() - began:.1f} s){said}", flush=True)
    return check.name, is_well


def main() -> int:
    """The exit code of all checks; with --fix, mend first what can be mended."""
    if "--fix" in sys.argv[1:]:
        for command in FIXES:
            subprocess.run(command, cwd=ROOT, check=False)
    failed = run_checks()
    print(f"Not well: {', '.join(failed)}" if failed else "All checks are well.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
