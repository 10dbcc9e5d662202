"""A client's file as a FHIR R4 Bundle that other programs read: person, times, goals, answers, messages. No Django.

`data` is the plain data of every room (file.queries.whole_file). What FHIR has no place for stays in data.json.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

Resource = dict[str, Any]
Data = Mapping[str, Any]

APPOINTMENT_STATUS = {
    "requested": "proposed",
    "planned": "booked",
    "kept": "fulfilled",
    "missed": "noshow",
    "cancelled_in_time": "cancelled",
    "cancelled_late": "cancelled",
    "cancelled_by_us": "cancelled",
    "cancelled": "cancelled",
    "unknown": "booked",  # imported; what became of it is not known
}
GOAL_STATUS = {"": "active", "reached": "completed"}  # all else: cancelled
ORGANIZATION = "organization"
PORTAL = "urn:alongside:channel"


def bundle(data: Data, *, practice: Data, responses: Iterable[Resource], made_at: datetime) -> Resource:
    """The bundle as plain values. `responses`: QuestionnaireResponses whose subject is `patient_of(data)`."""
    patient = _patient(data)
    found = [
        (ORGANIZATION, _organization(practice)),
        (str(data["client"]["id"]), patient),
        *((str(row["id"]), _appointment(row, data)) for row in data["appointments"] if row["starts_at"]),
        *((str(row["id"]), _goal(row, data)) for row in data["goals"] if row["words"]),
        *((each["identifier"]["value"], each) for each in responses),
        *((str(row["id"]), _message(row, data)) for row in data["messages"] if row["sent_at"]),
    ]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": made_at.isoformat(),
        "entry": [{"fullUrl": _url(pk), "resource": resource} for pk, resource in found],
    }


def patient_of(data: Data) -> str:
    """The reference to the person within the bundle."""
    return _url(str(data["client"]["id"]))


def _url(pk: str) -> str:
    return f"urn:alongside:{pk}" if pk == ORGANIZATION else f"urn:uuid:{pk}"


def _iso(moment: date | str) -> str:
    return moment if isinstance(moment, str) else moment.isoformat()


def _filled(resource: Resource) -> Resource:
    """Without what is empty: FHIR knows no empty values."""
    return {name: value for name, value in resource.items() if value not in (None, "", [], {})}


def _organization(practice: Data) -> Resource:
    telecom = [
        {"system": system, "value": practice[name]}
        for name, system in (("email", "email"), ("phone", "phone"))
        if practice[name]
    ]
    address = [{"text": practice["address"]}] if practice["address"] else []
    return _filled(
        {"resourceType": "Organization", "name": practice["name"], "telecom": telecom, "address": address}
    )


def _patient(data: Data) -> Resource:
    client = data["client"]
    known = {"email": "email", "phone": "phone"}
    telecom = [
        {"system": known[each["kind"]], "value": each["value"]}
        for each in data["contact_points"]
        if each["kind"] in known
    ]
    address = [{"text": each["value"]} for each in data["contact_points"] if each["kind"] == "post"]
    return _filled(
        {
            "resourceType": "Patient",
            "active": client["status"] != "archived",
            "name": [{"text": client["name"]}],
            "telecom": telecom,
            "birthDate": client["born_on"],
            "address": address,
            "communication": [{"language": {"text": client["language"]}, "preferred": True}],
            "managingOrganization": {"reference": _url(ORGANIZATION)},
        }
    )


def _appointment(row: Data, data: Data) -> Resource:
    minutes = round((row["ends_at"] - row["starts_at"]).total_seconds() / 60)
    place = row["place"] or row["room"]
    others: Sequence[str] = [each for each in (row["with"], place) if each]
    return _filled(
        {
            "resourceType": "Appointment",
            "status": APPOINTMENT_STATUS[row["status"]],
            "start": _iso(row["starts_at"]),
            "end": _iso(row["ends_at"]),
            "minutesDuration": max(1, minutes),
            "participant": [
                {"actor": {"reference": patient_of(data)}, "status": "accepted"},
                *({"actor": {"display": each}, "status": "accepted"} for each in others),
            ],
        }
    )


def _goal(row: Data, data: Data) -> Resource:
    closed = _iso(row["closed_at"])[:10] if row["closed_at"] else ""
    return _filled(
        {
            "resourceType": "Goal",
            "lifecycleStatus": GOAL_STATUS.get(row["closed_as"], "cancelled"),
            "description": {"text": row["words"]},
            "subject": {"reference": patient_of(data)},
            "startDate": _iso(row["set_at"])[:10],
            "statusDate": closed,
        }
    )


def _message(row: Data, data: Data) -> Resource:
    patient, house = {"reference": patient_of(data)}, {"reference": _url(ORGANIZATION)}
    if row["author"]:
        house = house | {"display": row["author"]}
    is_mine = row["by"] == "client"
    channel = row.get("channel") or "portal"
    return _filled(
        {
            "resourceType": "Communication",
            "status": "completed",
            "medium": [{"coding": [{"system": PORTAL, "code": channel}]}],
            "subject": patient,
            "sent": _iso(row["sent_at"]),
            "received": _iso(row["read_at"]) if row["read_at"] else "",
            "sender": patient if is_mine else house,
            "recipient": [house if is_mine else patient],
            "payload": [{"contentString": row["words"]}] if row["words"] else [],
        }
    )
