"""Reading whom the clinic knows into the book by which an import compares people."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.facts import FactStatus, read_body, read_part
from luna_desktop.domain.measures import Birth
from luna_desktop.models.imports import ImportLine, ImportRun, ImportUndo
from luna_desktop.models.patients import Fact, FactVersion, Patient, PatientCard
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.imports_match import PeopleBook
from luna_desktop.services.people.imports_writing import NEW
from luna_desktop.services.work import Work

_CARD, _PATIENT, _FACT, _VERSION, _LINE, _RUN, _UNDO = (
    each.metadata.tables[each.__tablename__]
    for each in (PatientCard, Patient, Fact, FactVersion, ImportLine, ImportRun, ImportUndo)
)
_PEOPLE = select(
    _CARD.c.patient_id, _CARD.c.mrn, _CARD.c.name, _CARD.c.birth, _PATIENT.c.merged_into, _PATIENT.c.archived_at
).join(_PATIENT, _PATIENT.c.id == _CARD.c.patient_id)
_PHONES = (
    select(_FACT.c.patient_id, _VERSION.c.body)
    .join(_VERSION, (_VERSION.c.fact_id == _FACT.c.id) & (_VERSION.c.number == _FACT.c.current_number))
    .where(_FACT.c.kind == "phone", _VERSION.c.status != FactStatus.ENTERED_IN_ERROR.value)
)
_TAKEN_BACK = (
    select(_LINE.c.patient_id)
    .join(_UNDO, _UNDO.c.import_id == _LINE.c.import_id)
    .join(_PATIENT, _PATIENT.c.id == _LINE.c.patient_id)
    .where(_LINE.c.outcome == NEW, _PATIENT.c.archived_at == _UNDO.c.at)
)
"""Patients who left the lists in the very transaction that took their import back."""


def known_people(work: Work, source: str) -> PeopleBook:
    """Return everybody in the register, whether listed or not, with the numbers that this source gave them before.

    Left out are those whom a restriction keeps from the acting person, and those who were imported in error. Of a
    record that was merged, the one that it was merged into is named.
    """
    work.session.flush()
    phones: dict[int, list[str]] = {}
    for patient, body in work.connection.execute(_PHONES):
        number = getattr(read_body("phone", body), "number", "")
        phones.setdefault(patient, []).append(number)
    left_out = hidden_patients(work) | frozenset(work.connection.execute(_TAKEN_BACK).scalars())
    book, stands_for = PeopleBook(), dict[int, int]()
    for row in work.connection.execute(_PEOPLE):
        if row.patient_id in left_out:
            continue
        birth = read_part(Birth, row.birth)
        ref = stands_for[row.patient_id] = row.merged_into or row.patient_id
        book.add(ref, row.name, birth if isinstance(birth, Birth) else Birth(), phones.get(row.patient_id, ()))
        book.add_number(row.mrn, ref)
    numbered = (
        select(_LINE.c.number, _LINE.c.patient_id)
        .join(_RUN, _RUN.c.id == _LINE.c.import_id)
        .where(_RUN.c.source == source, _LINE.c.number != "")
        .order_by(_LINE.c.import_id, _LINE.c.line)
    )
    for number, patient in work.connection.execute(numbered):
        if patient in stands_for:
            book.add_number(number, stands_for[patient])
    return book
