"""What a machine copy says beside the chart, of a real record; what is withheld on the pages is withheld here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.redaction import Redaction
from luna_desktop.interop.fhir_out.content import Act
from luna_desktop.reports.record_content import Section
from luna_desktop.services.care.visit_corrections import VisitAtVersion, strike_out_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.deliveries import make_machine, write_file
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, sign
from tests.services.sharing.test_machine_copy import a_request, enter, pack, prepare

STRUCK, NAMED, HIDDEN = "STRICHMARKE", "Zarina Withheldwala", "GEHEIMMARKE मार्कर"


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    found = builders.register(clinic)
    builders.allow_photographs(clinic, found)
    return found


def test_visits_and_answers_are_told_and_what_was_struck_is_empty(clinic: OpenClinic, patient: PatientId) -> None:
    sign(clinic, begin(clinic, patient))
    wrong = sign(clinic, begin(clinic, patient), replace(WHOLE, complaint=STRUCK))
    at = VisitAtVersion(patient, wrong.header.visit_id, wrong.header.number, "Another patient")
    act(clinic, strike_out_visit, at)
    content = prepare(clinic, a_request(patient)).content
    assert [visit.note.complaint for visit in content.visits] == [WHOLE.complaint, ""]
    consents = [each for each in content.told if each.act is Act.CONSENT]
    assert {each.code.value for each in consents if each.code and each.stands} >= {"P1", "P7"}
    packed = pack(clinic, a_request(patient))
    whole = b"\n".join(packed.files.values()).decode("utf-8", "ignore")
    assert WHOLE.complaint in whole
    assert STRUCK not in whole
    assert len(packed.of("Encounter")) == 2


def test_a_second_copy_accounts_for_the_first_without_the_number_of_the_book(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    first = prepare(clinic, a_request(patient))
    assert not [each for each in first.content.told if each.act is Act.DISCLOSURE]
    write_file(clinic.desk, clinic.actor, make_machine(first, ENGLISH), tmp_path / "copy.zip")
    (told,) = (each for each in prepare(clinic, a_request(patient)).content.told if each.act is Act.DISCLOSURE)
    assert told.says["recipient"] == "Ananya Kumar"
    assert first.copy.number not in str(told)


def test_withheld_passages_and_sections_are_in_no_file_and_no_name(clinic: OpenClinic, patient: PatientId) -> None:
    enter(clinic, patient, Condition(Coded("Melasma"), note=f"Told by {NAMED}"))
    sign(clinic, begin(clinic, patient), replace(WHOLE, plan=HIDDEN))
    request = replace(
        a_request(patient),
        redactions=(Redaction(NAMED, "A2"),),
        withheld=((Section.VISITS.value, "A1"),),
    )
    packed = pack(clinic, request)
    whole = "\n".join([*packed.files, *(content.decode("utf-8", "ignore") for content in packed.files.values())])
    assert "Melasma" in whole
    assert "[withheld: A2]" in whole
    for marker in (*NAMED.split(), *HIDDEN.split(), json.dumps(NAMED)[1:-1]):
        assert marker not in whole
    assert not packed.of("Encounter")
