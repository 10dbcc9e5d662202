"""Parts of a FHIR resource, each in the shape it must have. Unreadable bad_shape with the line otherwise."""

import unicodedata
from collections.abc import Iterator
from math import isfinite
from typing import Any, NoReturn

from alongside.voice.fhir.lines import LONGEST, Lined, Unreadable
from alongside.voice.fhir.urls import LOINC, TRANSLATION

_LINE_SIGNS = "\n\t"


def bad(at: Lined, name: str) -> NoReturn:
    """This part has another shape than FHIR gives it."""
    raise Unreadable("bad_shape", at.line, part=name)


def words(at: Lined, name: str) -> str:
    """A text, without signs that cannot be seen or kept; "" where there is none."""
    found = at.get(name, "")
    if not isinstance(found, str):
        bad(at, name)
    if len(found) > LONGEST:
        raise Unreadable("text_too_long", at.line, limit=LONGEST)
    return "".join(sign for sign in found if _is_kept(sign)).strip()


def number(at: Lined, name: str) -> float | None:
    """A finite number; None where there is none."""
    found = at.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found):
        bad(at, name)
    return found


def truth(at: Lined, name: str) -> bool:
    """true, or false where nothing is said."""
    found = at.get(name, False)
    return found if isinstance(found, bool) else bad(at, name)


def objects(at: Lined, name: str) -> list[Lined]:
    """A list of objects; [] where there is none."""
    found = at.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, Lined) for each in found):
        bad(at, name)
    return found


def one(at: Lined, name: str) -> Lined:
    """An object; an empty one where there is none."""
    found = at.get(name)
    if found is None:
        found = Lined()
        found.line = at.line
    return found if isinstance(found, Lined) else bad(at, name)


def extensions(at: Lined, *urls: str) -> Iterator[Lined]:
    """The extensions of these names, in the order in which they stand."""
    return (each for each in objects(at, "extension") if each.get("url") in urls)


def value(extension: Lined) -> Any:
    """What an extension says, whatever type it names."""
    return next((said for name, said in extension.items() if name.startswith("value")), None)


def extension_number(at: Lined, *urls: str) -> float | None:
    """The number that the first of these extensions gives."""
    for url in urls:
        for each in extensions(at, url):
            return number(each, next((name for name in each if name.startswith("value")), "value"))
    return None


def loinc(at: Lined, name: str = "code") -> str | None:
    """The LOINC code among codings (or identifiers), if there is one."""
    for coding in objects(at, name):
        if coding.get("system") == LOINC:
            return words(coding, "value" if name == "identifier" else "code") or None
    return None


def translations(at: Lined, name: str) -> dict[str, str]:
    """A text in other languages: language code to words."""
    found: dict[str, str] = {}
    for each in extensions(one(at, f"_{name}"), TRANSLATION):
        said = {str(part.get("url")): part for part in objects(each, "extension")}
        if "lang" in said and "content" in said:
            code, content = value(said["lang"]), said["content"]
            name_of_value = next((name for name in content if name.startswith("value")), "value")
            if isinstance(code, str):
                found[language(code)] = words(content, name_of_value)
    return found


def language(code: str) -> str:
    """A language without its country: en for en-GB."""
    return code.replace("_", "-").split("-", maxsplit=1)[0].strip().lower()[:8]


def _is_kept(sign: str) -> bool:
    return sign in _LINE_SIGNS or unicodedata.category(sign) not in {"Cc", "Cs", "Cn"}
