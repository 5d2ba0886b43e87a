"""Everything in the book by keyboard: walking, carrying, stretching, the commands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.canvas import BookCanvas
from luna_desktop.ui.book.picture import BookPicture, Doing, Proposal, Spot
from tests.ui.book import drawn

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(canvas: BookCanvas, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(canvas, key, held)


def places(canvas: BookCanvas, key: Qt.Key, times: int) -> list[Spot]:
    found = []
    for _ in range(times):
        press(canvas, key)
        found.append(canvas.spot)
    return found


def test_down_goes_through_cards_and_free_rows(canvas: BookCanvas) -> None:
    canvas.go_to(Spot(0, 540, 1))
    at = drawn.minute
    assert places(canvas, Key.Key_Down, 6) == [
        Spot(0, at("09:30")),
        Spot(0, at("10:00"), 2),
        Spot(0, at("10:30"), 3),
        Spot(0, at("11:30")),
        Spot(0, at("12:00"), 4),
        Spot(0, at("12:30")),
    ]
    assert places(canvas, Key.Key_Up, 2) == [Spot(0, at("12:00"), 4), Spot(0, at("11:30"))]


def test_sideways_goes_to_what_stands_beside_then_to_the_next_column(canvas: BookCanvas) -> None:
    canvas.go_to_card(2)
    assert places(canvas, Key.Key_Right, 2) == [Spot(0, 630, 3), Spot(1, 630)]
    assert places(canvas, Key.Key_Left, 1)[0].column == 0
    press(canvas, *[Key.Key_Right] * 5)
    assert canvas.spot.column == 2


def test_home_and_end_go_to_the_ends_of_the_day(canvas: BookCanvas) -> None:
    press(canvas, Key.Key_End)
    assert canvas.spot == Spot(0, drawn.minute("17:30"))
    press(canvas, Key.Key_Home)
    assert canvas.spot == Spot(0, 540, 1)


def test_enter_opens_a_card_and_books_in_a_cell(canvas: BookCanvas, qtbot: QtBot) -> None:
    canvas.go_to_card(4)
    with qtbot.waitSignal(canvas.opened) as opened:
        press(canvas, Key.Key_Return)
    assert opened.args == [4]
    canvas.go_to(Spot(1, drawn.minute("14:00")))
    with qtbot.waitSignal(canvas.create_wanted) as wanted:
        press(canvas, Key.Key_Return)
    assert wanted.args == [Proposal(Doing.CREATE, 1, drawn.minute("14:00"), 30)]


def test_ctrl_and_arrows_carry_and_enter_lets_down(canvas: BookCanvas, qtbot: QtBot) -> None:
    canvas.go_to_card(4)
    press(canvas, Key.Key_Down, Key.Key_Down, Key.Key_Right, held=CTRL)
    assert canvas.proposal == Proposal(Doing.MOVE, 1, drawn.minute("12:30"), 30, 4, "Person 4", "Follow-up")
    with qtbot.waitSignal(canvas.dropped) as dropped:
        press(canvas, Key.Key_Return)
    assert dropped.args is not None
    assert dropped.args[0].starts == drawn.minute("12:30")
    assert canvas.proposal is None


def test_escape_puts_back(canvas: BookCanvas, qtbot: QtBot) -> None:
    canvas.go_to_card(4)
    press(canvas, Key.Key_Down, held=CTRL)
    with qtbot.assertNotEmitted(canvas.dropped), qtbot.waitSignal(canvas.put_away):
        press(canvas, Key.Key_Escape)
    press(canvas, Key.Key_Down, held=CTRL)
    with qtbot.assertNotEmitted(canvas.dropped):
        press(canvas, Key.Key_Up, Key.Key_Return)  # back where it was: nothing to write


def test_shift_and_arrows_change_the_length(canvas: BookCanvas) -> None:
    canvas.go_to_card(2)  # in the room: longer or shorter, not elsewhere
    press(canvas, Key.Key_Down, Key.Key_Down, Key.Key_Up, held=SHIFT)
    assert canvas.proposal is not None
    assert (canvas.proposal.doing, canvas.proposal.minutes) == (Doing.STRETCH, 75)
    press(canvas, *[Key.Key_Up] * 9, held=SHIFT)
    assert canvas.proposal.minutes == canvas.scale().step


def test_nothing_leaves_the_hours_shown(canvas: BookCanvas) -> None:
    canvas.go_to_card(4)
    press(canvas, *[Key.Key_Down] * 40, held=CTRL)
    assert canvas.proposal is not None
    assert canvas.proposal.ends == canvas.picture.closes
    press(canvas, *[Key.Key_Left] * 3, held=CTRL)
    assert canvas.proposal.column == 0


@pytest.mark.parametrize(
    ("key", "held", "name", "told"),
    [
        (Key.Key_X, CTRL, "pin_wanted", [4]),
        (Key.Key_Delete, NONE, "cancel_wanted", [4]),
        (Key.Key_I, CTRL, "check_in_wanted", [4]),
        (Key.Key_V, CTRL, "paste_wanted", [Spot(0, 720, 4)]),
        (Key.Key_Z, CTRL, "undo_wanted", []),
        (Key.Key_PageUp, NONE, "step_wanted", [-1]),
        (Key.Key_PageDown, NONE, "step_wanted", [1]),
        (Key.Key_T, NONE, "step_wanted", [0]),
        (Key.Key_Plus, CTRL, "row_changed", [20]),
        (Key.Key_Minus, CTRL, "row_changed", [60]),
    ],
)
def test_every_command_has_its_key(
    canvas: BookCanvas, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, name: str, told: list[object]
) -> None:
    canvas.go_to_card(4)
    with qtbot.waitSignal(getattr(canvas, name)) as heard:
        press(canvas, key, held=held)
    assert heard.args == told


def test_who_may_only_read_changes_nothing(canvas: BookCanvas, qtbot: QtBot) -> None:
    canvas.can_change = False
    canvas.go_to_card(4)
    signals = (canvas.pin_wanted, canvas.cancel_wanted, canvas.paste_wanted, canvas.create_wanted)
    heard: list[object] = []
    for signal in signals:
        signal.connect(lambda *told: heard.append(told))
    press(canvas, Key.Key_Down, Key.Key_X, Key.Key_V, held=CTRL)
    press(canvas, Key.Key_Delete)
    canvas.go_to(Spot(1, drawn.minute("14:00")))
    press(canvas, Key.Key_Return)
    assert canvas.proposal is None
    assert heard == []


def test_somebody_who_came_is_not_moved_or_pinned(canvas: BookCanvas, qtbot: QtBot) -> None:
    first = canvas.picture.columns[0]
    came = replace(first, cards=tuple(replace(card, may_move=False) for card in first.cards))
    canvas.show_picture(BookPicture((came, *canvas.picture.columns[1:])))
    canvas.go_to_card(4)
    with qtbot.assertNotEmitted(canvas.pin_wanted), qtbot.assertNotEmitted(canvas.cancel_wanted):
        press(canvas, Key.Key_X, held=CTRL)
        press(canvas, Key.Key_Delete)
    press(canvas, Key.Key_Down, held=CTRL)
    assert canvas.proposal is None


def test_an_empty_book_still_turns_its_pages(canvas: BookCanvas, qtbot: QtBot) -> None:
    canvas.show_picture(BookPicture())
    with qtbot.waitSignal(canvas.step_wanted):
        press(canvas, Key.Key_PageDown)
