"""The clinic that is measured is a real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from luna_desktop.bench.small_clinic import LOGIN, PASSWORD, made_clinic, registered
from luna_desktop.domain.made_up import people
from luna_desktop.services.clinic import clinics
from luna_desktop.services.people import patients


def test_people_are_registered_in_it(tmp_path: Path) -> None:
    clinic = made_clinic(tmp_path / "clinic")
    try:
        ids = [registered(clinic, person) for person in people(3, today=date(2026, 6, 1))]
        card = clinic.desk.perform(clinic.actor, patients.read_details, ids[0]).card
        assert len(set(ids)) == 3
        assert card.mrn.endswith("000001")
    finally:
        clinic.close()
    clinics.unlock_clinic(tmp_path / "clinic", LOGIN, PASSWORD).close()
