"""The panel: what it says of a row, which buttons each role and state gets, and its history."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.results import ResultState, Step
from luna_desktop.ui.results.panel import ResultPanel
from luna_desktop.ui.results.wording import Line
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.results.reports import TODAY, a_body, a_paper, a_result

LINE = Line(("result", 1), TODAY, result=a_result())


@pytest.fixture
def panel(qtbot: QtBot) -> ResultPanel:
    made = ResultPanel()
    qtbot.addWidget(made)
    made.resize(404, 700)
    made.show()
    return made


def show(panel: ResultPanel, line: Line | None, *, change: bool = True, review: bool = True) -> set[Step]:
    papers = [a_paper(8, result_id=1, title="Report")] if line is not None and line.result is not None else []
    panel.show_line(line, [a_result()], papers, TODAY, may_change=change, may_review=review)
    return {step for step, button in panel.steps.items() if button.isVisible()}


def said(panel: ResultPanel) -> str:
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def of(state: ResultState) -> Line:
    return Line(("result", 1), TODAY, result=a_result(1, a_body(state)))


def test_it_hints_until_something_is_chosen(panel: ResultPanel) -> None:
    show(panel, None)
    assert "Choose a result" in said(panel)
    show(panel, LINE)
    assert "Thyroid profile" in said(panel)
    assert panel.line() == LINE


@pytest.mark.parametrize(
    ("state", "clinician", "therapist"),
    [
        (ResultState.ORDERED, {Step.RECEIVE, Step.CHANGE_ORDER, Step.CANCEL}, {Step.RECEIVE}),
        (ResultState.RECEIVED, {Step.REVIEW, Step.AMEND}, {Step.AMEND}),
        (ResultState.REVIEWED, {Step.TELL, Step.AMEND}, {Step.TELL, Step.AMEND}),
        (ResultState.TOLD, {Step.AMEND}, {Step.AMEND}),
        (ResultState.CANCELLED, set(), set()),
    ],
)
def test_each_state_and_role_gets_its_buttons(
    panel: ResultPanel, state: ResultState, clinician: set[Step], therapist: set[Step]
) -> None:
    assert show(panel, of(state)) == clinician
    assert show(panel, of(state), review=False) == therapist
    assert show(panel, of(state), change=False, review=False) == set()
    assert not panel.strike.isVisible()


def test_buttons_tell_what_is_wanted(qtbot: QtBot, panel: ResultPanel) -> None:
    show(panel, LINE)
    with qtbot.waitSignal(panel.step_wanted) as wanted:
        panel.steps[Step.REVIEW].click()
    assert wanted.args == [Step.REVIEW]
    paper = panel.findChild(Button, "openPaper8")
    assert isinstance(paper, Button)
    with qtbot.waitSignal(panel.open_wanted) as asked:
        paper.click()
    assert asked.args is not None
    assert asked.args[0].document_id == 8


def test_a_document_is_opened_described_and_struck_out(qtbot: QtBot, panel: ResultPanel) -> None:
    assert show(panel, Line(("document", 5), TODAY, document=a_paper())) == set()
    assert panel.open.isVisible()
    assert panel.describe.isVisible()
    assert not panel.attach.isVisible()
    assert "Asks for a look" in said(panel)
    with qtbot.waitSignal(panel.open_wanted):
        panel.open.click()


def test_earlier_versions_stand_under_history(panel: ResultPanel) -> None:
    show(panel, LINE)
    assert panel.history_heading.isHidden()
    panel.show_versions([a_result(), a_result(1, a_body(ResultState.ORDERED), 1)])
    assert not panel.history_heading.isHidden()
    panel.show_versions([a_result()])
    assert panel.history_heading.isHidden()
