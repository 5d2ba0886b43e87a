"""What a correction needs beyond its machine: an entry that it points at, before anybody is asked about it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.facts import kinds_of
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.models.corrections import CorrectionRow
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_NEEDS = frozenset({CaseState.UNDER_REVIEW, CaseState.ACCEPTED, CaseState.PARTIAL})


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Refuse to hand a request on before it points at an entry; a denial of what is not ours needs none.

    What points at an entry of the chart is no contact detail, so that nobody corrects it at the desk.
    """
    del fields
    if step.target is CaseState.AMENDED and "contact_field" in step.required:
        return _contact_problems(work, case)
    if step.target not in _NEEDS or _kind(work, case) is not None:
        return {}
    return {
        "target": say("This request does not point at an entry yet. Open the entry in the chart, “Correction asked…”.")
    }


def _kind(work: Work, case: Case) -> str | None:
    return work.session.scalar(select(CorrectionRow.kind).where(CorrectionRow.case_id == case.case_id))


def _contact_problems(work: Work, case: Case) -> dict[str, Message]:
    kind = _kind(work, case)
    if kind in kinds_of(DataClass.CONTACT) or (kind is None and work.actor.may(Permission.HANDLE_CASES)):
        return {}
    return {
        "contact_field": say(
            "This request is not about a contact detail. The clinician who wrote the entry decides about it."
        )
    }
