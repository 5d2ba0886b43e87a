"""Chips wrap like words and never force a window wide."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.flow import FlowLayout, flowing


def _boxes(qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, boxes = FlowLayout(holder, gap=8), [QLabel() for _box in range(count)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    return holder, flow, boxes


def test_what_does_not_fit_goes_below(qtbot: QtBot) -> None:
    holder, flow, boxes = _boxes(qtbot, 3)
    holder.resize(215, 100)
    holder.show()
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (108, 0), (0, 28)]
    assert flow.heightForWidth(215) == 48
    assert flow.heightForWidth(324) == 20


def test_the_smallest_width_is_that_of_the_widest(qtbot: QtBot) -> None:
    _holder, flow, _boxes_made = _boxes(qtbot, 12)
    assert flow.minimumSize().width() == 100
    assert flow.sizeHint().width() == 12 * 100 + 11 * 8


def test_hidden_boxes_take_no_room(qtbot: QtBot) -> None:
    holder, _flow, boxes = _boxes(qtbot, 3)
    boxes[0].hide()
    holder.resize(215, 100)
    holder.show()
    assert (boxes[2].x(), boxes[2].y()) == (108, 0)


def test_it_can_be_emptied(qtbot: QtBot) -> None:
    _holder, flow, _boxes_made = _boxes(qtbot, 3)
    flow.clear()
    assert flow.count() == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None


def test_a_row_of_widgets_asks_for_the_height_of_its_rows(qtbot: QtBot) -> None:
    boxes = [QLabel(), QLabel()]
    for box in boxes:
        box.setFixedSize(100, 20)
    row = flowing(*boxes)
    qtbot.addWidget(row)
    assert (row.heightForWidth(300), row.heightForWidth(150)) == (20, 48)
