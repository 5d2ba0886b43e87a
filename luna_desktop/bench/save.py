"""How long saving an edit takes: a fact's new version, the card, the search index and the audit entry, all on disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, milliseconds, p99
from luna_desktop.bench.small_clinic import made_clinic, registered
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.made_up import people
from luna_desktop.domain.people import Identity
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.people import patients

PATIENTS = 200
EDITS = 300


def measure(_patients: int, *, count: int = PATIENTS, edits: int = EDITS) -> list[Figure]:
    """Change names of patients through the service that the Details tab saves by."""
    with scratch_folder() as folder:
        clinic = made_clinic(folder / "clinic")
        try:
            crowd = people(count, today=date(2026, 6, 1))
            ids = [registered(clinic, person) for person in crowd]
            taken = [milliseconds(partial(_edit, clinic, change)) for change in _changes(clinic, ids, edits)]
        finally:
            clinic.close()
    return [
        Figure(f"saving an edit, {edits} edits, p99", p99(taken), "ms", "25 ms", met=p99(taken) <= 25),
        Figure("saving an edit, median", middle(taken), "ms"),
    ]


def _changes(clinic: OpenClinic, ids: list[PatientId], edits: int) -> list[patients.DetailsChange]:
    """Prepare edits of a name that is in the index, each of the version that is then the newest."""
    made = []
    for number in range(edits):
        patient, version = ids[number % len(ids)], number // len(ids) + 1
        details = clinic.desk.perform(clinic.actor, patients.read_details, patient)
        known = next(fact for fact in details.facts if isinstance(fact.body, Identity))
        body = replace(known.body, preferred_name=f"Preferred {number}")
        made.append(patients.DetailsChange(patient, (FactChange(patient, known.fact_id, version, body),)))
    return made


def _edit(clinic: OpenClinic, change: patients.DetailsChange) -> None:
    clinic.desk.perform(clinic.actor, patients.change_details, change)
