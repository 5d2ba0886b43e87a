"""The panel beside the timeline."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.detail import DetailPanel
from tests.ui.photos.tiles import a_tile


def test_the_form_hands_the_corrected_facts_over(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_tile(a_tile(1), None, covered=False, may_change=True)
    panel.start_editing()
    panel.caption.show_value("Left cheek")
    panel.taken.show_value("soon")
    panel.save.click()
    assert panel.taken.problem
    panel.taken.show_value("01-11-2026 09:00")
    with qtbot.waitSignal(panel.save_wanted) as saved:
        panel.save.click()
    assert (saved.args[0].caption, saved.args[0].taken_at.day, saved.args[0].region) == ("Left cheek", 1, "face")
    panel.stop_editing()


def test_who_may_not_change_sees_no_buttons_for_it(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_tile(a_tile(1), None, covered=False, may_change=False)
    names = {button.objectName() for button in panel.findChildren(QPushButton) if not button.isHidden()}
    assert "openPhotoButton" in names
    assert not {"editPhotoButton", "strikePhotoButton"} & names
    assert any("Dr Meera Pillai" in label.text() for label in panel.findChildren(QLabel))
