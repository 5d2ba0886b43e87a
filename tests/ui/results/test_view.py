"""The view: its rows and parts, what it says when there is none, and files dropped on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.results import ResultState
from luna_desktop.ui.results.view import FORM, LIST, ResultsView
from luna_desktop.ui.results.wording import Part
from tests.ui.clipping import clipped
from tests.ui.results.reports import TODAY, a_body, a_paper, a_result

ROWS = (a_result(1), a_result(2, a_body(ResultState.ORDERED)), a_result(3, a_body(ResultState.TOLD)))


def made(qtbot: QtBot, *, change: bool = True, review: bool = True) -> ResultsView:
    view = ResultsView(TODAY, may_change=change, may_review=review)
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    return view


@pytest.fixture
def view(qtbot: QtBot) -> ResultsView:
    found = made(qtbot)
    found.show_all(ROWS, [a_paper(5), a_paper(6, result_id=1)])
    return found


def keys(view: ResultsView) -> list[tuple[str, int]]:
    model = view.table.rows_model()
    return [row.key for at in range(model.rowCount()) if (row := model.row_at(at)) is not None]


def said(view: ResultsView) -> str:
    shown = view.stack.currentWidget()
    return " ".join(each.text() for each in shown.findChildren(QLabel)) if shown is not None else ""


def test_rows_say_what_they_hold_and_where_they_stand(view: ResultsView) -> None:
    assert len(keys(view)) == 4
    view.choose(("result", 1))
    model = view.table.rows_model()
    at = model.place_of(("result", 1))
    spoken = [str(model.data(model.index(at, column), Qt.ItemDataRole.AccessibleTextRole)) for column in range(4)]
    assert spoken == [
        "Thyroid profile, Blood · City Lab",
        "TSH 6.8 mIU/L · FT4 1.1 ng/dL, 1 out of range",
        "To review",
        "12-Mar-2026",
    ]
    assert clipped(view) == []


def test_parts_and_search_narrow_the_list_and_counts_stand_on_the_parts(view: ResultsView) -> None:
    view.show_part(Part.ORDERED)
    assert keys(view) == [("result", 2)]
    view.show_part(Part.DOCUMENTS)
    assert keys(view) == [("document", 5)]
    view.show_part(Part.ALL)
    view.search.setText("letter")
    assert keys(view) == [("document", 5)]
    view.search.setText("zz")
    assert "Nothing matches" in said(view)
    assert view.choose(("result", 3))
    assert view.search.text() == ""
    assert not view.choose(("result", 99))
    view.show_part(Part.ORDERED)
    assert view.choose(("result", 3))
    assert view.parts.value() is Part.ALL


def test_what_is_chosen_stays_chosen_when_read_again(view: ResultsView) -> None:
    view.choose(("result", 3))
    view.show_all([*ROWS, replace(ROWS[0], fact_id=9)], [])
    assert view.table.current() is not None
    assert view.table.current().key == ("result", 3)  # type: ignore[union-attr]


def test_nothing_yet_says_how_to_begin_by_role(qtbot: QtBot) -> None:
    clinician, therapist = made(qtbot), made(qtbot, review=False)
    for each in (clinician, therapist):
        each.show_all((), ())
    assert "Order an investigation" in said(clinician)
    assert "A clinician orders" in said(therapist)
    assert not therapist.order.isVisible()
    assert therapist.enter.isVisible()
    reader = made(qtbot, change=False, review=False)
    assert not reader.add.isVisible()
    assert not reader.acceptDrops()


def test_a_failure_offers_to_read_again(qtbot: QtBot, view: ResultsView) -> None:
    view.show_failed("The disk is full.")
    assert "The disk is full." in said(view)
    with qtbot.waitSignal(view.retry_wanted):
        view.stack.currentWidget().button.click()  # type: ignore[union-attr]  # the page of the failure
    view.forget()
    assert keys(view) == []


def test_keys_order_enter_and_add(qtbot: QtBot, view: ResultsView) -> None:
    for key, mode, signal in (
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, view.order_wanted),
        (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, view.enter_wanted),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, view.add_wanted),
    ):
        view.table.setFocus()
        with qtbot.waitSignal(signal):
            QTest.keyClick(view.table, key, mode)


def test_a_form_takes_the_whole_tab(view: ResultsView) -> None:
    view.show_page(FORM)
    assert view.wants_whole()
    view.show_trouble("Somebody was faster.", tone="warn")
    assert view.form_page.frame.banner.text() == "Somebody was faster."
    view.show_page(LIST)
    assert not view.wants_whole()
    view.show_problems({"file": "It is there already."})
    assert view.banner.text() == "It is there already."
    view.show_stale("Newer", None)
    assert view.banner.text() == "Newer"


def test_files_are_dropped_on_it(qtbot: QtBot, view: ResultsView) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/scans/letter.pdf")])
    no = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no)
    with qtbot.waitSignal(view.files_dropped) as dropped:
        view.dropEvent(event)
    assert dropped.args == [[Path("/scans/letter.pdf")]]
