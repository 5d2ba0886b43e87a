"""The demo clinic has a copy that is being prepared, with somebody else's name left out of it."""

from __future__ import annotations

from luna_desktop.cli import demo_copies
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_desk import CopyDeskAsked, read_copy_desk
from tests.services.acting import act
from tests.services.rights.asking import log, prove, step
from tests.services.sharing.copying import a_record


def test_a_copy_that_was_asked_for_is_being_prepared(clinic: OpenClinic) -> None:
    patient = a_record(clinic)
    demo_copies.fill(clinic, patient)
    assert act(clinic, read_copy_desk, CopyDeskAsked(patient)).case is None
    case = log(clinic, patient, CaseKind.ACCESS)
    prove(clinic, case)
    step(clinic, case, CaseState.ACKNOWLEDGED, how="told at the desk")
    demo_copies.fill(clinic, patient)
    desk = act(clinic, read_copy_desk, CopyDeskAsked(patient))
    assert desk.case is not None
    assert desk.case.state is CaseState.PREPARING
    assert [each.words for each in desk.kept.plan.redactions] == [demo_copies.SISTER]
