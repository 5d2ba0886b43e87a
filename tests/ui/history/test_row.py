"""A row: fields under “more” are made when they are wanted, problems stand under the line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import MedicineKind
from luna_desktop.ui.history.entry import EntryKey
from luna_desktop.ui.history.row import EntryRow, asked_day, field_of
from luna_desktop.ui.history.specs import MEDICINES
from tests.ui.entries.test_versions import FIRST


def a_row(qtbot: QtBot) -> EntryRow:
    row = EntryRow(MEDICINES, EntryKey("medicine", turn=1), None, date(2026, 11, 22))
    qtbot.addWidget(row)
    row.resize(900, 500)
    row.show()
    return row


def test_more_fields_are_made_once_and_put_away(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    assert "prescriber" not in row.entry.fields
    with qtbot.waitSignal(row.fields_added):
        row.toggle_more()
    assert row.more_lines is not None
    row.toggle_more()
    assert not row.more_lines.isVisible()
    assert field_of(row, "prescriber").name == "medicine-0-0-1.prescriber"


def test_what_is_picked_says_how_it_is_used(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    edit = row.entry.fields["what"].control
    QTest.keyClicks(edit, "isotretinoin")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert row.entry.read()[1].kind is MedicineKind.SYSTEMIC
    assert field_of(row, "kind").value() == MedicineKind.SYSTEMIC.value


def test_a_problem_has_the_width_of_the_row(qtbot: QtBot) -> None:
    row = a_row(qtbot)
    row.entry.fields["started"].show_problem("This is no date.")
    assert row.problem.text() == "This is no date."
    assert row.problem.isVisible()
    row.entry.fields["started"].show_problem("")
    assert not row.problem.isVisible()


def test_a_saved_row_says_when_it_was_asked() -> None:
    assert asked_day(FIRST)
