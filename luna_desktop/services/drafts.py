"""Drafts: typing that was not saved yet, sealed under the clinic's key, so that locking never has to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import delete, select

from luna_desktop.domain.access import Actor, PatientId, Permission, Reach, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.gate import DataClass, may
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.patients import Patient
from luna_desktop.models.staff import Draft
from luna_desktop.services.clinic.left_behind import HandedOver, LeftItem, Pile
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.people.record_numbers import standing_record
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Change, Work
from luna_desktop.storage.crypto import NotOpened, seal, unseal
from luna_desktop.texts import Message, say

KEY_INFO = "clinic/drafts/1"
FORMS: dict[str, tuple[Message, Permission]] = {
    "registration": (say("New patient"), Permission.REGISTER_PATIENT),
    "booking": (say("Booking"), Permission.CHANGE_BOOK),
    "details": (say("Details"), Permission.CHANGE_CONTACT),
    "history": (say("Medical history"), Permission.RECORD_DIAGNOSES),
    "lifestyle": (say("Lifestyle"), Permission.CHANGE_CHART),
    "allergies": (say("Allergies"), Permission.CHANGE_CHART),
    "prescription": (say("Prescription"), Permission.RECORD_DIAGNOSES),
    "certificate": (say("Certificate"), Permission.RECORD_DIAGNOSES),
    "intake": (say("Filled-in form"), Permission.REVIEW_INTAKE),
    "scores": (say("Scores"), Permission.CHANGE_CHART),
    "body_map": (say("Body map"), Permission.CHANGE_CHART),
    "results": (say("Results"), Permission.CHANGE_CHART),
    "visit": (say("Visit"), Permission.WRITE_VISITS),
    "settings": (say("Settings"), Permission.CHANGE_SETTINGS),
    "notices": (say("Notice or policy"), Permission.DRAFT_NOTICE),
    "restriction": (say("Restrictions"), Permission.REQUEST_RESTRICTION),
    "decision": (say("Restrictions"), Permission.DECIDE_RESTRICTION),
    "photographs": (say("Photographs"), Permission.ADD_PHOTOGRAPHS),
    "photo_export": (say("Photographs for a recipient"), Permission.EXPORT_PHOTOGRAPHS),
    "": (say("Another form"), Permission.CHANGE_CHART),
}
"""The forms that keep drafts, by the first word of their name: in words, and what it takes to fill them in."""


@dataclass(frozen=True)
class DraftPlace:
    """Which form of which patient a draft belongs to; 0 for forms without a patient."""

    form: str
    patient_id: int = 0


@dataclass(frozen=True)
class KeptDraft:
    """What was typed, and the version of the record that the form had read."""

    place: DraftPlace
    values: Mapping[str, str] = field(repr=False)
    base_version: int = 0
    saved_at: datetime | None = None


@use_case(requires=Permission.KEEP_DRAFT, audited=False)
def keep_draft(work: Work, draft: KeptDraft) -> datetime:
    """Keep what is typed so far; replaces the owner's earlier draft of the same form. Returns when.

    Where the record was merged meanwhile, the typing is kept for the one that stands now, unless some waits there.
    """
    draft = replace(draft, place=_standing_place(work, draft.place))
    _drop(work, draft.place)
    plain = json.dumps(dict(draft.values), ensure_ascii=False).encode()
    work.session.add(
        Draft(
            owner_id=work.actor.user_id,
            form=draft.place.form,
            patient_id=draft.place.patient_id,
            base_version=draft.base_version,
            sealed=seal(work.premises.keys.derive(KEY_INFO), plain, aad=_aad(work.actor.user_id, draft.place)),
            saved_at=work.now,
        )
    )
    return work.now


@use_case(requires=Permission.KEEP_DRAFT, writes=False)
def read_draft(work: Work, place: DraftPlace) -> KeptDraft | None:
    """Return the actor's own draft of a form, or None; StorageTrouble when it was sealed for another place."""
    row = work.session.scalars(
        select(Draft).where(
            Draft.owner_id == work.actor.user_id, Draft.form == place.form, Draft.patient_id == place.patient_id
        )
    ).first()
    return None if row is None else _opened(work, row)


@use_case(requires=Permission.KEEP_DRAFT, writes=False)
def read_drafts(work: Work, place: DraftPlace) -> tuple[KeptDraft, ...]:
    """Return the actor's own drafts of all forms whose name begins with this word, newest first."""
    rows = work.session.scalars(
        select(Draft)
        .where(Draft.owner_id == work.actor.user_id, Draft.patient_id == place.patient_id)
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
    )
    return tuple(_opened(work, row) for row in rows if row.form.partition(" ")[0] == place.form)


def _opened(work: Work, row: Draft) -> KeptDraft:
    place = _place(row)
    try:
        plain = unseal(work.premises.keys.derive(KEY_INFO), row.sealed, aad=_aad(work.actor.user_id, place))
    except NotOpened:
        raise StorageTrouble(say("This draft is damaged. Discard it; what was saved before is untouched.")) from None
    return KeptDraft(place, json.loads(plain), row.base_version, row.saved_at)


@use_case(requires=Permission.KEEP_DRAFT, writes=False)
def list_drafts(work: Work, _: None) -> list[DraftPlace]:
    """Return where the actor has drafts, newest first."""
    rows = work.session.execute(
        select(Draft.form, Draft.patient_id).where(Draft.owner_id == work.actor.user_id).order_by(Draft.saved_at.desc())
    )
    return [DraftPlace(row.form, row.patient_id) for row in rows]


