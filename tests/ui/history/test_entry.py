"""One entry as it is edited: what counts as changed, and what is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.answers import Asked, How, YesNo
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.history.entry import Entry, EntryKey, read_key
from luna_desktop.ui.widgets.inputs import TextField
from tests.ui.entries.test_versions import FIRST

TODAY = date(2026, 11, 22)
KNOWN = replace(FIRST, kind="body_measures", body=BodyMeasures(58.5, 162))


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def an_entry(owner: QWidget, *, new: bool = False) -> Entry:
    key = EntryKey("body_measures", 0 if new else 1, 0 if new else 1)
    entry = Entry(BodyMeasures, key, None if new else KNOWN, TODAY, owner)
    for attr in ("weight_kg", "height_cm"):
        field = TextField(entry.name_of(attr), attr)
        field.setParent(owner)
        entry.add(attr, field)
    return entry


def test_a_key_is_read_back() -> None:
    key = EntryKey("past_procedure", 12, 3, 4)
    assert read_key(key.text()) == key
    with pytest.raises(ValueError, match="unpack"):
        read_key("nothing")


def test_nothing_is_saved_of_what_was_not_touched(owner: QWidget) -> None:
    assert an_entry(owner).change() is None
    assert an_entry(owner, new=True).is_empty()


def test_a_change_is_dated_today_and_keeps_what_is_not_asked(owner: QWidget) -> None:
    entry = an_entry(owner)
    entry.fields["weight_kg"].show_value("60")
    change = entry.change()
    assert change is not None
    assert change.body == BodyMeasures(60, 162, asked=Asked(PartialDate(2026, 11, 22)))
    assert (change.fact_id, change.number) == (1, 1)


def test_no_change_keeps_the_body_and_says_how(owner: QWidget) -> None:
    entry = an_entry(owner)
    entry.how.choose("carried")
    change = entry.change()
    assert change is not None
    assert change.body == BodyMeasures(58.5, 162, asked=Asked(PartialDate(2026, 11, 22), How.CARRIED))


def test_an_answer_changed_is_asked_even_where_no_change_was_said(owner: QWidget) -> None:
    entry = an_entry(owner)
    entry.how.choose("carried")
    entry.fields["weight_kg"].show_value("60")
    change = entry.change()
    assert change is not None
    assert change.body.asked.how is How.ASKED  # type: ignore[attr-defined]  # measures


def test_what_cannot_be_read_is_named_by_the_fields_name(owner: QWidget) -> None:
    entry = an_entry(owner)
    entry.fields["weight_kg"].show_value("much")
    problems, _body = entry.read()
    assert list(problems) == ["body_measures-1-1-0.weight_kg"]


def test_fixed_and_assumed_values_are_part_of_the_body(owner: QWidget) -> None:
    entry = Entry(SafetyAnswer, EntryKey("safety_answer"), None, TODAY, owner)
    entry.fix(question=SafetyQuestion.KELOID.value)
    entry.assume("answer", YesNo.YES.value)
    assert entry.read()[1] == SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES)
