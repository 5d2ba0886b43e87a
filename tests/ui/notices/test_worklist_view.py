"""The two lists of patients."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.notices import Outcome
from luna_desktop.services.privacy.asking_again import AskAgainList
from luna_desktop.services.privacy.receipts import Behind, BehindRow
from luna_desktop.ui.notices.worklist_view import AgainPage, BehindPage

AT = datetime(2026, 3, 14, 5, 0, tzinfo=UTC)
ROW = BehindRow(PatientId(4), "Asha Rao", "LUN-4", 1, "kn", Outcome.DEFERRED, "in pain", AT)


def test_the_list_is_counted_and_paged_and_says_what_came_of_the_last_try(qtbot: QtBot) -> None:
    page = BehindPage()
    qtbot.addWidget(page)
    page.show_behind(Behind(3, (ROW,), 214, has_more=True), page=1)
    assert page.count.text() == "214 to be given version 3, page 1"
    assert (page.back.isEnabled(), page.next.isEnabled(), page.batch.isEnabled()) == (False, True, True)
    page.show_chosen(page.table.current())
    assert "Last time: “in pain”" in page.note.text()
    cells = [column.cell(ROW).spoken() for column in page.table.rows_model().columns()]
    assert cells == ["Asha Rao, LUN-4", "Version 1", "Kannada", "Put off, care could not wait"]


def test_empty_lists_say_what_would_stand_there(qtbot: QtBot) -> None:
    behind, again = BehindPage(), AgainPage()
    for page in (behind, again):
        qtbot.addWidget(page)
    behind.show_behind(Behind(0, (), 0), page=1)
    again.show_again(AskAgainList())
    assert behind.findChild(QWidget, "nobodyBehind") is not None
    assert again.findChild(QWidget, "nobodyAgain") is not None
    assert not behind.batch.isEnabled()
    assert behind.count.text() == "Nothing is published yet."
