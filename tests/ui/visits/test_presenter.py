"""The Visits view on a real clinic: the list part by part, and the badge of the tab."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.visits import VisitKind
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import today_in
from luna_desktop.ui.visits.earlier_dialog import EarlierDialog
from luna_desktop.ui.visits.presenter import VisitsPresenter, build_visits
from luna_desktop.ui.visits.reading_page import ReadingPage
from luna_desktop.ui.visits.view import VisitsView
from luna_desktop.ui.visits.visit_page import VisitPage
from tests import builders
from tests.services.acting import act
from tests.services.care.told_elsewhere import a_visit, come_from_there
from tests.services.care.visiting import begin
from tests.ui.screens import context_of
from tests.ui.visits.opened import shown


def test_the_list_grows_part_by_part(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for _at in range(3):
        begin(clinic, patient)
    hub = ChartHub(patient)
    view = VisitsView()
    qtbot.addWidget(view)
    VisitsPresenter(view, context_of(clinic), patient, hub, part=2).load()
    assert view.list.table.rows_model().rowCount() == 2
    view.list.more.click()
    assert view.list.table.rows_model().rowCount() == 3
    assert view.list.more.isHidden()
    assert hub.badge("visits") == 3


def test_a_chart_that_is_opened_at_a_visit_shows_it(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = begin(clinic, patient)
    hub = ChartHub(patient)
    hub.part = f"visits/{visit.header.visit_id}"
    view = build_visits(context_of(clinic), patient, hub)
    qtbot.addWidget(view)
    assert isinstance(view, VisitsView)
    assert isinstance(view.page(), VisitPage)


def test_a_chart_that_is_opened_to_begin_a_visit_begins_one_of_the_right_kind(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    begin(clinic, patient)
    hub = ChartHub(patient)
    hub.part = "visits/start"
    view = build_visits(context_of(clinic), patient, hub)
    qtbot.addWidget(view)
    assert isinstance(view, VisitsView)
    assert isinstance(view.page(), VisitPage)
    newest = act(clinic, list_visits, VisitsAsked(patient)).headers[0]
    assert newest.kind is VisitKind.FOLLOW_UP
    assert hub.part == "visits"


def test_a_visit_is_written_down_afterwards_at_the_time_that_it_began(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view, _presenter, _hub, context = shown(qtbot, clinic, patient)
    button = view.list.findChild(QPushButton, "firstEarlierVisitButton")
    assert button is not None
    button.click()
    dialog = view.window().findChild(EarlierDialog)
    assert isinstance(dialog, EarlierDialog)
    tomorrow = today_in(context) + timedelta(days=1)
    dialog.day.show_value(tomorrow.isoformat())
    dialog.time.show_value("11:30")
    dialog.begin.click()
    assert dialog.day.problem == "This visit would begin in the future. Enter when it began."
    assert (view.page(), dialog.time.value()) == (None, "11:30")
    dialog.day.show_value((tomorrow - timedelta(days=3)).isoformat())
    dialog.begin.click()
    assert isinstance(view.page(), VisitPage)
    (header,) = act(clinic, list_visits, VisitsAsked(patient)).headers
    began = header.started_at.astimezone(CLINIC_ZONE)
    assert (began.date(), f"{began:%H:%M}") == (tomorrow - timedelta(days=3), "11:30")
    assert header.kind is VisitKind.FIRST


def test_a_visit_to_another_clinic_is_read_and_nothing_of_it_changes(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    patient = come_from_there(clinic, tmp_path, visits=(a_visit(),))
    view, presenter, hub, _context = shown(qtbot, clinic, patient)
    (header,) = act(clinic, list_visits, VisitsAsked(patient)).headers
    assert hub.badge("visits") == 1
    presenter.open(header)
    page = view.page()
    assert isinstance(page, ReadingPage)
    assert "Signed at Aranya Skin Clinic by Dr Nandini Rao" in page.notice.text()
    assert "From another clinic" in page.head.state.spec().text
    assert dict(page.note.blocks())["Plan"] == "Sunscreen, every morning"
    assert len(page.earlier_blocks.blocks()) == 1
    buttons = (page.amend, page.correct, page.strike, page.move_button, page.add_button)
    assert all(each.isHidden() for each in buttons)
    assert view.focusWidget() is page.head.back
    qtbot.keyClick(page.head.back, Qt.Key.Key_Escape)
    assert view.page() is None
    hub.part = f"visits/elsewhere-{header.visit_id}"
    presenter.open_part()
    assert isinstance(view.page(), ReadingPage)
