"""A row: fields under “more” are made when they are wanted, problems stand under the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded, Condition, ConditionStatus, Medicine, MedicineKind
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.history.entry import EntryKey
from luna_desktop.ui.history.row import EntryRow, asked_day, field_of
from luna_desktop.ui.history.specs import CONDITIONS, MEDICINES, RowSpec
from tests.ui.entries.test_versions import FIRST


def a_row(qtbot: QtBot) -> EntryRow:
    row = EntryRow(MEDICINES, EntryKey("medicine", turn=1), None, date(2026, 11, 22))
    qtbot.addWidget(row)
    row.resize(900, 500)
    row.show()
    return row


def a_saved_row(qtbot: QtBot, spec: RowSpec, body: object, width: int) -> EntryRow:
    known = replace(FIRST, kind=spec.kind, body=body)
    row = EntryRow(spec, EntryKey(spec.kind, 1, 1), known, date(2026, 11, 22))
    qtbot.addWidget(row)
    row.resize(width, 60)
    row.show()
    return row


def line_of(row: EntryRow, attr: str) -> QLineEdit:
    control = row.entry.fields[attr].control
    assert isinstance(control, QLineEdit)
    return control


def test_what_is_not_known_of_a_saved_entry_shows_no_example(qtbot: QtBot) -> None:
    new, saved = a_row(qtbot), a_saved_row(qtbot, MEDICINES, Medicine(Coded("Cefixime")), 900)
    assert line_of(new, "strength").placeholderText() == "15%"
    assert [line_of(saved, attr).placeholderText() for attr in ("strength", "site", "started")] == ["", "", ""]
    saved.toggle_more()
    assert line_of(saved, "reason_stopped").placeholderText() == ""
    assert line_of(saved, "stopped").placeholderText() == "Still used"


def test_strength_and_days_stand_whole_in_the_smallest_window(qtbot: QtBot) -> None:
    medicine = Medicine(
        Coded("Levothyroxine"),
        strength="50 micrograms",
        frequency="Twice daily",
        site="Face",
        started=PartialDate(2026, 6, 1),
    )
    row = a_saved_row(qtbot, MEDICINES, medicine, 884)
    for attr in ("strength", "frequency", "site", "started"):
        line = line_of(row, attr)
        needed = line.fontMetrics().horizontalAdvance(line.text())
        assert needed + line.textMargins().left() + line.textMargins().right() + 26 <= line.width(), attr
    body = Condition(Coded("Hypothyroidism"), ConditionStatus.CONTROLLED, PartialDate(2026, 6, 1))
    row = a_saved_row(qtbot, CONDITIONS, body, 884)
    status = row.entry.fields["status"].control
    assert isinstance(status, QComboBox)
    assert status.fontMetrics().horizontalAdvance(status.currentText()) + 50 <= status.width()


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
