"""The machine of each kind of case, and what may be asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.access import Actor
from luna_desktop.domain.rights.access_cases import ACCESS
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.codes import COPY_CODES, CORRECTION_CODES, DenialCode
from luna_desktop.domain.rights.correction_cases import CORRECTION
from luna_desktop.domain.rights.erasure_cases import ERASURE
from luna_desktop.domain.rights.fields import problems_of
from luna_desktop.domain.rights.grievance_cases import GRIEVANCE
from luna_desktop.domain.rights.restriction_cases import RESTRICTION
from luna_desktop.domain.rights.states import STATE_WORDS, CaseState
from luna_desktop.domain.rights.steps import Machine, Step
from luna_desktop.texts import Message, say

MACHINES: dict[CaseKind, Machine] = {
    CaseKind.ACCESS: ACCESS,
    CaseKind.CORRECTION: CORRECTION,
    CaseKind.RESTRICTION: RESTRICTION,
    CaseKind.GRIEVANCE: GRIEVANCE,
    CaseKind.ERASURE: ERASURE,
}


def is_open(kind: CaseKind, state: CaseState) -> bool:
    """Tell whether somebody still has something to do in a case."""
    return MACHINES[kind].is_open(state)


def next_steps(kind: CaseKind, state: CaseState, actor: Actor) -> tuple[Step, ...]:
    """Return the legal steps from a state that this person's roles may take, as far as roles say."""
    return tuple(step for step in MACHINES[kind].steps_from(state) if any(actor.may(who) for who in step.who))


def illegal_step(kind: CaseKind, source: CaseState | None, target: CaseState) -> Message | None:
    """Return why a step is not legal, or None."""
    if MACHINES[kind].step(source, target) is not None:
        return None
    if source is None:
        return say("A case begins with “Received”.")
    return say(
        "This case is “{source}”. From there it cannot become “{target}”.",
        source=STATE_WORDS[source],
        target=STATE_WORDS[target],
    )


CODES: dict[CaseKind, frozenset[DenialCode]] = {
    CaseKind.ACCESS: COPY_CODES,
    CaseKind.CORRECTION: CORRECTION_CODES | {DenialCode.NOT_PROVEN},
    CaseKind.RESTRICTION: frozenset(),
    CaseKind.GRIEVANCE: frozenset(),
    CaseKind.ERASURE: frozenset({DenialCode.NOT_PROVEN, DenialCode.NOT_HELD, DenialCode.COURT_ORDER}),
}
"""For which reasons a case of a kind may be denied by code."""


def code_problem(kind: CaseKind, fields: Mapping[str, object]) -> dict[str, Message]:
    """Return why a code is none for this kind of case, at its field."""
    given = str(fields.get("code") or "")
    if not given or given in {code.value for code in CODES[kind]}:
        return {}
    return {"code": say("This reason is not one for this kind of case. Choose another.")}


def step_problems(step: Step, fields: Mapping[str, object], *, is_proven: bool) -> dict[str, Message]:
    """Return what is missing or wrong for a step, by the name of its field."""
    problems = problems_of(step.required, fields)
    if step.needs_proof and not is_proven:
        problems["identity"] = say(
            "Check identity first, and the right to ask for this patient. Nothing goes on before that."
        )
    return problems
