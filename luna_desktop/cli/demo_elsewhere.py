"""A whole record out of another clinic's program, made up: visits and papers of somebody who moved here."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from luna_desktop.cli.demo_desk_elsewhere import desk_told
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.history import Condition
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone
from luna_desktop.domain.clinical.procedures import Told as Answer
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.domain.clinical.visits import VisitKind, VisitNote, VisitState
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.elsewhere import Act, NoteBeside, NoteVersion
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.imports import Plan
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.interop.fhir_out.archive import PAGES, make_files, make_zip
from luna_desktop.interop.fhir_out.content import Clinic, Entry, MachineCopy, Person, Told, Visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.texts import ENGLISH

FEWEST = 20
"""A smaller demo clinic goes without."""
CLINIC = "Meera Skin Care, Kochi"
WHO = Identity("Menon", "Radhika", birth=Birth(BirthKind.DATE, PartialDate(1991, 8, 5)), gender=Gender.FEMALE)
_DOCTOR, _NURSE = "Dr Thomas Kurian", "Sheeba Jacob"
_PEEL = Coded("Glycolic acid peel")
_MELASMA = Coded("Melasma", "L81.1", "ICD-10")
_COURSE = 4


@dataclass(frozen=True)
class _Days:
    today: date

    def at(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Return a time of a day before today, on the clinic's clock."""
        return datetime.combine(self.today - timedelta(days=days), time(hour, minute), ZONE)


def fill(clinic: OpenClinic, count: int, today: date) -> None:
    """Take the record in; a clinic of a handful goes without."""
    if count < FEWEST:
        return
    with tempfile.TemporaryDirectory(prefix="luna-record-") as scratch:
        order = ImportOrder(write_record(Path(scratch), today), Plan(CLINIC))
        clinic.desk.perform(clinic.actor, import_patients, order)


def write_record(folder: Path, today: date) -> Path:
    """Write the record as the zip that the other clinic handed over, without its pages."""
    copy = _record(_Days(today))
    files = make_files(copy, ENGLISH, b"", _unchecked)
    files.pop(PAGES)
    path = folder / "radhika-menon.zip"
    path.write_bytes(make_zip(files, copy))
    return path


def _unchecked(_bundle: Mapping[str, object]) -> tuple[str, ...]:
    """Find nothing wrong: the tests check it, and to load what checks takes seconds."""
    return ()


def _record(days: _Days) -> MachineCopy:
    bodies = (WHO, Phone("+919845070041"), Condition(_MELASMA, note="Both cheeks"), Course(_PEEL, 6, "Every 3 weeks"))
    entries = tuple(
        Entry(place, 1, FactStatus.CURRENT, body, Source.PATIENT, "", days.at(150, 11), _DOCTOR)
        for place, body in enumerate(bodies, start=1)
    )
    return MachineCopy(
        clinic=Clinic(clinic_id="meera-made-up", name=CLINIC, address="7 Marine Drive, Kochi 682031"),
        patient_id=str(uuid.UUID(int=682031)),
        mrn="MSC-00417",
        registered_at=days.at(150, 10),
        number="RC-0009",
        generated_at=days.at(9, 16),
        language="en",
        prepared_by=_DOCTOR,
        recipient="Radhika Menon",
        purpose="She moves to Bengaluru",
        staff=(Person(_DOCTOR, "TCMC-DEMO-77"), Person(_NURSE)),
        entries=entries,
        visits=tuple(_visits(days)),
        told=(*_papers(days), *_answers(days), *desk_told(days.at, "condition/3")),
    )


