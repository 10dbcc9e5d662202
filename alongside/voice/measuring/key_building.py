"""Short ways to write down the numbers of a well-known measure."""

from collections.abc import Iterable

from alongside.voice.measuring.definitions import Band, Item, Option, ReliableChange, Source


def read(citation: str) -> Source:
    """A number that was read in its source."""
    return Source(citation, is_verified=True)


def recalled(citation: str) -> Source:
    """A number recalled from its source and not re-read: shown as such."""
    return Source(citation)


def items(
    count: int,
    values: Iterable[float],
    *,
    is_reversed: Iterable[int] = (),
    loinc: Iterable[str] = (),
    codes: Iterable[str] = (),
) -> tuple[Item, ...]:
    """Items "1" to `count`, all with these values; `is_reversed` by number, LOINC codes in the same order."""
    numbers = list(values)
    names = list(codes) or [f"{value:g}" for value in numbers]
    options = tuple(Option(name, value) for name, value in zip(names, numbers, strict=True))
    mirrored = set(is_reversed)
    known: list[str | None] = [*loinc] or [None] * count
    return tuple(
        Item(str(number), options, is_reversed=number in mirrored, loinc=code)
        for number, code in zip(range(1, count + 1), known, strict=True)
    )


def numbered(*numbers: int) -> tuple[str, ...]:
    """The ids of these items."""
    return tuple(map(str, numbers))


def bands(*codes_and_starts: tuple[str, float]) -> tuple[Band, ...]:
    """Bands that follow each other without a gap, each from its start to the next one's."""
    starts = [start for _code, start in codes_and_starts]
    return tuple(
        Band(code, start, below)
        for (code, start), below in zip(codes_and_starts, [*starts[1:], None], strict=True)
    )


def points(value: float, source: Source, population: str = "adults") -> ReliableChange:
    """A published number of points."""
    return ReliableChange(source, population, points=value)
