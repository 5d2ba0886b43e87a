"""Somebody stands at the desk: the request, the check of identity and the acknowledgement, in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.authority import Authority
from luna_desktop.domain.rights.cases import Case, CaseRequest, IdentityCheck, tidied_identity, tidied_request
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.rights import authority, cases, identity, letters
from luna_desktop.services.rights.authority import AuthorityAsked
from luna_desktop.services.rights.letters import KeptLetter, LetterAsked
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work

_RIGHTS: Use[Any] = Use(Ground.RIGHTS, DataClass.PRIVACY)


@dataclass(frozen=True)
class WalkIn:
    """A request with the check of identity and what shows the right to ask, None where there was none yet.

    It is acknowledged by letter or, without one, by word of mouth; with `acknowledged` False it is left for later.
    """

    request: CaseRequest
    check: IdentityCheck | None = None
    with_letter: bool = True
    shown: Authority | None = None
    acknowledged: bool = True

    @property
    def patient_id(self) -> PatientId:
        """Return whom the request is about."""
        return self.request.patient_id


@dataclass(frozen=True)
class TakenIn:
    """The case that was made, and its acknowledgement to be printed."""

    case: Case
    letter: KeptLetter | None = None


@use_case(requires=Permission.LOG_REQUEST, patient=lambda walk_in: walk_in.patient_id, use=_RIGHTS)
def take_in(work: Work, walk_in: WalkIn) -> TakenIn:
    """Log a request, note the checks of identity and of the right to ask, and acknowledge it, all or nothing.

    Raises:
        InvalidInput: Something is missing, by field; the fields of the checks are named as in the checks.
        NotPermitted: Papers of nominees, heirs, representatives and authorities are judged by who handles cases.
    """
    problems = tidied_request(walk_in.request, work.now)[1]
    if walk_in.check is not None:
        problems |= tidied_identity(walk_in.check)[1]
    if problems:
        raise InvalidInput(problems)
    case = cases.log(work, walk_in.request)
    if walk_in.check is not None:
        case = identity.note_identity(work, case, walk_in.check)
    if walk_in.shown is not None:
        case = authority.note_authority(work, case, AuthorityAsked(case.patient_id, case.case_id, walk_in.shown))
    if not walk_in.acknowledged:
        return TakenIn(case)
    letter = None
    if walk_in.with_letter:
        asked = LetterAsked(case.patient_id, case.case_id, LetterKind.ACKNOWLEDGE, walk_in.request.language)
        letter = letters.issued(work, case, asked)
    how = "letter" if letter is not None else "spoken"
    return TakenIn(cases.advance(work, case.case_id, CaseState.ACKNOWLEDGED, {"how": how}), letter)


def without_letter(walk_in: WalkIn) -> WalkIn:
    """Return the same request to be acknowledged by word of mouth, as where the privacy contact is not set yet."""
    return replace(walk_in, with_letter=False)
