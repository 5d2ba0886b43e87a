"""One appointment on the pinboard: keys, mouse, buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.pin_card import PinCard
from luna_desktop.ui.book.pins import PinRow

ROW = PinRow(7, "Deepa Krishnan", "LUN-003515 · Follow-up, 30 min", "Was Thu 26-Nov, 10:00", "Pinned 09:58", "98")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def card_of(qtbot: QtBot, row: PinRow = ROW) -> PinCard:
    card = PinCard(row)
    qtbot.addWidget(card)
    card.resize(244, 140)
    card.show()
    return card


def test_it_tells_everything_to_a_screen_reader(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    assert "Deepa Krishnan" in card.accessibleName()
    assert "Was Thu 26-Nov, 10:00" in card.accessibleName()
    card.show_chosen(True)
    assert card.accessibleDescription() == "Chosen"


def test_enter_puts_it_at_the_cell(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    with qtbot.waitSignal(card.place_wanted):
        QTest.keyClick(card, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.time_wanted):
        card.time.click()
    with qtbot.waitSignal(card.call_wanted):
        card.call.click()
    assert not card_of(qtbot, PinRow(8, "A", "B", "C")).call.isVisible()


def test_it_is_carried_with_the_mouse(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    carried: list[QPoint] = []
    card.carried.connect(carried.append)
    QTest.mousePress(card, LEFT, NONE, QPoint(20, 20))
    QTest.mouseMove(card, QPoint(21, 21))
    assert not carried
    QTest.mouseMove(card, QPoint(120, 60))
    assert carried[-1] == card.mapToGlobal(QPoint(120, 60))
    assert card.chip.isVisible()
    with qtbot.waitSignal(card.let_down) as down:
        QTest.mouseRelease(card, LEFT, NONE, QPoint(-200, 60))
    assert down.args == [card.mapToGlobal(QPoint(-200, 60))]
    assert not card.chip.isVisible()


def test_a_click_carries_nothing(qtbot: QtBot) -> None:
    card = card_of(qtbot)
    with qtbot.assertNotEmitted(card.let_down):
        QTest.mouseClick(card, LEFT, NONE, QPoint(20, 20))
