"""The Review page over a real clinic: which lists a person gets, what is noted, and what happens after a change."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import Change
from luna_desktop.ui.review import presenter
from luna_desktop.ui.review.view import ReviewView
from tests.clinic_fixtures import Opener
from tests.services.acting import entries
from tests.ui.contexts import Way, context_of
from tests.ui.review.waiting import a_row, a_section


def page_of(qtbot: QtBot, clinic: OpenClinic, way: Way) -> ReviewView:
    view = presenter.build_page(context_of(clinic, way=way))
    assert isinstance(view, ReviewView)
    qtbot.addWidget(view)
    return view


def test_it_begins_where_something_waits_and_is_noted_once(
    qtbot: QtBot, clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter, "SECTIONS", (a_section("notes"), a_section("results", a_row(4))))
    way = Way()
    view = page_of(qtbot, clinic, way)
    assert view.side.key() == "results"
    assert [entry.detail for entry in entries(clinic, "review lists read")] == ['{"notes": 0, "results": 1}']
    view.table.opened.emit(view.table.current())
    assert way.opened == [4]
    view.retry_wanted.emit()
    assert len(entries(clinic, "review lists read")) == 1


def test_a_list_that_the_role_may_not_read_is_not_there(
    qtbot: QtBot, open_clinic: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = a_section("notes")
    monkeypatch.setattr(presenter, "SECTIONS", (a_section("results", permission=Permission.RECORD_DIAGNOSES), mine))
    view = page_of(qtbot, open_clinic(Role.THERAPIST), Way())
    assert view.side.count() == 1


def test_a_change_is_read_and_a_lock_forgets(qtbot: QtBot, clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [a_row(1)]
    section = a_section("results", *rows)
    monkeypatch.setattr(presenter, "SECTIONS", (section,))
    context = context_of(clinic)
    view = presenter.build_page(context)
    assert isinstance(view, ReviewView)
    qtbot.addWidget(view)
    view.show_rows("results", [])
    context.announcements.announce({Change("setting", "x")})
    assert view.table.rows_model().rowCount() == 0
    context.announcements.announce({Change("result", 1, 5)})
    assert view.table.rows_model().rowCount() == 1
    context.announcements.locked.emit()
    assert view.table.rows_model().rowCount() == 0
