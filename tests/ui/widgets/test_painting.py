"""Chips take the room they need; initials leave titles out; every tone has its colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from luna_desktop.ui import theme
from luna_desktop.ui.widgets import painting
from luna_desktop.ui.widgets.painting import ChipSpec


@pytest.fixture
def canvas(qapp: QApplication) -> QImage:
    made = QImage(200, 60, QImage.Format.Format_ARGB32)
    made.fill("white")
    return made


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dr Nandini Rao", "NR"),
        ("Smt. Savitramma Hanumanthappa", "SH"),
        ("Madonna", "M"),
        ("अनन्या राव", "अर"),
        ("", ""),
    ],
)
def test_initials_leave_titles_out(name: str, letters: str) -> None:
    assert painting.initials(name) == letters


def test_the_colour_of_a_person_stays(qapp: QApplication) -> None:
    assert painting.avatar_tone("Meera Joshi") == painting.avatar_tone("Meera Joshi")


@pytest.mark.parametrize("tone", [*painting.TONES, "clay"])
def test_every_tone_has_its_tokens(qapp: QApplication, tone: str) -> None:
    colours = painting.tint(tone)
    assert {colours.fill, colours.line, colours.ink} <= set(theme.current().tokens)


def test_a_chip_is_as_wide_as_its_words(canvas: QImage) -> None:
    short, long = ChipSpec("New"), ChipSpec("Allergy: Penicillin", "solid", "circle-alert")
    painter = QPainter(canvas)
    assert painting.paint_chip(painter, QPointF(0, 0), short).width() == painting.chip_size(short).width()
    assert painting.paint_chip(painter, QPointF(0, 30), long, room=60).width() == 60
    painter.end()
    assert canvas.pixelColor(30, 31).name() == theme.col("danger").name()


def test_ring_spinner_shadow_and_avatar_leave_marks(canvas: QImage) -> None:
    for draw in (
        lambda painter: painting.paint_ring(painter, QRectF(0, 0, 60, 40)),
        lambda painter: painting.paint_spinner(painter, QRectF(70, 0, 16, 16), theme.col("accent"), 30),
        lambda painter: painting.paint_shadow(painter, QRectF(100, 10, 30, 20), 8),
        lambda painter: painting.paint_avatar(painter, QRectF(150, 0, 32, 32), "Meera Joshi"),
    ):
        before = canvas.copy()
        painter = QPainter(canvas)
        draw(painter)
        painter.end()
        assert canvas != before
