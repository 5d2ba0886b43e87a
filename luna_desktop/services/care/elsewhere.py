"""What other clinics did, as their records told it: visits that are shown as visits, and papers that are read.

Nothing of it changes here, and nothing of it counts as done by anybody of this clinic.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.clinical.visits import LOCKED, VisitNote, VisitState
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.elsewhere import ACT_KIND, VISIT_KIND, ActElsewhere, VisitElsewhere
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.care.visits import Addendum, OpenVisit, VersionOfVisit, VisitAsked, VisitHeader
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import say

NOBODY_HERE = UserId(0)


@dataclass(frozen=True)
class ActLine:
    """Something that another clinic did, and the fact that keeps it."""

    fact_id: int
    body: ActElsewhere


def headers_elsewhere(work: Work, patient: PatientId) -> list[VisitHeader]:
    """Return the visits to other clinics as a list shows them, in the order in which they came."""
    return [_header(patient, known) for known in current_facts(work, patient, [VISIT_KIND])]


def visits_elsewhere(work: Work, patient: PatientId) -> list[OpenVisit]:
    """Return the visits to other clinics with all that came along of them, for a copy of the record."""
    return [_opened(patient, known) for known in current_facts(work, patient, [VISIT_KIND])]


def treatments_elsewhere(work: Work, patient: PatientId) -> list[tuple[datetime, str, str]]:
    """Return the treatments of signed visits to other clinics: when, what, and at which clinic."""
    bodies: list[VisitElsewhere] = [known.body for known in current_facts(work, patient, [VISIT_KIND])]
    return [
        (body.at, done.what.text, body.clinic)
        for body in bodies
        if body.state in LOCKED
        for done in body.note.procedures
        if done.what.text
    ]


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def open_visit_elsewhere(work: Work, asked: VisitAsked) -> OpenVisit:
    """Open a visit to another clinic, to be read. Written to the audit log.

    Raises:
        NotFound: It is not in this patient's record.
    """
    known = next((k for k in current_facts(work, asked.patient_id, [VISIT_KIND]) if k.fact_id == asked.visit_id), None)
    if known is None:
        raise NotFound(say("This visit is not in this patient’s record."))
    change = patient_change(VISIT_KIND, asked.visit_id, asked.patient_id)
    work.record("visit opened", change, kind=READ, purpose=Purpose.CARE.value)
    return _opened(asked.patient_id, known)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def list_acts_elsewhere(work: Work, patient: PatientId) -> tuple[ActLine, ...]:
    """Return papers, consents and forms of other clinics, newest first; those without a day last."""
    return acts_of(work, patient)


def acts_of(work: Work, patient: PatientId) -> tuple[ActLine, ...]:
    """Return papers, consents and forms of other clinics, newest first; those without a day last."""
    lines = [ActLine(known.fact_id, known.body) for known in current_facts(work, patient, [ACT_KIND])]
    dated = [line for line in lines if line.body.at is not None]
    dated.sort(key=lambda line: (line.body.at, line.fact_id), reverse=True)
    return (*dated, *(line for line in lines if line.body.at is None))


def _header(patient: PatientId, known: Known) -> VisitHeader:
    body: VisitElsewhere = known.body
    note = body.note
    return VisitHeader(
        known.fact_id,
        patient,
        body.at,
        NOBODY_HERE,
        body.by,
        note.mode,
        note.kind,
        body.state,
        known.number,
        note.headline,
        body.signed_at,
        body.clinic,
    )


def _opened(patient: PatientId, known: Known) -> OpenVisit:
    """Return a visit as one of this clinic is opened; one entered in error there has a version that says nothing."""
    body: VisitElsewhere = known.body
    versions = [
        VersionOfVisit(each.number, each.state, each.note, each.by, NOBODY_HERE, each.at or body.at, each.reason)
        for each in body.versions
    ]
    nothing = VersionOfVisit(0, VisitState.ENTERED_IN_ERROR, VisitNote(), body.by, NOBODY_HERE, body.at, "")
    beside = tuple(Addendum(each.text, each.by, each.at or body.at) for each in body.beside)
    return OpenVisit(_header(patient, known), tuple(versions) or (nothing,), beside)
