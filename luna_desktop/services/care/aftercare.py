"""Aftercare sheets: which one a treatment has, and that a patient was given it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.care_papers import AftercareGiven, CareText
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import care_texts
from luna_desktop.services.care.care_texts import OpenedCareText
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import say


@dataclass(frozen=True)
class SheetAsked:
    """The aftercare sheet of a treatment in a language, for a patient."""

    patient_id: PatientId
    treatment: str
    language: str = "en"
    visit_id: int | None = None


@dataclass(frozen=True)
class GivenLine:
    """That a sheet was given: for which treatment, in which version and language, when and by whom."""

    given_id: int
    treatment: str
    treatment_name: str
    text_id: int
    version: int
    language: str
    at: datetime
    by: str
    visit_id: int | None = None


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_aftercare(work: Work, patient: PatientId) -> tuple[GivenLine, ...]:
    """Return which sheets a patient was given, newest first; part of a chart that is open."""
    return given_lines(work, patient)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def give_aftercare(work: Work, asked: SheetAsked) -> GivenLine:
    """Note that the patient was given the sheet that is in force, in a language.

    Raises:
        InvalidInput: No sheet for this treatment is approved in this language.
    """
    text = sheet_for(work, asked)
    given_id: int = work.session.execute(
        insert(AftercareGiven)
        .values(
            patient_id=asked.patient_id,
            treatment=asked.treatment,
            treatment_name=catalogue("treatments").entry(asked.treatment).name,
            visit_id=asked.visit_id,
            text_id=text.text_id,
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(AftercareGiven.id)
    ).scalar_one()
    work.record(
        "aftercare sheet given",
        patient_change("aftercare", given_id, asked.patient_id),
        kind=CREATED,
        detail={"text": text.text_id, "language": asked.language},
    )
    return next(line for line in given_lines(work, asked.patient_id) if line.given_id == given_id)


def sheet_for(work: Work, asked: SheetAsked) -> OpenedCareText:
    """Return the approved sheet of a treatment in the language asked for.

    Raises:
        NotFound: The treatment is not in the catalogue.
        InvalidInput: No sheet is approved in this language.
    """
    if not catalogue("treatments").has(asked.treatment):
        raise NotFound(say("This treatment is not in the catalogue."))
    subject = care_texts.subject_of(catalogue("treatments").row(asked.treatment).get("rule_class", ""))
    place = care_texts.TextPlace(TextKind.AFTERCARE, subject.key, asked.language) if subject is not None else None
    text = care_texts.in_force(work, place) if place is not None else None
    if text is None:
        raise InvalidInput(
            {
                "sheet": say(
                    "No aftercare sheet for this treatment is approved in this language. A doctor approves it under "
                    "“Treatment texts”."
                )
            }
        )
    return text


def given_lines(work: Work, patient: PatientId) -> tuple[GivenLine, ...]:
    """Return which sheets a patient was given, newest first."""
    rows = work.session.execute(
        select(AftercareGiven, CareText.version, CareText.language, StaffUser.display_name)
        .join(CareText, CareText.id == AftercareGiven.text_id)
        .join(StaffUser, StaffUser.id == AftercareGiven.by)
        .where(AftercareGiven.patient_id == patient)
        .order_by(AftercareGiven.id.desc())
    )
    return tuple(
        GivenLine(row.id, row.treatment, row.treatment_name, row.text_id, version, language, row.at, by, row.visit_id)
        for row, version, language, by in rows
    )
