"""The left part: how many wait, what becomes of them, and how the camera stands."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.photo_inbox.camera_state import CameraStatus, Stand
from luna_desktop.ui.photo_inbox.side import InboxSide
from tests.ui.photo_inbox.groups import TODAY, a_group


def test_it_counts_and_says_what_becomes_of_photographs(qtbot: QtBot) -> None:
    side = InboxSide()
    qtbot.addWidget(side)
    side.show_groups([a_group()], 1, TODAY)
    assert side.count.spec().text == "3 waiting"
    side.show_groups([], 0, TODAY)
    assert side.count.spec().text == "Empty"
    side.show_note(7, is_expired=False)
    assert "in 7 days go to the privacy officer" in side.note.text()
    side.show_note(7, is_expired=True)
    assert "in no chart" in side.note.text()
    side.show_camera(CameraStatus(Stand.TAKING, 2, 6))
    assert side.camera.whole_text() == "Taking 3 of 6…"
    side.allow(takes=False, settles=True)
    assert side.add.isHidden()
    assert side.parts.isHidden()
    side.allow(takes=True, settles=True)
    assert not side.parts.isHidden()
