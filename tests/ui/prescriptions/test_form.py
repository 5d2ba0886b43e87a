"""The form: rows are added by key, what a row says comes back as it was typed, drafts bring their rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import MedicineKind
from luna_desktop.domain.clinical.prescriptions import MOST_ROWS, Prescription
from luna_desktop.services.care.catalogues import medicines
from luna_desktop.ui.prescriptions.form import PARTS, PrescriptionForm, body_of, values_of
from tests.services.care.paper_desk import CAPSULE, ROW

BODY = Prescription((ROW, replace(CAPSULE, keeps_in_chart=False)), "Sunscreen.", "hi")


def a_form(qtbot: QtBot) -> PrescriptionForm:
    form = PrescriptionForm(medicines())
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.start()
    return form


def test_a_prescription_comes_back_as_it_was_shown(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_prescription(BODY)
    assert form.prescription() == BODY
    assert not form.is_dirty()
    assert body_of(form.values(), 2) == BODY
    assert {name.split()[0] for name in values_of(BODY, 2)} == {*PARTS, "advice", "language"}


def test_rows_are_added_by_key_and_have_an_end(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(form.rows[0].what.control, Qt.Key.Key_A, modifiers)
    assert len(form.rows) == 2
    for _again in range(MOST_ROWS):
        form.add_row()
    assert len(form.rows) == MOST_ROWS
    assert not form.add.isEnabled()


def test_a_topical_and_a_medicine_of_the_catalogue_set_where_they_are_used(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    row = form.rows[0]
    systemic = next(entry for entry in medicines().entries if entry.name == "Doxycycline")
    row.what.picked.emit(systemic)
    assert row.kind.value() == MedicineKind.SYSTEMIC.value
    row.what.picked.emit(next(entry for entry in medicines().entries if entry.name == "Adapalene"))
    assert row.kind.value() == MedicineKind.TOPICAL.value


def test_typing_that_was_kept_brings_its_rows(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_draft({"directions 2": "at night", "advice": "Sunscreen."})
    assert len(form.rows) == 3
    assert form.prescription().rows[2].directions == "at night"
    assert form.is_dirty()


def test_ctrl_return_asks_to_issue(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    with qtbot.waitSignal(form.issue_wanted):
        qtbot.keyClick(form.rows[0].what.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
