"""A chart tab of the history on a real clinic, shown in a window that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.people import patients
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.history.tab import build_tab
from luna_desktop.ui.history.view import HistoryView
from tests.ui.entries.a_clinic import Ward, a_ward

Opened = Callable[[], HistoryView]


@pytest.fixture
def ward(tmp_path: Path, qtbot: QtBot) -> Iterator[Ward]:
    """Return a clinic with one patient."""
    holder = QWidget()
    qtbot.addWidget(holder)
    made = a_ward(tmp_path, Announcements(holder))
    yield made
    made.clinic.close()


@pytest.fixture
def opened(ward: Ward, qtbot: QtBot) -> Opened:
    """Return a function that opens the tab anew."""

    def open_it() -> HistoryView:
        hub: ChartHub = ward.hub()
        hub.take_details(ward.clinic.desk.perform(ward.context.actor, patients.read_details, ward.patient))
        view = build_tab(ward.context, ward.patient, hub)
        assert isinstance(view, HistoryView)
        hub.setParent(view)
        qtbot.addWidget(view)
        view.resize(1280, 800)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.complete()
        last = view.sections[-1]
        qtbot.waitUntil(lambda: all(each.isVisible() for each in last.entries()[0].fields.values()))
        return view

    return open_it
