"""Drafts: typing that was not saved yet, sealed under the clinic's key, so that locking never has to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.staff import Draft
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
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
            sealed=seal(work.premises.keys.derive(KEY_INFO), plain, aad=_aad(work, draft.place)),
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
        plain = unseal(work.premises.keys.derive(KEY_INFO), row.sealed, aad=_aad(work, place))
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


def _drop(work: Work, place: DraftPlace) -> None:
    work.session.execute(
        delete(Draft).where(
            Draft.owner_id == work.actor.user_id, Draft.form == place.form, Draft.patient_id == place.patient_id
        )
    )
    work.session.flush()


def _aad(work: Work, place: DraftPlace) -> bytes:
    return f"draft|{work.actor.user_id}|{place.form}|{place.patient_id}".encode()
