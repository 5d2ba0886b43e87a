"""The tables of the Medical history tab."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Medicine
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.history.view import HistoryView, status_chip
from tests.ui.entries.test_versions import FIRST

USED = replace(FIRST, fact_id=2, kind="medicine", body=Medicine(Coded("Azelaic acid")))
STOPPED = replace(USED, fact_id=3, body=Medicine(Coded("Tretinoin"), stopped=PartialDate(2026, 10)))


def test_stopped_medicines_can_be_left_out(qtbot: QtBot) -> None:
    view = HistoryView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1), (FIRST, USED, STOPPED)))
    assert view.medicines.table.rows_model().rowCount() == 2
    view.show_stopped.click()
    assert view.medicines.table.rows_model().rowCount() == 1
    assert "Dr Nandini Rao" in view.reviewed.text()


def test_the_state_is_in_words() -> None:
    assert status_chip(FIRST).text == "Active"
    assert status_chip(USED).text == "Current"
    assert status_chip(STOPPED).text.startswith("Stopped Oct")
