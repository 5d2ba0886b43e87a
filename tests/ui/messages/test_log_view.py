"""The log shows what was said either way, the newest first."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.contacts import read_log
from luna_desktop.ui.messages.log_view import SPANS, LogView, said_columns
from tests.services.acting import act
from tests.ui.messages.parts import a_clinic_with_messages, count, shown


def test_rows_an_empty_log_and_spans(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = LogView(clinic.actor)
    shown(qtbot, view)
    view.show_log(())
    assert view.states.currentWidget().objectName() == "emptyLog"
    a_clinic_with_messages(clinic)
    view.show_log(act(clinic, read_log, 7))
    assert count(view.table) == 1
    with qtbot.waitSignal(view.span_chosen) as chosen:
        view.spans.chosen.emit(SPANS[1])
    assert chosen.args == [30]
    view.show_stale("Moved on.", None)
    assert view.trouble.text() == "Moved on."


def test_a_chart_needs_no_column_for_the_patient() -> None:
    assert len(said_columns(with_patient=True)) == len(said_columns(with_patient=False)) + 1
