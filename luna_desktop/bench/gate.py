"""How long the purpose gate takes to answer among very many patients, from the books on disk to yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert
from sqlalchemy.orm import Session

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, both_times, middle, p99
from luna_desktop.bench.small_clinic import made_clinic
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.patients import Patient, PatientCard
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.receipts import BehindQuery, patients_behind
from luna_desktop.services.work import Work
from luna_desktop.storage.engine import migration_engine, open_readonly
from luna_desktop.storage.keyfile import KeyFile

CONSENTS, QUESTIONS, CHUNK = 10, 2_000, 5_000
LIMIT = 0.2
LISTS, LIST_LIMIT = 20, 50
_START = datetime.fromisoformat("2024-06-01T05:00:00+00:00")
_STATES = ("given", "given", "given", "refused", "withdrawn")


def measure(patients: int, *, questions: int = QUESTIONS) -> list[Figure]:
    """Ask about random patients and purposes, each time reading the books anew; by the clock and in processor time."""
    with scratch_folder() as folder, consenting(folder / "clinic", patients) as clinic:
        taken = list(_asked(clinic, patients, questions))
        listed = [both_times(partial(_behind, clinic)) for _ in range(LISTS)]
    name = f"the gate among {patients:,} patients with {CONSENTS} consents each, {questions} questions"
    people = "patients behind a version of the notice, first 50 and their count"
    clock, cost = ([each[at] for each in taken] for at in (0, 1))
    list_clock, list_cost = ([each[at] for each in listed] for at in (0, 1))
    return [
        _figure(f"{name}, median", middle(clock), LIMIT),
        _figure("the gate, p99", p99(clock), LIMIT),
        _figure(f"{people}, p99", p99(list_clock), LIST_LIMIT),
        _figure("the gate, processor time, median", middle(cost), LIMIT),
        _figure("the gate, processor time, p99", p99(cost), LIMIT),
        _figure(f"{people}, processor time, p99", p99(list_cost), LIST_LIMIT),
    ]


def _figure(name: str, value: float, limit: float) -> Figure:
    return Figure(name, value, "ms", f"{limit} ms", met=value <= limit)


@contextmanager
def consenting(folder: Path, patients: int) -> Iterator[OpenClinic]:
    """Give an open clinic of so many patients, each with a ledger of ten answers."""
    clinic = made_clinic(folder)
    try:
        engine = migration_engine(KeyFile.load(folder).database, clinic.premises.keys.database_key())
        try:
            with engine.begin() as connection:
                _fill(connection, patients, clinic.actor.user_id)
        finally:
            engine.dispose()
        yield clinic
    finally:
        clinic.close()


def _fill(connection: Connection, patients: int, by: int) -> None:
    chance = Random(7)  # noqa: S311 - made-up answers, not keys
    for first in range(1, patients + 1, CHUNK):
        ids = range(first, min(first + CHUNK, patients + 1))
        connection.execute(insert(Patient.__table__), [_patient(each, by) for each in ids])  # type: ignore[arg-type]  # a Table
        connection.execute(insert(PatientCard.__table__), [_card(each) for each in ids])  # type: ignore[arg-type]  # a Table
        events = [_event(each, number, chance, by) for each in ids for number in range(CONSENTS)]
        connection.execute(insert(ConsentEventRow.__table__), events)  # type: ignore[arg-type]  # a Table


def _patient(patient: int, by: int) -> dict[str, Any]:
    mrn = f"LUN-{patient:06d}"
    return {"id": patient, "uuid": f"made-up-{patient}", "mrn": mrn, "registered_at": _START, "registered_by": by}


def _card(patient: int) -> dict[str, Any]:
    name = {"name": f"Given Family {patient}", "family_name": f"Family {patient}", "given_name": "Given"}
    seen = {"birth_latest": date(1980, 5, 1), "last_seen": date(2026, 5, 1), "notice_seen": patient % 2}
    return {"patient_id": patient, "mrn": f"LUN-{patient:06d}", "gender": "female", **name, **seen}


def _event(patient: int, number: int, chance: Random, by: int) -> dict[str, Any]:
    purpose = list(Purpose)[number]
    at = _START + timedelta(days=number)
    answer = {"state": chance.choice(_STATES), "at": at, "language": "en", "method": "signed_paper"}
    return {"patient_id": patient, "purpose": purpose.value, "taken_by": by, **answer}


def _behind(clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, patients_behind, BehindQuery())


def _asked(clinic: OpenClinic, patients: int, questions: int) -> Iterator[tuple[float, float]]:
    chance = Random(11)  # noqa: S311 - which patient is asked about
    database = KeyFile.load(clinic.premises.folder).database
    engine = open_readonly(database, clinic.premises.keys.database_key())
    try:
        with Session(engine) as session:
            work = Work(session, clinic.actor, clinic.premises)
            for _ in range(questions):
                patient, purpose = PatientId(chance.randint(1, patients)), chance.choice(list(Purpose))
                yield both_times(partial(ledger.ask, work, patient, purpose, DataClass.CLINICAL, Recipient()))
    finally:
        engine.dispose()
