"""A second copy tells of other clinics again, without what it does not hold or withholds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.elsewhere import Act, NoteVersion
from luna_desktop.domain.redaction import Redaction
from luna_desktop.interop.fhir_out.content import Told, Visit
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.machine_elsewhere import SECTIONS
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy, write_zip
from tests.services.people.test_record_import_acts import PLAN, WHO
from tests.services.sharing.test_machine_copy import a_request, pack, prepare

NAMED = "Zarina Withheldwala"


@pytest.mark.parametrize("act", Act)
def test_every_act_has_a_section(act: Act) -> None:
    assert act in SECTIONS


def test_sections_days_and_passages_are_left_out_here_too(clinic: OpenClinic, tmp_path: Path) -> None:
    newest = NoteVersion(1, VisitState.SIGNED, VisitNote(plan=f"Seen with {NAMED}"), DOCTOR, AT)
    visit = Visit(number=4, at=AT, by=DOCTOR, state=VisitState.SIGNED, versions=(newest,), signed_at=AT)
    told = Told(act=Act.AFTERCARE, number=1, at=AT, says={"topic": "Peel", "text": f"As {NAMED} read it"})
    order = ImportOrder(write_zip(tmp_path, a_copy(*WHO, visits=(visit,), told=(told,))), PLAN)
    mrn = clinic.desk.perform(clinic.actor, import_patients, order).lines[0].mrn
    (row,) = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
    request = a_request(row.patient_id)
    whole = prepare(clinic, request).content
    assert [each.elsewhere for each in (*whole.visits, *whole.told)] == ["Aranya Skin Clinic"] * 2
    (encounter,) = pack(clinic, request).of("Encounter")
    assert encounter["participant"] == [{"individual": {"display": f"{DOCTOR} (Aranya Skin Clinic)"}}]
    withheld = replace(request, withheld=((Section.PAPERS.value, "A1"),), redactions=(Redaction(NAMED, "A2"),))
    packed = pack(clinic, withheld)
    said = b"\n".join(content for name, content in packed.files.items() if not name.endswith(".pdf")).decode()
    assert "[withheld: A2]" in said
    assert "Withheldwala" not in said
    assert not [each for each in packed.of("Communication") if "aftercare" in str(each)]
