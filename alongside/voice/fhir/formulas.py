"""Plain sums among calculated expressions: recognised by their shape. Nothing here runs an expression.

An expression is cut into tokens and compared with the few ways in which a sum of answers is written. Whatever
else it says makes it code, and code is kept out.
"""

import re
from collections.abc import Mapping

from alongside.voice.fhir.urls import WEIGHTS

LONGEST = 20_000
_TOKEN = re.compile(r"\s*([%$]?[A-Za-z_]\w*|'(?:[^'\\]|\\.)*'|\d+|\S)")
_NAME = re.compile(r"%[A-Za-z_]\w*")
_ROOTS = {"%resource", "%questionnaire", "%context"}
_STEPS = {
    *("item", "repeat", "where", "linkId", "answer", "answerOption", "code", "extension", "url"),
    *("value", "valueCoding", "valueDecimal", "valueInteger", "weight", "ordinal"),
}
_ENDS = (".value", ".valueDecimal", ".valueInteger", ".weight()", ".ordinal()")
_LINK = re.compile(r"linkId='((?:[^'\\]|\\.)*)'")
_URL = re.compile(r"url='([^']*)'")
_ANY = re.compile(r"(?:(?:%\w+\.exists\(\)|%\w+)(?:or(?=%)|$))+")
_IF_THERE = re.compile(r"iif\((%\w+)\.exists\(\),(%\w+),0\)|iif\((%\w+)\.empty\(\),0,(%\w+)\)")
_WHERE_LINKS = r"linkId='(?:[^'\\]|\\.)*'(?:orlinkId='(?:[^'\\]|\\.)*')*"
_AGGREGATED = re.compile(
    r"(?:%resource|%context)(?:\.repeat\(item\)|\.item)"
    rf"\.where\((?P<links>{_WHERE_LINKS})\)(?P<inside>(?:\.item|\.repeat\(item\))?)"
    r"\.answer\.value(?:Decimal|Integer|Coding)?(?:\.weight\(\)|\.ordinal\(\))?"
    r"(?:\.aggregate\(\$this\+\$total,0\)|\.aggregate\(\$total\+\$this,0\)|\.sum\(\))"
)


def parts_of_sum(
    expression: str, variables: Mapping[str, str], children: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The linkIds that this expression adds up, each once; None when it is anything else than a plain sum.

    `variables` are expressions by name, `children` the linkIds of the questions inside each group.
    """
    text = _joined(expression)
    found = None if text is None else _aggregated(text, children) or _added(text, variables)
    return found if found and len(set(found)) == len(found) else None


def _joined(expression: str) -> str | None:
    """Without spaces; None for what is too long or holds signs that no expression has."""
    if len(expression) > LONGEST:
        return None
    tokens = _TOKEN.findall(expression)
    return "".join(tokens)


def _aggregated(text: str, children: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    found = _AGGREGATED.fullmatch(text)
    if found is None:
        return None
    links = [_unquoted(link) for link in _LINK.findall(found["links"])]
    return (
        tuple(child for link in links for child in children.get(link, ())) if found["inside"] else (*links,)
    )


def _added(text: str, variables: Mapping[str, str]) -> tuple[str, ...] | None:
    terms = _split(_inside_of_iif(text, variables), "+")
    found = [_term(term, variables) for term in terms]
    return None if None in found else tuple(link for link in found if link is not None)


def _inside_of_iif(text: str, variables: Mapping[str, str]) -> str:
    """The sum of iif(any is answered, sum, {}); else the text itself."""
    if not (text.startswith("iif(") and text.endswith(",{})")):
        return text
    condition, *rest = _split(text[len("iif(") : -len(",{})")], ",")
    known = (
        _joined(variables.get(condition.removeprefix("%"), "")) if _NAME.fullmatch(condition) else condition
    )
    return ",".join(rest) if known and _ANY.fullmatch(known) else text


def _term(text: str, variables: Mapping[str, str]) -> str | None:
    """The linkId whose value this is; None when it is something else."""
    guarded = _IF_THERE.fullmatch(text)
    if guarded:
        names = {name for name in guarded.groups() if name}
        text = names.pop() if len(names) == 1 else ""
    if _NAME.fullmatch(text) and text not in _ROOTS:
        text = _joined(variables.get(text.removeprefix("%"), "")) or ""
    return _value_of(text, variables)


def _value_of(text: str, variables: Mapping[str, str]) -> str | None:
    links = {_unquoted(link) for link in _LINK.findall(text)}
    if len(links) != 1 or not text.startswith("%") or not text.endswith(_ENDS):
        return None
    for name in _NAME.findall(text):
        constant = _joined(variables.get(name.removeprefix("%"), "")) or ""
        if name not in _ROOTS and constant.strip("'") not in WEIGHTS:
            return None
    if not set(_URL.findall(text)) <= set(WEIGHTS):
        return None
    bare = re.sub(r"'(?:[^'\\]|\\.)*'", "", text)
    tokens = set(_TOKEN.findall(_NAME.sub("", bare)))
    return links.pop() if tokens <= {*_STEPS, ".", "(", ")", "="} else None


def _split(text: str, sign: str) -> list[str]:
    """The parts between these signs, where they stand outside all brackets and quotes."""
    parts, depth = [""], 0
    for piece in _TOKEN.findall(text):
        depth += (piece in "([{") - (piece in ")]}")
        if piece == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _unquoted(link: str) -> str:
    return re.sub(r"\\(.)", r"\1", link)
