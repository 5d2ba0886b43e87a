"""What a visit needs before it is signed: one register of checks, which every part that adds to a visit enters.

A check is a function `(work, visit) -> lines`; it returns what is missing and, so that the person sees that it was
looked at, what is done. `SIGNING_CHECKS` holds them in the order in which the screen lists them.
"""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.visit_checks import Missing, note_missing
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.care.pathways import check_pathways
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, visit_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work

Check = Callable[[Work, OpenVisit], tuple[Missing, ...]]


def check_note(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Look at the four blocks of the note, who pays, and the consent to a call."""
    return note_missing(visit.note, may_diagnose=work.actor.may(Permission.RECORD_DIAGNOSES))


SIGNING_CHECKS: tuple[Check, ...] = (check_note, check_pathways)
"""Every check, in the order in which the screen lists them."""


def lines_of(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Return every line of a visit, what is missing first."""
    lines = [line for check in SIGNING_CHECKS for line in check(work, visit)]
    return tuple(sorted(lines, key=lambda line: (line.is_done, not line.blocks)))


@use_case(
    requires=Permission.WRITE_VISITS,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_before_signing(work: Work, asked: VisitAsked) -> tuple[Missing, ...]:
    """Return what a visit, as it is saved, still needs before it is signed."""
    return lines_of(work, visit_of(work, asked))
