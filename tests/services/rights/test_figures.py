"""The figures that copies and the poster of rights show are the clinic's own clocks."""

from __future__ import annotations

from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.limits import DEFAULTS, ClockRules, Wanted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.clock_settings import change_clock_rules
from luna_desktop.services.rights.figures import rights_figures
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from tests import builders
from tests.services.acting import act, working


def test_the_clinics_own_limits_stand_in_a_copy(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        usual = rights_figures(work)
    assert (usual.answer_hours, usual.correction_days, usual.grievance_days) == (72, 30, 30)
    shorter = {**DEFAULTS, CaseKind.ACCESS: Wanted(48, 0, 24), CaseKind.CORRECTION: Wanted(20, 10, 48)}
    act(clinic, change_clock_rules, ClockRules(shorter))
    asker = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
    request = CopyRequest(builders.register(clinic), asker, "Own record")
    rights = act(clinic, prepare_record_copy, request).content.rights
    assert (rights.answer_hours, rights.correction_days, rights.grievance_days) == (48, 20, 30)
