"""The form of an allergy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyClass,
    AllergyKind,
    Certainty,
    Coded,
    Criticality,
    Severity,
)
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading, Relevance
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.allergies.forms import AllergyForm, PatchTestForm
from tests.ui.entries.test_versions import FIRST

TODAY = date(2026, 11, 22)
BODY = Allergy(
    Coded("Penicillin"),
    AllergyClass.OTHER,
    "Hives",
    Severity.SEVERE,
    Certainty.CONFIRMED,
    PartialDate(2014, 8),
    "Seen",
    Criticality.HIGH,
    AllergyKind.ALLERGY,
    "Trunk",
    PartialDate(2016),
)


def test_a_body_survives_the_way_through_the_form(qtbot: QtBot) -> None:
    form = AllergyForm(replace(FIRST, kind="allergy", body=BODY), TODAY)
    qtbot.addWidget(form)
    for field in form.fields():
        field.show_value(form.start_values()[field.name])
    _problems, read = form.read({field.name: field.value() for field in form.fields()})
    assert read == BODY


def test_a_trigger_from_the_catalogue_brings_its_class(qtbot: QtBot) -> None:
    form = AllergyForm(None, TODAY)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.trigger.edit, "natural rubber")
    QTest.keyClick(form.trigger.edit, Qt.Key.Key_Down)
    QTest.keyClick(form.trigger.edit, Qt.Key.Key_Return)
    assert form.allergy_class.value() == AllergyClass.CONTACT.value


def test_a_patch_test_survives_the_way_through_its_form(qtbot: QtBot) -> None:
    body = PatchTest(
        Coded("Nickel sulphate", "nickel", "", "luna/allergens|1"),
        "Indian Standard Series",
        "5%",
        "pet.",
        PartialDate(2025, 10, 14),
        Reading.NEGATIVE,
        Reading.STRONG,
        Reading.UNKNOWN,
        Relevance.PAST,
        "Outside report",
    )
    made = PatchTestForm(replace(FIRST, kind="patch_test", body=body), date(2026, 11, 22))
    qtbot.addWidget(made)
    for field in made.fields():
        field.show_value(made.start_values()[field.name])
    assert made.body_of({field.name: field.value() for field in made.fields()}) == ({}, body)
    assert made.new_heading() == "Add a patch test result"
