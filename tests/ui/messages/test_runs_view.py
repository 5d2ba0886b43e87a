"""The view of runs: figures without who was taken out, the words of the button, and empty lists that say so."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.services.messages.runs import Concerned, GoesOut, RunAsked, RunKind, RunPreview
from luna_desktop.ui.messages.runs_view import RunsView
from tests.ui.messages.parts import a_card, shown

REMIND = RunAsked(RunKind.REMINDER, date(2026, 3, 16))
AT = datetime(2026, 3, 16, 4, 30, tzinfo=UTC)


def going(booking: int, name: str) -> GoesOut:
    return GoesOut(Concerned(a_card(name), booking, AT), Way(Channel.SMS, "+919886001427"), "en", AT)


def test_who_is_taken_out_is_not_counted_and_stays_in_sight(qtbot: QtBot) -> None:
    view, heard = RunsView(), []
    shown(qtbot, view)
    view.taken_out.connect(heard.append)
    rows = (going(1, "Ananya Kumar"), going(2, "Bhavana Shetty"))
    preview = RunPreview(REMIND, rows, already=3, sample="Aranya: your appointment is on 16-Mar-2026.")
    view.show_preview(preview, frozenset())
    assert view.start.text() == "Send 2 now"
    view.goes.choose(rows[1].who.key)
    view.goes.setFocus()
    qtbot.keyClick(view.goes, Qt.Key.Key_Space)
    assert heard == [rows[1]]
    view.show_preview(preview, frozenset({rows[1].who.key}))
    view.leaves.show_value("18:00")
    view.leaves.edited.emit()
    assert view.start.text() == "Send 1 at 18:00"
    assert [tile.figure.text() for tile in view.tiles.values()] == ["1", "1", "3"]
    assert view.goes.rows_model().rowCount() == 2


def test_nobody_to_write_to_is_said_so(qtbot: QtBot) -> None:
    view = RunsView()
    qtbot.addWidget(view)
    view.show_preview(RunPreview(RunAsked(RunKind.RECALL, date(2026, 3, 16)), unseen=2), frozenset())
    assert not view.start.isEnabled()
    assert view.goes_states.currentWidget().objectName() == "nobodyToRecall"
    assert "2 more" in view.note.text()
