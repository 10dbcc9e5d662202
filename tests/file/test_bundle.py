"""A client's file as FHIR R4: the required elements and codes of R4, references that lead somewhere."""

import json
from datetime import date, datetime
from typing import Any

import fhirpathpy
import pytest
from fhirpathpy.models import models

from alongside.file.bundle import APPOINTMENT_STATUS
from alongside.scheduling.models import AppointmentStatus
from tests.cast import Cast
from tests.file.full import fill
from tests.file.test_taking import take

# Required elements and value sets of R4 (hl7.org/fhir/R4), for the resources that are written.
REQUIRED = {
    "Organization": {"name": str},
    "Patient": {"name": list},
    "Appointment": {"status": str, "participant": list},
    "Goal": {"lifecycleStatus": str, "description": dict, "subject": dict},
    "QuestionnaireResponse": {"status": str, "questionnaire": str},
    "Communication": {"status": str},
}
CODES = {
    "Appointment.status": {
        *("proposed", "pending", "booked", "arrived", "fulfilled", "cancelled", "noshow"),
        *("entered-in-error", "checked-in", "waitlist"),
    },
    "Appointment.participant.status": {"accepted", "declined", "tentative", "needs-action"},
    "Goal.lifecycleStatus": {
        *("proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled"),
        *("entered-in-error", "rejected"),
    },
    "QuestionnaireResponse.status": {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    "Communication.status": {
        *("preparation", "in-progress", "not-done", "on-hold", "stopped", "completed"),
        *("entered-in-error", "unknown"),
    },
    "ContactPoint.system": {"phone", "fax", "email", "pager", "url", "sms", "other"},
}


def test_each_status_of_a_time_has_one_in_fhir() -> None:
    assert set(APPOINTMENT_STATUS) == set(AppointmentStatus.values)
    assert set(APPOINTMENT_STATUS.values()) <= CODES["Appointment.status"]


def empties(value: Any) -> list[Any]:
    """FHIR knows no empty value anywhere."""
    if isinstance(value, dict):
        return [each for inner in value.values() for each in empties(inner)] if value else [value]
    if isinstance(value, list):
        return [each for inner in value for each in empties(inner)] if value else [value]
    return [value] if value in (None, "") else []


@pytest.fixture
def made(cast: Cast) -> dict[str, Any]:
    fill(cast)
    found: dict[str, Any] = json.loads(take(cast)["fhir.json"])
    return found


def test_it_is_a_collection_of_what_fhir_has_a_place_for(made: dict[str, Any]) -> None:
    assert (made["resourceType"], made["type"]) == ("Bundle", "collection")
    assert datetime.fromisoformat(made["timestamp"]).tzinfo is not None
    kinds = [each["resource"]["resourceType"] for each in made["entry"]]
    assert {kind: kinds.count(kind) for kind in REQUIRED} == {
        "Organization": 1,
        "Patient": 1,
        "Appointment": 2,
        "Goal": 1,
        "QuestionnaireResponse": 2,
        "Communication": 3,
    }
    assert set(kinds) == set(REQUIRED)


def test_required_elements_codes_and_no_empty_values(made: dict[str, Any]) -> None:
    assert empties(made) == []
    for entry in made["entry"]:
        resource = entry["resource"]
        kind = resource["resourceType"]
        for name, shape in REQUIRED[kind].items():
            assert isinstance(resource[name], shape), (kind, name)
        for path, codes in CODES.items():
            if path.startswith(f"{kind}."):
                said = fhirpathpy.evaluate(resource, path, {}, models["r4"])
                assert said
                assert set(said) <= codes
        systems = fhirpathpy.evaluate(resource, "telecom.system", {}, models["r4"])
        assert set(systems) <= CODES["ContactPoint.system"]


def test_every_reference_leads_to_an_entry(made: dict[str, Any]) -> None:
    urls = [each["fullUrl"] for each in made["entry"]]
    assert len(set(urls)) == len(urls)
    references = fhirpathpy.evaluate(made, "Bundle.entry.resource.descendants().reference", {}, models["r4"])
    assert references
    assert {each for each in references if isinstance(each, str)} <= set(urls)


def test_times_are_instants_and_days_are_days(made: dict[str, Any]) -> None:
    for entry in made["entry"]:
        resource = entry["resource"]
        for name in ("start", "end", "sent", "authored", "received"):
            if name in resource:
                assert datetime.fromisoformat(resource[name]).tzinfo is not None
        for name in ("birthDate", "startDate", "statusDate"):
            if name in resource:
                assert date.fromisoformat(resource[name]).isoformat() == resource[name]
        if resource["resourceType"] == "Appointment":
            assert resource["start"] < resource["end"]
            assert resource["minutesDuration"] > 0


def test_what_was_said_is_there(made: dict[str, Any]) -> None:
    said = fhirpathpy.evaluate(made, "Bundle.entry.resource.payload.contentString", {}, models["r4"])
    assert {"I slept well.", "I am glad."} <= set(said)
    goals = fhirpathpy.evaluate(made, "Bundle.entry.resource.description.text", {}, models["r4"])
    assert goals == ["Sleep through the night"]
    person = next(e["resource"] for e in made["entry"] if e["resource"]["resourceType"] == "Patient")
    assert (person["name"], person["birthDate"]) == ([{"text": "Vera Example"}], "1990-02-03")
