"""By what way something was said, and how long answers take: `{% load channels %}{{ message|logged_as }}`."""

from django import template
from django.utils.translation import ngettext

from alongside.messages.models import Message
from alongside.messages.reply_times import Usual
from alongside.web import channel_words

register = template.Library()


@register.filter
def logged_as(message: Message) -> str:
    """By telephone · 12 minutes."""
    return channel_words.logged_as(message.channel, message.minutes)


@register.filter
def prefers(channel: str) -> str:
    """How a client likes best to be reached; "" where they have not said."""
    return channel_words.prefers(channel)


@register.filter
def answers_come(usual: Usual) -> str:
    """How soon the practice usually answers."""
    if usual.days:
        said = ngettext(
            "Answers usually come within %(n)s day (%(count)s answers).",
            "Answers usually come within %(n)s days (%(count)s answers).",
            usual.days,
        )
    else:
        said = ngettext(
            "Answers usually come within %(n)s hour (%(count)s answers).",
            "Answers usually come within %(n)s hours (%(count)s answers).",
            usual.hours,
        )
    return said % _numbers(usual)


@register.filter
def client_answers_come(usual: Usual) -> str:
    """How soon the client usually answers, for who works with them."""
    if usual.days:
        said = ngettext(
            "The client usually writes back within %(n)s day (%(count)s answers).",
            "The client usually writes back within %(n)s days (%(count)s answers).",
            usual.days,
        )
    else:
        said = ngettext(
            "The client usually writes back within %(n)s hour (%(count)s answers).",
            "The client usually writes back within %(n)s hours (%(count)s answers).",
            usual.hours,
        )
    return said % _numbers(usual)


@register.filter
def my_answers_come(usual: Usual) -> str:
    """How soon the client usually answers, to themselves: nobody waits on them."""
    if usual.days:
        said = ngettext(
            "You usually write back within %(n)s day (%(count)s answers); there is no hurry.",
            "You usually write back within %(n)s days (%(count)s answers); there is no hurry.",
            usual.days,
        )
    else:
        said = ngettext(
            "You usually write back within %(n)s hour (%(count)s answers); there is no hurry.",
            "You usually write back within %(n)s hours (%(count)s answers); there is no hurry.",
            usual.hours,
        )
    return said % _numbers(usual)


def _numbers(usual: Usual) -> dict[str, int]:
    return {"n": usual.days or usual.hours, "count": usual.count}
