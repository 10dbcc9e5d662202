"""Bad input is refused with its line and the reason, quickly; what is only half understood is said."""

import json
import time
from typing import Any

import pytest

from alongside.voice.fhir.lines import Unreadable
from alongside.voice.fhir.reading import read
from alongside.voice.fhir.scoring_text import scoring_text
from alongside.voice.fhir.urls import CALCULATED, FHIRPATH, ORDINAL_VALUE, SCORING, VARIABLE
from alongside.voice.measuring.keys import KEYS
from tests.voice.measuring.small import SMALL


def questionnaire(*items: dict[str, Any], **more: Any) -> bytes:
    """One item a line, the first one in line 2."""
    head = {"resourceType": "Questionnaire", "title": "Mine", **more}
    lines = ",\n".join(json.dumps(item) for item in items)
    return f'{json.dumps(head)[:-1]}, "item": [\n{lines}\n]}}'.encode()


def choice(link: str, *weights: float, **more: Any) -> dict[str, Any]:
    options = [
        {
            "valueCoding": {"code": f"c{number}", "display": f"Words {number}"},
            "extension": [{"url": ORDINAL_VALUE, "valueDecimal": weight}],
        }
        for number, weight in enumerate(weights or (0, 1, 2, 3))
    ]
    return {"linkId": link, "type": "choice", "text": f"Question {link}", "answerOption": options, **more}


def total(expression: str, **variables: str) -> dict[str, Any]:
    told = [{"name": name, "language": FHIRPATH, "expression": text} for name, text in variables.items()]
    extensions = [{"url": VARIABLE, "valueExpression": each} for each in told]
    extensions.append(
        {"url": CALCULATED, "valueExpression": {"language": FHIRPATH, "expression": expression}}
    )
    return {"linkId": "total", "type": "decimal", "readOnly": True, "extension": extensions}


def when(link: str, operator: str = "=", **answer: Any) -> dict[str, Any]:
    return {"enableWhen": [{"question": link, "operator": operator, **answer}]}


