"""The forms of conditions and medicines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded, Condition, ConditionStatus, Medicine, MedicineKind
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.history.forms import ConditionForm, MedicineForm
from tests.ui.entries.test_versions import FIRST

TODAY = date(2026, 11, 22)
CONDITION = Condition(
    Coded("Melasma", "L81.1", "ICD-10", "x"), ConditionStatus.RECURRING, PartialDate(2023, 3), "a", "b"
)
MEDICINE = Medicine(
    Coded("Azelaic acid"), MedicineKind.SYSTEMIC, "15%", "daily", "Face", PartialDate(2024), PartialDate(2025), "R", "s"
)


@pytest.mark.parametrize(("form", "body"), [(ConditionForm, CONDITION), (MedicineForm, MEDICINE)])
def test_a_body_survives_the_way_through_the_form(
    qtbot: QtBot, form: type[ConditionForm | MedicineForm], body: object
) -> None:
    made = form(replace(FIRST, body=body), TODAY)
    qtbot.addWidget(made)
    for field in made.fields():
        field.show_value(made.start_values()[field.name])
    problems, read = made.read({field.name: field.value() for field in made.fields()})
    assert read == body
    assert list(problems) == ["reason"]


def test_a_topical_from_the_catalogue_is_used_on_the_skin(qtbot: QtBot) -> None:
    form = MedicineForm(None, TODAY)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.what.edit, "isotretinoin")
    QTest.keyClick(form.what.edit, Qt.Key.Key_Down)
    QTest.keyClick(form.what.edit, Qt.Key.Key_Return)
    assert form.used.value() == MedicineKind.SYSTEMIC.value
