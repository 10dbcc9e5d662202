"""Whom to call now, in a template: `{% load call_now %}{% call_now practice as call %}`."""

from django import template

from alongside.web import call_now

register = template.Library()
register.simple_tag(call_now.call_now)