A, B = choice("a"), choice("b")
C2: dict[str, Any] = {"answerCoding": {"code": "c2"}}
BAD: dict[str, tuple[bytes, str, int]] = {
    "nothing": (b"", "not_json", 1),
    "no JSON": (b'{"resourceType":\n"Questionnaire",\n"item" []}', "not_json", 3),
    "no number": (b'{"resourceType":\nNaN}', "not_json", 2),
    "no UTF-8": (b'{"title":\n"\xff"}', "not_json", 2),
    "a list": (b"[]", "not_a_questionnaire", 1),
    "deep lists": (b'{"item":' + b"[" * 50_000, "too_deep", 1),
    "deep objects": (b'{"item":\n' * 50_000, "too_deep", 41),
    "a name twice": (
        b'{"resourceType": "Questionnaire",\n"item": [{"linkId": "a",\n"linkId": "b"}]}',
        "name_twice",
        2,
    ),
    "another resource": (b'{"resourceType": "Bundle"}', "not_a_questionnaire", 1),
    "an answer": (b'{"resourceType": "QuestionnaireResponse"}', "not_a_questionnaire", 1),
    "DSTU2": (b'\n{"resourceType": "Questionnaire", "group": {}}', "other_version", 2),
    "STU3": (questionnaire({"linkId": "a", "type": "choice", "option": []}), "other_version", 2),
    "STU3, asked": (
        questionnaire(A, {**B, "enableWhen": [{"question": "a", "hasAnswer": True}]}),
        "other_version",
        3,
    ),
    "R5": (questionnaire({"linkId": "a", "type": "coding"}), "other_version", 2),
    "R5, head": (questionnaire(A, copyrightLabel="x"), "other_version", 1),
    "no items": (questionnaire(), "no_items", 1),
    "only words": (questionnaire({"linkId": "a", "type": "display", "text": "Hello"}), "no_items", 1),
    "an id twice": (questionnaire(A, B, A), "duplicate_id", 4),
    "an id twice inside": (
        questionnaire(A, {"linkId": "g", "type": "group", "item": [A]}),
        "duplicate_id",
        3,
    ),
    "no id": (questionnaire(A, {"type": "choice"}), "no_link_id", 3),
    "a long id": (questionnaire(choice("a" * 81)), "link_id_too_long", 2),
    "an unknown type": (questionnaire(A, {"linkId": "b", "type": "dance"}), "unknown_type", 3),
    "no options": (questionnaire({"linkId": "a", "type": "choice"}), "no_options", 2),
    "options elsewhere": (
        questionnaire({"linkId": "a", "type": "choice", "answerValueSet": "http://example.org/set"}),
        "options_elsewhere",
        2,
    ),
    "a weight missing": (
        questionnaire({**A, "answerOption": [*A["answerOption"], {"valueCoding": {"code": "x"}}]}),
        "weight_missing",
        2,
    ),
    "an option twice": (
        questionnaire(A, {**B, "answerOption": B["answerOption"] * 2}),
        "duplicate_option",
        3,
    ),
    "102 options": (questionnaire(choice("a", *range(102))), "too_many_options", 2),
    "an unknown question": (questionnaire(A, {**B, **when("x", **C2)}), "unknown_reference", 3),
    "an unknown answer": (
        questionnaire(A, {**B, **when("a", answerCoding={"code": "x"})}),
        "unknown_reference",
        3,
    ),
    "an unknown sign": (questionnaire(A, {**B, **when("a", "~", **C2)}), "bad_shape", 3),
    "asked in a circle": (
        questionnaire({**A, **when("b", **C2)}, {**B, **when("a", **C2)}),
        "cycle",
        2,
    ),
    "asked after itself": (questionnaire(A, {**B, **when("b", **C2)}), "cycle", 3),
    "501 questions": (
        questionnaire(*[choice(f"i{number}", 0, 1) for number in range(501)]),
        "too_many_items",
        502,
    ),
    "1001 items": (
        questionnaire(A, *[{"linkId": f"i{number}", "type": "display"} for number in range(1001)]),
        "too_many_items",
        1002,
    ),
    "words of a number": (questionnaire(A, {**B, "text": 5}), "bad_shape", 3),
    "items of no list": (questionnaire(A, {**B, "item": {}}), "bad_shape", 3),
    "a weight of words": (questionnaire(choice("a", "much", 1)), "bad_shape", 2),  # type: ignore[arg-type]
    "long words": (questionnaire(A, {**B, "text": "x" * 4001}), "text_too_long", 3),
    "scoring of no JSON": (
        questionnaire(A, extension=[{"url": SCORING, "valueString": "{"}]),
        "bad_scoring",
        1,
    ),
    "scoring of no measure": (
        questionnaire(A, extension=[{"url": SCORING, "valueString": '{"id": 5}'}]),
        "bad_scoring",
        1,
    ),
    "a forbidden text": (questionnaire(A, title="Session Rating Scale (SRS V3.0)"), "text_forbidden", 1),
    "a forbidden name": (questionnaire(A, name="OQ-45"), "text_forbidden", 1),
}


@pytest.mark.parametrize(("data", "code", "line"), BAD.values(), ids=BAD)
def test_refused_with_line_and_reason(data: bytes, code: str, line: int) -> None:
    with pytest.raises(Unreadable) as no:
        read(data)
    assert (no.value.code, no.value.line) == (code, line)


def test_the_owner_of_a_forbidden_text_is_named() -> None:
    with pytest.raises(Unreadable) as no:
        read(questionnaire(A, title="Outcome Rating Scale"))
    assert no.value.facts["owner"] == "Miller, Duncan and Johnson"


def test_a_million_items_are_refused_at_once() -> None:
    data = b'{"resourceType": "Questionnaire", "item": [' + b'{"linkId":"1"},' * 1_000_000 + b"{}]}"
    start = time.perf_counter()
    with pytest.raises(Unreadable) as no:
        read(data)
    assert no.value.code == "too_large"
    assert time.perf_counter() - start < 0.1