def _visits(days: _Days) -> list[Visit]:
    first = VisitNote(
        VisitKind.FIRST,
        complaint="Brown patches on both cheeks since her second pregnancy",
        findings="Symmetrical brown macules over the malar area, no scaling",
        diagnoses=(_MELASMA,),
        plan="Sunscreen every three hours outdoors; azelaic acid at night; six peels",
        follow_up="In three weeks, first peel",
    )
    short = NoteVersion(1, VisitState.SIGNED, _without_plan(first), _DOCTOR, days.at(150, 11, 20))
    whole = NoteVersion(2, VisitState.AMENDED, first, _DOCTOR, days.at(149, 9, 5), "The plan was missing")
    visits = [_visit(1, days.at(150, 11), (whole, short))]
    for place, (ago, strength) in enumerate(((128, "20"), (107, "30"), (85, "35")), start=2):
        done = _peel(strength, days.today - timedelta(days=ago))
        note = VisitNote(VisitKind.TREATMENT, complaint="No burning after the last one", procedures=(done,))
        signed = NoteVersion(1, VisitState.SIGNED, note, _DOCTOR, days.at(ago, 17))
        visits.append(_visit(place, days.at(ago, 16, 30), (signed,)))
    return visits


def _without_plan(note: VisitNote) -> VisitNote:
    return VisitNote(note.kind, complaint=note.complaint, findings=note.findings, diagnoses=note.diagnoses)


def _visit(number: int, at: datetime, versions: tuple[NoteVersion, ...]) -> Visit:
    beside = (NoteBeside("Photographs taken before cleansing.", _NURSE, at),) if number > 1 else ()
    return Visit(
        number=number,
        at=at,
        by=_DOCTOR,
        state=versions[0].state,
        versions=versions,
        signed_at=versions[-1].at,
        beside=beside,
    )


def _peel(strength: str, on: date) -> ProcedureDone:
    expiry = PartialDate(on.year + 1, on.month, 0)
    return ProcedureDone(
        _PEEL,
        settings=(Setting("peel", "concentration_pct", strength, "%"),),
        sites=(SiteDone(Coded("Face"), "2", response="Light erythema"),),
        products=(ProductUsed(Coded("Glycolic acid gel"), f"GA-{strength}-118", expiry, "2 ml"),),
        complications=Answer.NO,
        aftercare=Answer.YES,
        course_id=_COURSE,
    )


def _papers(days: _Days) -> tuple[Told, ...]:
    rows = (
        (Coded("Azelaic acid"), "20 %; cream; a thin layer on the patches at night; 8 weeks"),
        (Coded("Sunscreen"), "SPF 50; gel; every three hours outdoors; go on"),
    )
    prescription = Told(
        act=Act.PRESCRIPTION,
        number=1,
        code=PaperState.ISSUED,
        at=days.at(150, 11, 30),
        by=_DOCTOR,
        says={"serial": "P-0417/3", "state": "issued", "advice": "A hat with a brim; no bleaching creams."},
        rows=tuple((what.text, directions) for what, directions in rows),
        what=tuple(what for what, _directions in rows),
    )
    certificate = Told(
        act=Act.CERTIFICATE,
        number=1,
        code=PaperState.ISSUED,
        at=days.at(84, 10),
        by=_DOCTOR,
        says={"serial": "C-0102", "state": "issued", "topic": "Certificate of treatment received"},
        rows=(("What is certified", "Three peels between June and September, tolerated well."),),
    )
    return prescription, certificate


def _answers(days: _Days) -> tuple[Told, ...]:
    consent = Told(
        act=Act.TREATMENT_CONSENT,
        number=1,
        code=TreatmentStanding.GIVEN,
        at=days.at(128, 16, 20),
        by=_NURSE,
        says={
            "topic": _PEEL.text,
            "answer": "Given",
            "given_by": "Radhika Menon",
            "language": "हिन्दी",
            "signed": "Signed by Radhika Menon",
            "text": "A peel loosens the outer layer of the skin.\nIt burns for some minutes and may leave brown marks.",
        },
    )
    form = Told(
        act=Act.INTAKE,
        number=1,
        at=days.at(150, 10, 40),
        says={"language": "English"},
        rows=(("Do you smoke?", "Never"), ("How many hours do you sleep?", "6"), ("Time in the sun each day", "2 h")),
    )
    sheet = Told(
        act=Act.AFTERCARE,
        number=1,
        at=days.at(128, 17),
        by=_NURSE,
        says={"topic": _PEEL.text, "text": "After a chemical peel", "language": "English"},
    )
    return consent, form, sheet
