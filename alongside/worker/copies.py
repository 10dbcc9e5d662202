"""Backups that nobody has to think of: made when they are due, by a process of their own, and proved at once."""

import logging
import sys
from subprocess import DEVNULL, Popen

from django.utils import timezone

from alongside.file.backups import is_backup_due

log = logging.getLogger("alongside.worker")
_running: list[Popen[bytes]] = []


def back_up_when_due() -> None:
    """Begin a backup when one is due and none is being made. What went wrong with the last one is logged."""
    while _running and _running[0].poll() is not None:
        if code := _running.pop(0).returncode:
            log.error("the backup failed (%s); `alongside doctor` says more", code)
    if not _running and is_backup_due(timezone.now()):
        words = [sys.executable, "-m", "alongside", "backup", "--verify", "--gently"]
        _running.append(Popen(words, stdin=DEVNULL, stdout=DEVNULL))


def stop_backups() -> None:
    """A backup that is being made ends with the worker; it leaves nothing half done."""
    for process in _running:
        process.terminate()
    _running.clear()
