"""A reminder run by its screen: looked at, somebody taken out, started, and found in the outbox."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.preferences import Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.runs import RunKind
from luna_desktop.ui.messages.runs_presenter import RunsPresenter
from luna_desktop.ui.messages.runs_view import RunsView
from tests.services.front.booking import MONDAY, book_one, set_up
from tests.services.messages.parts import SMS, approve, give, row, somebody, wish
from tests.ui.messages.parts import shown
from tests.ui.screens import Heard, context_of


def test_a_reminder_run_is_looked_at_and_started(qtbot: QtBot, clinic: OpenClinic) -> None:
    set_up(clinic)
    approve(clinic, "reminder")
    willing, other = somebody(clinic), somebody(clinic, family="Rao")
    give(clinic, willing, Purpose.REMINDERS)
    wish(clinic, willing, MessageClass.REMINDER, SMS, Wish.YES)
    book_one(clinic, willing)
    book_one(clinic, other, "11:00")
    context, view = context_of(clinic, True), RunsView()
    shown(qtbot, view)
    RunsPresenter(view, context).load()
    view.day.show_value(MONDAY)
    view.day.edited.emit()
    assert "16-Mar-2026 at 10:00" in view.sample.text()
    assert [line.who.card.name for line in (view.stays.rows_model().row_at(0),) if line] == ["Ananya Rao"]
    view.stays.choose(view.stays.rows_model().row_at(0).who.key)  # type: ignore[union-attr]  # it is there
    view.open.click()
    assert isinstance(context.navigation, Heard)
    assert context.navigation.places[-1].startswith(f"patient {other}")
    view.goes.choose(view.goes.rows_model().row_at(0).who.key)  # type: ignore[union-attr]  # it is there
    view.take_out.click()
    assert not view.start.isEnabled()
    view.take_out.click()
    view.goes.setFocus()
    qtbot.keyClick(view.goes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert row(clinic, 1).run == f"reminder {MONDAY}"
    assert "1 message waits" in view.banner.text()
    assert view.tiles["already"].figure.text() == "1"


def test_a_day_that_is_none_is_said_so(qtbot: QtBot, clinic: OpenClinic) -> None:
    set_up(clinic)
    view = RunsView()
    qtbot.addWidget(view)
    RunsPresenter(view, context_of(clinic)).load()
    view.kinds.show_value(RunKind.RECALL.value)
    view.day.show_value("2026")
    view.day.edited.emit()
    assert "Enter the day" in view.banner.text()
