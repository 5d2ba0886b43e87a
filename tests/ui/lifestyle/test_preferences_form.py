"""The form of what a patient wants of their care."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.care_preferences import (
    Budget,
    CarePreferences,
    DayTime,
    Downtime,
    Ingredient,
    Needles,
    ProcedureWish,
)
from luna_desktop.ui.lifestyle.preferences_form import PreferencesForm
from tests.ui.entries.test_versions import FIRST

BODY = CarePreferences(
    Downtime.TWO_DAYS,
    Needles.IF_NEEDED,
    Budget.LOW,
    (ProcedureWish.NO_LASER, ProcedureWish.SAME_DAY),
    (Ingredient.FRAGRANCE,),
    "No beeswax",
    (DayTime.EVENING, DayTime.SUNDAY),
    ("kn", "en"),
    "Brings her mother",
)


def test_wishes_survive_the_way_through_the_form_without_a_reason(qtbot: QtBot) -> None:
    form = PreferencesForm(replace(FIRST, kind="care_preferences", body=BODY), date(2026, 11, 22))
    qtbot.addWidget(form)
    for field in form.fields():
        field.show_value(form.start_values()[field.name])
    assert form.read({field.name: field.value() for field in form.fields()}) == ({}, BODY)


def test_an_empty_form_means_not_known(qtbot: QtBot) -> None:
    form = PreferencesForm(None, date(2026, 11, 22))
    qtbot.addWidget(form)
    assert form.read(form.start_values()) == ({}, CarePreferences())
