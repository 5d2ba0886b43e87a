"""What is carried: where it would land, and the card with its verdict."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from luna_desktop.ui import theme
from luna_desktop.ui.book.ghost import carried_box, paint_carried, paint_landing
from luna_desktop.ui.book.picture import Doing, Proposal, Verdict

PROPOSAL = Proposal(Doing.MOVE, 0, 660, 30, 7, "Deepa Krishnan", "Follow-up · was Thu 10:00")


def pixels(verdict: Verdict, *, carried: bool) -> set[int]:
    image = QImage(500, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    if carried:
        paint_carried(painter, QRectF(20, 20, 300, 64), PROPOSAL, verdict)
    else:
        paint_landing(painter, QRectF(20, 20, 300, 37), PROPOSAL, verdict)
    painter.end()
    return {image.pixel(x, y) for x in range(500) for y in range(200)}


@pytest.mark.parametrize("carried", [True, False])
def test_a_conflict_looks_other_than_a_free_place(qapp: object, carried: bool) -> None:
    free = pixels(Verdict("Free for practitioner, room, patient", is_free=True), carried=carried)
    taken = pixels(Verdict("Room 2 is taken 11:00–11:30", is_free=False), carried=carried)
    danger = theme.col("danger_text").rgb()
    assert danger in taken
    assert danger not in free


def test_what_is_not_known_yet_is_neither(qapp: object) -> None:
    open_ = pixels(Verdict("Looking…"), carried=False)
    assert theme.col("danger").rgb() not in open_
    assert QColor(theme.col("selected")).rgb() in open_


def test_the_card_grows_with_its_words_up_to_a_limit(qapp: object) -> None:
    at = QPointF(400, 100)
    short, long = (carried_box(at, PROPOSAL, Verdict(words)) for words in ("Free", "x" * 300))
    assert short.width() < long.width() <= 420
    assert short.top() > at.y()
