"""The patient, those around them, and the clinic."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.contact import ContactUse, Phone
from luna_desktop.domain.facts import KINDS, read_body
from luna_desktop.domain.measures import Birth, BirthKind
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.interop.fhir_out.people import (
    PATIENT_KINDS,
    clinic_resource,
    patient_resource,
    read_patient,
    staff_resources,
)
from tests.conftest import torture
from tests.interop.fhir_out.bodies import bodies
from tests.interop.fhir_out.copies import CONTEXT, DOCTOR, a_copy

SAID = st.tuples(*(bodies(KINDS[kind].body) for kind in PATIENT_KINDS))


def there_and_back(*said: Any) -> tuple[dict[str, Any], list[object]]:
    copy = a_copy(*said)
    resource = json.loads(json.dumps(patient_resource(copy, CONTEXT)))
    return resource, [read_body(each.kind, json.dumps(each.values)) for each in read_patient(resource)]


@settings(max_examples=25 * torture())
@given(SAID)
def test_all_that_is_known_of_contact_comes_back(said: tuple[object, ...]) -> None:
    _resource, found = there_and_back(*said)
    assert len(found) == len(said)
    assert all(body in found for body in said)


def test_names_numbers_and_birth_stand_where_every_program_looks() -> None:
    resource, _found = there_and_back(
        Identity("Kumar", "Ananya", "Devi", "Ms", preferred_name="Anu", gender=Gender.FEMALE, language="hi"),
        Phone("+919886001427", ContactUse.MOBILE),
        Phone("+918022334455", ContactUse.FAMILY),
    )
    name = resource["name"][0]
    assert (name["family"], name["given"], name["prefix"]) == ("Kumar", ["Ananya", "Devi"], ["Ms"])
    assert resource["name"][1]["use"] == "nickname"
    assert [each["rank"] for each in resource["telecom"]] == [1, 2]
    assert resource["communication"][0]["language"]["coding"][0]["code"] == "hi"
    assert resource["_birthDate"]["extension"][0]["valueCode"] == "unknown"


def test_a_gender_that_nobody_has_to_tell_is_no_other_gender() -> None:
    resource, found = there_and_back(Identity("Kumar", gender=Gender.UNDISCLOSED))
    assert "gender" not in resource
    assert resource["_gender"]["extension"][0]["valueCode"] == "asked-declined"
    assert found == [Identity("Kumar", gender=Gender.UNDISCLOSED)]


def test_a_death_is_said_and_an_age_stays_an_age() -> None:
    birth = Birth(BirthKind.AGE, age=42)
    resource, found = there_and_back(Identity("Kumar", birth=birth), PatientStatus(Standing.DECEASED, source="Son"))
    assert resource["deceasedBoolean"] is True
    assert "birthDate" not in resource
    assert found[0] == Identity("Kumar", birth=birth)


def test_the_clinic_and_its_people_are_named_with_their_registrations() -> None:
    copy = a_copy()
    clinic = clinic_resource(copy.clinic, CONTEXT)
    assert clinic["name"] == "Aranya Skin Clinic"
    assert clinic["telecom"] == [{"system": "phone", "value": "+918022334455", "use": "work"}]
    practitioner, role = staff_resources(copy.staff, CONTEXT)
    assert practitioner["name"] == [{"text": DOCTOR}]
    assert practitioner["qualification"][0]["identifier"] == [{"value": "KMC 12345"}]
    assert role["practitioner"]["reference"] == f"urn:uuid:{practitioner['id']}"
