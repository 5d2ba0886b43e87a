"""The form of an own entry: the columns of its catalogue, and what stands there already."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.services.care.catalogue_pages import RowState
from luna_desktop.services.care.catalogues import shipped
from luna_desktop.services.care.own_catalogues import OwnRow
from luna_desktop.ui.catalogues.form import OwnRowForm
from luna_desktop.ui.catalogues.wording import TARGET_NAMES, TRIGGER_NAMES
from luna_desktop.ui.widgets.inputs import ChoiceField


def test_an_empty_form_makes_a_new_row(qtbot: QtBot) -> None:
    form = OwnRowForm("allergens", None)
    qtbot.addWidget(form)
    form.field("name").show_value("Clinic balm")
    form.field("source").show_value("House rule")
    made = form.own_row()
    assert (made.row_id, made.number) == ("", 0)
    assert (made.columns["name"], made.columns["basis"], made.columns["advice"]) == ("Clinic balm", "X", "")
    assert form.first() == "name"


def test_an_entry_comes_back_as_it_was(qtbot: QtBot) -> None:
    entry = shipped().catalogues["topicals"].entry("tretinoin")
    form = OwnRowForm("topicals", RowState(replace(entry, is_own=True), number=3))
    qtbot.addWidget(form)
    made = form.own_row()
    assert isinstance(made, OwnRow)
    assert (made.row_id, made.number) == ("tretinoin", 3)
    assert made.columns["strengths"] == entry.columns["strengths"]
    assert not form.is_dirty()


def test_kinds_and_levels_of_a_rule_are_chosen_in_words(qtbot: QtBot) -> None:
    rules = shipped().catalogues["safety_rules"].entries
    for column, names in (("trigger_kind", TRIGGER_NAMES), ("target_kind", TARGET_NAMES)):
        assert {entry.columns[column] for entry in rules} <= set(names)
    entry = next(each for each in rules if each.id == "R001")
    form = OwnRowForm("safety_rules", None, like=RowState(entry, number=0))
    qtbot.addWidget(form)
    made = form.own_row()
    assert (made.row_id, made.columns["id"], made.columns["level"]) == ("", "", "contraindicated")
    assert isinstance(form.field("level"), ChoiceField)
