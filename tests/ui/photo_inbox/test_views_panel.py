"""The views at the right: what is there, what is missing, and the number under which each lies."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photo_view_keys import VIEW_KEYS
from luna_desktop.ui.photo_inbox.last_time import LastTime
from luna_desktop.ui.photo_inbox.views_panel import ViewsPanel, lines_of


def test_lines_count_what_was_taken_and_miss_what_is_usual() -> None:
    lines = lines_of(VIEW_KEYS["face"], ["face_front", "face_front", "cheek_close_l"], "face_front")
    states = {line.view: line.state for line in lines}
    assert states["face_front"] == "2 times"
    assert states["cheek_close_l"] == "Done"
    assert states["face_oblique_l"] == "Missing"
    assert states["chin_close"] == "If wanted"
    assert [line.view for line in lines if line.is_here] == ["face_front"]


def test_rows_are_pressed_and_sets_change(qtbot: QtBot) -> None:
    panel, wanted, sets = ViewsPanel(), [], []
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show_set("face", ["face_front"], "face_front")
    panel.show()
    panel.wanted.connect(wanted.append)
    panel.set_chosen.connect(sets.append)
    assert panel.count.spec().text == "1 of 5"
    panel.row(3).click()
    assert wanted == [3]
    assert panel.row(1).accessibleName() == "1: Face, front, Done"
    assert panel.view_at(2) == "face_oblique_l"
    panel.sets.combo.setCurrentIndex(3)
    panel.sets.combo.activated.emit(3)
    assert sets == ["scalp"]
    panel.show_set("scalp", [], "")
    assert panel.view_at(7) == ""
    assert panel.view_at(1) == "scalp_frontal_view"
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("tan"))
    panel.show_last(LastTime("Last time: Face, front, 01-Mar-2026", True), image)
    assert not panel.last.isHidden()
    assert not panel.grab().isNull()
    panel.show_last(None, None)
    assert panel.last.isHidden()
