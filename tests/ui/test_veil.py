"""The veil comes over a sensitive page with the mode, whichever page is shown, and takes keys and clicks from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.veil import Veil


@pytest.fixture(autouse=True)
def _off_afterwards() -> Iterator[None]:
    yield
    discreet().turn(False)


def a_page(text: str) -> QWidget:
    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit(text))
    return page


def test_it_survives_a_change_of_page_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(600, 400)
    history, details = a_page("Acne"), a_page("Ananya")
    for page in (history, details):
        stack.addWidget(page)
    veil = Veil(history)
    stack.show()
    assert veil.isHidden()
    discreet().turn(True)
    assert veil.isVisible()
    assert veil.geometry() == history.geometry()
    assert not history.isEnabled()
    stack.setCurrentWidget(details)
    assert veil.isHidden()
    assert details.isEnabled()
    stack.setCurrentWidget(history)
    assert veil.isVisible()
    assert not veil.grab().toImage().isNull()
    veil.again.click()
    assert not discreet().is_on
    assert veil.isHidden()
    assert history.isEnabled()
    assert history.findChild(QLineEdit).text() == "Acne"


def test_a_page_that_goes_takes_its_veil_along(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    page = a_page("Acne")
    stack.addWidget(page)
    veil = Veil(page)
    with qtbot.waitSignal(veil.destroyed):
        page.deleteLater()
