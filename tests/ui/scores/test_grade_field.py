"""Grades in a row: digits, arrows, not known, last time, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.scores.acne import GAGS
from luna_desktop.domain.clinical.scores.eczema import EASI
from luna_desktop.domain.clinical.scores.hair import NORWOOD
from luna_desktop.ui.scores.grade_field import GradeField


@pytest.fixture
def field(qtbot: QtBot) -> GradeField:
    made = GradeField(GAGS.parts[0])
    qtbot.addWidget(made)
    made.show()
    return made


def test_digits_arrows_and_delete(field: GradeField) -> None:
    values: list[str] = []
    field.edited.connect(lambda: values.append(field.value()))
    keys = (Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Delete)
    for key in keys:
        QTest.keyClick(field.strip, key)
    assert values == ["3", "4", "3", "0", ""]
    QTest.keyClick(field.strip, Qt.Key.Key_9)
    assert field.value() == ""


def test_a_click_chooses_and_a_second_one_takes_it_away(field: GradeField) -> None:
    place = QPoint(field.strip.width() // 2, 10)
    QTest.mouseClick(field.strip, Qt.MouseButton.LeftButton, pos=place)
    assert (field.value(), field.meaning()) == ("2", "Papule")
    QTest.mouseClick(field.strip, Qt.MouseButton.LeftButton, pos=place)
    assert field.value() == ""


def test_it_is_spoken_with_its_meaning_and_with_last_time(field: GradeField) -> None:
    assert field.strip.accessibleName() == "Forehead, worst lesion: Not known"
    field.show_value("3")
    field.strip.show_last("4")
    assert field.strip.accessibleName() == "Forehead, worst lesion: 3: Pustule"
    assert field.strip.accessibleDescription() == "Last time: 4: Nodule"


def test_read_only_keeps_the_grade(field: GradeField) -> None:
    field.show_value("3")
    field.set_read_only(True)
    QTest.keyClick(field.strip, Qt.Key.Key_1)
    assert field.value() == "3"


def test_half_steps_go_by_arrows_and_long_names_have_room(qtbot: QtBot) -> None:
    half, stage = GradeField(EASI.parts[1]), GradeField(NORWOOD.parts[0])
    for made in (half, stage):
        qtbot.addWidget(made)
    QTest.keyClick(half.strip, Qt.Key.Key_2)
    QTest.keyClick(half.strip, Qt.Key.Key_Right)
    assert half.value() == "2.5"
    assert stage.strip.minimumSizeHint().width() > 12 * 40
    assert half.strip.minimumSizeHint().width() < half.strip.sizeHint().width()
    half.show_value("9")
    assert half.value() == ""
