"""Every row of a list has its own Call and Book."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.ui.booking.list_rows import ListRow, ListTable
from luna_desktop.ui.booking.prefill import Prefill


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
