"""While an import runs, and how it ended."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.people.imports import ImportDone, LineReport, Outcome
from luna_desktop.texts import say
from luna_desktop.ui.imports.done import DoneStep, WorkingStep


def test_progress_is_told_in_rows_and_can_be_stopped(qtbot: QtBot) -> None:
    step = WorkingStep()
    qtbot.addWidget(step)
    step.show_work("Importing…", "All or nothing.")
    step.show_progress(50, 200)
    assert step.progress.bar.value() == 25
    step.show_progress(0, 0)
    assert step.progress.bar.value() == 100
    with qtbot.waitSignal(step.stopped):
        step.progress.stop_button.click()
    step.show_stopping()
    assert step.progress.stop_button.is_busy()
    step.show_work("Again", "")
    assert not step.progress.stop_button.is_busy()


def test_refused_lines_come_first_and_lines_without_words_are_left_out(qtbot: QtBot) -> None:
    step = DoneStep()
    qtbot.addWidget(step)
    lines = (
        LineReport(2, Outcome.TAKEN, "LUN-000001"),
        LineReport(3, Outcome.LEFT_OUT, said=(say("This person is here already."),)),
        LineReport(4, Outcome.REFUSED, said=(say("There is no name in this row."),)),
    )
    step.show_done(ImportDone(1, {Outcome.TAKEN: 1, Outcome.LEFT_OUT: 1, Outcome.REFUSED: 1}, lines))
    model = step.table.rows_model()
    assert [model.row_at(at).line for at in range(model.rowCount())] == [4, 3]  # type: ignore[union-attr]
    step.show_done(ImportDone(1, {Outcome.TAKEN: 1}, lines[:1]))
    assert step.stack.currentWidget().objectName() == "allTaken"
    for button, signal in (
        (step.report, step.report_wanted),
        (step.again, step.again_wanted),
        (step.patients, step.patients_wanted),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    step.start()
