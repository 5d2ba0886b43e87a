"""The mouse in the book: click, span, move, stretch, and letting go over the pinboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.canvas import BookCanvas
from luna_desktop.ui.book.picture import Doing, Proposal, Spot, Verdict
from tests.ui.book import drawn

LEFT = Qt.MouseButton.LeftButton


def point_at(canvas: BookCanvas, column: int, time: str, down: int = 3) -> QPoint:
    scale = canvas.scale()
    spot = QPointF(scale.left_of(column) + scale.column_width / 2, scale.top_of(drawn.minute(time)) + down)
    return (spot + QPointF(canvas.shift())).toPoint()


def drag(canvas: BookCanvas, start: QPoint, *through: QPoint, drop: bool = True) -> None:
    view = canvas.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for point in through:
        QTest.mouseMove(view, point)
    if drop:
        QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, through[-1])


def test_a_click_on_an_empty_cell_books_there(canvas: BookCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.create_wanted) as wanted:
        QTest.mouseClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point_at(canvas, 2, "11:00"))
    assert wanted.args == [Proposal(Doing.CREATE, 2, drawn.minute("11:00"), 30)]
    assert not canvas.hand.spanned


def test_a_drag_over_empty_cells_books_that_span(canvas: BookCanvas) -> None:
    spanned: list[tuple[Proposal, bool]] = []
    canvas.create_wanted.connect(lambda proposal: spanned.append((proposal, canvas.hand.spanned)))
    drag(canvas, point_at(canvas, 1, "11:00"), point_at(canvas, 1, "11:30"), point_at(canvas, 1, "12:25", 2))
    assert spanned == [(Proposal(Doing.CREATE, 1, drawn.minute("11:00"), 90), True)]


def test_a_click_on_a_card_chooses_and_two_open(canvas: BookCanvas, qtbot: QtBot) -> None:
    at = canvas.box_of_card(4).center()
    with qtbot.assertNotEmitted(canvas.create_wanted):
        QTest.mouseClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.spot == Spot(0, drawn.minute("12:00"), 4)
    with qtbot.waitSignal(canvas.opened) as opened:
        QTest.mouseDClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert opened.args == [4]


def test_a_card_is_carried_to_another_column_and_time(canvas: BookCanvas, qtbot: QtBot) -> None:
    start = canvas.box_of_card(4).center()
    goal = point_at(canvas, 2, "14:30", start.y() - canvas.box_of_card(4).top())
    with qtbot.waitSignal(canvas.dropped) as dropped:
        drag(canvas, start, start + QPoint(30, 20), goal)
    assert dropped.args is not None
    proposal = dropped.args[0]
    assert (proposal.doing, proposal.column, proposal.starts) == (Doing.MOVE, 2, drawn.minute("14:30"))


def test_the_lower_edge_stretches(canvas: BookCanvas, qtbot: QtBot) -> None:
    box = canvas.box_of_card(6)
    edge = QPoint(box.center().x(), box.bottom() - 2)
    with qtbot.waitSignal(canvas.dropped) as dropped:
        drag(canvas, edge, edge + QPoint(0, 12), point_at(canvas, 1, "16:45", 0))
    assert dropped.args is not None
    assert (dropped.args[0].doing, dropped.args[0].minutes) == (Doing.STRETCH, 105)


def test_a_hand_that_trembles_moves_nothing(canvas: BookCanvas, qtbot: QtBot) -> None:
    start = canvas.box_of_card(4).center()
    with qtbot.assertNotEmitted(canvas.dropped):
        drag(canvas, start, start + QPoint(2, 1))
    assert canvas.proposal is None


def test_the_verdict_goes_with_what_is_dropped(canvas: BookCanvas) -> None:
    canvas.proposed.connect(lambda proposal: canvas.show_verdict(proposal, Verdict("Taken", is_free=False)))
    start = canvas.box_of_card(4).center()
    drag(canvas, start, start + QPoint(0, 80))
    assert canvas.last_verdict == Verdict("Taken", is_free=False)


def test_letting_go_outside_tells_where(canvas: BookCanvas, qtbot: QtBot) -> None:
    start = canvas.box_of_card(4).center()
    with qtbot.assertNotEmitted(canvas.dropped), qtbot.waitSignal(canvas.carried_to) as told:
        drag(canvas, start, start + QPoint(60, 0), QPoint(1400, 200))
    assert told.args is not None
    assert told.args[0] == 4


def test_what_comes_from_the_pinboard_lands_under_the_pointer(canvas: BookCanvas) -> None:
    pin = Proposal(Doing.PUT_BACK, 0, 0, 45, 77, "Deepa", "Consultation")
    canvas.hand.carry_from_outside(pin, QPointF(point_at(canvas, 1, "11:30", 9)))
    assert canvas.proposal is not None
    assert (canvas.proposal.column, canvas.proposal.starts) == (1, drawn.minute("11:30"))
    canvas.hand.carry_from_outside(pin, QPointF(-50, 300))
    assert canvas.proposal is None


def test_who_may_only_read_carries_nothing(canvas: BookCanvas) -> None:
    canvas.can_change = False
    start = canvas.box_of_card(4).center()
    drag(canvas, start, start + QPoint(0, 80), drop=False)
    assert canvas.proposal is None


def test_the_pointer_shows_what_a_press_would_do(canvas: BookCanvas) -> None:
    box = canvas.box_of_card(6)
    for point, shape in (
        (box.center(), Qt.CursorShape.OpenHandCursor),
        (QPoint(box.center().x(), box.bottom() - 2), Qt.CursorShape.SizeVerCursor),
        (point_at(canvas, 2, "11:00"), Qt.CursorShape.ArrowCursor),
    ):
        QTest.mouseMove(canvas.viewport(), point)
        assert canvas.viewport().cursor().shape() == shape


def test_the_sheet_scrolls_along_at_its_edge(canvas: BookCanvas) -> None:
    canvas.show_row(10)
    canvas.verticalScrollBar().setValue(0)
    canvas.scroll_along(QPointF(300, 750))
    assert canvas.verticalScrollBar().value() > 0
