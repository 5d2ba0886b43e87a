"""The page by itself: nothing is cut off, and Esc leads back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_export.view import ExportView
from tests.ui.clipping import clipped


@pytest.mark.parametrize("size", [(1180, 560), (1340, 740)])
def test_nothing_is_cut_off_and_esc_closes(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = ExportView(may_check=True, may_export=True)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    assert clipped(view) == []
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_problems_stand_where_they_belong(qtbot: QtBot) -> None:
    view = ExportView(may_check=True, may_export=True)
    qtbot.addWidget(view)
    view.show_busy(True)
    view.show_problems({"purpose": "Enter it.", "photographs": "Choose one."})
    assert view.terms.purpose.problem == "Enter it."
    assert view.banner.text() == "Choose one."
    assert not view.terms.make.is_busy()
