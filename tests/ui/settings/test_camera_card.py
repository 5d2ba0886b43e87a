"""The camera of a workstation: chosen by a person, off until then, and files stay unless somebody wants otherwise."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.options import Options
from luna_desktop.ui.settings.camera_card import CameraCard


def test_what_is_chosen_is_told_whole(qtbot: QtBot) -> None:
    card, told = CameraCard(), []
    qtbot.addWidget(card)
    card.chosen.connect(told.append)
    card.show_options(Options(language="hi"))
    assert card.folder.text() == "No folder is watched."
    assert not card.empties.value()
    card.show_rooms([(4, "Room 1")])
    card.choose_folder("/media/card")
    card.name.show_value("Room 1 camera")
    card.room.show_value(4)
    card.empties.show_value(True)
    card.empties.edited.emit()
    assert told[-1] == Options(
        language="hi", camera_folder="/media/card", camera_name="Room 1 camera", camera_room=4, camera_empties=True
    )
    card.leave.click()
    assert told[-1].camera_folder == ""
