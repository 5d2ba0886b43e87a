"""Linked photographs: ticked in a list, seen small, and covered where they are intimate."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.body_map.photos_field import LinkedPhoto, PhotosField


def a_picture() -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("tan"))
    return image


@pytest.fixture
def field(qtbot: QtBot) -> PhotosField:
    made = PhotosField("photographs")
    qtbot.addWidget(made)
    made.show()
    photos = (LinkedPhoto(3, "Face, front", "Nov-2026"), LinkedPhoto(4, "Intimate area", "May-2026", covered=True))
    made.offer(photos, {3: a_picture(), 4: a_picture()})
    return made


def test_space_ticks_and_unticks(field: PhotosField) -> None:
    edits: list[int] = []
    field.edited.connect(lambda: edits.append(1))
    field.link_button.click()
    QTest.keyClick(field.list, Qt.Key.Key_Space)
    assert (field.value(), len(edits)) == ([3], 1)
    QTest.keyClick(field.list, Qt.Key.Key_Space)
    assert field.value() == []


def test_an_intimate_photograph_can_be_linked_but_is_not_shown(field: PhotosField) -> None:
    assert not field.list.item(0).icon().isNull()
    assert field.list.item(1).icon().isNull()
    field.show_value([4, 3])
    assert field.value() == [4, 3]
    assert not field.grab().isNull()


def test_links_are_kept_for_whoever_may_see_no_photograph(qtbot: QtBot) -> None:
    made = PhotosField("photographs")
    qtbot.addWidget(made)
    made.show_value([3, 4])
    assert made.value() == [3, 4]
    assert not made.link_button.isEnabled()
    made.set_read_only(True)
    assert made.link_button.isHidden()
