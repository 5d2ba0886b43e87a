"""The page of recalls: what may be done with the line that is chosen, by keys too, and nobody at all."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.outstanding import keep_recall
from luna_desktop.services.front.recall_list import RecallPage, read_recalls
from luna_desktop.ui.recall_list.view import RecallsView
from tests import builders
from tests.services.acting import act, working
from tests.services.front.booking import ZONE


def test_keys_act_on_the_line_that_is_chosen(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        keep_recall(work, patient, 1, date(2026, 3, 10))
    page = act(clinic, read_recalls, None)
    view = RecallsView(date(2026, 3, 14), ZONE, may_write=True, may_set=True)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_page(page)
    assert (view.count.text(), view.days.value()) == ("1 person is due", 14)
    heard: list[object] = []
    for name, signal in (("book", view.book_wanted), ("off", view.off_wanted), ("call", view.call_wanted)):
        signal.connect(lambda row, name=name: heard.append((name, row)))
    view.run_wanted.connect(lambda: heard.append("run"))
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = page.lines[0]
    assert heard == [("book", line), ("off", line), ("call", line), "run"]
    view.show_page(RecallPage((), 2, 10))
    assert view.foot.isHidden()
    assert not view.run.isEnabled()
    assert view.days.value() == 10
    assert "2 more" in view.resting.text()


def test_who_may_not_write_is_offered_no_run(qtbot: QtBot) -> None:
    view = RecallsView(date(2026, 3, 14), ZONE, may_write=False, may_set=False)
    qtbot.addWidget(view)
    assert view.run.isHidden()
    assert view.days.isHidden()
    view.show_problems({"days": "Too many."})
    assert view.banner.text() == "Too many."
