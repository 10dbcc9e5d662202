"""The public holidays of a country, by the library `holidays`. No Django here."""

from datetime import date
from functools import lru_cache

from babel import Locale

# the languages of the house as the library calls them, the best first
_LANGUAGES = {"en": ("en_GB", "en_US"), "ru": ("ru",), "ja": ("ja",), "fi": ("fi",)}


@lru_cache(maxsize=64)
def public_holidays(country: str, year: int, language: str) -> tuple[tuple[date, str], ...]:
    """Each public holiday of a country (ISO 3166-1 alpha-2) in that year, in order, with its name.

    In the language asked for where the library has it, else in English, else in the country's own. Nothing
    for a country that the library does not know.
    """
    import holidays

    if country not in holidays.list_supported_countries(include_aliases=False):
        return ()
    spoken = holidays.country_holidays(country, years=year)
    wanted = (*_LANGUAGES.get(language, ()), *_LANGUAGES["en"])
    known = next((each for each in wanted if each in spoken.supported_languages), None)
    if known is not None:
        spoken = holidays.country_holidays(country, years=year, language=known)
    return tuple(sorted((on, name) for on, name in spoken.items() if on.year == year))


@lru_cache(maxsize=8)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name, in this language, of every country whose public holidays are known; by name."""
    import holidays

    names = Locale(language).territories
    known = holidays.list_supported_countries(include_aliases=False)
    found = [(code, names[code]) for code in known if len(code) == 2 and code in names]
    return tuple(sorted(found, key=lambda each: each[1].casefold()))
