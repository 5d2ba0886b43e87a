"""Every row of a list has its own Call and Book."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop import texts
from luna_desktop.domain.access import PatientId
from luna_desktop.ui.booking.list_rows import ListRow, ListTable
from luna_desktop.ui.booking.prefill import Prefill
from tests.ui.clipping import clipped
from tests.ui.test_longer_text import Longer


def a_row(key: int, name: str = "Ritu Chauhan", phone: str = "+919008055317", **other: object) -> ListRow:
    values: dict[str, object] = {"what": "Follow-up", "wish": "Anybody", "when": "25-Nov-2026", "since": ""} | other
    return ListRow(key, name, "MRN LUN-1", phone, book=Prefill(PatientId(key)), **values)  # type: ignore[arg-type]


def test_a_row_is_called_and_booked_from_its_own_buttons(qtbot: QtBot) -> None:
    called, booked = list[ListRow](), list[ListRow]()
    table = ListTable(called.append, booked.append)
    qtbot.addWidget(table)
    table.show_rows([a_row(1), a_row(2, "Asha Rao", "")])
    book = table.findChild(QPushButton, "listBook2")
    call = table.findChild(QPushButton, "listCall1")
    silent = table.findChild(QPushButton, "listCall2")
    assert book is not None
    assert call is not None
    assert silent is not None
    assert book.accessibleName() == "Book Asha Rao"
    assert not silent.isEnabled()
    book.click()
    call.click()
    assert ([row.key for row in called], [row.key for row in booked]) == ([1], [2])


def test_the_buttons_are_shown_whole_in_longer_languages(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_shown", [Longer()])
    table = ListTable(lambda _row: None, lambda _row: None)
    qtbot.addWidget(table)
    table.resize(1150, 400)
    table.show()
    table.show_rows([a_row(1)])
    QApplication.processEvents()
    assert clipped(table) == []