CODE = [
    "__import__('os').system('true')",
    "%resource.item.where(linkId='a').answer.value * 2",
    "%resource.item.where(linkId='a').answer.value + 5",
    "iif(%resource.item.count() > 1, 1, 2)",
    "%resource.repeat(item).where(linkId='a').answer.value.exists()",
    "%resource.repeat(item).where(linkId='a' or true).answer.value.sum()",
    "%a + %a",
    "%unknown + %a",
    "+".join(["%a"] * 9000),
    "(" * 5000,
    "",
]


@pytest.mark.parametrize("expression", CODE)
def test_a_formula_that_is_no_plain_sum_is_left_out_and_said(expression: str) -> None:
    variables = {"a": "%resource.item.where(linkId='a').answer.value"}
    found = read(questionnaire(A, B, total(expression, **variables)))
    assert found.definition.scales == ()
    assert [(each.line, each.item) for each in found.remarks] == [(4, "total")]
    assert found.remarks[0].code in {"formula_left_out", "total_without_formula"}


SUMS = [
    (
        "%resource.item.where(linkId = 'a').answer.value.ordinal()"
        " + %resource.item.where(linkId='b').answer.value.ordinal()"
    ),
    "iif(%a.exists(), %a, 0) + iif(%b.empty(), 0, %b)",
    "iif(%a.exists() or %b.exists(), iif(%a.exists(), %a, 0) + iif(%b.exists(), %b, 0), {})",
    "%resource.repeat(item).where(linkId='a' or linkId='b').answer.value.weight().aggregate($this + $total, 0)",
    "%resource.repeat(item).where(linkId='a' or linkId='b').answer.value.ordinal().sum()",
]


@pytest.mark.parametrize("expression", SUMS)
def test_a_plain_sum_becomes_a_score(expression: str) -> None:
    variables = {name: f"%resource.item.where(linkId='{name}').answer.value.weight()" for name in "ab"}
    found = read(questionnaire(A, B, total(expression, **variables)))
    assert [(scale.id, scale.parts, scale.least) for scale in found.definition.scales] == [
        ("total", ("a", "b"), 2)
    ]
    assert (found.remarks, found.needs_direction) == ((), True)


def test_the_sum_of_a_group() -> None:
    sdc = "%resource.repeat(item).where(linkId='g').item.answer.value.weight().aggregate($this + $total, 0)"
    group = {"linkId": "g", "type": "group", "text": "In the last days", "item": [A, B]}
    found = read(questionnaire(group, total(sdc)))
    assert found.definition.scales[0].parts == ("a", "b")
    assert found.texts["en"]["before"] == {"a": "In the last days"}


def test_kinds_of_items() -> None:
    limits = [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 4},
    ]
    found = read(
        questionnaire(
            {"linkId": "n", "type": "integer", "extension": limits},
            {"linkId": "d", "type": "decimal", "extension": limits},
            {"linkId": "s", "type": "string"},
            {
                "linkId": "o",
                "type": "open-choice",
                "answerOption": [{"valueString": "Yes"}, {"valueString": "No"}],
            },
            {"linkId": "i", "type": "choice", "answerOption": [{"valueInteger": 3}, {"valueInteger": 5}]},
            {"linkId": "date", "type": "date"},
            {"linkId": "free", "type": "integer"},
        )
    )
    n, d, s, o, i = found.definition.items
    assert [option.value for option in n.options] == [0, 1, 2, 3, 4]
    assert (d.between, s.is_words, [option.value for option in i.options]) == ((0, 4), True, [3, 5])
    assert found.texts["en"]["options"]["o"] == {"0": "Yes", "1": "No"}
    assert [option.value for option in o.options] == [0, 1]
    assert [(each.code, each.item) for each in found.remarks] == [
        ("only_listed", "o"),
        ("type_left_out", "date"),
        ("number_without_range", "free"),
    ]


