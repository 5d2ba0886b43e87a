"""The first step: a file comes in by button or by drop, and a past import is chosen to be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from luna_desktop.ui.imports.start import StartStep
from tests.ui.imports.importing import AT, PAST


def a_step(qtbot: QtBot) -> StartStep:
    step = StartStep()
    qtbot.addWidget(step)
    return step


def test_buttons_say_what_is_wanted(qtbot: QtBot) -> None:
    step = a_step(qtbot)
    for button, signal in ((step.choose, step.choose_wanted), (step.template, step.template_wanted)):
        with qtbot.waitSignal(signal):
            button.click()


def test_only_an_import_that_stands_can_be_undone(qtbot: QtBot) -> None:
    step = a_step(qtbot)
    step.show_past(())
    assert not step.undo.isEnabled()
    assert step.states.currentWidget().objectName() == "noImports"
    step.show_past((replace(PAST, import_id=2, undone_at=AT), PAST))
    assert not step.undo.isEnabled()
    step.past.choose(1)
    with qtbot.waitSignal(step.undo_wanted) as heard:
        step.undo.click()
    assert heard.args == [PAST]


def test_one_file_can_be_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    step = a_step(qtbot)
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for paths, taken in (([tmp_path / "a.csv"], True), ([tmp_path / "a.csv", tmp_path / "b.csv"], False)):
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        heard: list[Path] = []
        step.dropped.connect(heard.append)
        step.dropEvent(QDropEvent(QPointF(5, 5), action, carried, button, key))
        assert heard == (paths if taken else [])
