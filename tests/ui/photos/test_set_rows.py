"""The rows of a set: one is next, and what was done or declined is said in words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.set_rows import SetLine, SetRows, Standing


def test_rows_say_where_each_view_stands(qtbot: QtBot) -> None:
    rows = SetRows()
    qtbot.addWidget(rows)
    lines = [
        SetLine("face_front", Standing.DONE),
        SetLine("face_oblique_l", Standing.MISSING),
        SetLine("face_oblique_r", Standing.DECLINED),
    ]
    rows.show_lines(lines, "face_oblique_l")
    assert rows.now() == "face_oblique_l"
    assert rows.row("face_front").accessibleName() == "Face, front, Done"
    assert rows.row("face_oblique_r").accessibleName() == "Face, right 45°, Declined"
    with qtbot.waitSignal(rows.chosen) as chosen:
        rows.row("face_front").click()
    assert chosen.args == ["face_front"]
    assert not rows.grab().toImage().isNull()
    rows.show_lines([], "")
    assert rows.now() == ""
