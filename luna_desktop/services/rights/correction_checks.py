"""What a correction needs beyond its machine: an entry that it points at, before anybody is asked about it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.models.corrections import CorrectionRow
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_NEEDS = frozenset({CaseState.UNDER_REVIEW, CaseState.ACCEPTED, CaseState.PARTIAL})


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Refuse to hand a request on before it points at an entry; a denial of what is not ours needs none."""
    del fields
    if step.target not in _NEEDS:
        return {}
    if work.session.scalar(select(CorrectionRow.id).where(CorrectionRow.case_id == case.case_id)) is not None:
        return {}
    return {
        "target": say("This request does not point at an entry yet. Open the entry in the chart, “Correction asked…”.")
    }
