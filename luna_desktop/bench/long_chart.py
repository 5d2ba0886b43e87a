"""A clinic of very many patients with one chart of twenty years among them, filled in bulk by the product's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, select

from luna_desktop.bench.small_clinic import made_clinic
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyClass,
    AllergyReview,
    AllergyState,
    Coded,
    Condition,
    ConditionStatus,
    Medicine,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.visits import Payer, VisitNote, VisitState
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.facts import Source, kind_of, write_body
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.base import Base
from luna_desktop.models.patients import Fact, FactVersion, Patient, PatientCard, PatientSecret
from luna_desktop.models.photographs import Photograph, StoredObject
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.models.visits import Visit, VisitVersion
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import key_id
from luna_desktop.storage.engine import migration_engine
from luna_desktop.storage.keyfile import KeyFile

VISITS, HISTORY, VERSIONS, PHOTOGRAPHS, AUDIT = 1_000, 300, 2, 500, 5_000
SLICES = 100
LONG = PatientId(1)
_START = datetime.fromisoformat("2006-06-01T05:00:00+00:00")
_THUMBNAIL_BYTES = 13_500
Rows = dict[type[Base], list[dict[str, Any]]]


@contextmanager
def long_chart(folder: Path, patients: int) -> Iterator[OpenClinic]:
    """Give an open clinic of so many patients; the first of them has the long chart, spread evenly over the file.

    Entries of its audit log follow one another as they must, but their hashes are drawn by chance.
    """
    clinic = made_clinic(folder)
    try:
        engine = migration_engine(KeyFile.load(folder).database, clinic.premises.keys.database_key())
        try:
            with engine.begin() as connection:
                _Filling(connection, clinic).fill(patients)
        finally:
            engine.dispose()
        yield clinic
    finally:
        clinic.close()


class _Filling:
    """Counts ids while it writes rows table by table."""

    def __init__(self, connection: Connection, clinic: OpenClinic) -> None:
        self._connection, self._clinic = connection, clinic
        self._chance = Random(20)  # noqa: S311 - made-up charts, not keys
        self._rows: Rows = {}
        self._fact = 0
        last = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
        self._seq, self._hash = connection.execute(last).one()
        self._thumbnail = clinic.premises.vault.small_seal(self._chance.randbytes(_THUMBNAIL_BYTES))

    def fill(self, patients: int) -> None:
        self._patient(LONG)
        self._add(ConsentEventRow, **self._consent())
        history, pictures, told, visits = range(HISTORY), range(PHOTOGRAPHS), range(AUDIT), range(VISITS)
        chunk = max(1, (patients - 1) // SLICES)
        for piece in range(SLICES):
            for number in history[piece::SLICES]:
                self._long_fact(_history_fact(number), _day(number))
            for number in pictures[piece::SLICES]:
                self._photograph(number)
            for number in visits[piece::SLICES]:
                self._visit(number)
            for _number in told[piece::SLICES]:
                self._audit(LONG)
            for number in range(2 + piece * chunk, 2 + (piece + 1) * chunk):
                self._patient(PatientId(number))
            self._write()
        self._long_fact(AllergyReview(AllergyState.SOME, PartialDate(2026)), _START)
        self._write()

    def _add(self, table: type[Base], **values: object) -> None:
        self._rows.setdefault(table, []).append(values)

    def _write(self) -> None:
        for table, rows in self._rows.items():
            self._connection.execute(insert(table.__table__), rows)  # type: ignore[arg-type]  # every model has a Table
        self._rows.clear()

    def _patient(self, patient: PatientId) -> None:
        mrn, family = f"LUN-{patient:06d}", f"Family {patient}"
        me = self._clinic.actor.user_id
        self._add(Patient, id=patient, uuid=f"made-up-{patient}", mrn=mrn, registered_at=_START, registered_by=me)
        self._add(PatientSecret, patient_id=patient, audit_key=self._chance.randbytes(32))
        birth = Birth(BirthKind.DATE, PartialDate(1980, 5, 1))
        self._add(
            PatientCard,
            **{"patient_id": patient, "mrn": mrn, "name": f"Given {family}", "family_name": family},
            **{"given_name": "Given", "birth": write_body(birth), "birth_latest": date(1980, 5, 1)},
            **{"gender": "female", "phone": "+915000000000", "city": "Mysuru", "last_seen": date(2026, 5, 1)},
        )
        phone, email = Phone(f"+915{patient:09d}"), Email(f"p{patient}@example.org")
        for body in (Identity(family, "Given", birth=birth), phone, email, Address("1 Road", "Mysuru")):
            self._made_fact(patient, body, _START)
        self._made_fact(patient, Condition(Coded("Acne vulgaris"), note="of another patient"), _START)
        self._audit(patient)

    def _made_fact(self, patient: PatientId, body: object, at: datetime, *, versions: int = 1) -> int:
        self._fact += 1
        fact, kind = self._fact, kind_of(body).name
        self._add(Fact, id=fact, patient_id=patient, kind=kind, current_number=versions)
        said = {"status": "current", "source": Source.PATIENT.value, "reason": "", "body": write_body(body)}
        for number in range(1, versions + 1):
            moment = at + timedelta(days=number)
            by = self._clinic.actor.user_id
            self._add(FactVersion, fact_id=fact, number=number, recorded_at=moment, recorded_by=by, **said)
        return fact

    def _long_fact(self, body: object, at: datetime) -> int:
        return self._made_fact(LONG, body, at, versions=VERSIONS)

    def _visit(self, number: int) -> None:
        at, me, visit_id = _START + timedelta(days=number * 7), self._clinic.actor.user_id, number + 1
        note = _note(number)
        state = {"state": VisitState.SIGNED.value}
        self._add(
            Visit,
            **{"id": visit_id, "patient_id": LONG, "started_at": at, "practitioner_id": me, "mode": note.mode.value},
            **{
                "kind": note.kind.value,
                "current_number": VERSIONS,
                "headline": note.headline,
                "signed_at": at,
                **state,
            },
        )
        for version in range(1, VERSIONS + 1):
            self._add(
                VisitVersion, visit_id=visit_id, number=version, body=write_body(note), reason="", at=at, by=me, **state
            )

    def _photograph(self, number: int) -> None:
        taken = _day(number).replace(tzinfo=None)
        fact = self._long_fact(PhotographFacts(taken, "face", "front", "Before treatment"), _day(number))
        ids = [f"{number:04d}-{part}-of-a-made-up-object" for part in ("original", "full", "preview")]
        for each in ids:
            sealed = {"wrapped_key": self._chance.randbytes(60), "size": 3_000_000, "sha256": each}
            self._add(StoredObject, object_id=each, media_type="image/jpeg", created_at=_day(number), **sealed)
        objects = dict(zip(("original_id", "full_id", "preview_id"), ids, strict=True))
        copies = {"thumbnail": self._thumbnail, "sealed_name": self._chance.randbytes(60), "width": 4000}
        added = {
            "height": 3000,
            "consent_event_id": 1,
            "added_at": _day(number),
            "added_by": self._clinic.actor.user_id,
        }
        self._add(Photograph, patient_id=LONG, fact_id=fact, original_sha256=ids[0], **objects, **copies, **added)

    def _consent(self) -> Mapping[str, object]:
        given = {"purpose": "P1", "state": "given", "language": "en", "method": "signed_paper", "at": _START}
        return {"id": 1, "patient_id": LONG, "taken_by": self._clinic.actor.user_id, **given}

    def _audit(self, patient: PatientId) -> None:
        self._seq += 1
        actor, keys = self._clinic.actor, self._clinic.premises.keys
        links = {"prev": self._hash, "hash": self._chance.randbytes(32), "sig": self._chance.randbytes(64)}
        self._hash = links["hash"]
        self._add(
            AuditEntry,
            **{"seq": self._seq, "recorded_at": _START.isoformat(), "local_time": _START.isoformat()},
            **{"user_id": actor.user_id, "login": actor.login, "roles": "clinician", "action": "chart opened"},
            **{"kind": "R", "outcome": 0, "purpose": "P1", "patient_id": patient, "entity": "chart"},
            **{"entity_id": str(patient), "station": "desk", "session": "0" * 16, "version": "0"},
            **{"detail": "{}", "signer": key_id(keys), **links},
        )


def _day(number: int) -> datetime:
    return _START + timedelta(days=number * 14)


def _note(number: int) -> VisitNote:
    return VisitNote(
        complaint="Marks on both cheeks, lighter than before.",
        findings="Patches of both cheeks, forehead clear. No scaling, no new lesions.",
        diagnoses=(Coded("Melasma", "L81.1", "ICD-10"),),
        assessment=f"Improving, session {number % 4 + 1} of 4.",
        plan="Sunscreen every two hours outdoors. Next in six weeks, with photographs.",
        payer=Payer.SELF_IN_FULL,
    )


def _history_fact(number: int) -> object:
    on = PartialDate.of(_day(number).date())
    made = (
        Condition(Coded(f"Condition {number}", "L70.0", "ICD-10"), ConditionStatus.ACTIVE, on, note="Of both cheeks."),
        Medicine(Coded(f"Medicine {number}"), strength="15%", frequency="Twice daily", site="Face", started=on),
        Lifestyle(on, 6.5, 90, 5, routine="Morning: wash, sunscreen. Night: wash, moisturiser."),
        Allergy(Coded(f"Trigger {number}"), AllergyClass.CONTACT, "Itching", since=on),
    )
    return made[number % 4]
