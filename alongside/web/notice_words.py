"""Words for letters that were sent: what they were about, and what became of them."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

ABOUT: dict[str, Words] = {
    "appointment.booked": _("An appointment is booked"),
    "appointment.moved": _("An appointment has a new time"),
    "appointment.cancelled": _("An appointment is cancelled"),
    "appointment.reminder": _("Reminder of an appointment"),
    "appointment.series": _("Appointments are booked"),
    "appointment.released": _("Appointments are cancelled"),
    "appointment.changed": _("Appointments have new times"),
    "offer.made": _("A time is offered"),
    "checkin.asked": _("How was it?"),
    "checkin.due": _("Something is asked"),
    "checkin.reminder": _("Reminder of what is asked"),
    "checkin.circle": _("Somebody close to the client is asked"),
    "message.waiting": _("There is a message"),
    "step.reminder": _("A reminder the client wished for"),
    "result.commented": _("There is a comment"),
    "feedback.answered": _("There is an answer"),
    "change.answered": _("There is an answer"),
    "glass.broken": _("Their file was opened in need"),
    "data.answered": _("There is an answer"),
    "breach.answered": _("There is an answer"),
    "client.invited": _("Invitation to the portal"),
    "circle.invited": _("Invitation to read along"),
    "client.intake_asked": _("Questions before the first meeting"),
    "decision.put_before": _("Something to look at together"),
    "frame.proposed": _("An agreement to read"),
    "invoice.issued": _("A paper to keep"),
    "appointment.missed": _("After a missed appointment"),
    "appointment.refused": _("A time that was asked for is not possible"),
    "sample.reminder": _("A sample of a reminder"),
}
ABOUT_SOMETHING = _("Another letter")
BECAME: dict[str, Words] = {
    "waiting": _("waits"),
    "claimed": _("is being sent"),
    "sent": _("sent"),
    "dropped": _("not sent"),
    "failed": _("could not be sent"),
}
WHY_NOT: dict[str, Words] = {
    "withdrawn": _("it no longer held"),
    "no_longer_holds": _("it no longer held"),
    "too_late": _("it would have come too late"),
    "demo": _("the demo practice sends nothing"),
    "bad_number": _("this is no telephone number"),
    "HTTPError": _("the SMS service said no"),
    "URLError": _("the SMS service did not answer"),
    "TimeoutError": _("there was no answer in time"),
    "ConnectionRefusedError": _("the mail server did not answer"),
    "SMTPRecipientsRefused": _("the mail server does not know this address"),
    "SMTPAuthenticationError": _("the mail server did not let us in"),
}


def in_words(notice: Any) -> dict[str, Any]:
    """One letter or text message for a list: what about, where to, when, what became of it and why."""
    return {
        "about": ABOUT.get(notice.kind, ABOUT_SOMETHING),
        "to": notice.phone or notice.email,
        "is_sms": notice.channel == "sms",
        "at": notice.done_at or notice.due_at,
        "became": BECAME[notice.status],
        "why_not": WHY_NOT.get(notice.outcome, ""),
        "tries": notice.tries,
    }
