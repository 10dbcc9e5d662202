"""JSON whose objects know their line, so that a refusal can say where."""

import json
from bisect import bisect_right
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any, NoReturn

LARGEST = 2_000_000  # bytes; a questionnaire of 500 items in four languages is smaller
LONGEST = 4_000  # letters of one text
DEEPEST = 40


class Unreadable(ValueError):
    """Why a file is no measure for us: a code, the line, and facts for the sentence; no words."""

    def __init__(self, code: str, line: int = 1, **facts: object) -> None:
        super().__init__(f"{code} in line {line}: {facts}")
        self.code, self.line, self.facts = code, line, facts


class Lined(dict[str, Any]):
    """A JSON object with the line on which it begins."""

    line: int = 1


def parsed(data: bytes) -> Lined:
    """The object that these bytes are. Unreadable too_large, not_json, too_deep or name_twice."""
    if len(data) > LARGEST:
        raise Unreadable("too_large", limit=LARGEST)
    try:
        found = _Decoder(text := text_of(data)).decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable("not_json", error.lineno) from None
    except RecursionError:
        raise Unreadable("too_deep") from None
    except UnicodeDecodeError as error:
        raise Unreadable("not_json", data.count(b"\n", 0, error.start) + 1) from None
    if not isinstance(found, Lined):
        raise Unreadable("not_a_questionnaire", found="")
    return found


def text_of(data: bytes) -> str:
    """These bytes as text, in whichever of Unicode's ways JSON is written. UnicodeDecodeError otherwise."""
    return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else json.detect_encoding(data))


class _Decoder(json.JSONDecoder):
    """Python's own decoder, its scanner in Python: that one can be asked where it stands."""

    def __init__(self, text: str) -> None:
        super().__init__(parse_constant=self._no_constant, parse_int=self._number)
        self._text, self._depth = text, 0
        self._line_ends = [at for at, sign in enumerate(text) if sign == "\n"]
        self.parse_object = self._object
        self.scan_once = py_make_scanner(self)

    def _object(self, at: tuple[str, int], *rest: Any) -> tuple[Lined, int]:
        line = bisect_right(self._line_ends, at[1]) + 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable("too_deep", line)
        strict, scan_once, _hook, _pairs, memo = rest
        pairs, end = JSONObject(at, strict, scan_once, None, list, memo)
        self._depth -= 1
        found = Lined(pairs)
        found.line = line
        if len(found) < len(pairs):
            raise Unreadable("name_twice", line)
        return found, end

    def _no_constant(self, name: str) -> NoReturn:
        raise json.JSONDecodeError(name, self._text, max(self._text.find(name), 0))

    def _number(self, digits: str) -> int | float:
        return int(digits) if len(digits) < 20 else float(digits)
