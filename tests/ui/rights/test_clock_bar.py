"""The painted clock: colours by tone, the knob where the time is, words for screen readers."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui import theme
from luna_desktop.ui.rights.clock_bar import KNOB, CaseClock, ClockBar
from luna_desktop.ui.rights.clock_face import ClockFace
from tests.ui.rights.cases import NOW, days, hours


def drawn(bar: ClockBar) -> QImage:
    return bar.grab().toImage()


def colour_at(image: QImage, part: float) -> QColor:
    return image.pixelColor(round(part * (image.width() - 1)), KNOB // 2)


def test_the_used_part_has_the_tone_and_the_rest_is_a_groove(qtbot: QtBot) -> None:
    bar = ClockBar()
    qtbot.addWidget(bar)
    bar.resize(300, bar.sizeHint().height())
    for face, token in ((hours(12), "accent"), (hours(42), "warn"), (hours(80), "danger")):
        bar.show_face(face)
        image = drawn(bar)
        assert colour_at(image, 0.08) == theme.col(token)
        if not face.is_past:
            assert colour_at(image, 0.9) == theme.col("line")
            knob = KNOB / 2 + (300 - KNOB) * face.share
            assert image.pixelColor(round(knob), KNOB // 2) == theme.col(token)
        else:
            assert colour_at(image, 0.97) == theme.col("danger")


def test_a_screen_reader_hears_the_clock_and_its_part(qtbot: QtBot) -> None:
    clock = CaseClock()
    qtbot.addWidget(clock)
    clock.resize(300, 60)
    clock.show_face(hours(42))
    assert clock.bar.accessibleName() == "72-hour clock"
    assert clock.bar.accessibleDescription().startswith("30 h of 72 left. 42 h used")
    part = clock.bar.findChild(QAbstractButton, "caseClockValue")
    assert part is not None
    assert part.accessibleName().startswith("42 h used")
    clock.show_face(days(10, 15))
    assert (clock.title.text(), clock.bar.accessibleName()) == ("15-day clock", "15-day clock")
    assert part.accessibleName().startswith("10 days used")


def test_nothing_is_drawn_before_a_face_is_shown_and_it_takes_no_keyboard(qtbot: QtBot) -> None:
    bar = ClockBar()
    qtbot.addWidget(bar)
    bar.resize(200, bar.sizeHint().height())
    assert bar.face() is None
    empty = drawn(bar)
    bar.show_face(ClockFace(NOW, NOW, NOW, in_hours=True))
    assert drawn(bar) != empty
    assert not bar.focusPolicy().value
