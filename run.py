#!/usr/bin/env python3
"""One file that needs nothing but Python: installs Alongside, starts it, tests it. `python3 run.py help`."""

from __future__ import print_function

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts" if WINDOWS else "bin", "python.exe" if WINDOWS else "python")
OLDEST = (3, 11)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]

HELP = """\
Alongside walks beside people who help people.

  python3 run.py                     install what is missing, then start (Ctrl-C stops it)
      --empty                        start without the demo practice
      --port N                       another port than 8765
      --data DIR                     another data folder than ./data
  python3 run.py test                every test and every check; words after it go to pytest
      --full                         large tests at full size; writes docs/proof.md
  python3 run.py check               linters, types, import laws, translations, migrations
  python3 run.py fix                 mend what the linters can mend
  python3 run.py bench [--json]      how fast the pages are, on a large practice
  python3 run.py messages            gather and compile translations
  python3 run.py shell               a Python shell with everything loaded
  python3 run.py install [--dev]     only install
  python3 run.py lock                pin the newest packages in requirements*.txt (needs uv)
  python3 run.py WORD ...            any other word of `alongside`: serve, work, demo, import, export,
                                     backup, restore, upgrade, login-link, check-trail, doctor ...
"""


def main(words):
    """Install what the word needs, then do it. Returns the exit code."""
    word = words[0] if words and not words[0].startswith("-") else "start"
    rest = words[1:] if words and words[0] == word else words
    if word == "help" or (word == "start" and ("-h" in rest or "--help" in rest)):
        print(HELP)
        return 0
    use_a_python_that_is_new_enough()
    if word == "lock":
        return lock()
    if word == "install":
        install("requirements-dev.txt" if "--dev" in rest else "requirements.txt")
        return 0
    if word in ("test", "check", "fix"):
        install("requirements-dev.txt")
        os.chdir(ROOT)
        module = "tests.everything" if word == "test" else "tests.checks"
        return become(["-m", module] + (["--fix"] if word == "fix" else []) + rest)
    install("requirements.txt")
    return become(["-m", "alongside", word] + rest)


def use_a_python_that_is_new_enough():
    """Carry on under a newer Python where this one is too old, or say so and stop."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_NAMES:
        path = shutil.which(name)
        if path:
            os.execv(path, [path] + sys.argv)
    sys.exit(
        "Alongside needs Python %d.%d or newer; this is Python %s.\n"
        "Install a newer Python, then start it with that one, for example: python3.12 run.py"
        % (OLDEST[0], OLDEST[1], sys.version.split()[0])
    )


def become(words):
    """Go on as the Python of .venv, in this very process where the system can.

    The folder stays where the user is, so that file names mean what the user sees.
    """
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [ROOT, os.environ.get("PYTHONPATH")]))
    os.environ.setdefault("ALONGSIDE_DATA", os.path.join(ROOT, "data"))
    if WINDOWS:
        return subprocess.call([PYTHON] + words)
    sys.stdout.flush()
    os.execv(PYTHON, [PYTHON] + words)


# Installing


def install(lock_file):
    """Put the packages of a lock file into .venv, unless they are there already."""
    if stamp_of(lock_file) == wanted_stamp(lock_file) and os.path.exists(PYTHON):
        return
    print("Installing what Alongside needs (once, about half a minute) ...", flush=True)
    uv = shutil.which("uv")
    make_venv(uv)
    path = os.path.join(ROOT, lock_file)
    if uv:
        quietly([uv, "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "-r", path])
    else:
        quietly(
            pip()
            + ["install", "-q", "--disable-pip-version-check", "--no-deps", "--require-hashes", "-r", path]
        )
    for covered in ["requirements.txt", lock_file]:
        with open(stamp_path(covered), "w") as stamp:
            stamp.write(wanted_stamp(covered))


def make_venv(uv):
    """A virtual environment in .venv; one that a newer or older Python left behind is made anew."""
    if (
        os.path.exists(PYTHON)
        and subprocess.call([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]) == 0
    ):
        return
    if uv:
        quietly([uv, "venv", "-q", "--clear", "--python", sys.executable, VENV])
    elif works([sys.executable, "-c", "import ensurepip"]):
        quietly([sys.executable, "-m", "venv", "--clear", VENV])
    else:
        quietly([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])


def pip():
    """The words that start a pip which installs into .venv, even where .venv has none of its own."""
    if works([PYTHON, "-m", "pip", "--version"]):
        return [PYTHON, "-m", "pip"]
    if works([sys.executable, "-m", "pip", "--version"]) or fetch_pip():
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    sys.exit(
        "This Python has neither pip nor uv, so nothing can be installed.\n"
        "Install one of them (Debian, Ubuntu: apt install python3-pip python3-venv), then start again."
    )


def fetch_pip():
    """Ask Debian or Ubuntu for pip, where we may."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    works(["apt-get", "-qq", "update"])
    works(["apt-get", "-qq", "install", "-y", "--no-install-recommends", "python3-pip"])
    return works([sys.executable, "-m", "pip", "--version"])


def wanted_stamp(lock_file):
    with open(os.path.join(ROOT, lock_file), "rb") as lines:
        return hashlib.sha256(lines.read()).hexdigest()


def stamp_path(lock_file):
    return os.path.join(VENV, "installed-" + lock_file)


def stamp_of(lock_file):
    try:
        with open(stamp_path(lock_file)) as stamp:
            return stamp.read()
    except (IOError, OSError):
        return ""


def quietly(command):
    """Run a command; show what it said only when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    if done.returncode:
        sys.stdout.write(done.stdout.decode(errors="replace"))
        sys.exit("Installing stopped at: %s" % " ".join(command))


def works(command):
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def lock():
    """Pin the newest packages that fit requirements*.in, with hashes and without any host's name."""
    uv = shutil.which("uv")
    if not uv:
        sys.exit("`lock` needs uv.")
    base = [uv, "pip", "compile", "-q", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    base += ["--upgrade", "--python-version", "3.11"]
    return subprocess.call(base + ["requirements.in", "-o", "requirements.txt"], cwd=ROOT) or subprocess.call(
        base + ["-c", "requirements.txt", "requirements-dev.in", "-o", "requirements-dev.txt"], cwd=ROOT
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
