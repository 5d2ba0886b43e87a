"""Visits of the demo clinic: a course for its first patient, one amended, one not signed, and batches for others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.history import AllergyState, Coded
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone, Told
from luna_desktop.domain.clinical.visits import Payer, VisitKind, VisitNote
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.courses import NewCourse, plan_course
from luna_desktop.services.care.visit_writing import (
    Amendment,
    NewAddendum,
    SavedVisit,
    add_own_note,
    amend_visit,
    save_visit,
    sign_visit,
)
from luna_desktop.services.care.visits import NewVisit, OpenVisit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import CLINIC_ZONE

COURSE = "microdermabrasion"
SESSIONS = (120, 78, 36)
"""So many days ago the sessions of the course were held."""
EVERY = 5
"""Of so many other people one has a visit, with a batch that a recall finds."""


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Write the visits of the first patient: three sessions of four held, one amended, and today's draft."""
    first = VisitNote(
        VisitKind.FIRST,
        complaint="Brown patches on both cheeks for three years, darker after summer. Some spots on the jaw.",
        findings="Ill-defined light brown patches on both malar areas. A few comedones on the jawline. No erosion.",
        diagnoses=(_coded("conditions", "melasma", "Melasma"),),
        assessment="Centrofacial melasma, mild acne. Phototype IV.",
        plan="Sunscreen daily, azelaic acid at night. Photographs today. Course of four sessions.",
        follow_up="In 6 weeks",
        payer=Payer.SELF_IN_FULL,
        room="Room 1",
    )
    _ask(clinic, patient)
    _signed(clinic, _begun(clinic, patient, today - timedelta(days=182), VisitKind.FIRST), first)
    course = Course(catalogue("treatments").entry(COURSE).coded(), 4, "Every 6 weeks")
    (planned,) = clinic.desk.perform(clinic.actor, plan_course, NewCourse(patient, course))
    for session, days in enumerate(SESSIONS, start=1):
        note = _session(session, planned.known.fact_id, today)
        visit = _signed(clinic, _begun(clinic, patient, today - timedelta(days=days), VisitKind.TREATMENT), note)
        if session == 2:
            _amended(clinic, visit)
    _draft(clinic, patient, today, planned.known.fact_id)


def some(clinic: OpenClinic, patient: PatientId, number: int, today: date) -> None:
    """Write a visit for one of every few people."""
    if number % EVERY:
        return
    day = today - timedelta(days=7 + number % 90)
    note = replace(
        _session(1, 0, today),
        complaint="Dull skin, blackheads on the nose.",
        findings="Comedones on nose and chin, no inflammation.",
        diagnoses=(),
        assessment="Comedones, mild.",
        payer=(Payer.SELF_IN_FULL, Payer.SELF_IN_PART, Payer.INSURER)[number % 3],
    )
    if number % (2 * EVERY):
        _saved(clinic, _begun(clinic, patient, day, VisitKind.TREATMENT), note)
    else:
        advised = replace(
            note, kind=VisitKind.ADVICE, procedures=(), plan="Gentle wash, adapalene at night, sunscreen."
        )
        _signed(clinic, _begun(clinic, patient, day, VisitKind.ADVICE), advised)


def _ask(clinic: OpenClinic, patient: PatientId) -> None:
    """Ask what a treatment is not signed for without, where nobody has asked yet."""
    known = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    if known.allergy_state is None:
        answer = chart.AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0)
        clinic.desk.perform(clinic.actor, chart.answer_allergies, answer)
    if known.single("pregnancy") is None:
        new = chart.NewEntry(patient, Pregnancy(PregnancyState.NOT_PREGNANT))
        clinic.desk.perform(clinic.actor, chart.record_entry, new)


