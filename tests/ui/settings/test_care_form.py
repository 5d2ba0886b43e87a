"""The form for how long answers count: what was typed, and what is no number."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import ShelfLife
from luna_desktop.ui.settings.care_form import CareForm, care_values


def test_only_what_was_changed_is_handed_out(qtbot: QtBot) -> None:
    form = CareForm()
    qtbot.addWidget(form)
    form.show_values(care_values(ShelfLife(), 6, WaitLimits(), 7))
    assert form.shelf_life() is None
    assert form.months() is None
    form.field("metal").show_value("365")
    form.field("months").show_value("two")
    shelf = form.shelf_life()
    assert shelf is not None
    assert (shelf.of(SafetyQuestion.METAL), shelf.of(SafetyQuestion.PREGNANCY)) == (365, 28)
    assert form.months() == 0
