"""How cards are drawn: the words that have room, the bar, the strike through, and what is kept between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from luna_desktop.ui import theme
from luna_desktop.ui.book.faces import Faces, paint_ground
from luna_desktop.ui.book.picture import Card
from luna_desktop.ui.book.state_looks import LOOKS
from tests.ui.book.drawn import card

WHITE = QColor("white")


def drawn(made: Card, wide: int = 300, high: int = 60, *, short: bool = False) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Faces().paint(painter, QRectF(0, 0, wide, high), made, 1.0, short=short)
    painter.end()
    return image


def inked(image: QImage, token: str, box: tuple[int, int, int, int]) -> int:
    wanted = theme.col(token).rgb()
    left, top, right, bottom = box
    return sum(image.pixel(x, y) == wanted for x in range(left, right) for y in range(top, bottom))


@pytest.mark.parametrize("state", LOOKS)
def test_every_state_shows_its_bar_and_its_ground(qapp: object, state: str) -> None:
    image = drawn(card(1, "09:00", state=state))
    assert QColor(image.pixel(2, 30)) == theme.col(LOOKS[state].bar)
    assert QColor(image.pixel(150, 55)) == theme.col(LOOKS[state].fill)


def test_the_state_is_written_beside_the_name_or_on_a_line_of_its_own(qapp: object) -> None:
    made = card(1, "09:00", 60, "arrived")
    beside, below = drawn(made), drawn(made, 150, 70, short=True)
    assert inked(beside, "warn_text", (180, 4, 296, 24)) > 5
    assert inked(below, "warn_text", (10, 38, 140, 60)) > 5
    assert inked(below, "warn_text", (10, 0, 140, 34)) == 0


def test_low_cards_drop_lines_but_keep_bar_and_icon(qapp: object) -> None:
    made = card(1, "09:00", 10, "arrived")
    assert inked(drawn(made, 150, 20, short=True), "warn_text", (120, 0, 150, 20)) > 3
    assert QColor(drawn(made, 150, 8).pixel(2, 4)) == theme.col("warn")
    assert inked(drawn(made, 150, 8), "text", (8, 0, 150, 8)) == 0


def test_somebody_who_did_not_come_is_struck_through(qapp: object) -> None:
    came, missed = (drawn(card(1, "09:00", state=state)) for state in ("booked", "did_not_attend"))
    row = [QColor(missed.pixel(x, 13)).lightness() for x in range(12, 60)]
    assert max(row) < 140
    assert max(QColor(came.pixel(x, 13)).lightness() for x in range(12, 60)) > 200


def test_grounds_are_drawn_once_for_all_cards_alike(qapp: object) -> None:
    faces = Faces()
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for key in range(20):
        faces.paint(painter, QRectF(0, 0, 300, 60), card(key, "09:00"), 1.0, short=False)
    painter.end()
    assert len(faces._grounds) == 1
    faces.forget()
    assert not faces._grounds


def test_dashes_tell_a_state_that_holds_no_time(qapp: object) -> None:
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_ground(painter, QRectF(0, 0, 100, 40), LOOKS["cancelled"])
    painter.end()
    edge = {image.pixel(x, 39) for x in range(20, 90)}
    assert len(edge) > 1


def test_names_in_indian_scripts_stand_on_the_same_line(qapp: object) -> None:
    def rows(name: str) -> list[int]:
        image = drawn(replace(card(1, "09:00"), name=name))
        return [y for y in range(2, 24) if any(QColor(image.pixel(x, y)).lightness() < 90 for x in range(12, 80))]

    latin, kannada = rows("Aaaaa"), rows("ಗೀತಾ ರಾವ್")
    assert latin
    assert kannada
    assert abs(max(latin) - max(kannada)) <= 4  # the same base line, whatever hangs below it


def test_a_word_that_would_be_cut_is_left_to_the_icon(qapp: object) -> None:
    made = card(1, "09:00", 60, "arrived")
    wide, narrow = drawn(made, 150, 70, short=True), drawn(made, 70, 70, short=True)
    assert inked(wide, "warn_text", (32, 38, 140, 60)) > 5
    assert inked(narrow, "warn_text", (32, 38, 70, 60)) == 0
    assert len({narrow.pixel(x, y) for x in range(12, 28) for y in range(38, 60)}) > 3  # the icon
