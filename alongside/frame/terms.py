"""Which values terms may have. No Django here; the codes of what is wrong, never words."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from alongside.frame.sections import TERMS, TEXTS
from alongside.lib.errors import Refused
from alongside.lib.money import is_currency
from alongside.lib.zones import is_zone

PLACE_KINDS = ("room", "phone", "home", "video")
METHODS = ("transfer", "card", "cash", "invoice")
PERIODS = ("meeting", "month", "ahead", "project")
CHANNELS = ("portal", "email", "phone", "sms")
RECORDINGS = ("none", "ask", "audio", "video")
HOWS = ("paper", "spoken")
LONGEST = 20_000
LARGEST_FEE = Decimal("99999999.99")
USUAL_MINUTES = range(45, 61)  # A03: "we work 45 to 60 minutes, not until victory"


def check(terms: Mapping[str, object]) -> None:
    """Raise Refused(code, field) for the first term that cannot stand; TypeError for what is no term."""
    unknown = set(terms) - set(TERMS)
    if unknown:
        raise TypeError(f"no terms of a frame: {sorted(unknown)}")
    for name, value in terms.items():
        code = _problem(name, value)
        if code:
            raise Refused(code, name)
    if terms.get("at_time") is not None and "weekday" in terms and terms["weekday"] is None:
        raise Refused("weekday_missing", "weekday")


def _problem(name: str, value: object) -> str:
    if name in TEXTS:
        return "too_long" if len(str(value or "")) > LONGEST else ""
    rule = _RULES.get(name)
    return "out_of_range" if rule is not None and not rule(value) else ""


def _number(least: int, most: int, *, optional: bool = False) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if value is None:
            return optional
        return isinstance(value, int) and least <= value <= most

    return fits


def _one_of(*codes: str) -> Callable[[object], bool]:
    return lambda value: value in codes


def _fee(value: object) -> bool:
    return value is None or (isinstance(value, Decimal) and 0 <= value <= LARGEST_FEE)


def _channels(value: object) -> bool:
    return isinstance(value, list) and set(value) <= set(CHANNELS)


_RULES: dict[str, Callable[[object], bool]] = {
    "minutes": _number(5, 480),
    "every_weeks": _number(1, 52, optional=True),
    "weekday": _number(0, 6, optional=True),
    "timezone": lambda value: is_zone(str(value)),
    "place_kind": _one_of(*PLACE_KINDS),
    "fee": _fee,
    "currency": lambda value: is_currency(str(value)),
    "payment_method": _one_of(*METHODS),
    "payment_period": _one_of(*PERIODS),
    "cancel_hours": _number(0, 336),
    "late_percent": _number(0, 100),
    "free_late": _number(0, 12),
    "missed_percent": _number(0, 100),
    "contact_channels": _channels,
    "reply_hours": _number(1, 336, optional=True),
    "daily_contact_agreed": lambda value: isinstance(value, bool),
    "recording": _one_of(*RECORDINGS),
}
