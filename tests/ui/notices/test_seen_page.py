"""Who was given a version, in pages."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.notices import Document, Outcome, TextState
from luna_desktop.services.privacy.notice_texts import VersionLine
from luna_desktop.services.privacy.receipts import Seen, SeenRow
from luna_desktop.ui.notices.seen_page import SeenDialog

AT = datetime(2026, 3, 14, 5, 0, tzinfo=UTC)
LINE = VersionLine(Document.NOTICE, 2, TextState.PUBLISHED, True, (), AT, "Asha")


def row(number: int) -> SeenRow:
    return SeenRow(number, PatientId(number), f"Person {number}", f"LUN-{number}", Outcome.SIGNED, "en", AT, "Asha")


def test_a_second_page_is_added_and_a_row_opens_its_patient(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(1000, 700)
    qtbot.addWidget(page)
    dialog = SeenDialog(page, LINE)
    page.show()
    dialog.open_on(dialog.close_button)
    dialog.show_seen(Seen(2, (row(9), row(8)), has_more=True), is_first=True)
    with qtbot.waitSignal(dialog.more_wanted) as asked:
        dialog.more.click()
    assert asked.args == [8]
    dialog.show_seen(Seen(2, (row(7),)), is_first=False)
    assert dialog.table.rows_model().rowCount() == 3
    assert dialog.more.isHidden()
    with qtbot.waitSignal(dialog.patient_wanted) as opened:
        dialog.table.opened.emit(row(7))
    assert opened.args == [7]
