"""What a visit needs before it is signed: one register of checks, which every part that adds to a visit enters.

What the note itself still needs is worked out from what is typed (`live_lines`), so that the list moves while somebody
writes. What only the record knows (consents, photographs, papers handed over, questions asked) is a check of
`SIGNING_CHECKS`: a function `(work, visit) -> lines` that returns what is missing and, so that the person sees that
it was looked at, what is done. A line's `place` is a field of the visit's form or `tab:` and the key of a chart's tab.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.history import AllergyState
from luna_desktop.domain.clinical.visit_checks import Missing, note_missing
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.care.pathways import check_pathways
from luna_desktop.services.care.treatments import treatments_missing
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, visit_of
from luna_desktop.services.facts import current_facts
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say

Check = Callable[[Work, OpenVisit], tuple[Missing, ...]]


def check_allergies(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Look whether the patient was ever asked about allergies; a treatment is not signed for before that."""
    known = current_facts(work, visit.header.patient_id, ("allergy_state",))
    if known and known[0].body.state is not AllergyState.NEVER_ASKED:
        return (Missing("tab:allergies", say("Allergies asked"), is_done=True),)
    why = say("Ask, and write the answer down, even where it is none.")
    blocks = bool(visit.note.procedures)
    return (Missing("tab:allergies", say("Allergies never asked"), why, blocks=blocks),)


SIGNING_CHECKS: tuple[Check, ...] = (check_allergies, check_pathways)
"""Every check of the record, in the order in which the screen lists them."""


def live_lines(note: VisitNote, started_at: datetime, *, may_diagnose: bool) -> tuple[Missing, ...]:
    """Return what the note as it is typed still needs, and what is done."""
    return (*note_missing(note, may_diagnose=may_diagnose), *treatments_missing(note, started_at))


def ordered(lines: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Return lines as they are listed: what keeps a visit from being signed, what is only said, what is done."""
    return tuple(sorted(lines, key=lambda line: (line.is_done, not line.blocks)))


def lines_of(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Return every line of a visit as it is saved, what is missing first."""
    may_diagnose = work.actor.may(Permission.RECORD_DIAGNOSES)
    live = live_lines(visit.note, visit.header.started_at, may_diagnose=may_diagnose)
    return ordered((*live, *record_lines(work, visit)))


def record_lines(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Return the lines of the record’s checks; where two look at the same place, the later one speaks."""
    return tuple({line.place: line for check in SIGNING_CHECKS for line in check(work, visit)}.values())


@use_case(
    requires=Permission.WRITE_VISITS,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_before_signing(work: Work, asked: VisitAsked) -> tuple[Missing, ...]:
    """Return what the record, beside the note, still needs before a visit is signed."""
    return record_lines(work, visit_of(work, asked))
