"""Lines of the list of records past their time: records and holds in words, and what is shown where there is none."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.holds import Hold, HoldCause
from luna_desktop.services.rights.legal_holds import HeldRecord, HoldLine
from luna_desktop.services.rights.retention_due import EndedRecord, RetentionDue
from luna_desktop.ui.rights.retention_card import RetentionCard

GROUPS = (DataGroup.CLINICAL, DataGroup.MESSAGES)
RECORD = EndedRecord(PatientId(4), "Zoya Khan", "LUN-000004", date(2015, 7, 1), GROUPS)
HOLD = HoldLine(9, Hold(HoldCause.COURT, "suit", date(2026, 11, 20)), datetime(2026, 1, 1, tzinfo=UTC), "Rukmini Das")
HELD = HeldRecord(PatientId(5), "Ravi Shetty", "LUN-000005", HOLD, is_due=True)


def test_holds_come_first_and_each_line_says_what_there_is_to_decide(qtbot: QtBot) -> None:
    card = RetentionCard()
    qtbot.addWidget(card)
    card.show_reading()
    card.show_due(RetentionDue((RECORD,), (HELD,), next_after=4))
    model = card.table.rows_model()
    hold, record = (model.row_at(at) for at in range(2))
    assert not card.grab().isNull(), "its icons are there"
    assert (hold.key, hold.patient, hold.when, hold.chip.text) == (-9, "Ravi Shetty", "By 20-Nov-2026", "Due")
    assert (record.key, record.when) == (4, "Since 01-Jul-2015")
    assert record.note.startswith("Chart, visits")
    with qtbot.waitSignal(card.more_wanted) as asked:
        card.more.click()
    assert asked.args == [4]
    card.show_due(RetentionDue((EndedRecord(PatientId(6), "B", "LUN-6", date(2019, 1, 1), GROUPS),), ()), goes_on=True)
    assert (card.table.rows_model().rowCount(), card.more.isHidden()) == (3, True)


def test_where_there_is_nothing_it_says_so_and_escape_leads_back(qtbot: QtBot) -> None:
    card = RetentionCard()
    qtbot.addWidget(card)
    card.show_due(RetentionDue((), ()))
    assert card.stack.currentWidget().objectName() == "retentionNone"
    with qtbot.waitSignal(card.back_wanted):
        qtbot.keyClick(card, Qt.Key.Key_Escape)
    card.show_failed("The records cannot be read.")
    with qtbot.waitSignal(card.retry_wanted):
        card.stack.currentWidget().acted.emit()
