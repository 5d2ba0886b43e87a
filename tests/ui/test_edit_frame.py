"""One frame for every form: unsaved changes, problems, keys, read-only, drafts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.ui.edit_frame import DRAFT_MS, EditFrame, page_of
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import TextField


@pytest.fixture
def frame(qtbot: QtBot) -> EditFrame:
    made = EditFrame("detailsFrame", "Details")
    qtbot.addWidget(made)
    fields = [TextField(name, name.title()) for name in ("name", "phone", "place")]
    first, second = Card("One"), Card("Two")
    first.add(fields[0])
    first.add(fields[1])
    second.add(fields[2])
    made.add_page(page_of(first), "first")
    made.add_page(page_of((second, Card("Three"))), "second")
    made.track(*fields)
    made.show_values({"name": "Meera", "phone": "99", "place": "Malur"})
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _type(qtbot: QtBot, frame: EditFrame, name: str, text: str) -> None:
    qtbot.keyClicks(frame.field(name).control, text)


def test_a_fresh_form_has_nothing_to_save(frame: EditFrame) -> None:
    assert not frame.is_dirty()
    assert not frame.save_bar.isVisible()
    assert frame.values() == {"name": "Meera", "phone": "99", "place": "Malur"}


def test_typing_shows_the_save_bar_and_typing_back_hides_it(qtbot: QtBot, frame: EditFrame) -> None:
    _type(qtbot, frame, "name", "x")
    _type(qtbot, frame, "phone", "8")
    assert frame.save_bar.isVisible()
    assert frame.save_bar.count.text() == "2 unsaved changes"
    assert frame.changed_names() == ["name", "phone"]
    for name in ("name", "phone"):
        qtbot.keyClick(frame.field(name).control, Qt.Key.Key_Home)
        qtbot.keyClick(frame.field(name).control, Qt.Key.Key_Delete)
    frame.show_values({"name": "Meera", "phone": "99", "place": "Malur"})
    assert not frame.save_bar.isVisible()


def test_ctrl_s_saves_once_while_saving(qtbot: QtBot, frame: EditFrame) -> None:
    saved: list[dict[str, object]] = []
    frame.save_wanted.connect(saved.append)
    qtbot.keyClick(frame.field("name").control, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == []
    frame.field("place").show_value("Kolar")
    frame.field("place").edited.emit()
    for _time in range(2):
        qtbot.keyClick(frame.field("name").control, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        frame.set_saving(True)
    assert saved == [{"name": "Meera", "phone": "99", "place": "Kolar"}]
    frame.set_saving(False)
    frame.mark_saved()
    assert not frame.is_dirty()


def test_esc_closes_or_asks(qtbot: QtBot, frame: EditFrame) -> None:
    frame.field("name").control.setFocus()
    with qtbot.waitSignal(frame.closed, timeout=1000):
        qtbot.keyClick(frame.field("name").control, Qt.Key.Key_Escape)
    _type(qtbot, frame, "name", "x")
    with qtbot.waitSignal(frame.discard_wanted, timeout=1000) as heard:
        qtbot.keyClick(frame.field("name").control, Qt.Key.Key_Escape)
    assert heard.args == [1]
    frame.show_values({})


def test_problems_go_to_their_fields_and_f8_goes_round(qtbot: QtBot, frame: EditFrame) -> None:
    _type(qtbot, frame, "name", "x")
    others = frame.show_problems({"phone": "Ten digits.", "place": "Unknown.", "elsewhere": "Else."})
    assert others == ["elsewhere"]
    assert frame.save_bar.to_fix.spec().text == "2 to fix"
    assert frame.field("phone").control.hasFocus()
    qtbot.keyClick(frame.field("phone").control, Qt.Key.Key_F8)
    assert frame.field("place").control.hasFocus()
    assert frame.pages.currentIndex() == 1
    qtbot.keyClick(frame.field("place").control, Qt.Key.Key_F8)
    assert frame.field("phone").control.hasFocus()
    frame.show_problems({})
    assert frame.problem_names() == []
    frame.show_values({})


def test_a_draft_is_due_three_seconds_after_typing_starts(qtbot: QtBot, frame: EditFrame) -> None:
    drafts: list[dict[str, object]] = []
    frame.draft_due.connect(drafts.append)
    _type(qtbot, frame, "name", "a")
    assert frame._draft_timer.isActive()
    assert frame._draft_timer.interval() == DRAFT_MS <= 3000
    left = frame._draft_timer.remainingTime()
    _type(qtbot, frame, "name", "b")
    assert frame._draft_timer.remainingTime() <= left
    frame.flush_draft()
    assert [draft["name"] for draft in drafts] == ["abMeera"]
    frame.flush_draft()
    assert len(drafts) == 1
    frame.show_values({})


def test_a_draft_laid_over_counts_as_unsaved(frame: EditFrame) -> None:
    frame.show_draft({"name": "Meera Joshi", "gone": "field"})
    assert frame.changed_names() == ["name"]
    frame.show_draft_kept("Draft kept on this computer 10:44.")
    assert frame.save_bar.note.whole_text() == "Draft kept on this computer 10:44."
    frame.show_draft_failed("Draft not kept.")
    assert frame.save_bar.property("tone") == "danger"


def test_a_signed_form_can_only_be_read(qtbot: QtBot, frame: EditFrame) -> None:
    frame.set_read_only(True)
    _type(qtbot, frame, "name", "x")
    assert frame.values()["name"] == "Meera"
    assert not frame.save_bar.isVisible()


def test_rows_count_as_changes_and_can_go(frame: EditFrame) -> None:
    changes: list[bool] = []
    frame.dirty_changed.connect(changes.append)
    frame.mark_changed("conditions")
    assert frame.change_count() == 1
    frame.forget("place")
    assert list(frame.values()) == ["name", "phone"]
    frame.show_values({"name": "Meera", "phone": "99"})
    assert changes == [True, False]


def test_discard_asks_with_the_count(qtbot: QtBot, frame: EditFrame) -> None:
    _type(qtbot, frame, "name", "x")
    with qtbot.waitSignal(frame.discard_wanted, timeout=1000) as heard:
        frame.save_bar.discard.click()
    assert heard.args == [1]
    frame.show_values({})
    assert QApplication.focusWidget() is not None
