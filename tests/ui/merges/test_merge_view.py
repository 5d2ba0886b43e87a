"""The page with two records: keys, states, and what changed meanwhile."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.merging import Field, Side
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from luna_desktop.ui.merges.merge_view import MergeView
from tests.ui.merges.pairs import TODAY, a_page


def test_ctrl_enter_merges_once_everything_is_chosen(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = MergeView(TODAY)
    qtbot.addWidget(view)
    view.show_page(a_page(clinic), place="Pair 1 of 3", asked="Ravi asks for this merge")
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.side.reason.edit.setFocus()
    heard: list[str] = []
    view.merge_wanted.connect(lambda: heard.append("merge"))
    qtbot.keyClick(view.side.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    for field in (Field.NAME, Field.PHONE):
        view.fields.choose(field, Side.KEPT)
    view.side.reason.edit.setPlainText("Same Aadhaar card seen")
    qtbot.keyClick(view.side.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["merge"]
    assert view.place.spec().text == "Pair 1 of 3"
    assert "asks" in view.asked.text()


def test_what_is_typed_stays_when_a_record_changed_and_problems_stand_at_their_place(
    qtbot: QtBot, clinic: OpenClinic
) -> None:
    view = MergeView(TODAY)
    qtbot.addWidget(view)
    page = a_page(clinic)
    view.show_page(page, place="")
    assert view.place.isHidden()
    view.side.reason.edit.setPlainText("Same Aadhaar card seen")
    view.show_changed("One of the two records changed.")
    view.show_page(replace(page, obstacle=say("One is deceased.")), place="")
    assert view.side.reason.value() == "Same Aadhaar card seen"
    assert view.stop.text() == "One is deceased."
    view.show_problems({"reason": "Too short.", "merged": "Not as they stand."})
    assert view.side.reason.problem == "Too short."
    assert view.banner.text() == "Not as they stand."
