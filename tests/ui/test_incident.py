"""A bug is logged under a number without its words, and the person gets that number."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.incident import IncidentDesk
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.overlay import Dialog


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def _dialogs(window: QWidget) -> list[Dialog]:
    return [dialog for dialog in window.findChildren(Dialog) if not dialog.isHidden()]


def test_the_number_is_in_the_dialog_and_in_the_log(
    window: QWidget, expect_log: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    expect_log("luna_desktop.logs", "incident")
    desk = IncidentDesk(window)
    with caplog.at_level(logging.ERROR):
        desk.report(ValueError("Meera Joshi"))
    number = caplog.records[0].getMessage().split()[-1]
    (dialog,) = _dialogs(window)
    assert number in dialog.accessibleName()
    assert "Meera" not in dialog.accessibleName() + dialog.accessibleDescription()
    close = dialog.findChild(Button, "closeButton")
    assert close is not None
    close.click()
    assert _dialogs(window) == []


def test_one_dialog_at_a_time(window: QWidget) -> None:
    desk = IncidentDesk(window)
    desk.show_number("AAAA-1111")
    desk.show_number("BBBB-2222")
    assert len(_dialogs(window)) == 1
    _dialogs(window)[0].dismissed.emit()
    desk.show_number("CCCC-3333")
    assert "CCCC-3333" in _dialogs(window)[0].accessibleName()
    _dialogs(window)[0].dismissed.emit()


def test_a_number_may_come_from_another_thread(qtbot: QtBot, window: QWidget) -> None:
    desk = IncidentDesk(window)
    thread = threading.Thread(target=desk.show_number, args=("DDDD-4444",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    _dialogs(window)[0].dismissed.emit()


def test_whatever_nobody_caught_is_shown(qtbot: QtBot, window: QWidget, expect_log: Callable[..., None]) -> None:
    expect_log("luna_desktop.logs", "incident")
    undo = IncidentDesk(window).catch_all()
    try:
        error = ValueError("Meera Joshi")
        sys.excepthook(ValueError, error, None)
    finally:
        undo()
    assert len(_dialogs(window)) == 1
    _dialogs(window)[0].dismissed.emit()
