"""The panel, the check-in and the counts in Hindi and in sentences 40 % longer: nothing is cut."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop import texts
from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.services.front.dues import Due, DueLine
from luna_desktop.texts import Translator
from luna_desktop.ui.front.check_in_dialog import CheckInDialog
from luna_desktop.ui.front.counts_view import CountsView
from luna_desktop.ui.front.panel import FrontPanel
from tests.ui.clipping import clipped, cut_cells
from tests.ui.front.day_rows import NOW, a_line
from tests.ui.front.test_check_in_dialog import DESK, found
from tests.ui.front.test_counts_view import COUNTS, TODAY
from tests.ui.front.test_due_words import AT
from tests.ui.front.test_panel import WORDS
from tests.ui.test_longer_text import Longer


@pytest.fixture(autouse=True, params=["hi", "longer"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the windows speak Hindi, or English 40 % longer."""
    monkeypatch.setattr(texts, "_shown", [Longer() if request.param == "longer" else Translator("hi")])


def assert_whole(widget: QWidget) -> None:
    QApplication.processEvents()
    assert clipped(widget) == []
    assert cut_cells(widget) == []


def test_the_counts(qtbot: QtBot) -> None:
    view = CountsView(TODAY)
    qtbot.addWidget(view)
    view.resize(1200, 664)
    view.show()
    view.show_counts(COUNTS)
    assert_whole(view)
    view.toggle.click()
    assert_whole(view)
    assert view.width() == 1200


def test_the_panel(qtbot: QtBot) -> None:
    panel = FrontPanel(WORDS)
    qtbot.addWidget(panel)
    panel.resize(336, 900)
    panel.show()
    panel.show_waiting(
        [a_line(1, arrived="10:22"), a_line(2, "Ritu Chauhan", "11:30", arrived="10:40")], NOW, WaitLimits()
    )
    panel.show_expected([a_line(4, "Arjun Nambiar", "11:30"), a_line(5, "Sana Qureshi", "10:40")], NOW)
    assert_whole(panel)


def test_the_check_in_with_everything_due(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    dialog = CheckInDialog(window, "Mira Joshi")
    dialog.start()
    dialog.show_check_in(found(*(DueLine(due, 2, since=AT) for due in Due)), DESK, date(2026, 11, 23))
    assert_whole(dialog)
    assert dialog.height() <= window.height()
