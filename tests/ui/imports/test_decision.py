"""The panel beside the preview."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.imports import Choice, Verdict
from luna_desktop.ui.imports.decision import DecisionPanel
from tests.ui.imports.importing import COUNTS, PLAN, ROWS, TODAY


def a_panel(qtbot: QtBot) -> DecisionPanel:
    panel = DecisionPanel()
    qtbot.addWidget(panel)
    panel.show_plan(PLAN, COUNTS, TODAY)
    return panel


def test_choices_for_all_and_for_one_row_are_told(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.possible.show_value(Choice.AS_NEW)
    with qtbot.waitSignal(panel.all_chosen) as heard:
        panel.possible.edited.emit()
    assert heard.args == [Verdict.POSSIBLE, Choice.AS_NEW]
    panel.show_row(ROWS[2], Choice.SKIP)
    with qtbot.waitSignal(panel.row_chosen) as heard:
        panel.choice.card(Choice.FILL).click()
    assert heard.args == [4, Choice.FILL]


def test_only_duplicates_are_decided_and_only_one_person_can_be_filled(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    for row, decided in zip(ROWS, (False, True, True, True, False), strict=True):
        panel.show_row(row, Choice.SKIP)
        assert panel.choice.isVisibleTo(panel) is decided
    panel.show_row(ROWS[3], Choice.SKIP)
    assert not panel.choice.card(Choice.FILL).isEnabled()
    panel.show_row(None, Choice.SKIP)
    panel.show_plan(PLAN, {}, TODAY)
    assert not panel.same.control.isEnabled()