def _begun(clinic: OpenClinic, patient: PatientId, day: date, kind: VisitKind) -> OpenVisit:
    at = datetime.combine(day, time(11, 2), CLINIC_ZONE)
    new = NewVisit(patient, kind, started_at=min(at, clinic.desk.premises.clock()))
    return clinic.desk.perform(clinic.actor, start_visit, new)


def _saved(clinic: OpenClinic, visit: OpenVisit, note: VisitNote) -> OpenVisit:
    header = visit.header
    saved = SavedVisit(header.patient_id, header.visit_id, header.number, note)
    return clinic.desk.perform(clinic.actor, save_visit, saved)


def _signed(clinic: OpenClinic, visit: OpenVisit, note: VisitNote) -> OpenVisit:
    header = _saved(clinic, visit, note).header
    saved = SavedVisit(header.patient_id, header.visit_id, header.number, note)
    return clinic.desk.perform(clinic.actor, sign_visit, saved)


def _session(session: int, course_id: int, today: date) -> VisitNote:
    return VisitNote(
        VisitKind.TREATMENT,
        room="Room 1",
        complaint="Patches lighter since the last session. No redness left.",
        findings="Pigment fading on both malar areas, worse on the left. No active acne today.",
        diagnoses=(_coded("conditions", "melasma", "Melasma"),),
        assessment="Improving. Phototype IV: keep it gentle.",
        plan="Sunscreen SPF 50, no picking. Next in 6 weeks with photographs.",
        procedures=(_polished(session, course_id, today),),
        follow_up="In 6 weeks",
        payer=Payer.SELF_IN_FULL,
    )


def _polished(session: int, course_id: int, today: date) -> ProcedureDone:
    regions = catalogue("body_regions")
    cheeks = [each for each in regions.entries if "cheek" in each.name.casefold()][:2]
    return ProcedureDone(
        catalogue("treatments").entry(COURSE).coded(),
        (
            Setting("device", "device_name", "Crystal-free polisher, device 4"),
            Setting("device", "settings", f"Vacuum {16 + session}, tip medium"),
        ),
        tuple(SiteDone(each.coded(), str(2 + session), "", "Mild redness") for each in cheeks),
        (
            ProductUsed(Coded("Cooling gel"), "CG-77120", PartialDate(today.year + 1, 11), "10 g"),
            ProductUsed(Coded("Saline swab"), "LP26-0419", PartialDate(today.year + 1, 3), "2"),
        ),
        begun="11:10",
        ended="11:32",
        complications=Told.NO,
        aftercare=Told.YES,
        aftercare_note="Sunscreen, no picking, call if blistering",
        course_id=course_id,
    )


def _amended(clinic: OpenClinic, visit: OpenVisit) -> None:
    header = visit.header
    note = replace(visit.note, findings="Pigment fading on both malar areas, worse on the right. No active acne today.")
    change = Amendment(header.patient_id, header.visit_id, header.number, note, "The sides were mixed up")
    clinic.desk.perform(clinic.actor, amend_visit, change)
    beside = NewAddendum(header.patient_id, header.visit_id, "Called two days later: no redness left.")
    clinic.desk.perform(clinic.actor, add_own_note, beside)


def _draft(clinic: OpenClinic, patient: PatientId, today: date, course_id: int) -> None:
    done = _polished(4, course_id, today)
    sunscreen = ProductUsed(Coded("Sunscreen SPF 50"), "", None, "1 g")
    note = replace(
        _session(4, course_id, today),
        plan="Session 4 of 4 today. Sunscreen SPF 50. Photographs in 6 weeks, then decide.",
        procedures=(replace(done, products=(done.products[0], sunscreen), aftercare=Told.NOT_SAID, aftercare_note=""),),
        payer=Payer.NOT_SAID,
    )
    _saved(clinic, _begun(clinic, patient, today, VisitKind.TREATMENT), note)


def _coded(name: str, wanted: str, text: str) -> Coded:
    found = catalogue(name)
    return found.entry(wanted).coded() if found.has(wanted) else Coded(text)
