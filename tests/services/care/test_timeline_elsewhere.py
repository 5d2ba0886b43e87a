"""The line of time tells of other clinics, each moment with its clinic and the way to where it stands."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.clinical.timeline import Strand
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.services.care.timeline import read_timeline
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.services.acting import act
from tests.services.care.told_elsewhere import CLINIC, CONSENT, PRESCRIPTION, a_visit, come_from_there


def test_visits_treatments_and_papers_are_moments_of_their_clinic(clinic: OpenClinic, tmp_path: Path) -> None:
    wrong = a_visit(6, state=VisitState.ENTERED_IN_ERROR)
    patient = come_from_there(clinic, tmp_path, visits=(a_visit(), wrong), told=(PRESCRIPTION, CONSENT))
    found = [each for each in act(clinic, read_timeline, patient).moments if CLINIC in each.notes[:1]]
    assert [each.strand for each in found] == [Strand.VISITS, Strand.VISITS, Strand.TREATMENTS, Strand.DOCUMENTS]
    assert [str(each.chip) for each in found] == ["Entered in error", "", "", ""]
    assert found[1].tab.startswith("visits/visits/elsewhere-")
    assert (str(found[3].text), found[3].tab) == ("Prescription RX-2026-0007", "visits/papers")
