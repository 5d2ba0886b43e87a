"""A real record with visits and papers: out of this clinic, into a chart elsewhere and out again, the same twice."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.domain.elsewhere import Act
from luna_desktop.interop.fhir_out.content import MachineCopy
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.deliveries import make_machine, write_file
from luna_desktop.texts import ENGLISH
from tests.interop.fhir_in.tellings import PAPERS, in_order, kept_act, kept_visit
from tests.services.care.told_elsewhere import PLAN
from tests.services.care.visiting import begin, sign
from tests.services.sharing.test_copy_papers import with_papers
from tests.services.sharing.test_machine_copy import a_request, prepare


def kept(copy: MachineCopy, clinic: str, *, elsewhere: bool) -> tuple[list[str], list[str]]:
    """Return visits and clinical acts of a copy as another clinic keeps them, of here or of elsewhere alone."""
    visits = [kept_visit(each, clinic) for each in copy.visits if bool(each.elsewhere) is elsewhere]
    acts = [
        in_order(kept_act(each, clinic))
        for each in copy.told
        if each.act in PAPERS and bool(each.elsewhere) is elsewhere
    ]
    return sorted(map(repr, visits)), sorted(map(repr, acts))


def test_a_real_record_comes_back_the_same_twice(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = with_papers(clinic)
    sign(clinic, begin(clinic, patient))
    begin(clinic, patient)
    first = prepare(clinic, a_request(patient))
    told = {each.act: each for each in first.content.told if each.act in PAPERS}
    assert told.keys() == PAPERS.keys() - {Act.INTAKE}
    assert (told[Act.PRESCRIPTION].code, told[Act.TREATMENT_CONSENT].code) == (
        PaperState.DRAFT,
        TreatmentStanding.GIVEN,
    )
    assert told[Act.TREATMENT_CONSENT].at is not None
    assert "many tiny columns of heat" in str(told[Act.TREATMENT_CONSENT].says["text"])
    assert "Mole below the left eye" in str(told[Act.CERTIFICATE].rows)
    there = clinic.name
    copy = first
    for round_ in range(2):
        path = tmp_path / f"copy-{round_}.zip"
        write_file(clinic.desk, clinic.actor, make_machine(copy, ENGLISH), path)
        mrn = clinic.desk.perform(clinic.actor, import_patients, ImportOrder(path, PLAN)).lines[0].mrn
        rows = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
        new = next(row.patient_id for row in rows if row.mrn == mrn)
        copy = prepare(clinic, a_request(new))
        assert kept(copy.content, there, elsewhere=True) == kept(first.content, there, elsewhere=False)
    assert not [each for each in copy.content.visits if not each.elsewhere]
