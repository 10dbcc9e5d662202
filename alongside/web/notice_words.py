"""Words for letters that were sent: what they were about, and what became of them."""

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
    "message.waiting": _("There is a message"),
    "client.invited": _("Invitation to the portal"),
    "client.intake_asked": _("Questions before the first meeting"),
    "frame.proposed": _("An agreement to read"),
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
}
