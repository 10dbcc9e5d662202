"""The time zones a person can choose from."""

from functools import cache
from zoneinfo import available_timezones

REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
_NOT_A_PLACE = {"localtime", "Factory", "posixrules"}


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones() - _NOT_A_PLACE)


def is_zone(name: str) -> bool:
    """Whether ZoneInfo(name) is a zone of this world. Safe for any text a person sends."""
    return name in _names()


@cache
def zones_by_region() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For a picker: (region, names) by alphabet, UTC last. Names such as US/Eastern are left out."""
    places = [(region, _in_region(region)) for region in REGIONS]
    return (*(place for place in places if place[1]), ("UTC", ("UTC",)))


def _in_region(region: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in _names() if name.startswith(f"{region}/")))
