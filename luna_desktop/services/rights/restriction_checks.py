"""What a case about a restriction may say: nothing else than the restriction itself."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from luna_desktop.domain.restrictions import RestrictionState
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.models.corrections import CaseRestriction
from luna_desktop.services.privacy.ledger import restrictions_of
from luna_desktop.services.privacy.restriction_rules import state_of
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

SAYS: Mapping[CaseState, RestrictionState | None] = {
    CaseState.AGREED: RestrictionState.AGREED,
    CaseState.MANDATORY: RestrictionState.MANDATORY,
    CaseState.DECLINED: RestrictionState.DECLINED,
    CaseState.TERMINATED: RestrictionState.ENDED,
    CaseState.PARTIAL: None,
}
"""Where the restriction stands when its case takes a step; in part is agreed by another restriction."""


def problems(work: Work, case: Case, step: Step, fields: Mapping[str, object]) -> dict[str, Message]:
    """Refuse a step that says something else than the restriction, or that is about none."""
    del fields
    if step.target not in SAYS:
        return {}
    linked = work.session.scalar(select(CaseRestriction.restriction_id).where(CaseRestriction.case_id == case.case_id))
    found = next((each for each in restrictions_of(work, case.patient_id) if each.restriction_id == linked), None)
    if found is not None and state_of(found) is SAYS[step.target]:
        return {}
    return {
        "restriction": say(
            "Decide about the restriction itself, on the patient’s Privacy page. The case follows by itself."
        )
    }
