"""The page by keyboard: type-ahead, filters, the entry and the approvals, and every state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.services.care.catalogue_pages import CataloguePage, RowState
from luna_desktop.services.care.catalogues import shipped
from luna_desktop.texts import say
from luna_desktop.ui.catalogues.view import CataloguesView, Seen

ROWS = tuple(RowState(entry) for entry in shipped().catalogues["topicals"].entries)
PAGE = CataloguePage("topicals", "7", (RowState(ROWS[0].entry, is_off=True, number=1), *ROWS[1:]))


@pytest.fixture
def view(qtbot: QtBot) -> CataloguesView:
    view = CataloguesView()
    qtbot.addWidget(view)
    view.allow(may_change=True, may_approve=True)
    view.resize(1200, 800)
    view.show()
    view.show_page(PAGE)
    return view


def names(view: CataloguesView) -> list[str]:
    model = view.table.rows_model()
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return [row.entry.name for row in rows if row is not None]


def test_typing_finds_the_likeliest_first_and_forgives_a_slip(view: CataloguesView) -> None:
    view.search.setFocus()
    QTest.keyClicks(view.search, "tretnoin")
    assert names(view)[0] == "Tretinoin"
    QTest.keyClicks(view.search, "qqqq")
    assert names(view) == []
    assert view.stack.currentWidget() is not view.table


def test_filters_show_what_waits_what_is_own_and_what_is_off(view: CataloguesView) -> None:
    view.seen.show_value(Seen.OFF)
    view.seen.chosen.emit(Seen.OFF)
    assert names(view) == [PAGE.rows[0].entry.name]
    view.seen.show_value(Seen.OWN)
    view.seen.chosen.emit(Seen.OWN)
    assert names(view) == []
    view.seen.show_value(Seen.WAITING)
    view.seen.chosen.emit(Seen.WAITING)
    assert 0 < len(names(view)) <= len(PAGE.rows)


def test_a_chosen_row_shows_in_the_panel_and_keys_lead_back(qtbot: QtBot, view: CataloguesView) -> None:
    view.table.choose("adapalene")
    assert view.panel.currentWidget() is view.details
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert view.panel.currentWidget() is view.approvals
    with qtbot.waitSignal(view.add_wanted):
        QTest.keyClick(view.table, Qt.Key.Key_Insert)


def test_a_refused_file_is_told_over_the_list(view: CataloguesView) -> None:
    view.show_page(CataloguePage("topicals", "7", ROWS, refused=say("topicals.tsv was refused.")))
    assert view.refused.text() == "topicals.tsv was refused."
    assert len(names(view)) == len(ROWS)


def test_who_may_not_read_sees_why(qtbot: QtBot) -> None:
    view = CataloguesView()
    qtbot.addWidget(view)
    view.show_loading()
    view.show_closed("Ask a clinician.")
    assert view.add.isHidden()
    assert view.panel.isHidden()


def test_a_failed_reading_can_be_tried_again(qtbot: QtBot) -> None:
    view = CataloguesView()
    qtbot.addWidget(view)
    view.show_trouble("The disk is full.")
    page = view.stack.currentWidget()
    with qtbot.waitSignal(view.retry_wanted):
        page.acted.emit()
