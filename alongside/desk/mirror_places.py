"""Where a fact behind a finding can be looked at: the page of what it is about, or of the client's part."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from alongside.mirror.facts import Fact

# By verb: the page of the very row that the fact is about.
ITS_OWN = {
    "meeting.started": "desk:meeting",
    "meeting.ended": "desk:meeting",
    "appointment.booked": "desk:appointment",
    "appointment.moved": "desk:appointment",
    "appointment.cancelled": "desk:appointment",
    "appointment.missed": "desk:appointment",
    "frame.proposed": "desk:frame_version",
    "frame.agreed": "desk:frame_version",
    "concern.raised": "desk:concern",
    "conflict.opened": "desk:conflict",
    "goal.rated": "desk:goal",
    "goal.closed": "desk:goal",
    "step.set": "desk:step",
    "step.dropped": "desk:step",
    "step.reopened": "desk:step",
    "tool.given": "desk:tool",
    "request.written": "desk:request",
}
# By verb: the page of the client on which such things stand.
OF_CLIENT = {
    "message.sent": "desk:thread",
    "checkin.asked": "desk:results",
    "checkin.answered": "desk:results",
    "checkin.declined": "desk:results",
    "intake.answered": "desk:client_ties",
    "charge.waived": "desk:client_money",
    "feeling.named": "desk:unspoken",
    "workaround.seen": "desk:workarounds",
    "engagement.opened": "desk:client_work",
    "engagement.ending_offered": "desk:client_work",
    "engagement.ended": "desk:client_work",
    "deviation.logged": "desk:client_work",
    "hypothesis.written": "desk:client",
    "hypothesis.asked": "desk:client",
    "hypothesis.answered": "desk:client",
}
# By verb: the member's own page.
OWN = {
    "pulse.said": "desk:own_week",
    "supervision.written": "desk:supervision",
    "service.kept": "desk:services",
    "service.used": "desk:services",
    "introduction.written": "desk:introduction",
}


def place_of(fact: Fact, client_id: UUID | None) -> str:
    """The address of the page on which this fact stands; "" where there is none."""
    if fact.verb in OWN:
        return reverse(OWN[fact.verb])
    return _at(ITS_OWN.get(fact.verb), fact.about) or _at(OF_CLIENT.get(fact.verb), client_id)


def _at(page: Any, whose: UUID | None) -> str:
    return reverse(page, args=[whose]) if page and whose else ""
