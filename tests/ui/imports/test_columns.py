"""The second step: what columns hold, how dates and letters are written, and problems at their place."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.imports import DateOrder, Field, Plan
from luna_desktop.interop.import_files import WINDOWS, FileKind, FileLook
from luna_desktop.ui.imports.columns import ColumnsStep
from tests.ui.imports.importing import LOOK, PLAN


def a_step(qtbot: QtBot, look: FileLook = LOOK, plan: Plan = PLAN, *, remembered: bool = False) -> ColumnsStep:
    step = ColumnsStep()
    qtbot.addWidget(step)
    step.show_file(look, plan, remembered=remembered)
    return step


def test_the_plan_is_what_the_choices_say(qtbot: QtBot) -> None:
    step = a_step(qtbot)
    assert step.plan() == replace(PLAN, dates=DateOrder.DAY_FIRST)
    assert step.column(2).accessibleName() == "Column Column 3 holds"
    step.column(2).setCurrentIndex(list(Field).index(Field.FULL_NAME) + 1)
    with qtbot.waitSignal(step.changed):
        step.column(2).activated.emit(0)
    assert step.plan().columns == {Field.FULL_NAME: 2, Field.BIRTH: 1}
    step.column(1).setCurrentIndex(0)
    step.column(1).activated.emit(0)
    assert step.plan().dates is PLAN.dates


def test_dates_of_two_readings_are_asked_about_and_never_taken_for_granted(qtbot: QtBot) -> None:
    open_dates = replace(LOOK.dates[1], day_first=0)
    step = a_step(qtbot, replace(LOOK, dates={1: open_dates}))
    assert step.plan().dates is None
    step.order.card(DateOrder.MONTH_FIRST).click()
    assert step.plan().dates is DateOrder.MONTH_FIRST


def test_letters_that_are_no_unicode_are_asked_about(qtbot: QtBot) -> None:
    step = a_step(qtbot, replace(LOOK, encoding=""))
    assert step.western.isVisibleTo(step)
    with qtbot.waitSignal(step.written_otherwise) as heard:
        step.western.click()
    assert heard.args == [True]
    step.show_file(replace(LOOK, encoding=WINDOWS), replace(PLAN, encoding=WINDOWS), remembered=False)
    assert step.western.isChecked()
    assert not a_step(qtbot).western.isVisibleTo(step)


def test_cards_and_bundles_need_no_columns(qtbot: QtBot) -> None:
    step = a_step(qtbot, FileLook(FileKind.FHIR, "ab", 2, "utf-8", left_out={"Consent": 3}), Plan("Old"))
    assert step.plan() == Plan("Old")


def test_problems_stand_at_the_source_or_above(qtbot: QtBot) -> None:
    step = a_step(qtbot, remembered=True)
    assert step.banner.text() == "Read as the last file with these columns was."
    step.show_problems({"source": "Enter it.", "columns": "Choose."})
    assert (step.source.problem, step.banner.text()) == ("Enter it.", "Choose.")
    step.start()
