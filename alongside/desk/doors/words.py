"""Words about programs that come in and programs that are told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

SCOPES: list[tuple[str, Words]] = [
    ("clients:read", _("Clients: read names and contact details")),
    ("clients:write", _("Clients: read, add and change them")),
    ("appointments:read", _("Appointments: read times")),
    ("appointments:write", _("Appointments: read, book, move and cancel")),
    ("steps:read", _("Steps: read their words")),
    ("steps:write", _("Steps: read, set and close them")),
]
SCOPE_WORDS: dict[str, Words] = dict(SCOPES)

REFUSED_TOKEN: dict[str, Words] = {
    "name_missing": _("Please give it a name."),
    "too_long": _("At most 80 letters."),
    "no_scope": _("Choose at least one thing that the program may do."),
    "unknown_scope": _("Choose from the list."),
    "days": _("Between 1 and 365 days."),
    "too_many_tokens": _("Twenty tokens are the most. Take one back first."),
}

EVENTS: dict[str, Words] = {
    "appointment.booked": _("An appointment was booked"),
    "appointment.cancelled": _("An appointment was cancelled"),
    "appointment.changed": _("An appointment has another length or member"),
    "appointment.missed": _("An appointment was missed"),
    "appointment.moved": _("An appointment was moved"),
    "appointment.taken_back": _("A booking was taken back"),
    "client.added": _("A client was added"),
    "client.archived": _("A client was put into the archive"),
    "client.changed": _("Names or contact details of a client changed"),
    "client.erased": _("A client was erased"),
    "client.merged": _("Two files of one client became one"),
    "client.reactivated": _("A client came back from the archive"),
    "step.changed": _("A step was changed"),
    "step.done": _("A step was done"),
    "step.dropped": _("A step was dropped"),
    "step.reopened": _("A step was opened again"),
    "step.set": _("A step was set"),
}
TEST: Words = _("A test")

# Why a message did not arrive; a number is the answer of the other side.
ANSWERS: dict[str, Words] = {
    "address_wrong": _("This is no address that we can send to. It begins with https://."),
    "address_private": _(
        "This address lies in a private network. We only send to addresses that are open to the world."
    ),
    "host_unknown": _("There is no such address. Please look whether it is complete."),
    "unreachable": _("The other program does not answer."),
    "certificate": _("The other program cannot prove who it is: its certificate is not valid."),
    "too_slow": _("The other program takes longer than ten seconds to answer."),
    "answer_broken": _("What came back is not an answer of a web server."),
}
REFUSED_WEBHOOK: dict[str, Words] = ANSWERS | {
    "no_event": _("Choose at least one thing to tell of."),
    "unknown_event": _("Choose from the list."),
    "too_many_webhooks": _("Five webhooks are the most. Remove one first."),
    "webhook_off": _("This webhook is switched off."),
}
STATUS: dict[str, Words] = {
    "waiting": _("waiting"),
    "sent": _("taken"),
    "failed": _("given up"),
    "dropped": _("erased before it went out"),
}
