"""What somebody who books has chosen so far: what, with whom, where, and on whose clock.

Used by the public page and by the portal. Everything comes from an address or a form, so that it works without
script; whatever makes no sense is as if it had not been asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from alongside.lib.zones import is_zone, zones_by_region
from alongside.practice.models import Member, Practice, Service
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS
from alongside.web.service_words import Shown, shown

ANY, UNIT = "any", "unit:"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choice: `members` may be chosen from, `picked` are those whose times are shown."""

    services: list[Shown]
    service: Shown | None
    members: list[Member]
    who: str
    picked: list[Member]
    places: list[str]
    place_kind: str
    zone: str

    @property
    def must_choose(self) -> bool:
        """Whether it is still open what they want."""
        return self.service is None and bool(self.services)

    @property
    def needs_yes(self) -> bool:
        return self.service is not None and self.service.row.booking == "approved"

    @property
    def is_by_letter(self) -> bool:
        """Whether one writes instead of choosing a time."""
        return self.service is not None and self.service.row.booking == "contact"

    @property
    def units(self) -> list[tuple[str, str]]:
        """Branches with somebody to choose from, when there are several: (value, name)."""
        found = {f"{UNIT}{each.unit_id}": each.unit.name for each in self.members if each.unit}
        return sorted(found.items(), key=lambda each: each[1]) if len(found) > 1 else []

    def address(self, **also: str) -> str:
        """The choice as it stands in an address, with whatever else it should say."""
        said = {
            "service": str(self.service.row.pk) if self.service else "",
            "member": self.who,
            "place": self.place_kind if len(self.places) > 1 else "",
            "zone": self.zone,
        }
        return urlencode({name: value for name, value in (said | also).items() if value})

    def page(self) -> dict[str, Any]:
        """For components/booking_choices.html."""
        return {
            "wanted": self,
            "zones": zones_by_region(),
            "zone": self.zone,
            "place_choices": [(kind, PLACE_WORDS_FOR_CLIENTS[kind]) for kind in self.places],
            "more": f"{self.address()}&",
        }


def wanted(
    asked: Mapping[str, str],
    practice: Practice,
    services: Sequence[Service],
    members_of: Callable[[Service | None], list[Member]],
    usual_zone: str,
    usual_member: str = "",
    usual_place: str = "",
) -> Wanted:
    """Read the choice; `usual_member` and `usual_place` hold where nothing was asked for. Else it is anybody's."""
    offered = [shown(each, practice) for each in services]
    service = next((each for each in offered if str(each.row.pk) == asked.get("service")), None)
    if service is None and len(offered) == 1:
        service = offered[0]
    members = members_of(service.row if service else None)
    who = _who(asked.get("member", "") or usual_member, members)
    places = [
        each for each in (service.row.place_kinds if service else []) if each in PLACE_WORDS_FOR_CLIENTS
    ]
    usual_place = usual_place if usual_place in places else next(iter(places), "")
    place, zone = asked.get("place", ""), asked.get("zone", "")
    return Wanted(
        services=offered,
        service=service,
        members=members,
        who=who,
        picked=[each for each in members if who in (ANY, str(each.pk), f"{UNIT}{each.unit_id}")],
        places=places,
        place_kind=place if place in places else usual_place,
        zone=zone if is_zone(zone) else usual_zone,
    )


def _who(asked: str, members: Sequence[Member]) -> str:
    known = {str(each.pk) for each in members} | {f"{UNIT}{each.unit_id}" for each in members if each.unit_id}
    if asked in known:
        return asked
    return str(members[0].pk) if len(members) == 1 else ANY
