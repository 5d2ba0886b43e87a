"""The dialog of a hold by itself: keys, and problems at their fields."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.holds import Hold, HoldCause
from luna_desktop.ui.erasure.hold_dialog import HoldDialog

TODAY = date(2026, 3, 14)


def test_it_asks_for_a_matter_a_reason_and_a_day_within_half_a_year(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    dialog = HoldDialog(window, TODAY)
    dialog.open_on(dialog.cause.control)
    dialog.reason.show_value("Notice about a burn")
    assert dialog.hold() == Hold(HoldCause.COURT, "Notice about a burn", date(2026, 9, 12))
    (shortcut,) = dialog.findChildren(QShortcut)
    assert shortcut.key() == QKeySequence("Ctrl+Return")
    with qtbot.waitSignal(dialog.done, timeout=1000):
        shortcut.activated.emit()
    dialog.show_problems({"review_on": "Choose a day.", "other": "Elsewhere."})
    assert (dialog.review.problem, dialog.banner.text()) == ("Choose a day.", "Elsewhere.")
    dialog.show_stale("Somebody was quicker.", None)
    assert dialog.banner.text() == "Somebody was quicker."