@pytest.mark.parametrize(
    ("condition", "values"),
    [
        (when("a", **C2), (2,)),
        (when("a", "!=", **C2), (0, 1, 3)),
        (when("a", ">", answerInteger=1), (2, 3)),
        (when("a", "exists", answerBoolean=True), None),
        (
            {
                "enableWhen": [*when("a", **C2)["enableWhen"], *when("a", answerInteger=0)["enableWhen"]],
                "enableBehavior": "any",
            },
            (0, 2),
        ),
        (
            {"enableWhen": [*when("a", **C2)["enableWhen"], *when("more", answerString="x")["enableWhen"]]},
            None,
        ),
    ],
)
def test_conditions(condition: dict[str, Any], values: tuple[float, ...] | None) -> None:
    found = read(questionnaire(A, {"linkId": "more", "type": "text"}, {**B, **condition}))
    asked = found.definition.items[2].asked
    assert (asked and asked.values) == values
    assert [each.code for each in found.remarks] == ([] if values else ["condition_left_out"])


def core_10(*, mirrored: bool) -> bytes:
    given = [choice(str(number), *range(5)) for number in range(1, 11)]
    if mirrored:
        for number in (2, 3):
            given[number - 1] = choice(str(number), 4, 3, 2, 1, 0)
    return questionnaire(*given, title="CORE-10")


def test_a_known_name_connects_its_key_by_order_whichever_way_reversed_items_are_written() -> None:
    for mirrored in (False, True):
        found = read(core_10(mirrored=mirrored))
        assert (found.key, found.definition.scales) == ("core-10", KEYS["core-10"].scales)
        options = found.texts["en"]["options"]
        by_value = {option.value: option.code for option in found.definition.items[1].options}
        assert [options["2"][by_value[value]] for value in range(5)] == [
            f"Words {value}" for value in range(5)
        ]
        assert [option.value for option in found.definition.items[1].options] == [0, 1, 2, 3, 4]


def test_a_known_name_with_other_items_is_not_connected() -> None:
    found = read(questionnaire(A, B, title="CORE-10"))
    assert (found.key, found.definition.id, [each.code for each in found.remarks]) == (
        "",
        "file-core-10",
        ["key_does_not_fit"],
    )


def test_signs_that_cannot_be_kept_are_left_away() -> None:
    found = read(questionnaire({**A, "text": "How\u0000 are\ud800 you?"}, language="en-GB"))
    assert found.texts == {"en": {**found.texts["en"], "items": {"a": "How are you?"}}}
    assert found.says_language


def told(**changed: Any) -> bytes:
    """A sound questionnaire whose scoring is changed so."""
    scoring = json.loads(scoring_text(SMALL)) | changed
    items = [{**choice(item.id), "answerOption": choice(item.id)["answerOption"]} for item in SMALL.items]
    return questionnaire(*items, extension=[{"url": SCORING, "valueString": json.dumps(scoring)}])


def test_scoring_that_comes_with_a_file_is_read() -> None:
    assert read(told()).definition.scales == SMALL.scales


@pytest.mark.parametrize(
    "changed",
    [
        {"name": 5},
        {"name": "a\u0000b"},
        {"name": "half \ud800"},
        {"id": ""},
        {"id": "x" * 81},
        {"languages": "en"},
        {"recall_days": "7"},
        {"is_validated": 1},
        {"scales": [{}]},
        {"scales": {"id": "x"}},
        {"licence": None},
        {"loinc": ["1-1"]},
        {"unknown": 1},
    ],
)
def test_scoring_of_another_shape_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(Unreadable) as no:
        read(told(**changed))
    assert (no.value.code, no.value.line) == ("bad_scoring", 1)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"factor": float("inf")}, "bad_scoring"),
        ({"factor": True}, "bad_scoring"),
        ({"method": "code"}, "bad_scoring"),
        ({"parts": ["a", "total"]}, "cycle"),
        ({"parts": ["a", "nobody"]}, "unknown_reference"),
        (
            {"reliable_changes": [{"source": {"citation": "x"}, "sd": float("inf"), "reliability": 0.5}]},
            "bad_scoring",
        ),
    ],
)
def test_scales_that_do_not_hold_together_are_refused(changed: dict[str, Any], code: str) -> None:
    scale = json.loads(scoring_text(SMALL))["scales"][0]
    with pytest.raises(Unreadable) as no:
        read(told(scales=[scale | changed]))
    assert no.value.code == code
