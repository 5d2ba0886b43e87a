"""The third step: rows by what they are, and how many patients would come in as things are chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.imports import Choice, Verdict
from luna_desktop.ui.imports.preview import NOTED, PreviewStep
from tests.ui.imports.importing import PLAN, PREVIEW, TODAY


@pytest.fixture
def step(qtbot: QtBot) -> PreviewStep:
    made = PreviewStep()
    qtbot.addWidget(made)
    made.show_preview(PREVIEW, PLAN, TODAY)
    return made


def lines(step: PreviewStep) -> list[int]:
    model = step.table.rows_model()
    return [model.row_at(at).line for at in range(model.rowCount())]  # type: ignore[union-attr]


def test_it_begins_with_what_needs_a_look(step: PreviewStep) -> None:
    assert step.seen.value() is Verdict.POSSIBLE
    assert lines(step) == [4]
    assert step.table.current() is not None
    for seen, found in ((None, [2, 3, 4, 5, 6]), (NOTED, [2]), (Verdict.REFUSED, [6])):
        step.seen.show_value(seen)
        step.seen.chosen.emit(seen)
        assert lines(step) == found
    assert "5 of 15 rows" in step.note.text()


def test_what_is_chosen_changes_the_numbers(step: PreviewStep) -> None:
    assert (step.taken(), step.filled()) == (10, 0)
    step.panel.row_chosen.emit(4, Choice.AS_NEW)
    assert step.taken() == 11
    step.panel.all_chosen.emit(Verdict.SAME, Choice.FILL)
    assert (step.taken(), step.filled()) == (11, 2)
    step.panel.row_chosen.emit(3, Choice.AS_NEW)
    assert (step.taken(), step.filled()) == (12, 1)
    assert dict(step.plan().choices) == {4: Choice.AS_NEW, 3: Choice.AS_NEW}
    step.panel.all_chosen.emit(Verdict.POSSIBLE, Choice.AS_NEW)
    assert dict(step.plan().choices) == {3: Choice.AS_NEW}
    assert step.taken() == 12
    assert step.table.current() is not None


def test_a_file_that_stands_already_is_said(step: PreviewStep) -> None:
    step.show_preview(PREVIEW, PLAN, TODAY, before="14-Mar-2026")
    assert "14-Mar-2026" in step.banner.text()
    step.start()
