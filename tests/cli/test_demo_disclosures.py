"""The demo clinic has a disclosure of each kind that its book can show."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.cli import demo_sharing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import read_disclosures
from luna_desktop.services.sharing.disclosure_reading import read_queue
from tests import builders
from tests.services.acting import act


def test_one_was_sent_one_failed_and_two_wait_of_which_one_is_kept_back(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    before = {path.name for path in tmp_path.iterdir()}
    demo_sharing.fill(clinic, patient, builders.START.date())
    told = sorted(line.state.value for line in act(clinic, read_disclosures, patient))
    assert told == ["approval", "failed", "sent"], "the one that is kept back is not in what the patient reads"
    kept_back = [row.line.is_withheld for row in act(clinic, read_queue, None)]
    assert kept_back.count(True) == 1
    assert {path.name for path in tmp_path.iterdir()} == before, "the demo wrote pages beside the clinic"
