"""A column that is never wider than its room: its right edge is seen beside a scroll bar and with long words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.narrow_area import breakable
from luna_desktop.ui.rights.panel import CasePanel
from luna_desktop.ui.rights.shown import ShownPaper, ShownStep, StepState
from luna_desktop.ui.widgets.painting import ChipSpec
from tests.ui.rights.cases import case, hours, row

LONG = "https://clinic.example/" + "x" * 180
STEPS = tuple(ShownStep(f"Step {at} {LONG}", LONG, StepState.DONE) for at in range(12))


@pytest.mark.parametrize("width", [351, 280])
def test_nothing_of_a_case_is_cut_at_the_right_edge(qtbot: QtBot, width: int) -> None:
    panel = CasePanel()
    qtbot.addWidget(panel)
    panel.set_drawer(True)
    panel.resize(width, 500)
    panel.show()
    asked = replace(row(17, LONG, hours(102.7)), state=ChipSpec("x" * 90, "warn", "clock"))
    panel.show_case(replace(case(asked), text=LONG, asked_how=LONG, steps=STEPS, papers=(ShownPaper(1, LONG, LONG),)))
    qtbot.waitUntil(panel.area.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: panel.area.widget().width() == panel.area.viewport().width())
    edge = panel.area.viewport().width()
    for part in (panel.chip, panel.close_button, panel.change, panel.text, panel.name, panel.steps, panel.papers):
        assert part.mapTo(panel.area.widget(), part.rect().topRight()).x() < edge, part.objectName()
        assert part.width() > 0


def test_only_long_words_may_break() -> None:
    assert breakable("Wants a copy of her record.") == "Wants a copy of her record."
    assert breakable(LONG).replace("\u200b", "") == LONG
    assert max(map(len, breakable(LONG).split("\u200b"))) == 4
    for name in ("ज्योतिर्लिंगेश्वरी-श्रीवास्तव-त्रिवेदी-चतुर्वेदी", "Thiruvananthapuram-Venkatanarasimha"):
        assert breakable(name) == name
