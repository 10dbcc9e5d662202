"""The worker's rounds: what it does again and again, and how it is stopped.

Each round looks at rows with a due time; nothing is remembered between two rounds.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.db.utils import Error
from django.utils import timezone

from alongside.mirror.actions import look_again, look_at_new_links
from alongside.practice.actions import forget_old_keys
from alongside.practice.parking import forget_old
from alongside.scheduling.actions import forget_old_holds, refresh_due
from alongside.trail.actions import seal_trail
from alongside.voice.actions.arrivals import forget_arrivals
from alongside.voice.actions.tones import forget_tones
from alongside.worker.asking import look_after_asking
from alongside.worker.caring import look_after_critical
from alongside.worker.copies import back_up_when_due
from alongside.worker.courses import learn_at_night
from alongside.worker.diary import look_after_diaries
from alongside.worker.feedback import tell_of_feedback
from alongside.worker.letters import send_due
from alongside.worker.offers import look_after_waiting
from alongside.worker.programs import forget_old_programs, tell_programs

log = logging.getLogger("alongside.worker")
PAUSE_SECONDS = 0.4
SOON = 0.4  # what happened is linked and looked at within a second


@dataclass(frozen=True, slots=True)
class Round:
    """A job and how often it is done, in seconds."""

    job: Callable[[], object]
    every: float


def tidy() -> None:
    """Remove what nobody can use any more: spent keys, kept forms nobody came back for, dead sessions."""
    forget_old_keys(timezone.now())
    forget_old()
    forget_old_holds(timezone.now())
    forget_arrivals(timezone.now())
    forget_tones()
    forget_old_programs()
    call_command("clearsessions")
    forget_old_sign_ins()


def forget_old_sign_ins() -> None:
    """Where somebody is signed in is kept no longer than the session itself."""
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


HOUR = 3600.0
ROUNDS = (
    Round(seal_trail, SOON),
    Round(look_at_new_links, SOON),
    Round(send_due, 1),
    Round(refresh_due, 1),
    Round(tell_programs, 2),
    Round(look_after_waiting, 20),
    Round(look_after_asking, 120),
    Round(look_after_critical, 20),
    Round(look_after_diaries, 60),
    Round(tell_of_feedback, HOUR),
    Round(look_again, HOUR),
    Round(tidy, HOUR),
    Round(learn_at_night, HOUR),
    Round(back_up_when_due, 300),
)


class Stopped(BaseException):
    """Raised where the worker stands when it is told to stop: what was half done is rolled back."""


def walk(rounds: tuple[Round, ...] = ROUNDS) -> None:
    """Go round until Stopped is raised. A job that fails is logged and comes again in its turn."""
    due = dict.fromkeys(rounds, 0.0)
    while True:
        now = time.monotonic()
        for each in rounds:
            if due[each] <= now:
                _do(each)
                due[each] = time.monotonic() + each.every
        time.sleep(PAUSE_SECONDS)


def _do(each: Round) -> None:
    close_old_connections()
    try:
        each.job()
    except Error as error:
        log.warning("%s: the database said %s", each.job.__name__, type(error).__name__)
        connection.close()
    except Exception:
        log.exception("%s failed", each.job.__name__)
