"""A text in sentences, with what somebody else said taken out. No Django here."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(
    r"“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]|「[^」\n]*」|『[^』\n]*』|\"[^\"\n]*\"|”[^”\n]*”"
    r"|(?<!\w)‘[^’\n]{2,}’(?!\w)|(?<!\w)'[^'\n]{2,}'(?!\w)"
    r"|^[ \t]*>[^\n]*$",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[^.!?…。！？\n]+[.!?…。！？]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ALIKE = str.maketrans("ёЁ’\u00a0", "еЕ' ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands in the text."""

    text: str
    start: int


def level(text: str) -> str:
    """The same text, letter for letter, where spellings that mean the same look the same (ё and е, ’ and ')."""
    return text.translate(_ALIKE)


def without_quotes(text: str) -> str:
    """The text with quoted speech blanked out: what somebody else said is not said here. As long as before."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def sentences(text: str) -> list[Sentence]:
    """The sentences that hold a letter, in order. A line end ends one."""
    found = []
    for each in _SENTENCE.finditer(text):
        said = each.group()
        begins = len(said) - len(said.lstrip())
        if any(map(str.isalpha, said)):
            found.append(Sentence(said.strip(), each.start() + begins))
    return found


def words(text: str) -> list[str]:
    """The words of a text in a language that parts them by spaces."""
    return _WORD.findall(text)
