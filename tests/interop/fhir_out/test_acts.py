"""What was done or said: each sort is valid FHIR, and says yes or no where it is one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Condition
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.elsewhere import BODIES
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.acts import act_resources, consent_status
from luna_desktop.interop.fhir_out.bundle import make_bundle
from luna_desktop.interop.fhir_out.checking import problems_of
from luna_desktop.interop.fhir_out.content import Act, Told
from luna_desktop.texts import ENGLISH, say
from tests.interop.fhir_out.copies import AT, CONTEXT, DOCTOR, a_copy

SAYS = {"topic": say("Research and statistics"), "text": "As read", "way": "Post", "recipient": "Dr Elsewhere"}


def told(act: Act, **more: Any) -> Told:
    said: dict[str, Any] = {"act": act, "number": 1, "at": AT, "ends": AT, "by": DOCTOR, "says": SAYS}
    return Told(**{**said, **more})


def first(act: Act, **more: Any) -> dict[str, Any]:
    return next(act_resources(told(act, **more), CONTEXT))


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("bare", [False, True])
def test_each_sort_is_valid_also_where_little_is_known(act: Act, bare: bool) -> None:
    rows = {"rows": (("Sunscreen", "Every morning"),), "what": (Coded("Sunscreen"),)}
    one = Told(act=act, number=1) if bare else told(act, **rows)
    assert problems_of(make_bundle(a_copy(Identity("Kumar"), told=(one,)), ENGLISH)) == ()


def test_a_consent_permits_or_denies_under_its_notice() -> None:
    yes = first(Act.CONSENT, code=Purpose.RESEARCH, says={**SAYS, "notice": "Notice, version 2"})
    assert yes["provision"]["type"] == "permit"
    assert yes["provision"]["purpose"][0]["code"] == "HRESCH"
    assert yes["scope"]["coding"][0]["code"] == "research"
    assert yes["policyRule"] == {"text": "Notice, version 2"}
    no = first(Act.CONSENT, code=Purpose.TEACHING_PHOTOGRAPHS, stands=False)
    assert no["provision"]["type"] == "deny"
    assert "purpose" not in no["provision"]


@pytest.mark.parametrize("act", sorted(BODIES, key=str))
def test_nothing_of_another_clinic_bears_the_name_of_this_one(act: Act) -> None:
    rows = {"rows": (("Sunscreen", "Every morning"),), "what": (Coded("Sunscreen"),)}
    for resource in act_resources(told(act, elsewhere="Kochi Skin", **rows), CONTEXT):
        text = json.dumps(resource)
        for what in (("clinic", 0), ("staff", DOCTOR)):
            assert CONTEXT.names.reference(*what)["reference"] not in text
        assert f'"display": "{DOCTOR}"' not in text
        assert f'"name": "{DOCTOR}"' not in text
    assert first(Act.CONSENT, elsewhere="Kochi Skin")["organization"] == [{"display": "Kochi Skin"}]


def test_what_was_never_answered_is_no_consent() -> None:
    assert consent_status(ConsentState.NOT_ASKED) is None
    assert consent_status(ConsentState.GIVEN) is True
    assert consent_status(ConsentState.WITHDRAWN) is False


def test_a_restriction_denies_and_raises_a_flag() -> None:
    consent, flag = act_resources(told(Act.RESTRICTION, stands=False), CONTEXT)
    assert consent["provision"]["type"] == "deny"
    assert flag["resourceType"] == "Flag"


def test_a_disclosure_names_who_got_it_and_an_appointment_its_state() -> None:
    event = first(Act.DISCLOSURE)
    assert event["type"]["code"] == "110106"
    assert event["agent"][1]["name"] == "Dr Elsewhere"
    assert first(Act.APPOINTMENT, code=BookingState.DID_NOT_ATTEND)["status"] == "noshow"
    assert first(Act.APPOINTMENT, code=BookingState.BOOKED, stands=False)["status"] == "waitlist"


def test_every_row_of_a_prescription_is_an_order() -> None:
    rows = (("Adapalene", "At night"), ("Sunscreen", "Every morning"))
    what = (Coded("Adapalene"), Coded("Sunscreen"))
    found = list(act_resources(told(Act.PRESCRIPTION, rows=rows, what=what), CONTEXT))
    assert [each["medicationCodeableConcept"]["text"] for each in found] == ["Adapalene", "Sunscreen"]
    assert found[0]["dosageInstruction"] == [{"text": "At night"}]
    assert found[0]["id"] != found[1]["id"]


def test_a_request_to_correct_is_a_task_about_its_entry() -> None:
    says = {
        "topic": "Forehead",
        "case": "PR-2026-0001",
        "reason": "I know my face",
        "decided_at": AT.isoformat(),
        "decision": "Denied",
        "about": "condition/2",
    }
    told = Told(act=Act.CORRECTION, number=1, at=AT, says=says)
    bundle = make_bundle(a_copy(Identity("Kumar"), Condition(Coded("Melasma")), told=(told,)), ENGLISH)
    assert problems_of(bundle) == ()
    found = [each["resource"] for each in bundle["entry"]]
    (task,) = (each for each in found if each["resourceType"] == "Task")
    (said,) = (each for each in found if each["resourceType"] == "Communication")
    condition = next(each["id"] for each in found if each["resourceType"] == "Condition")
    assert (task["status"], task["focus"]["reference"]) == ("completed", f"urn:uuid:{condition}")
    assert task["identifier"][0]["value"] == "PR-2026-0001"
    assert said["basedOn"][0]["reference"] == f"urn:uuid:{task['id']}"
    (open_still,) = (each for each in act_resources(Told(act=Act.CORRECTION, number=2), CONTEXT) if "intent" in each)
    assert open_still["status"] == "in-progress"


def test_a_form_that_was_filled_in_comes_with_its_questions() -> None:
    told = Told(act=Act.INTAKE, number=1, at=AT, rows=(("Do you smoke?", "Never"), ("Anything else?", "")))
    answered, form = act_resources(told, CONTEXT)
    assert answered["questionnaire"] == form["url"] == f"urn:uuid:{form['id']}"
    assert [each["text"] for each in form["item"]] == ["Do you smoke?", "Anything else?"]
    assert [each.get("answer") for each in answered["item"]] == [[{"valueString": "Never"}], None]
    assert answered["authored"].startswith("2026-03-04")
