"""The days on which the practice is closed."""

from alongside.lib.errors import NotYours
from alongside.scheduling.models import Holiday
from alongside.trail.actors import Actor


def holidays(actor: Actor, year: int) -> list[Holiday]:
    """The holidays of one year with their units, in order. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = Holiday.objects.filter(practice_id=actor.practice_id, on__year=year)
    return list(rows.select_related("unit").order_by("on", "unit__name"))
