"""The alerts at the head of a copy: every answer to a question of safety that is yes today, as the banner has them."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.safety_questions import SAFETY_QUESTION_NAMES, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import SafetyLine
from luna_desktop.domain.facts import FactStatus
from luna_desktop.reports.record_content import UNKNOWN, AlertRow
from luna_desktop.services.care.safety_due import ByKind, safety_lines
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import provenance
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


def alert_rows(work: Work, chart: Iterable[Known]) -> tuple[AlertRow, ...]:
    """Return what staff must see at once, each with who recorded it; they are part of the medical history."""
    standing = {known.fact_id: known for known in chart if known.status is FactStatus.CURRENT}
    lines = safety_lines(work, ByKind(tuple(standing.values())))
    return tuple(
        AlertRow(
            text=_words(line),
            provenance=provenance(standing[line.fact_id]) if line.fact_id in standing else UNKNOWN,
        )
        for line in lines
        if line.counts is YesNo.YES or line.possible
    )


def _words(line: SafetyLine) -> Message:
    if line.question is not SafetyQuestion.PREGNANCY:
        return say("{question}: yes", question=SAFETY_QUESTION_NAMES[line.question])
    if line.counts is not YesNo.YES:
        return say("Possibly pregnant")
    if line.gestation is None:
        return say("Pregnant")
    return say("Pregnant, {weeks} weeks", weeks=line.gestation.weeks)
