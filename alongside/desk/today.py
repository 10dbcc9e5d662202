"""Today: the day's meetings, what waits for an answer, at most three findings, and otherwise calm."""

from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.day import queries as day
from alongside.desk import preparation
from alongside.desk.mirror_words import words_for
from alongside.lib.spans import day_span
from alongside.mirror import queries as mirror
from alongside.notices.queries import smtp_is_set
from alongside.web.actors import Visit, for_member
from alongside.web.places import PLACE_WORDS

DATES_LIKE = {"en": "en_GB"}  # the day before the month, as everywhere here


@for_member
def today(request: Visit) -> HttpResponse:
    """What this day holds for the member."""
    actor, now = request.actor, timezone.now()
    zone = ZoneInfo(actor.timezone)
    date = now.astimezone(zone).date()
    span = day_span(date, zone)
    appointments = day.meetings_of_day(actor, span.start, span.end)
    asking = day.asking(actor, date)
    lines = preparation.lines(actor, appointments, asking)
    findings = mirror.open_findings(actor)
    page = {
        "date": date,
        "date_in_words": format_date(date, "full", locale=DATES_LIKE.get(actor.language, actor.language)),
        "now": now,
        "meetings": [
            (each, lines.get(each.client_id, ""), PLACE_WORDS[each.place_kind]) for each in appointments
        ],
        "asking": asking,
        "findings": [(each, words_for(each.kind, each.facts)) for each in findings[: mirror.ON_TODAY]],
        "more_findings": len(findings) > mirror.ON_TODAY,
        "letters_stay": not smtp_is_set(),
        "outbox": settings.ALONGSIDE_OUTBOX.name,
    }
    return render(request, "desk/today.html", page)
