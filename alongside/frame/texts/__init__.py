"""The words a frame starts from, written by us, for the practice to make its own (A05, A09, A10).

For advice, and for contracted work, where other rules hold (D09). Formal address in Russian and Japanese.
"""

from alongside.frame.texts import en, fi, ja, ru

_BY_LANGUAGE = {"en": en, "ru": ru, "ja": ja, "fi": fi}


def starting_texts(language: str, kind: str) -> dict[str, str]:
    """Texts by term for a kind of work ("advice", "delivery"); English for a language that we do not write."""
    texts = _BY_LANGUAGE.get(language, en)
    return texts.ADVICE | texts.DELIVERY if kind == "delivery" else dict(texts.ADVICE)
