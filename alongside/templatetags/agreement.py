"""The agreement's numbers as sentences: `{% load agreement %}`, then `{{ frame|fee }}`."""

from typing import Any

from django import template

from alongside.web import agreement

register = template.Library()

register.filter("fee", agreement.fee)
register.filter("place", agreement.place)
register.filter("rhythm", agreement.rhythm)
register.filter("when", agreement.when)
register.filter("cancelling", agreement.cancelling)
register.filter("reply", agreement.reply)
register.filter("in_minutes", agreement.length)


@register.filter
def minutes_of(appointment: Any) -> int:
    """How long an appointment is planned, in minutes."""
    return int((appointment.ends_at - appointment.starts_at).total_seconds()) // 60
