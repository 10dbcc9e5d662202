"""What of a file may be erased and when, and what must be kept and why (GDPR art. 17). No Django here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

RECORD_YEARS, INVOICE_YEARS = 10, 7  # what is usual; each practice says its own
MOST_YEARS = 60


class Fate(StrEnum):
    """What becomes of a part of the file."""

    YOURS = "yours"  # the client erases it themselves, at once
    ASKED = "asked"  # erased when the client asks
    KEPT = "kept"  # kept until a day


class Why(StrEnum):
    """Why something is kept."""

    NONE = ""
    DUTY = "duty"  # the profession's duty to keep records
    LAW = "law"  # bookkeeping


@dataclass(frozen=True, slots=True)
class Part:
    """One class of records and its fate."""

    name: str
    fate: Fate
    why: Why = Why.NONE


PARTS = (
    Part("own", Fate.YOURS),  # diary, card, drafts
    Part("voice", Fate.ASKED),  # messages, answers, steps, goals, profile
    Part("record", Fate.KEPT, Why.DUTY),  # notes, agreements, meetings
    Part("invoices", Fate.KEPT, Why.LAW),
)


@dataclass(frozen=True, slots=True)
class Years:
    """For how many years a practice keeps what it must."""

    record: int = RECORD_YEARS
    invoices: int = INVOICE_YEARS


def years(thresholds: Mapping[str, object]) -> Years:
    """As the practice set them, else the usual ones."""
    return Years(
        _number(thresholds.get("record_years"), RECORD_YEARS),
        _number(thresholds.get("invoice_years"), INVOICE_YEARS),
    )


def _number(value: object, usual: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= MOST_YEARS else usual  # type: ignore[operator, return-value]


def record_until(last_work: date, kept: Years) -> date:
    """The last day on which the record is kept: so many years after the last work."""
    return _years_after(last_work, kept.record)


def invoices_until(last_invoice: date, kept: Years) -> date:
    """The last day on which invoices are kept: the end of a year, so many years after theirs."""
    return date(last_invoice.year + kept.invoices, 12, 31)


def _years_after(day: date, number: int) -> date:
    try:
        return day.replace(year=day.year + number)
    except ValueError:  # 29 February
        return day.replace(year=day.year + number, day=28)


def must_be_kept(
    *, last_work: date | None, last_invoice: date | None, kept: Years, today: date
) -> dict[str, date]:
    """Which parts must still be kept today, and until when."""
    until = {
        "record": record_until(last_work, kept) if last_work else None,
        "invoices": invoices_until(last_invoice, kept) if last_invoice else None,
    }
    return {name: day for name, day in until.items() if day is not None and day >= today}
