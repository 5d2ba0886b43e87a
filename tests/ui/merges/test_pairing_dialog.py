"""Choosing the other record: by search, never the open one itself, and on to the comparison."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.merges.pairing_dialog import ask_other
from tests.services.acting import entries
from tests.ui.contexts import Way, context_of
from tests.ui.merges.pairs import a_pair


def test_the_other_record_is_found_and_compared(qtbot: QtBot, clinic: OpenClinic) -> None:
    pair, way = a_pair(clinic), Way()
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ask_other(window, context_of(clinic, way=way), pair.kept)
    assert not dialog.compare.isEnabled()
    qtbot.keyClicks(dialog.lookup.edit, "Ananya")
    qtbot.keyClick(dialog.lookup.edit, Qt.Key.Key_Return)
    current = dialog.table.current()
    assert current is not None
    assert current.patient_id == pair.merged
    qtbot.keyClick(dialog.lookup.edit, Qt.Key.Key_Return)
    assert way.places == [f"merges/{int(pair.kept)}/{int(pair.merged)}"]
    assert len(entries(clinic, "patients searched")) == 1


def test_nothing_typed_shows_nobody(qtbot: QtBot, clinic: OpenClinic) -> None:
    pair, way = a_pair(clinic), Way()
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ask_other(window, context_of(clinic, way=way), pair.kept)
    dialog.typed.emit("  ")
    assert dialog.table.current() is None
    dialog.cancel.click()
    assert way.places == []
