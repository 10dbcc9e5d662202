"""What is due leaves the house: written in the recipient's language and zone, from the state of this moment."""

import logging
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.utils import timezone

from alongside.clients.queries import rests
from alongside.lib.errors import NotYours
from alongside.notices import sending, sms
from alongside.notices.letters import Attachment, NoText, write_letter, write_sms
from alongside.notices.models import Notice
from alongside.notices.quiet import best_time
from alongside.practice.models import Practice
from alongside.worker import appointments, asking, caring, diary, offers, samples

Attachments = tuple[Attachment, ...]
log = logging.getLogger("alongside.worker")


# By the first word of a notice's kind: whether it still holds, and what its text knows.
STILL_HOLDS: dict[str, Callable[[Notice], bool]] = {
    "appointment": appointments.still_holds,
    "checkin": asking.still_holds,
    "offer": offers.still_holds,
    "critical": caring.still_holds,
    "diary": diary.still_holds,
}
WORDS: dict[str, Callable[[Notice, Practice], tuple[dict[str, object], Attachments]]] = {
    "appointment": appointments.words,
    "checkin": asking.words,
    "offer": offers.words,
    "sample": samples.words,
}
# Where the client lets their file rest, nothing is asked of them, and only booked times are remembered.
NOT_WHILE_RESTING = ("checkin.", "step.", "diary.", "result.")
# What is urgent about a check-in does not wait.
WAIT_FOR_THE_MORNING = (
    "appointment.",
    "checkin.asked",
    "checkin.due",
    "checkin.reminder",
    "checkin.circle",
    "message.waiting",
)


def send_due() -> int:
    """Send every notice that is due; returns how many left. One that fails never stops the others."""
    now = timezone.now()
    sending.take_back(now)
    return sum(_send(notice) for notice in sending.claim_due(now))


def _send(notice: Notice) -> bool:
    now = timezone.now()
    practice = Practice.objects.filter(pk=notice.practice_id).first()
    if reason := _why_not(notice, practice):
        sending.drop(notice, reason, now)
        return False
    assert practice is not None
    if (until := _not_before(notice, practice, now)) > now:
        sending.put_off(notice, until)
        return False
    try:
        _hand_over(notice, practice)
    except sms.BadNumber:
        sending.fail(notice, "bad_number", now)
    except NoText:
        sending.fail(notice, "no_text", now)
        log.error("notice %s: there is no text for %s", notice.pk, notice.kind)
    except (NotYours, LookupError):
        sending.drop(notice, "no_longer_holds", now)
    except (OSError, ImproperlyConfigured) as error:  # smtplib's errors are OSErrors
        sending.try_later(notice, type(error).__name__, now)
        log.warning("notice %s: %s, will be tried again", notice.pk, type(error).__name__)
    except Exception as error:  # one letter must not stop all others
        sending.try_later(notice, type(error).__name__, now)
        log.exception("notice %s (%s) could not be written", notice.pk, notice.kind)
    else:
        sending.mark_sent(notice, timezone.now())
        return True
    return False


def _why_not(notice: Notice, practice: Practice | None) -> str:
    if practice is None:
        return "no_practice"
    if practice.is_demo:
        return "demo"
    if timezone.now() > notice.useless_after:
        return "too_late"
    if notice.client_id and notice.kind.startswith(NOT_WHILE_RESTING) and rests(notice.client_id):
        return "no_longer_holds"
    holds = STILL_HOLDS.get(notice.kind.partition(".")[0])
    return "" if holds is None or holds(notice) else "no_longer_holds"


def _not_before(notice: Notice, practice: Practice, now: datetime) -> datetime:
    """Letters about times, questions and messages wait for the end of quiet hours, if that is not too late.

    By the clock of the recipient.
    """
    if notice.client_id is None or not notice.kind.startswith(WAIT_FOR_THE_MORNING):
        return now
    zone = ZoneInfo(notice.timezone)
    return best_time(now, notice.useless_after, now, practice.quiet_from, practice.quiet_until, zone)


def _hand_over(notice: Notice, practice: Practice) -> None:
    """To the mail server or to the SMS gateway; both say no with an OSError."""
    if notice.channel != "sms":
        _write(notice, practice).send()
        return
    words = WORDS.get(notice.kind.partition(".")[0])
    context, _none = words(notice, practice) if words else ({}, ())
    text = write_sms(notice, sender=practice.neutral_name or practice.name, context=context)
    sms.send(notice.phone, text, name=str(notice.pk))


def _write(notice: Notice, practice: Practice) -> EmailMessage:
    words = WORDS.get(notice.kind.partition(".")[0])
    context, attachments = words(notice, practice) if words else ({}, ())
    return write_letter(
        notice,
        sender=practice.neutral_name or practice.name,
        reply_to=practice.email,
        context=context,
        attachments=attachments,
    )
