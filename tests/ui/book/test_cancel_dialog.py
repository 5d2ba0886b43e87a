"""By whom and why an appointment is called off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.ui.book.cancel_dialog import CancelDialog, Cancelling, CancelQuestion


@pytest.fixture
def dialog(qtbot: QtBot) -> CancelDialog:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    made = CancelDialog(window, CancelQuestion("Imran Qureshi", "Thu 26-Nov-2026, 11:30–12:15"))
    made.start()
    return made


def choose(dialog: CancelDialog, reason: CancelReason) -> None:
    dialog.reason.show_value(reason)
    dialog.reason.edited.emit()


def test_a_reason_has_to_be_chosen(dialog: CancelDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.given):
        dialog.verb.click()
    assert "Choose a reason" in dialog.reason.problem
    choose(dialog, CancelReason.NOT_SAID)
    with qtbot.waitSignal(dialog.given) as given:
        dialog.verb.click()
    assert given.args == [Cancelling(CancelledBy.PATIENT, CancelReason.NOT_SAID)]


def test_another_reason_needs_words(dialog: CancelDialog, qtbot: QtBot) -> None:
    dialog.by.show_value(CancelledBy.CLINIC)
    choose(dialog, CancelReason.OTHER)
    assert dialog.words.isVisible()
    with qtbot.assertNotEmitted(dialog.given):
        dialog.verb.click()
    assert dialog.words.problem
    dialog.words.show_value("x" * 400)
    with qtbot.assertNotEmitted(dialog.given):
        dialog.verb.click()
    dialog.words.show_value(" Road closed ")
    with qtbot.waitSignal(dialog.given) as given:
        dialog.verb.click()
    assert given.args == [Cancelling(CancelledBy.CLINIC, CancelReason.OTHER, "Road closed")]


def test_a_series_is_said_to_be_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = CancelQuestion("Imran Qureshi", "Thu 26-Nov-2026, 11:30–12:15", is_series=True)
    made = CancelDialog(window, question)
    texts = " ".join(label.text() for label in made.findChildren(QLabel))
    assert "every other appointment of this series" in texts
    assert made.verb.text() == "Cancel the series"


def test_what_the_program_says_by_itself_is_not_offered(dialog: CancelDialog) -> None:
    offered = {option.value for option in dialog.reason.options()}
    assert CancelReason.UNDONE not in offered
    assert CancelReason.TIME in offered


def test_closing_keeps_the_appointment(dialog: CancelDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.left):
        dialog.dismissed.emit()
