"""The one read of findings that is not their member's: counts for who runs the practice (from five people up)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from alongside.lib.errors import NotYours
from alongside.mirror.harm import ORDER
from alongside.mirror.house_counts import FEWEST, Came, Kind, Quarter, kinds, last_quarters
from alongside.mirror.models import Finding
from alongside.practice.queries import practitioners, the_practice
from alongside.trail.actors import Actor


@dataclass(frozen=True, slots=True)
class House:
    """`is_enough`: whether so many people work here that anything can be said."""

    is_enough: bool
    quarters: tuple[Quarter, ...]
    kinds: list[Kind]


def house_counts(actor: Actor, now: datetime) -> House:
    """Findings of everybody who worked here in those quarters, also of who has left since; three questions.

    Without clients, names or days. NotYours for who does not run the practice.
    """
    if not actor.runs_practice:
        raise NotYours
    zone = ZoneInfo(the_practice(actor).timezone)
    quarters = last_quarters(now.astimezone(zone).date())
    if practitioners(actor).count() < FEWEST:
        return House(False, quarters, [])
    since = datetime(quarters[0][0], quarters[0][1] * 3 - 2, 1, tzinfo=zone)
    rows = Finding.objects.filter(practice_id=actor.practice_id, found_at__gte=since)
    came = (Came(*row) for row in rows.values_list("kind", "member_id", "found_at").iterator())
    return House(True, quarters, kinds(came, quarters, zone, ORDER))
