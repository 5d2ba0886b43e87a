"""The line under the book."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.legend import BookLegend


def test_it_explains_the_states_and_counts(qtbot: QtBot) -> None:
    legend = BookLegend()
    qtbot.addWidget(legend)
    legend.show_counts("21 booked · 3 done")
    words = {label.text() for label in legend.findChildren(QLabel)}
    assert {"Booked", "Confirmed", "Waiting", "In room", "Done", "Did not attend"} <= words
    assert legend.counts.whole_text() == "21 booked · 3 done"


def test_its_buttons_zoom_and_show_the_list(qtbot: QtBot) -> None:
    legend = BookLegend()
    qtbot.addWidget(legend)
    legend.show()
    zooms: list[int] = []
    legend.zoom_wanted.connect(zooms.append)
    legend.out.click()
    legend.closer.click()
    assert zooms == [-1, 1]
    legend.show_row(15)
    assert legend.out.accessibleDescription() == "A row is 15 minutes"
    with qtbot.waitSignal(legend.list_wanted):
        legend.list.click()
    legend.show_list(True)
    assert legend.list.accessibleName() == "The painted book (Alt+L)"
    assert not legend.out.isVisible()
