"""The fields side by side: blanks filled, choices by keyboard, nothing chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.merging import Field, Side
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.merges.fields_card import FieldsCard
from tests.ui.merges.pairs import TODAY, a_page


def test_choosing_by_keyboard(qtbot: QtBot, clinic: OpenClinic) -> None:
    card = FieldsCard(TODAY)
    qtbot.addWidget(card)
    card.show_fields(a_page(clinic).fields, ("LUN-000002", "LUN-000001"), (2, 7))
    card.show()
    assert card.open_fields() == [Field.NAME, Field.PHONE]
    assert card.to_choose.spec().text == "2 to choose"
    assert "2 years 7 months" in card.apart.text()
    assert card.results[Field.EMAIL].text() == "Blank filled"
    assert card.cells[Field.EMAIL][1].isChecked()
    assert card.cells[Field.ADDRESS][0].isHidden()  # in neither

    card.start()
    qtbot.keyClick(card.cells[Field.NAME][0], Qt.Key.Key_Left)
    qtbot.keyClick(card.cells[Field.NAME][0], Qt.Key.Key_Down)
    qtbot.keyClick(card.cells[Field.PHONE][0], Qt.Key.Key_Right)
    assert card.open_fields() == []
    assert dict(card.choices()) == {Field.NAME: Side.KEPT, Field.PHONE: Side.MERGED}
    card.fill.setChecked(False)
    assert dict(card.choices())[Field.EMAIL] is Side.KEPT
    assert card.results[Field.EMAIL].text() == "Stays blank"


def test_who_may_not_merge_compares_only(qtbot: QtBot, clinic: OpenClinic) -> None:
    card = FieldsCard(TODAY)
    qtbot.addWidget(card)
    card.show_fields(a_page(clinic).fields, ("LUN-000002", "LUN-000001"), None, may_choose=False)
    assert not any(cell.isEnabled() or cell.isChecked() for pair in card.cells.values() for cell in pair)
    assert card.results[Field.NAME].text() == "Differs"
    assert card.fill.isHidden()
