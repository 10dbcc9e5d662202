"""Value added tax that is contained in an amount. No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from alongside.lib.money import Money


@dataclass(frozen=True, slots=True)
class Rate:
    """What stands under one percentage: net + vat == gross, always."""

    percent: Decimal
    net: Decimal
    vat: Decimal
    gross: Decimal


def contained(gross: Decimal, percent: Decimal, currency: str) -> Decimal:
    """The tax within a gross amount, rounded to the currency's coin, half a coin away from zero."""
    return Money(gross * percent / (100 + percent), currency).rounded().amount


def by_rate(lines: Iterable[tuple[Decimal, Decimal, Decimal]]) -> list[Rate]:
    """Lines as (gross, percent, vat), summed by percentage, the lowest first."""
    sums: dict[Decimal, tuple[Decimal, Decimal]] = {}
    for gross, percent, vat in lines:
        all_gross, all_vat = sums.get(percent, (Decimal(0), Decimal(0)))
        sums[percent] = all_gross + gross, all_vat + vat
    return [Rate(percent, gross - vat, vat, gross) for percent, (gross, vat) in sorted(sums.items())]
