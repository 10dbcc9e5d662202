"""Amounts in the reader's language: `{% load money %}{{ amount|money:"EUR" }}`."""

from django import template

from alongside.web import agreement

register = template.Library()

register.filter("money", agreement.money)
