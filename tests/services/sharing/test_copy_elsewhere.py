"""The pages of a copy print visits and papers of other clinics under the name of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.elsewhere import Act, ActElsewhere
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_elsewhere import holds
from tests.services.care.told_elsewhere import CLINIC, CONSENT, FORM, PRESCRIPTION, a_visit, come_from_there
from tests.services.sharing.test_machine_copy import a_request, prepare


def test_visits_and_papers_say_whose_they_are_and_forms_are_for_the_patient_alone(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    wrong = a_visit(6, state=VisitState.ENTERED_IN_ERROR)
    patient = come_from_there(clinic, tmp_path, visits=(a_visit(), wrong), told=(CONSENT, FORM, PRESCRIPTION))
    content = prepare(clinic, a_request(patient)).copy.content
    assert [CLINIC in str(visit.with_whom) for visit in content.visits] == [True, True]
    assert f"Signed at {CLINIC} by Dr Nandini Rao" in str(content.visits[0].state)
    assert len(content.visits[0].amendments) == 1
    assert str(content.visits[1].struck) == f"This entry was made in error at {CLINIC}."
    assert [str(row.title) for row in content.papers] == [
        "Form filled in by the patient",
        "Consent to a treatment: Chemical peel",
        "Prescription RX-2026-0007",
    ]
    assert all(CLINIC in str(row.state) for row in content.papers)
    request = a_request(patient)
    other = replace(request, recipient=Recipient(RecipientKind.DESIGNEE, "Dr Elsewhere"))
    form, consent = (ActElsewhere(act, CLINIC) for act in (Act.INTAKE, Act.TREATMENT_CONSENT))
    assert [holds(each, form) for each in (request, other)] == [True, False]
    assert holds(other, consent)
    assert not holds(replace(request, sections=()), form)
