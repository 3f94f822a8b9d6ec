"""A FHIR R4 bundle, modelled on the closed-loop referral of SDOHCC 3.0.0, can be made of `handover.json` alone.

Source: TaskForReferralManagement, SDOHCC ServiceRequest and Consent of that guide; what it requires of each resource.
"""

import json
from typing import Any

from erstanlauf.domain.handover.states import TASK_STATUS, HandoverState
from erstanlauf.export.handover.document import document_of
from tests.export.handover.cases import a_case

REQUIRED = {
    "Task": {"status", "intent", "code", "focus", "for", "authoredOn", "requester"},
    "ServiceRequest": {"status", "intent", "category", "code", "subject"},
    "Consent": {"status", "scope", "category", "patient", "dateTime", "organization", "sourceAttachment"},
    "Patient": {"name"},
    "Organization": {"name"},
    "Observation": {"status", "code", "subject", "valueString"},
}


def bundle_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Make the resources, knowing the document and nothing else."""
    task, patient, request, consent = (case[name] for name in ("task", "patient", "serviceRequest", "consent"))
    info, ids = request["supportingInfo"], {"patient": "Patient/1", "serviceRequest": "ServiceRequest/1"}
    observations = [
        {"id": fact, "code": {"text": fact}, "valueString": each["display"]} for fact, each in info["answers"].items()
    ]
    observations += [
        {"id": each["code"], "code": {"text": each["code"]}, "valueString": each["display"]} for each in info["said"]
    ]
    return [
        {
            "resourceType": "Task",
            "id": "1",
            "identifier": [{"value": task["identifier"]}],
            **{name: task[name] for name in ("status", "intent", "authoredOn")},
            "code": {"coding": [{"code": task["code"]}]},
            "focus": {"reference": ids[task["focus"]]},
            "for": {"reference": ids[task["for"]]},
            "requester": {"reference": "Organization/requester"},
            "owner": {"reference": "Organization/owner"},
        },
        {
            "resourceType": "ServiceRequest",
            "id": "1",
            **{name: request[name] for name in ("status", "intent")},
            "category": [{"text": request["category"]}],
            "code": {"coding": [request["code"]]},
            "subject": {"reference": ids[request["subject"]]},
            "reasonCode": [{"coding": [{"code": each["code"]}]} for each in request["reasonCode"]],
            "supportingInfo": [{"reference": f"Observation/{each['id']}"} for each in observations],
        },
        {
            "resourceType": "Consent",
            "id": "1",
            "status": consent["status"],
            "scope": {"coding": [{"code": consent["scope"]}]},
            "category": [{"coding": [{"code": consent["category"]}]}],
            "patient": {"reference": ids[consent["patient"]]},
            "dateTime": consent["dateTime"],
            "organization": [{"reference": f"Organization/{consent['organization']}"}],
            "sourceAttachment": {"title": consent["source"]["wording"], "language": consent["source"].get("language")},
            "provision": {"period": consent["provision"]["period"]},
        },
        {
            "resourceType": "Patient",
            "id": "1",
            "name": [{"family": patient["name"]["family"], "given": [patient["name"]["given"]]}],
            "birthDate": patient["birthDate"],
            "telecom": [patient["telecom"]],
            "communication": [{"language": {"coding": [patient["communication"]["language"]]}}],
        },
        {"resourceType": "Organization", "id": "requester", "name": task["requester"]["display"]},
        {"resourceType": "Organization", "id": "owner", "name": task["owner"]["display"]},
        *(
            {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/1"}, **each}
            for each in observations
        ),
    ]


def test_all_that_the_guide_requires_is_in_the_document() -> None:
    resources = bundle_of(document_of(a_case()))
    for resource in resources:
        kind = resource["resourceType"]
        assert all(resource.get(name) for name in REQUIRED[kind]), kind
    known = {f"{each['resourceType']}/{each['id']}" for each in resources}
    assert set(_references(resources)) <= known
    assert json.loads(json.dumps(resources)) == resources


def test_every_state_is_one_the_guide_has() -> None:
    allowed = {
        *("draft", "requested", "accepted", "rejected", "cancelled", "in-progress", "on-hold"),
        *("failed", "completed", "entered-in-error"),
    }
    assert set(TASK_STATUS) == set(HandoverState)
    assert set(TASK_STATUS.values()) <= allowed
    task: Any = document_of(a_case())["task"]
    assert task["status"] == TASK_STATUS[HandoverState.ISSUED]


def _references(value: object) -> list[str]:
    if isinstance(value, list):
        return [each for inner in value for each in _references(inner)]
    if not isinstance(value, dict):
        return []
    here = [str(value["reference"])] if "reference" in value else []
    return [*here, *(each for inner in value.values() for each in _references(inner))]
