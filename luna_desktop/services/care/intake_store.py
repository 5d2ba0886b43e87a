"""How submissions and their drafts lie in the database: sealed under the clinic's key and bound to the patient."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import func

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.intake import QUESTIONS, Answer, AnswerState
from luna_desktop.domain.clinical.intake_entries import Answerer, Entry
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.intake import IntakeDraft, IntakeSubmission
from luna_desktop.services.people.merge_rows import first_record
from luna_desktop.services.work import Work
from luna_desktop.storage.crypto import NotOpened, seal, unseal
from luna_desktop.texts import say

KEY_INFO = "clinic/intake/1"
NOT_ERASED = func.length(IntakeSubmission.sealed) > 0
"""The condition of submissions that an erasure did not empty."""


@dataclass(frozen=True)
class HandedIn:
    """What lies sealed in a submission; `answered_by` is None where the patient was of age."""

    entries: tuple[Entry, ...]
    answered_by: Answerer | None = None


def seal_form(work: Work, patient: PatientId, form: HandedIn) -> tuple[bytes, str]:
    """Return a form sealed for a patient, and the SHA-256 of what was sealed."""
    plain = json.dumps(asdict(form), ensure_ascii=False, sort_keys=True).encode()
    return seal(_key(work), plain, aad=_aad("submission", patient)), hashlib.sha256(plain).hexdigest()


def open_form(work: Work, row: IntakeSubmission) -> HandedIn:
    """Return a submission as it was handed in; raises StorageTrouble where they are not what was handed in."""
    sealed_for = first_record(work, "intake_submission", row.id, row.patient_id)
    try:
        plain = unseal(_key(work), row.sealed, aad=_aad("submission", sealed_for))
    except NotOpened:
        plain = b""
    if hashlib.sha256(plain).hexdigest() != row.sha256:
        raise StorageTrouble(say("This filled-in form is damaged. Restore the last backup, or ask the patient again."))
    found = json.loads(plain)
    if isinstance(found, list):  # as it was sealed before it was asked who answers for a child
        found = {"entries": found, "answered_by": None}
    who = found["answered_by"]
    return HandedIn(tuple(Entry(**each) for each in found["entries"]), Answerer(**who) if who else None)


def seal_draft(work: Work, patient: PatientId, answers: Iterable[Answer]) -> bytes:
    """Return answers that were not handed in yet, sealed for a patient."""
    values = [{**asdict(answer), "state": answer.state.value} for answer in answers]
    plain = json.dumps(values, ensure_ascii=False).encode()
    return seal(_key(work), plain, aad=_aad("draft", patient))


def open_draft(work: Work, row: IntakeDraft | None) -> dict[str, Answer]:
    """Return the answers of a draft by question; nothing of one that is damaged, and no question that is gone."""
    if row is None:
        return {}
    try:
        values = json.loads(unseal(_key(work), row.sealed, aad=_aad("draft", row.patient_id)))
    except NotOpened:
        return {}
    found = (
        Answer(each["key"], AnswerState(each["state"]), each["value"], tuple(each["lines"]))
        for each in values
        if each["key"] in QUESTIONS
    )
    return {answer.key: answer for answer in found}


def carry_draft(work: Work, source: PatientId, target: PatientId) -> bool:
    """Take the answers that wait in one record to another, unless some wait there; tell whether they went."""
    row, there = (work.session.get(IntakeDraft, int(patient)) for patient in (source, target))
    if row is None or there is not None:
        return False
    try:
        plain = unseal(_key(work), row.sealed, aad=_aad("draft", source))
    except NotOpened:
        return False
    sealed = seal(_key(work), plain, aad=_aad("draft", target))
    work.session.add(IntakeDraft(patient_id=int(target), sealed=sealed, saved_at=row.saved_at, saved_by=row.saved_by))
    work.session.delete(row)
    work.session.flush()
    return True


def _key(work: Work) -> bytes:
    return work.premises.keys.derive(KEY_INFO)


def _aad(kind: str, patient: int) -> bytes:
    return f"intake {kind}|{int(patient)}".encode()
