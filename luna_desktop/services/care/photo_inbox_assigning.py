"""A person says whose pictures of the inbox are: they become ordinary photographs, or none of them does."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_inbox import Code, Discard, PhotoState
from luna_desktop.domain.clinical.photo_views import NO_SITE, PHOTO_VIEWS
from luna_desktop.domain.clinical.photographs import (
    NO_CHAPERONE,
    PhotographFacts,
    PhotoOrigin,
    checked_photograph,
    needs_chaperone,
)
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.interop.picture_turning import turned
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.models.photographs import Photograph
from luna_desktop.models.visits import Visit
from luna_desktop.services.care.photo_inbox_steps import GONE, discard, expired, leave, shown_ones
from luna_desktop.services.care.photographs import SealedPicture, enter_photograph
from luna_desktop.services.care.sealed import forget_objects, open_object, remove_forgotten, seal_object
from luna_desktop.services.facts import add_fact
from luna_desktop.services.privacy import consents
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, Work, patient_change
from luna_desktop.texts import say

_NOTES = [state.value for state in (VisitState.DRAFT, VisitState.SIGNED, VisitState.AMENDED)]
_IN_CARE = Use[object](Purpose.CLINICAL_PHOTOGRAPHS, DataClass.PHOTOGRAPH)


@dataclass(frozen=True)
class Assign:
    """Pictures that a person says are of this patient; `region` where a view has no place of its own.

    `views` are by picture the views that were proposed and that the person confirms; a view that was named stands.
    """

    patient_id: PatientId
    photos: tuple[int, ...]
    region: str = ""
    chaperone: str = ""
    views: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Assigned:
    """Which photographs came of it; how many pictures were placards, and how many were in the record already."""

    photographs: tuple[int, ...]
    placards: int = 0
    twice: int = 0


@use_case(requires=Permission.ADD_PHOTOGRAPHS, patient=lambda asked: asked.patient_id, use=_IN_CARE)
def assign_inbox(work: Work, asked: Assign) -> Assigned:
    """Make photographs of pictures of the inbox, all or none; placards among them are thrown away.

    Raises:
        InvalidInput: A view or place cannot stand so, or nothing but placards was chosen.
        NotFound: Somebody dealt with one of them meanwhile.
        NotPermitted: One shows the placard of somebody whose record is not open to the actor.
    """
    if not work.actor.may(Permission.READ_PHOTO_INBOX):
        raise NotPermitted(say("Therapists and clinicians assign photographs."))
    return _assign(work, asked, shown_ones(work, asked.photos))


@use_case(requires=Permission.SETTLE_PHOTO_INBOX, patient=lambda asked: asked.patient_id, use=_IN_CARE)
def assign_expired(work: Work, asked: Assign) -> Assigned:
    """Make photographs of pictures that nobody assigned in time; as `assign_inbox`."""
    return _assign(work, asked, expired(work, asked.photos))


def _assign(work: Work, asked: Assign, rows: Sequence[InboxPhoto]) -> Assigned:
    known = _hashes_of(work, asked.patient_id)
    placards = [row for row in rows if row.code == Code.READ.value]
    twice = [row for row in rows if row.original_sha256 in known and row not in placards]
    fresh = [row for row in rows if row not in placards and row not in twice]
    if not fresh and not twice:
        raise InvalidInput({"photos": say("Only the placard is chosen. Choose the photographs too.")})
    consent = consents.photo_consent_event(work, asked.patient_id)
    series = secrets.token_hex(6)
    facts = [_facts(work, asked, row, series) for row in fresh]
    old: list[str] = []
    photographs = [_enter(work, asked, row, body, consent, old) for row, body in zip(fresh, facts, strict=True)]
    subject = patient_change("photograph", "", asked.patient_id)
    detail = {"photographs": len(photographs), "placards": len(placards), "twice": len(twice)}
    work.record("inbox assigned", subject, kind=EXECUTED, detail=detail)
    forget_objects(work, old)
    old += discard(work, placards, Discard.PLACARD)
    old += discard(work, twice, Discard.TWICE)
    remove_forgotten(work, old)
    return Assigned(tuple(photographs), len(placards), len(twice))


def _hashes_of(work: Work, patient: PatientId) -> set[str]:
    return set(work.session.scalars(select(Photograph.original_sha256).where(Photograph.patient_id == patient)))


def _facts(work: Work, asked: Assign, row: InboxPhoto, series: str) -> PhotographFacts:
    view = row.view or asked.views.get(row.id, "")
    place = PHOTO_VIEWS[view].region if view in PHOTO_VIEWS else NO_SITE
    facts = PhotographFacts(
        taken_at=row.taken_at.astimezone(CLINIC_ZONE).replace(tzinfo=None),
        region=asked.region if place == NO_SITE else place,
        view=view,
        visit_id=_visit_on(work, asked.patient_id, row),
        taken_by=row.received_by,
        camera=row.model,
        lens=row.lens,
        chaperone=asked.chaperone,
        origin=PhotoOrigin.INBOX,
        series=series,
    )
    tidy, problems = checked_photograph(facts)
    if needs_chaperone(tidy):
        problems["chaperone"] = NO_CHAPERONE
    if problems:
        raise InvalidInput(problems)
    return tidy


def _visit_on(work: Work, patient: PatientId, row: InboxPhoto) -> int:
    """Return the patient's visit of the day on which a picture was taken, where there is exactly one; else 0."""
    day = row.taken_at.astimezone(CLINIC_ZONE).date()
    found = [
        visit.id
        for visit in work.session.execute(
            select(Visit.id, Visit.started_at).where(Visit.patient_id == patient, Visit.state.in_(_NOTES))
        )
        if visit.started_at.astimezone(CLINIC_ZONE).date() == day
    ]
    return int(found[0]) if len(found) == 1 else 0


def _enter(work: Work, asked: Assign, row: InboxPhoto, facts: PhotographFacts, consent: int, old: list[str]) -> int:
    """Enter one picture as a photograph; copies that are made anew leave those before them in `old`."""
    sealed = _sealed(work, row, old)
    fact_id = add_fact(work, asked.patient_id, facts, Source.STAFF)
    photograph = enter_photograph(work, asked.patient_id, sealed, fact_id, consent, is_intimate=facts.sensitive)
    leave(work, row, PhotoState.ASSIGNED, "assigned", str(photograph))
    return photograph


def _sealed(work: Work, row: InboxPhoto, old: list[str]) -> SealedPicture:
    """Return the files of a picture; where it was turned, its copies are made anew, and the original stays."""
    original, full, preview = row.original_id or "", row.full_id or "", row.preview_id or ""
    if not row.turned:
        return SealedPicture(
            original, full, preview, row.thumbnail, row.sealed_name, row.original_sha256, row.width, row.height
        )
    copies = turned(open_object(work, full, GONE), row.turned)
    old += [full, preview]
    return SealedPicture(
        original,
        seal_object(work, copies.full, "image/jpeg"),
        seal_object(work, copies.preview, "image/jpeg"),
        work.premises.vault.small_seal(copies.thumbnail),
        row.sealed_name,
        row.original_sha256,
        copies.width,
        copies.height,
    )
