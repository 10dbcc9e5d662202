"""Words in an opened text: whether they all stand in it, and the passage around the first of them. Pure.

Spelled as one likes: what `search_key` calls the same is the same. A key can be longer or shorter than its text,
so each sign of a key remembers the sign of the text that it comes from.
"""

from dataclasses import dataclass

from alongside.lib.texts import search_key

BEFORE, LONGEST = 60, 220  # signs of the text before the first word, and in all
NEAR = 12  # signs within which a passage would rather begin after a space


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage; `is_word`: what was looked for."""

    text: str
    is_word: bool


def words_of(typed: str) -> list[str]:
    """What is looked for, word by word, as keys; a longer word first, for it says more."""
    return sorted(set(search_key(typed).split()), key=lambda word: (-len(word), word))


def has_all(text: str, words: list[str]) -> bool:
    """Whether every word stands in the text, as a part of a word too; never where nothing is looked for."""
    key = search_key(text) if words else ""
    return bool(words) and all(word in key for word in words)


def passage(text: str, words: list[str]) -> list[Piece]:
    """The text around the first word, on one line, with an ellipsis where more stands before or after.

    The pieces put together are a part of the text as it was written.
    """
    signs = _signs(" ".join(text.split()))
    marked = _marked(signs, words)
    begins, ends = _window(signs, marked)
    pieces = [Piece("…", False)] if begins else []
    for at in range(begins, ends):
        if pieces and pieces[-1].is_word == marked[at] and at > begins:
            pieces[-1] = Piece(pieces[-1].text + signs[at], marked[at])
        else:
            pieces.append(Piece(signs[at], marked[at]))
    return [*pieces, Piece("…", False)] if ends < len(signs) else pieces


def _signs(text: str) -> list[str]:
    """The text in parts whose keys, one after the other, are its key: letters with the marks that join them."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and search_key(found[-1] + character) != search_key(found[-1]) + search_key(character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _key(sign: str) -> str:
    return " " if sign.isspace() else search_key(sign)


def _marked(signs: list[str], words: list[str]) -> list[bool]:
    """Of each sign, whether it belongs to a word that is looked for."""
    keys = [_key(sign) for sign in signs]
    key = "".join(keys)
    owners = [at for at, part in enumerate(keys) for _ in part]
    marked = [False] * len(signs)
    for word in words:
        begins = key.find(word)
        while begins >= 0:
            for at in range(owners[begins], owners[begins + len(word) - 1] + 1):
                marked[at] = True
            begins = key.find(word, begins + len(word))
    return marked


def _window(signs: list[str], marked: list[bool]) -> tuple[int, int]:
    first = marked.index(True) if True in marked else 0
    begins = max(0, first - BEFORE)
    ends = min(len(signs), begins + LONGEST)
    if begins:
        spaces = [at for at in range(begins, min(begins + NEAR, first)) if signs[at] == " "]
        begins = spaces[0] + 1 if spaces else begins
    if ends < len(signs):
        spaces = [at for at in range(ends - NEAR, ends) if signs[at] == " " and not any(marked[at:ends])]
        ends = spaces[-1] if spaces else ends
    return begins, ends
