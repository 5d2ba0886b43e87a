"""What shows that an answer was given: the strokes of a signature, a confirmation on screen, or a filed paper."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.models.care_papers import CarePaperStep, TreatmentConsentRow
from luna_desktop.models.photographs import StoredObject
from luna_desktop.models.privacy import ConsentEvidence
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.privacy import papers
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, Work, patient_change
from luna_desktop.texts import Message, say

Point = tuple[float, float, float, float]
"""Across, down, milliseconds since the first touch, pressure from 0 to 1."""
Strokes = tuple[tuple[Point, ...], ...]

SIGNATURE, SCREEN, PAPER = "signature", "screen", "paper"
MOST_STROKES, MOST_POINTS = 400, 30_000
LEAST_POINTS, LEAST_INK, LEAST_REACH = 6, 60.0, 24.0
"""Below this a drawing is a dot or a slip: points, length of the line, and longer side, in pixels as drawn."""
NORMAL_SIDE = 1000
_MISSING = say("This signature or paper is not in this patient’s record.")


@dataclass(frozen=True)
class Evidence:
    """A piece of evidence, opened: strokes (longer side 1000), or a paper with its media type."""

    evidence_id: int
    kind: str
    signer: str
    language: str
    at: datetime
    taken_by: str
    shown_sha256: str = ""
    strokes: Strokes = field(default=(), repr=False)
    paper: bytes = field(default=b"", repr=False)
    media_type: str = ""


@dataclass(frozen=True)
class EvidenceAsked:
    """One piece of evidence of a patient."""

    patient_id: PatientId
    evidence_id: int


@dataclass(frozen=True)
class NewEvidence:
    """What is to be kept: strokes as drawn, or a scan's bytes, or only what stood on the screen."""

    signer: str = ""
    language: str = "en"
    shown_sha256: str = ""
    strokes: Strokes = field(default=(), repr=False)
    scan: bytes = field(default=b"", repr=False)


def strokes_problem(strokes: Strokes) -> Message | None:
    """Return why a drawing is no signature, or None."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return say("There is no signature yet. Sign in the box.")
    if len(strokes) > MOST_STROKES or len(points) > MOST_POINTS:
        return say("The drawing has too many lines for a signature. Clear it, and sign again.")
    if not all(math.isfinite(value) for point in points for value in point):
        return say("The drawing could not be read. Clear it, and sign again.")
    ink = sum(math.dist(one[:2], other[:2]) for stroke in strokes for one, other in pairwise(stroke))
    if len(points) < LEAST_POINTS or ink < LEAST_INK or max(_extent(points)) < LEAST_REACH:
        return say("A dot or a short dash is no signature. Clear it, and sign with the whole name.")
    return None


def _extent(points: list[Point]) -> tuple[float, float]:
    across, down = [point[0] for point in points], [point[1] for point in points]
    return max(across) - min(across), max(down) - min(down)


def normalised(strokes: Strokes) -> Strokes:
    """Return strokes moved to the corner and scaled so that the longer side is 1000, in whole units; time from 0."""
    points = [point for stroke in strokes for point in stroke]
    left, top, start = (min(point[axis] for point in points) for axis in range(3))
    scale = NORMAL_SIDE / (max(_extent(points)) or 1.0)
    return tuple(
        tuple(
            (
                round((x - left) * scale),
                round((y - top) * scale),
                round(t - start),
                round(min(1.0, max(0.0, p)), 2),
            )
            for x, y, t, p in stroke
        )
        for stroke in strokes
        if stroke
    )


def keep_evidence(work: Work, patient: PatientId, new: NewEvidence) -> int:
    """Keep a signature, a scan, or that sentences stood on the screen; return its id.

    Raises:
        InvalidInput: The drawing is no signature (`strokes`), or the scan cannot be filed (`scan`).
    """
    kind = PAPER if new.scan else SIGNATURE if new.strokes else SCREEN
    problem = strokes_problem(new.strokes) if kind == SIGNATURE else None
    if problem is not None:
        raise InvalidInput({"strokes": problem})
    kept = {
        "strokes": json.dumps(normalised(new.strokes), separators=(",", ":")) if kind == SIGNATURE else "",
        "object_id": papers.file_paper(work, new.scan, field="scan") if kind == PAPER else None,
    }
    evidence_id: int = work.session.execute(
        insert(ConsentEvidence)
        .values(
            patient_id=patient,
            kind=kind,
            signer=clean_line(new.signer),
            shown_sha256=new.shown_sha256,
            language=new.language,
            at=work.now,
            by=work.actor.user_id,
            **kept,
        )
        .returning(ConsentEvidence.id)
    ).scalar_one()
    work.record(
        "evidence kept",
        patient_change("evidence", evidence_id, patient),
        kind=CREATED,
        detail={"kind": kind, "shown": new.shown_sha256},
    )
    return evidence_id


@use_case(
    requires=Permission.READ_PRIVACY,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_evidence(work: Work, asked: EvidenceAsked) -> Evidence:
    """Open a signature or a filed paper; one of a treatment or a certificate only for who may read the chart."""
    if not reaches(work, Permission.READ_CHART, asked.patient_id) and _is_of_care(work, asked.evidence_id):
        raise NotFound(_MISSING)
    found = evidence_of(work, asked)
    work.record("evidence opened", patient_change("evidence", asked.evidence_id, asked.patient_id), kind=READ)
    return found


def _is_of_care(work: Work, evidence_id: int) -> bool:
    """Tell whether a treatment consent or a certificate was signed with it; what was signed is part of the chart."""
    return any(
        work.session.scalar(select(table.id).where(table.evidence_id == evidence_id).limit(1)) is not None
        for table in (TreatmentConsentRow, CarePaperStep)
    )


def evidence_of(work: Work, asked: EvidenceAsked, *, with_paper: bool = True) -> Evidence:
    """Return a piece of evidence, its paper only where wanted; the caller writes the audit entry."""
    row = work.session.execute(
        select(ConsentEvidence, StaffUser.display_name, StoredObject.media_type)
        .join(StaffUser, StaffUser.id == ConsentEvidence.by)
        .outerjoin(StoredObject, StoredObject.object_id == ConsentEvidence.object_id)
        .where(ConsentEvidence.id == asked.evidence_id, ConsentEvidence.patient_id == asked.patient_id)
    ).first()
    if row is None:
        raise NotFound(_MISSING)
    kept, taken_by, media_type = row
    return Evidence(
        evidence_id=kept.id,
        kind=kept.kind,
        signer=kept.signer,
        language=kept.language,
        at=kept.at,
        taken_by=taken_by,
        shown_sha256=kept.shown_sha256,
        strokes=read_strokes(kept.strokes),
        paper=papers.open_paper(work, kept.object_id) if kept.object_id and with_paper else b"",
        media_type=media_type or "",
    )


def read_strokes(text: str) -> Strokes:
    """Return the strokes that a row keeps."""
    if not text:
        return ()
    return tuple(tuple((x, y, t, p) for x, y, t, p in stroke) for stroke in json.loads(text))
