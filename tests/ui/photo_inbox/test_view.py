"""The page: its empty states, the ways of showing pictures, and bad news that stays."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_inbox.camera_state import CameraStatus, Stand
from luna_desktop.ui.photo_inbox.pages import GRID, LARGE, LIST
from luna_desktop.ui.photo_inbox.view import InboxView, ids_of
from luna_desktop.ui.photos.incoming import RefusedFile
from tests.ui.photo_inbox.groups import TODAY, a_group, whose


def a_view(qtbot: QtBot) -> InboxView:
    view = InboxView()
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    return view


def said(view: InboxView, name: str) -> str:
    page = view.stack.currentWidget()
    assert page.objectName() == name
    return page.accessibleName()


def test_why_it_is_empty(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    asked: list[str] = []
    view.settings_wanted.connect(lambda: asked.append("settings"))
    view.show_nothing(CameraStatus(), is_expired=False)
    assert said(view, "inboxEmpty") == "Inbox is empty"
    view.show_nothing(CameraStatus(Stand.READY), is_expired=False)
    assert said(view, "inboxEmpty") == "Inbox is empty. Camera connected"
    view.show_nothing(CameraStatus(Stand.GONE), is_expired=False)
    assert said(view, "inboxEmpty") == "Inbox is empty. Camera not there"
    view.show_nothing(CameraStatus(), is_expired=True)
    assert said(view, "inboxEmpty") == "Nothing is past its day"
    view.show_failed("The disk is gone.")
    assert view.findChild(QWidget, "inboxFailed") is not None


def test_a_group_is_shown_in_three_ways(qtbot: QtBot) -> None:
    view, group, modes = a_view(qtbot), a_group(), []
    view.mode_chosen.connect(modes.append)
    view.show_group(group)
    view.show_whose(group, whose(), by_hand=False, today=TODAY)
    view.show_ticked(whose(), may_assign=True)
    assert view.all.text() == "All 3"
    assert view.head.assign.text() == "Assign 2 photos"
    assert view.told.whole_text() == "Placard is read and then not filed."
    for at, mode in enumerate((GRID, LARGE, LIST)):
        view.choose_mode(mode)
        view.show_mode(mode)
        assert view.pages.currentIndex() == at
    assert modes == [GRID, LARGE, LIST]
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("tan"))
    view.show_large(group.pictures[1], image)
    assert view.pages.large_title.whole_text().endswith("Face, front")
    assert ids_of(group.pictures) == (1, 2, 3)
    view.forget()
    assert view.canvas.image().isNull()
    assert view.grid.pictures() == []


def test_bad_news_of_the_camera_stays_over_the_pictures(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_group(a_group())
    view.show_camera(CameraStatus(Stand.GONE, 3, 6, "", (RefusedFile("BAD.JPG", "It is damaged."),)))
    assert view.camera.text().startswith("Card removed at photo 4 of 6")
    assert "BAD.JPG" in view.refused.text()
    view.show_camera(CameraStatus(Stand.READY))
    assert view.camera.isHidden()
    assert view.refused.isHidden()
    view.show_problems({"view": "Choose the view from the list."})
    assert "Choose the view" in view.banner.text()
    view.show_part(is_expired=True)
    assert view.bin.isHidden()
