"""What tests of the Scores view share: assessments in short, and the view opened on them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.scores.tab import build_view
from luna_desktop.ui.scores.view import ScoresView
from tests.ui.entries.a_clinic import Ward


def graded(score: str, day: PartialDate, numbers: str) -> ScoreRecord:
    """Return an assessment whose grades are given in the order of the score's parts."""
    values = numbers.split()
    parts = zip(SCORES[score].parts, values, strict=True)
    return ScoreRecord(score, day, tuple(ScorePart(part.name, value) for part, value in parts))


SPRING = graded("masi", PartialDate(2026, 7, 8), "2 2 1 3 2 2 4 2 2 2 3 3")
AUTUMN = graded("masi", PartialDate(2026, 11, 2), "2 2 1 3 2 2 3 2 2 2 2 1")


def a_page(ward: Ward, qtbot: QtBot) -> ScoresView:
    """Open the scores of the ward's patient."""
    hub = ward.hub()
    view = build_view(ward.context, ward.patient, hub)
    assert isinstance(view, ScoresView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.resize(1360, 700)
    view.show()
    return view
