"""The frame of the Import page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.imports import Choice
from luna_desktop.ui.imports.view import ImportsView, Shown
from tests.ui.imports.importing import LOOK, PLAN, PREVIEW, TODAY


def test_the_button_says_how_many_come_in(qtbot: QtBot) -> None:
    view = ImportsView()
    qtbot.addWidget(view)
    view.columns.show_file(LOOK, PLAN, remembered=False)
    view.show_step(Shown.COLUMNS)
    assert view.go_on.text() == "Preview"
    view.preview.show_preview(PREVIEW, PLAN, TODAY)
    view.show_step(Shown.PREVIEW)
    assert view.go_on.text() == "Import 10 patients"
    view.preview.panel.row_chosen.emit(3, Choice.FILL)
    assert view.go_on.accessibleName() == "Import 10 patients"
    assert not view.show_stale("Newer.", None)
    assert view.banner.text() == "Newer."


def test_problems_stand_in_the_step_that_is_shown(qtbot: QtBot) -> None:
    view = ImportsView()
    qtbot.addWidget(view)
    view.show_problems({"file": "It changed."})
    assert view.banner.text() == "It changed."
    view.columns.show_file(LOOK, PLAN, remembered=False)
    view.show_step(Shown.COLUMNS)
    view.show_problems({"columns": "Choose."})
    assert view.columns.banner.text() == "Choose."
    view.show_closed("Ask the owner.")
    assert view.findChild(type(view.working), "importWorking") is not None
