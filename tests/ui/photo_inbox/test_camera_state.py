"""The state of the camera tells what changed, and nothing where nothing did."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.ui.photo_inbox.camera_state import CameraState, CameraStatus, Stand, camera_state


def test_it_tells_changes_and_passes_files_on(tmp_path: Path) -> None:
    state, told, wanted = CameraState(), [], []
    state.changed.connect(lambda: told.append(state.status.stand))
    state.files_wanted.connect(wanted.append)
    for stand in (Stand.OFF, Stand.READY, Stand.READY, Stand.GONE):
        state.show(CameraStatus(stand))
    state.take([tmp_path])
    assert told == [Stand.READY, Stand.GONE]
    assert wanted == [[tmp_path]]
    assert camera_state() is camera_state()
