"""Where each score of a patient stands: the last assessment, the one before, and all of them for a trend.

Assessments are facts of the chart (`services.care.chart` records and corrects them, by clinicians only).
"""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.clinical.scores.parts import Score
from luna_desktop.domain.clinical.scores.record import SCORES
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known


@dataclass(frozen=True)
class Standing:
    """One score with its assessments, newest first."""

    score: Score
    assessments: tuple[Known, ...] = ()

    @property
    def last(self) -> Known | None:
        """The newest assessment."""
        return self.assessments[0] if self.assessments else None

    @property
    def complete(self) -> tuple[Known, ...]:
        """The assessments with a result, newest first; one with a missing part has none."""
        return tuple(known for known in self.assessments if known.body.value)

    @property
    def was(self) -> Known | None:
        """The newest assessment with a result before the last one."""
        return next((known for known in self.complete if known is not self.last), None)


def standings(chart: Chart) -> tuple[Standing, ...]:
    """Return every score of the program: those that were recorded first, by their last day, then the rest."""
    found: dict[str, list[Known]] = {name: [] for name in SCORES}
    for known in chart.of("score"):
        found.setdefault(known.body.score, []).append(known)
    rows = [Standing(SCORES[name], _newest_first(each)) for name, each in found.items() if name in SCORES]
    used = [row for row in rows if row.assessments]
    used.sort(key=lambda row: row.assessments[0].body.assessed_on.earliest, reverse=True)
    return (*used, *(row for row in rows if not row.assessments))


def _newest_first(assessments: list[Known]) -> tuple[Known, ...]:
    return tuple(sorted(assessments, key=lambda known: (known.body.assessed_on.earliest, known.fact_id), reverse=True))
