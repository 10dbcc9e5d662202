"""Every address of the house, as the resolver has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """A named address and the names of what it asks for."""

    name: str
    asks: tuple[str, ...]


def all_routes() -> list[Route]:
    """Every route with its full name: `desk:client`. One without a name gets its pattern for a name."""
    return sorted(set(_walk(get_resolver(), "", ())), key=lambda route: (route.name, route.asks))


def _walk(resolver: URLResolver, spaces: str, asked: tuple[str, ...]) -> Iterator[Route]:
    for each in resolver.url_patterns:
        asks = (*asked, *each.pattern.converters)
        if isinstance(each, URLPattern):
            yield Route(spaces + (each.name or str(each.pattern)), asks)
        else:
            space = f"{spaces}{each.namespace}:" if each.namespace else spaces
            yield from _walk(each, space, asks)
