"""The painted book as a widget: where things are, what is painted anew, what a screen reader finds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme
from luna_desktop.ui.book.canvas import BookCanvas
from luna_desktop.ui.book.keys import lifted
from luna_desktop.ui.book.picture import BookPicture, Doing, Proposal, Spot, Verdict
from tests.ui.book import drawn


def middle(canvas: BookCanvas, key: int) -> QPoint:
    return canvas.box_of_card(key).center()


def test_a_point_finds_its_card_and_only_on_the_sheet(canvas: BookCanvas) -> None:
    for key in (1, 3, 6):
        found = canvas.card_at(QPointF(middle(canvas, key)))
        assert found is not None
        assert found.card.key == key
    assert canvas.card_at(QPointF(5, 5)) is None
    assert canvas.card_at(QPointF(100, 750)) is None
    assert canvas.box_of_card(99).isEmpty()


def test_the_keyboards_place_has_a_ring(canvas: BookCanvas) -> None:
    canvas.go_to_card(1)
    box = canvas.box_of_card(1)
    ring = QColor(canvas.viewport().grab().toImage().pixel(box.center().x(), box.bottom() + 3))
    assert ring.blue() > ring.red() + 40


def test_nothing_that_stands_is_painted_again_while_something_is_carried(
    canvas: BookCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.go_to_card(4)
    canvas.propose(lifted(0, drawn.card(4, "12:00")), QPointF(300, 300))
    QApplication.sendPostedEvents()
    canvas.grab()
    painted: list[object] = []
    monkeypatch.setattr(canvas._layer, "_paint", lambda *_a: painted.append(1))
    for step in range(5):
        canvas.propose(Proposal(Doing.MOVE, 1, 600 + step * 15, 30, 4), QPointF(400, 300 + step))
        canvas.grab()
    assert not painted
    canvas.propose(None)
    canvas.grab()
    assert painted


def test_a_verdict_about_an_earlier_place_is_passed_over(canvas: BookCanvas) -> None:
    first = Proposal(Doing.MOVE, 1, 600, 30, 4)
    asked: list[Proposal] = []
    canvas.proposed.connect(asked.append)
    canvas.propose(first)
    canvas.propose(Proposal(Doing.MOVE, 1, 615, 30, 4))
    canvas.show_verdict(first, Verdict("Free", is_free=True))
    assert canvas.verdict.is_free is None
    canvas.show_verdict(asked[1], Verdict("Taken", is_free=False))
    assert canvas.verdict.is_free is False
    assert len(asked) == 2


def test_zoom_stays_around_the_middle_and_says_so(canvas: BookCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.row_changed) as told:
        canvas.zoom(2)
    assert told.args == [15]
    assert canvas.verticalScrollBar().maximum() > 0
    seen = canvas.scale().minute_at(canvas.scrolled().y() + 350)
    assert abs(seen - drawn.minute("13:30")) < 40
    canvas.show_usual()
    assert canvas.row() == 30


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(canvas: BookCanvas) -> None:
    for held, row in ((Qt.KeyboardModifier.ControlModifier, 20), (Qt.KeyboardModifier.NoModifier, 20)):
        event = QWheelEvent(
            QPointF(300, 300),
            QPointF(300, 300),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        canvas.wheelEvent(event)
        assert canvas.row() == row


def test_many_practitioners_scroll_sideways_under_a_gutter_that_stays(canvas: BookCanvas) -> None:
    canvas.show_picture(drawn.crowd(8, 10))
    assert canvas.horizontalScrollBar().maximum() > 0
    before = canvas.viewport().grab().toImage()
    canvas.horizontalScrollBar().setValue(300)
    after = canvas.viewport().grab().toImage()
    gutter, sheet = canvas.scale().gutter, canvas.scale().header
    assert before.copy(0, sheet, gutter - 8, 600) == after.copy(0, sheet, gutter - 8, 600)
    assert before.copy(gutter + 1, 0, 400, 600) != after.copy(gutter + 1, 0, 400, 600)


def test_the_keyboard_stays_on_its_card_when_the_page_is_read_again(canvas: BookCanvas) -> None:
    canvas.go_to_card(4)
    canvas.show_picture(drawn.day())
    assert canvas.spot.card == 4
    canvas.show_picture(BookPicture((drawn.column(1),)))
    assert canvas.spot == Spot(0, drawn.minute("12:00"))
    assert canvas.words_of_spot() == "12:00–12:30, Dr Number 1, free"


def test_a_card_that_the_keys_reach_is_brought_into_view(canvas: BookCanvas) -> None:
    canvas.show_row(5)
    canvas.go_to_card(8)
    assert canvas.viewport().rect().contains(canvas.box_of_card(8).topLeft())


def test_what_changes_its_colours_is_painted_anew(canvas: BookCanvas, qapp: QApplication) -> None:
    light = canvas.viewport().grab().toImage().pixel(30, 20)
    theme.apply(qapp, theme.look_of(Options(theme=Theme.DARK, reduced_motion=True)))
    assert canvas.viewport().grab().toImage().pixel(30, 20) != light


def test_screen_readers_find_cards_and_cells_and_can_press_them(canvas: BookCanvas, qtbot: QtBot) -> None:
    parts = {each.objectName(): each for each in canvas.viewport().findChildren(QAbstractButton)}
    assert parts["card3"].accessibleName().startswith("10:30–11:30, Person 3")
    with qtbot.waitSignal(canvas.opened) as opened:
        parts["card3"].click()
    assert opened.args == [3]
    with qtbot.waitSignal(canvas.create_wanted) as created:
        parts[f"cell1at{drawn.minute('14:00')}"].click()
    assert created.args is not None
    assert (created.args[0].column, created.args[0].starts) == (1, drawn.minute("14:00"))


def test_now_moves_without_reading_again(canvas: BookCanvas) -> None:
    before = canvas.viewport().grab().toImage()
    canvas.show_now(drawn.minute("15:30"))
    assert canvas.picture.now == drawn.minute("15:30")
    assert canvas.viewport().grab().toImage() != before


def test_nothing_of_anybody_stays_after_forgetting(canvas: BookCanvas) -> None:
    canvas.forget()
    assert canvas.placed_cards() == []
    assert canvas.words_of_spot() == ""
    QTest.keyClick(canvas, Qt.Key.Key_Return)  # an empty book has no place to open


def test_an_empty_week_says_so(canvas: BookCanvas) -> None:
    plain = BookPicture((drawn.column(1),))
    canvas.show_picture(plain)
    before = canvas.viewport().grab().toImage()
    canvas.show_picture(plain, "Nothing booked this week")
    assert canvas.viewport().grab().toImage() != before
