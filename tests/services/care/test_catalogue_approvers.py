"""Who let a catalogue speak last stands beside what it advises."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogue_approvers import approver_of
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working


def test_the_last_approval_names_doctor_day_and_version(open_clinic: Opener) -> None:
    doctor = open_clinic(Role.CLINICIAN)
    with working(doctor) as work:
        assert approver_of(work, "safety_rules") is None
    act(doctor, approve_advice, Approving("safety_rules"))
    act(doctor, approve_advice, Approving("safety_rules", rows=("R001",), approved=False))
    with working(doctor) as work:
        found = approver_of(work, "safety_rules")
        assert approver_of(work, "topicals") is None
    assert found is not None
    assert (found.name, found.version) == ("Dr Meera Pillai", "2026-11-1")
