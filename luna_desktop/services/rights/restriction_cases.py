"""Restrictions as cases: whoever writes a request down, decides, ends or overrides one takes its case along.

What is in force is decided by `services.privacy.restrictions` alone. The case adds the clock, the letters and the
queue: it follows each step of the restriction in the same transaction, and refuses steps that it did not take.
"""

from __future__ import annotations

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.restrictions import ALWAYS_AGREED, RESTRICTION_NAMES, RestrictionState
from luna_desktop.domain.rights.cases import Case, CaseKind, CaseRequest, Requester
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.corrections import CaseRestriction
from luna_desktop.models.rights import RightsCase
from luna_desktop.services.privacy import restriction_news
from luna_desktop.services.privacy.restriction_news import RestrictionNews
from luna_desktop.services.privacy.restriction_rules import Ending
from luna_desktop.services.rights import book, cases, identity
from luna_desktop.services.work import Work
from luna_desktop.texts import ENGLISH, say

_STATES = {
    RestrictionState.AGREED: CaseState.AGREED,
    RestrictionState.MANDATORY: CaseState.MANDATORY,
    RestrictionState.DECLINED: CaseState.DECLINED,
}


@restriction_news.on_step
def follow(work: Work, news: RestrictionNews) -> None:
    """Let the case of a restriction follow a step; one from before there were cases has none."""
    if news.state is RestrictionState.REQUESTED:
        _open(work, news)
        return
    case = case_of(work, news.patient_id, news.restriction_id)
    if case is None:
        return
    if news.state in _STATES:
        _decide(work, case, news)
    elif news.state is RestrictionState.ENDED:
        _end(work, case, news)
    elif news.state is RestrictionState.OVERRIDDEN:
        note = ENGLISH("Opened in an emergency: {words}", words=news.note)
        cases.noted(work, case, book.NOTE, note=note, detail={"override": news.mode})


def case_of(work: Work, patient: PatientId, restriction_id: int) -> Case | None:
    """Return the case of a restriction, or None."""
    found = work.session.scalar(
        select(CaseRestriction.case_id).where(
            CaseRestriction.restriction_id == restriction_id, CaseRestriction.patient_id == patient
        )
    )
    return None if found is None else book.case_of(work, patient, found)


def _open(work: Work, news: RestrictionNews) -> None:
    """Take up the case that was logged for it, or log one; a way to be reached is in force at once."""
    name = RESTRICTION_NAMES[news.terms.kind]
    case = _waiting(work, news.patient_id)
    if case is None:
        case = cases.log(
            work,
            CaseRequest(
                news.patient_id,
                CaseKind.RESTRICTION,
                news.words or ENGLISH.render(name),
                requester=Requester(news.asked_by, news.relation),
                details={"restriction": news.terms.kind.value},
            ),
        )
    work.session.execute(
        insert(CaseRestriction).values(
            case_id=case.case_id, restriction_id=news.restriction_id, patient_id=int(news.patient_id)
        )
    )
    if not case.is_proven and news.identity is not None:
        identity.note_identity(work, case, news.identity)
    if news.terms.kind not in ALWAYS_AGREED:
        _acknowledge(work, case)


def _waiting(work: Work, patient: PatientId) -> Case | None:
    linked = set(work.session.scalars(select(CaseRestriction.case_id).where(CaseRestriction.patient_id == patient)))
    undecided = {CaseState.RECEIVED, CaseState.ACKNOWLEDGED, CaseState.IDENTITY_PENDING}
    found = book.cases_where(work, RightsCase.patient_id == int(patient), RightsCase.kind == CaseKind.RESTRICTION.value)
    return next((each for each in found if each.case_id not in linked and each.state in undecided), None)


def _acknowledge(work: Work, case: Case) -> None:
    if book.case_of(work, case.patient_id, case.case_id).state is CaseState.RECEIVED:
        cases.advance(
            work, case.case_id, CaseState.ACKNOWLEDGED, {"how": ENGLISH("Told when the request was written down")}
        )


def _decide(work: Work, case: Case, news: RestrictionNews) -> None:
    fields: dict[str, object] = {"reason": news.note} if news.note else {}
    if news.terms.kind in ALWAYS_AGREED:
        fields["way"] = news.terms.channel.value if news.terms.channel is not None else ""
    state = _STATES[news.state]
    cases.advance(work, case.case_id, state, fields)
    if state is not CaseState.DECLINED:
        cases.advance(work, case.case_id, CaseState.ACTIVE)


def _end(work: Work, case: Case, news: RestrictionNews) -> None:
    if case.state not in {CaseState.ACTIVE, CaseState.TERMINATION_PROPOSED}:
        raise NotFound(say("The case of this restriction is not in force. Read it again."))
    if news.mode == Ending.REPLACED.value and case.state is CaseState.ACTIVE:
        cases.advance(work, case.case_id, CaseState.TERMINATED, {"way": ENGLISH("The patient chose another way")})
        return
    applies_from = local_day(news.applies_from or work.now).isoformat()
    if case.state is CaseState.ACTIVE:
        cases.advance(work, case.case_id, CaseState.TERMINATION_PROPOSED, {"mode": news.mode}, note=news.note)
    cases.advance(
        work,
        case.case_id,
        CaseState.TERMINATED,
        {"mode": news.mode, "applies_from": applies_from},
        note=news.note,
    )
