"""Drafts: typing that was not saved yet, sealed under the clinic's key, so that locking never has to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, select

from luna_desktop.domain.access import Permission, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound, StorageTrouble
from luna_desktop.models.staff import Draft, StaffUser
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Change, Work
from luna_desktop.storage.crypto import NotOpened, seal, unseal
from luna_desktop.texts import say

KEY_INFO = "clinic/drafts/1"


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


@dataclass(frozen=True)
class HandOver:
    """Whose drafts go to whom: from a person whose account is closed to one who works here."""

    from_user: UserId
    to_user: UserId


@dataclass(frozen=True)
class HandedOver:
    """How many drafts changed hands, and how many stayed because they do not open or the new owner has their own."""

    moved: int
    stayed: int


@use_case(requires=Permission.KEEP_DRAFT, audited=False)
def keep_draft(work: Work, draft: KeptDraft) -> datetime:
    """Keep what is typed so far; replaces the owner's earlier draft of the same form. Returns when."""
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
    if row is None:
        return None
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


@use_case(requires=Permission.MANAGE_STAFF, writes=False)
def count_drafts(work: Work, user: UserId) -> int:
    """Return how many drafts a person has; what is in them stays sealed."""
    return work.session.scalar(select(func.count()).select_from(Draft).where(Draft.owner_id == user)) or 0


@use_case(requires=Permission.MANAGE_STAFF)
def hand_over_drafts(work: Work, order: HandOver) -> HandedOver:
    """Give the drafts of somebody who left to a colleague, who finds them in the same forms.

    A draft is sealed for its owner, so each is opened and sealed anew. Where the colleague has a draft of the same form
    and patient, theirs is kept and the other stays with who left; so does a draft that is damaged. NotFound for
    somebody who is not on the list; InvalidInput unless the giver's account is closed and the taker's is open.
    """
    _check_hand_over(work, order)
    taken = {_place(row) for row in _drafts_of(work, order.to_user)}
    moved = stayed = 0
    for row in _drafts_of(work, order.from_user):
        if _place(row) not in taken and _give(work, row, order.to_user):
            moved += 1
        else:
            stayed += 1
    work.session.flush()
    detail = {"moved": moved, "stayed": stayed, "to": int(order.to_user)}
    work.record("drafts handed over", Change("staff", order.from_user), detail=detail)
    return HandedOver(moved, stayed)


def _check_hand_over(work: Work, order: HandOver) -> None:
    giver, taker = (work.session.get(StaffUser, user) for user in (order.from_user, order.to_user))
    if giver is None or taker is None:
        raise NotFound(say("This person is not on the staff list."))
    if giver.disabled_at is None:
        raise InvalidInput({"from_user": say("This account is open. Close it before you hand over its drafts.")})
    if taker.disabled_at is not None:
        raise InvalidInput({"to_user": say("This account is closed. Choose somebody who works here.")})


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
