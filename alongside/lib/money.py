"""Amounts of money in one currency. Pure; babel knows how many digits a currency has.

Showing an amount in the reader's language is babel's work: babel.numbers.format_currency.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision, list_currencies

LARGEST = Decimal(10) ** 12
_CURRENCIES = frozenset(list_currencies())
_SPACES_AND_QUOTES = str.maketrans("", "", " \t'’_")
_MINUS = str.maketrans("−–", "--")


class BadAmount(ValueError):
    """The text is no amount. `code` is "empty", "not_a_number", "ambiguous", "too_precise" or "too_large"."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, exact, in one currency (three letters, ISO 4217). Raises ValueError for anything else."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise ValueError("an amount is a finite Decimal")
        if not is_currency(self.currency):
            raise ValueError(f"{self.currency!r} is no currency")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __mul__(self, times: int | Decimal) -> "Money":
        return Money(self.amount * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def rounded(self) -> "Money":
        """To the smallest coin of the currency, half a coin away from zero."""
        coin = Decimal(1).scaleb(-digits(self.currency))
        return Money(self.amount.quantize(coin, ROUND_HALF_UP), self.currency)

    def _same(self, other: "Money") -> Decimal:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.amount


def is_currency(code: str) -> bool:
    """Whether it is a currency, written in capitals."""
    return code in _CURRENCIES


def digits(currency: str) -> int:
    """How many digits follow the point: 2 for EUR, 0 for JPY."""
    return get_currency_precision(currency)


def parse(text: str, currency: str) -> Money:
    """The amount a person typed: "85", "85,00", "85.00", "1 234,50", "８５". Raises BadAmount.

    A point or comma before three digits separates thousands where the currency
    has fewer digits than three; where it has three, that is refused as ambiguous.
    """
    typed = unicodedata.normalize("NFKC", text).translate(_MINUS)
    typed = "".join(typed.split()).translate(_SPACES_AND_QUOTES).replace("、", ",").replace("。", ".")
    if not typed:
        raise BadAmount("empty", "no amount")
    if not re.fullmatch(r"-?[0-9]+([.,][0-9]+)*", typed):
        raise BadAmount("not_a_number", f"{text!r} is not an amount such as 85 or 85.00")
    whole, fraction = _split(typed, digits(currency))
    amount = Decimal(f"{whole}.{fraction}" if fraction else whole)
    if abs(amount) >= LARGEST:
        raise BadAmount("too_large", "the amount is too large")
    return Money(amount, currency).rounded()


def _split(typed: str, most_digits: int) -> tuple[str, str]:
    """The digits before and after the decimal separator, without separators of thousands."""
    *groups, last = re.split("[.,]", typed)
    separators = re.findall("[.,]", typed)
    if not separators:
        return last, ""
    if len(set(separators)) == 1 and _are_thousands([*groups, last]):
        if len(separators) == 1 and most_digits == 3:
            raise BadAmount("ambiguous", f"{typed!r} can be read in two ways")
        return "".join([*groups, last]), ""
    if separators[-1] in separators[:-1] or len(set(separators[:-1])) > 1:
        raise BadAmount("not_a_number", f"the separators in {typed!r} do not fit")
    if len(groups) > 1 and not _are_thousands(groups):
        raise BadAmount("not_a_number", f"the separators in {typed!r} do not fit")
    if len(last.rstrip("0")) > most_digits:
        raise BadAmount("too_precise", f"at most {most_digits} digits after the point")
    return "".join(groups), last


def _are_thousands(groups: list[str]) -> bool:
    """Whether digits between separators stand as thousands do: 1, 12 or 123, then threes."""
    head = groups[0].lstrip("-")
    return 1 <= len(head) <= 3 and head[0] != "0" and all(len(group) == 3 for group in groups[1:])
