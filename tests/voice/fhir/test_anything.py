"""Whatever stands in a file: it is read or refused with a reason, never anything else."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.voice.fhir.lines import Unreadable
from alongside.voice.fhir.reading import read
from alongside.voice.fhir.writing import questionnaire
from alongside.voice.measuring.checking import faults
from alongside.voice.measuring.notation import from_plain, plain
from alongside.voice.measuring.scoring import Scorer
from tests.voice.fhir.definitions import definitions

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a resource."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(each for name, part in inside for each in places(part, (*path, name)))]


def put(resource: Any, path: tuple[Any, ...], value: Any) -> None:
    at = resource
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(definitions(), st.data())
def test_a_changed_file_is_read_or_refused(made: Any, data: st.DataObject) -> None:
    definition, texts = made
    resource = questionnaire(definition, texts, language=next(iter(texts)))
    for _change in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from(places(resource)[1:]))
        put(resource, path, data.draw(VALUES))
    readable(json.dumps(resource).encode())


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60) | VALUES.map(json.dumps).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    readable(data)


def readable(data: bytes) -> None:
    try:
        found = read(data)
    except Unreadable:
        return
    assert faults(found.definition) == []
    kept = json.loads(json.dumps(plain(found.definition), allow_nan=False))
    assert from_plain(kept) == found.definition
    json.dumps(found.texts, ensure_ascii=False).encode()
    Scorer(found.definition).score({})
