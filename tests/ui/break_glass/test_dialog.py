"""The dialog before a closed record: who, why, in which words, and open only when everything is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.openings import Barrier, OpeningReason
from luna_desktop.services.rights.break_glass import ClosedRecord
from luna_desktop.ui.break_glass.dialog import GlassDialog
from tests.ui.break_glass.shown import TERMS, TODAY, a_closed

WORDS = "Facial swelling after biopsy"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window of the smallest usual size."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    return window


def shown(window: QWidget, closed: ClosedRecord | None) -> GlassDialog:
    dialog = GlassDialog(window, closed, TODAY, TERMS)
    dialog.start()
    return dialog


def texts(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def fill(dialog: GlassDialog) -> None:
    dialog.reason.cards.card(OpeningReason.EMERGENCY.value).click()
    dialog.words.edit.setPlainText(WORDS)
    dialog.password.edit.setText("violet")
    dialog.password.edit.textEdited.emit("violet")


def test_it_says_who_the_patient_is_and_on_which_terms_the_record_opens(window: QWidget) -> None:
    said = texts(shown(window, a_closed()))
    assert "Raghu Prasad Hegde" in said
    assert "Born 27-Nov-1969 (56 y) · Male · MRN LUN-003340" in said
    assert "You are not on the care team for this patient." in said
    assert "Rukmini Das reviews it within 72 hours" in said
    assert "Access ends after 4 hours or when you lock." in said


def test_open_stays_off_until_reason_words_and_password_are_there(qtbot: QtBot, window: QWidget) -> None:
    dialog = shown(window, a_closed())
    assert not dialog.open_record.isEnabled()
    fill(dialog)
    assert dialog.open_record.isEnabled()
    with qtbot.waitSignal(dialog.wanted):
        qtbot.keyClick(dialog.password.control, Qt.Key.Key_Return)
    wanted = dialog.wanted_opening()
    assert (wanted.reason, wanted.words, wanted.password) == (OpeningReason.EMERGENCY, WORDS, "violet")
    assert wanted.patient_id == 7
    dialog.words.edit.setPlainText("too short")
    assert not dialog.open_record.isEnabled()
    dialog.put_away()


def test_a_refused_password_is_typed_anew(window: QWidget) -> None:
    dialog = shown(window, a_closed())
    fill(dialog)
    dialog.show_busy(True)
    dialog.show_refused("This is not your password.")
    assert (dialog.password.value(), dialog.password.problem) == ("", "This is not your password.")
    assert dialog.words.value() == WORDS
    assert not dialog.open_record.isEnabled()
    dialog.put_away()


def test_past_a_wish_of_the_patient_covering_is_not_offered(window: QWidget) -> None:
    dialog = shown(window, a_closed(Barrier.RESTRICTION))
    assert dialog.reason.cards.card(OpeningReason.COVER.value).isHidden()
    assert "The patient asked that you do not open it." in texts(dialog)
    dialog.put_away()


def test_who_may_not_go_past_it_may_only_ask(qtbot: QtBot, window: QWidget) -> None:
    dialog = shown(window, a_closed(Barrier.RESTRICTION, may_open=False))
    for part in (dialog.reason, dialog.password, dialog.note, dialog.open_record):
        assert part.isHidden()
    assert dialog.words.control.hasFocus()
    with qtbot.waitSignal(dialog.request_wanted):
        dialog.request.click()
    dialog.put_away()


def test_without_a_record_it_asks_for_the_number(window: QWidget) -> None:
    dialog = shown(window, None)
    fill(dialog)
    assert not dialog.open_record.isEnabled()
    dialog.number.edit.setText("LUN-003340")
    dialog.number.edit.textEdited.emit("LUN-003340")
    assert dialog.open_record.isEnabled()
    assert (dialog.wanted_opening().mrn, dialog.wanted_opening().patient_id) == ("LUN-003340", None)
    assert dialog.request.isHidden()
    dialog.put_away()


@pytest.mark.parametrize("closed", [a_closed(), None], ids=["record", "number"])
def test_it_fits_into_the_smallest_usual_window(window: QWidget, closed: ClosedRecord | None) -> None:
    dialog = shown(window, closed)
    dialog.card.adjustSize()
    assert dialog.card.sizeHint().height() <= window.height() - 16
    dialog.put_away()
