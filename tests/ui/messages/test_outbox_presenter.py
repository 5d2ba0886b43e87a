"""The outbox in use: lists, taking back, sending again, and what came back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.outbox_pages import Heap
from luna_desktop.ui.messages.outbox_presenter import OutboxPresenter
from luna_desktop.ui.messages.outbox_view import OutboxView
from tests.ui.contexts import Way
from tests.ui.messages.parts import a_clinic_with_messages, context, count, shown


def test_taken_back_sent_again_and_came_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = a_clinic_with_messages(clinic)
    view, way = OutboxView(clinic.actor), Way()
    shown(qtbot, view)
    OutboxPresenter(view, context(clinic, False, True, way=way)).load()
    assert count(view.table) == 1
    view.panel.cancel.click()
    assert view.states.currentWidget().objectName() == "nothingWaits"
    view.heap_chosen.emit(Heap.DONE)
    assert count(view.table) == 2
    view.panel.again.click()  # the one that was taken back is the newest
    view.heap_chosen.emit(Heap.OPEN)
    assert count(view.table) == 1
    view.heap_chosen.emit(Heap.DONE)
    sent = next(line for line in map(view.table.rows_model().row_at, range(2)) if line and line.state.value == "sent")
    view.table.choose(sent.message_id)
    view.panel.bounce.click()
    view.panel.bounce.click()
    view.heap_chosen.emit(Heap.LOOK)
    assert count(view.table) == 1
    view.panel.chart.click()
    assert way.opened == [patient]


def test_settings_are_one_click_away(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, way = OutboxView(clinic.actor), Way()
    shown(qtbot, view)
    OutboxPresenter(view, context(clinic, way=way)).load()
    view.mail.button.click()
    assert way.places == ["settings"]
