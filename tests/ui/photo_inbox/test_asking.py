"""What the inbox asks for: files go to the watcher, and closing the question asks for nothing."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_inbox.asking import Asking
from luna_desktop.ui.photo_inbox.camera_state import CameraState
from luna_desktop.ui.photo_inbox.dialogs import PickDialog
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.presenter import Presenter
from tests import builders
from tests.ui.contexts import context_of


def test_files_are_handed_on_and_somebody_is_found(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    view, camera, wanted, whose = InboxView(), CameraState(), [], []
    context = context_of(clinic, [], [tmp_path / "a.jpg"])
    qtbot.addWidget(view)
    view.resize(1200, 700)
    camera.files_wanted.connect(wanted.append)
    asking = Asking(Presenter(view, view, context.lane, context.incidents), view, context, camera, None)
    asking.files()
    view.side.add.click()
    view.files_dropped.emit([tmp_path / "b.jpg"])
    assert wanted == [[tmp_path / "a.jpg"], [tmp_path / "b.jpg"]]
    asking.whose(whose.append)
    dialog = view.findChild(PickDialog)
    assert dialog is not None
    dialog.pick.edit.setText("Kumar")
    dialog.pick.edit.textEdited.emit("Kumar")
    dialog.pick.table.opened.emit(dialog.pick.table.rows_model().row_at(0))
    dialog.take.click()
    assert whose == [patient]
