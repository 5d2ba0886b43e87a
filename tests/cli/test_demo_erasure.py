"""The demo clinic has a record that a legal matter keeps."""

from __future__ import annotations

from luna_desktop.cli.demo_erasure import keep_for_a_notice
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.legal_holds import list_holds
from tests import builders
from tests.services.acting import act


def test_a_record_is_kept_for_a_notice(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hold = keep_for_a_notice(clinic, patient)
    (held,) = act(clinic, list_holds, None)
    assert (held.line.hold_id, held.patient_id, held.line.hold.reference) == (hold, patient, "SR/118")
