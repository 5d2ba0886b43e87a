"""Whether a clinician will ask a patient about safety again: for the desk a yes or no, never what.

The desk's statement returns one truth value. Which question is open and what was answered stay in the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import and_, delete, func, insert, or_, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.reproductive import applies
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import Facts, SafetyLine, safety_answers
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import FactStatus
from luna_desktop.models.safety import SafetyAsked
from luna_desktop.services.care.chart_access import shelf_life
from luna_desktop.services.facts import Known, current_facts, keep_in_step
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.work import Work

KINDS = ("safety_answer", "pregnancy")
_TABLE = SafetyAsked.metadata.tables["safety_asked"]


class ByKind:
    """Facts by their kind, as the rules ask for them; only those that count."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known = [each for each in known if each.status is FactStatus.CURRENT]

    def any(self) -> bool:
        """Tell whether there is any fact at all."""
        return bool(self._known)

    def of(self, kind: str) -> tuple[Known, ...]:
        """Return the current facts of a kind."""
        return tuple(each for each in self._known if each.kind == kind)


def safety_lines(work: Work, facts: Facts) -> tuple[SafetyLine, ...]:
    """Return where every question stands today, as this clinic counts answers."""
    return safety_answers(facts, local_day(work.now), shelf_life(work))


@keep_in_step(*KINDS)
def note_asked(work: Work, patient: PatientId) -> None:
    """Bring the days in step with the facts; part of every transaction that changes one."""
    lines = safety_lines(work, ByKind(current_facts(work, patient, KINDS)))
    rows = [
        {"patient_id": int(patient), "question": line.question.value, "asked_on": line.asked_on}
        for line in lines
        if line.said in {YesNo.YES, YesNo.NO}
    ]
    work.connection.execute(delete(_TABLE).where(_TABLE.c.patient_id == int(patient)))
    if rows:
        work.connection.execute(insert(_TABLE), rows)


def clinician_will_ask(work: Work, card: CardRow) -> bool:
    """Tell whether a question about safety was never answered, or so long ago that it is asked again."""
    today, shelf = local_day(work.now), shelf_life(work)
    asks_all = applies(card.gender, card.birth.ages(today))
    wanted = tuple(SafetyQuestion) if asks_all else BY_ITSELF
    fresh = or_(
        *(
            and_(_TABLE.c.question == each.value, _TABLE.c.asked_on >= today - timedelta(days=shelf.of(each)))
            for each in wanted
        )
    )
    counted = select(func.count()).select_from(_TABLE).where(_TABLE.c.patient_id == int(card.patient_id), fresh)
    work.session.flush()
    return bool(work.connection.execute(select(counted.scalar_subquery() < len(wanted))).scalar_one())