@use_case(requires=Permission.KEEP_DRAFT, audited=False)
def discard_draft(work: Work, place: DraftPlace) -> None:
    """Throw the actor's own draft of a form away."""
    _drop(work, place)


def form_name(form: str) -> Message:
    """Return a form in words, as whoever may not read the draft sees it."""
    return FORMS[_form_key(form)][0]


def find_drafts(work: Work, user: UserId) -> tuple[LeftItem, ...]:
    """Return of which forms and records a person has drafts, newest first; what is in them stays sealed."""
    rows = work.session.execute(
        select(Draft.form, Draft.saved_at, Patient.mrn)
        .join(Patient, Patient.id == Draft.patient_id, isouter=True)
        .where(Draft.owner_id == user)
        .order_by(Draft.saved_at.desc(), Draft.id)
    )
    return tuple(LeftItem(form_name(row.form), row.mrn or "", row.saved_at) for row in rows)


def give_drafts(work: Work, giver: UserId, taker: Actor) -> HandedOver:
    """Give the drafts of somebody who left to a colleague, who finds them in the same forms.

    A draft is sealed for its owner, so each is opened and sealed anew. It stays with who left where the colleague may
    not fill in that form for that patient, where they have a draft of their own in it, and where it is damaged.
    """
    taken = {_place(row) for row in _drafts_of(work, taker.user_id)}
    moved = stayed = 0
    for row in _drafts_of(work, giver):
        if _place(row) not in taken and _may_fill_in(work, row, taker) and _give(work, row, taker.user_id):
            moved += 1
        else:
            stayed += 1
    work.session.flush()
    detail = {"moved": moved, "stayed": stayed, "to": int(taker.user_id)}
    work.record("drafts handed over", Change("staff", giver), detail=detail)
    return HandedOver(moved, stayed)


def _standing_place(work: Work, place: DraftPlace) -> DraftPlace:
    stands = int(standing_record(work, place.patient_id)) if place.patient_id else 0
    if stands == place.patient_id:
        return place
    there = select(Draft.id).where(
        Draft.owner_id == work.actor.user_id, Draft.form == place.form, Draft.patient_id == stands
    )
    return place if work.session.scalar(there) is not None else replace(place, patient_id=stands)


def carry_drafts(work: Work, source: PatientId, target: PatientId, only: frozenset[int] | None = None) -> list[int]:
    """Take the drafts of one record to another and return their ids.

    A draft is sealed for its record, so each is sealed anew. It stays where its owner has one of the same form in the
    other record, and where it is damaged; `only` names the ones that go.
    """
    there = {(row.owner_id, row.form) for row in _drafts_for(work, target)}
    key = work.premises.keys.derive(KEY_INFO)
    gone = []
    for row in _drafts_for(work, source):
        if (row.owner_id, row.form) in there or (only is not None and row.id not in only):
            continue
        try:
            plain = unseal(key, row.sealed, aad=_aad(row.owner_id, _place(row)))
        except NotOpened:
            continue
        row.patient_id = int(target)
        row.sealed = seal(key, plain, aad=_aad(row.owner_id, _place(row)))
        gone.append(row.id)
    work.session.flush()
    return gone


def _drafts_for(work: Work, patient: PatientId) -> list[Draft]:
    return list(work.session.scalars(select(Draft).where(Draft.patient_id == int(patient)).order_by(Draft.id)))


PILE = Pile("drafts", say("Drafts"), find_drafts, give_drafts)
"""What this module hands over when somebody leaves."""


def _form_key(form: str) -> str:
    key = form.partition(" ")[0]
    return key if key in FORMS else ""


def _may_fill_in(work: Work, row: Draft, taker: Actor) -> bool:
    """Tell whether a colleague may fill in a draft's form: by role, by care team, and by the patient's restrictions."""
    patient, reach = PatientId(row.patient_id), taker.reach(FORMS[_form_key(row.form)][1])
    if reach is None or (reach is Reach.CARE_TEAM and not on_care_team(work, patient, taker)):
        return False
    known = ledger.gate_patient(work, patient)
    return may(known, Ground.KEEPING, DataClass.CLINICAL, Recipient(), taker, known.present(work.now)).allowed


def _drafts_of(work: Work, user: UserId) -> list[Draft]:
    return list(work.session.scalars(select(Draft).where(Draft.owner_id == user)))


def _place(row: Draft) -> DraftPlace:
    return DraftPlace(row.form, row.patient_id)


def _give(work: Work, row: Draft, taker: UserId) -> bool:
    """Seal a draft for another owner; return False, and leave it as it is, where it does not open."""
    key = work.premises.keys.derive(KEY_INFO)
    try:
        plain = unseal(key, row.sealed, aad=_aad(row.owner_id, _place(row)))
    except NotOpened:
        return False
    row.owner_id, row.sealed = taker, seal(key, plain, aad=_aad(taker, _place(row)))
    return True


def _drop(work: Work, place: DraftPlace) -> None:
    work.session.execute(
        delete(Draft).where(
            Draft.owner_id == work.actor.user_id, Draft.form == place.form, Draft.patient_id == place.patient_id
        )
    )
    work.session.flush()


def _aad(owner: int, place: DraftPlace) -> bytes:
    return f"draft|{owner}|{place.form}|{place.patient_id}".encode()
