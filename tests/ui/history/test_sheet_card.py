"""A sheet: what was told last, whether something changed, and what is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.history.entry import EntryKey
from luna_desktop.ui.history.sheet_card import ManyField, SheetCard
from luna_desktop.ui.history.sheets import MEASURES, PREGNANCY
from luna_desktop.ui.widgets.inputs import Option
from tests.ui.entries.test_versions import FIRST

KNOWN = replace(FIRST, kind="body_measures", body=BodyMeasures(58.5, 162))


def a_card(qtbot: QtBot, *known: object) -> SheetCard:
    card = SheetCard(MEASURES, date(2026, 11, 22))
    qtbot.addWidget(card)
    card.show()
    card.show_chart(Chart(PatientId(1), known))  # type: ignore[arg-type]  # facts
    return card


def test_without_an_entry_there_is_nothing_to_confirm(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    assert card.last.text() == "Not asked yet"
    assert not card.same_button.isVisible()
    assert not card.history_button.isVisible()


def test_what_was_told_last_is_said_and_confirmed_in_one_step(qtbot: QtBot) -> None:
    card = a_card(qtbot, KNOWN)
    assert card.last.text().startswith("As told: ")
    assert "Body mass index 22.3" in card.worked_out.text()
    card.same_button.click()
    assert card.entry is not None
    assert card.entry.how.value() == "unchanged"


def test_a_change_is_marked_and_what_is_worked_out_follows(qtbot: QtBot) -> None:
    card = a_card(qtbot, KNOWN)
    assert card.entry is not None
    card.entry.fields["height_cm"].show_value("")
    card.entry.fields["height_cm"].edited.emit()
    assert card.changed.isVisible()
    assert card.worked_out.text() == "Body mass index not known"


def test_a_sheet_that_stands_shows_no_example_of_a_day(qtbot: QtBot) -> None:
    today = date(2026, 11, 22)
    for known, example in ((None, "24-05-2027"), (Pregnancy(PregnancyState.PREGNANT, PartialDate(2026, 8, 24)), "")):
        card = SheetCard(PREGNANCY, today)
        qtbot.addWidget(card)
        card.show_known(None if known is None else replace(FIRST, kind="pregnancy", body=known))
        assert card.entry is not None
        due = card.entry.fields["edd"].control
        assert isinstance(due, QLineEdit)
        assert due.placeholderText() == example


def test_a_draft_of_an_older_version_stands_for_that_version(qtbot: QtBot) -> None:
    card = a_card(qtbot, KNOWN)
    card.take_key(EntryKey("body_measures", KNOWN.fact_id, 0))
    assert card.entry is not None
    assert card.entry.key.number == 0
    assert card.entry.fields["weight_kg"].value() == "58.5"
    card.let_go([card.entry.key.text()])
    assert card.entry is None


def test_several_of_a_list_keep_the_order_offered(qtbot: QtBot) -> None:
    field = ManyField("signs", "Signs", [Option("a", "A"), Option("b", "B")])
    qtbot.addWidget(field)
    field.show_value(["b", "a"])
    assert field.value() == ["a", "b"]
    field.boxes["a"].click()
    assert field.value() == ["b"]
