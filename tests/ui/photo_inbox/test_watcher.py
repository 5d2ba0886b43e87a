"""The watcher: whole files once, bad ones by name, a card pulled out, a full disk, and nothing after the lock."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.options import Options
from luna_desktop.services.care import photo_inbox_taking
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.lane import CpuPool, DatabaseLane, Inline
from luna_desktop.ui.photo_inbox import watcher as watching
from luna_desktop.ui.photo_inbox.camera_state import CameraState, Stand
from luna_desktop.ui.photo_inbox.watcher import CameraWatcher
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.care.inboxes import shot
from tests.ui.contexts import Loud


@dataclass
class Set:
    """A watcher over a folder, the folder, and its state."""

    watcher: CameraWatcher
    folder: Path
    state: CameraState = field(repr=False)

    def look_twice(self) -> None:
        self.watcher.look()
        self.watcher.look()


def put(folder: Path, count: int, bad: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"IMG_{number:04}.JPG").write_bytes(shot(number=number, size=(64, 48)))
    for number in range(bad):
        (folder / f"BAD_{number:04}.JPG").write_bytes(b"\xff\xd8\xff half a picture")


def taken(clinic: OpenClinic) -> list[InboxPhoto]:
    with working(clinic) as work:
        return list(work.session.scalars(select(InboxPhoto).order_by(InboxPhoto.id)))


@pytest.fixture
def ready(clinic: OpenClinic, tmp_path: Path) -> Set:
    state, folder = CameraState(), tmp_path / "card"
    folder.mkdir()
    watcher = CameraWatcher(clinic, Inline(), Inline(), Loud(), state)
    watcher.use(Options(camera_folder=str(folder), camera_name="Room 1 camera"))
    return Set(watcher, folder, state)


def test_files_come_in_once_and_bad_ones_are_named(
    qtbot: QtBot, clinic: OpenClinic, ready: Set, rounds: Callable[[int, int], int]
) -> None:
    del qtbot
    whole, bad = rounds(12, 990), rounds(3, 10)
    put(ready.folder, whole, bad)
    ready.watcher.look()
    assert taken(clinic) == []
    ready.watcher.look()
    found = taken(clinic)
    assert len(found) == whole
    assert {each.camera for each in found} == {"Room 1 camera"}
    assert len(ready.state.status.refused) == bad
    assert all(each.name.startswith("BAD_") for each in ready.state.status.refused)
    assert ready.state.status.stand is Stand.READY
    ready.look_twice()
    assert len(taken(clinic)) == whole
    assert len(list(ready.folder.iterdir())) == whole + bad
    again = CameraWatcher(clinic, Inline(), Inline(), Loud(), CameraState())
    again.use(Options(camera_folder=str(ready.folder)))
    again.look()
    again.look()
    assert len(taken(clinic)) == whole
    ready.state.refused_seen.emit()
    assert ready.state.status.refused == ()


def test_a_card_pulled_out_half_way_goes_on_without_doubles(
    qtbot: QtBot, clinic: OpenClinic, ready: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    put(ready.folder, 6)
    away = ready.folder.with_name("pulled out")
    real = watching.take

    def pulling(file: watching.CameraFile) -> watching.NewInboxPhoto:
        if len(taken(clinic)) == 3 and ready.folder.exists():
            ready.folder.rename(away)
        return real(file)

    monkeypatch.setattr(watching, "take", pulling)
    ready.look_twice()
    status = ready.state.status
    assert (status.stand, status.done, status.whole) == (Stand.GONE, 3, 6)
    assert len(taken(clinic)) == 3
    ready.watcher.look()
    assert ready.state.status == status
    monkeypatch.undo()
    away.rename(ready.folder)
    ready.look_twice()
    assert len(taken(clinic)) == 6
    assert ready.state.status.stand is Stand.READY


def test_a_full_disk_is_said_and_tried_again(
    qtbot: QtBot, clinic: OpenClinic, ready: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    put(ready.folder, 3)
    monkeypatch.setattr(photo_inbox_taking, "ROOM_LEFT", shutil.disk_usage(ready.folder).total)
    ready.look_twice()
    assert ready.state.status.stand is Stand.TROUBLE
    assert "disk is full" in ready.state.status.trouble
    assert taken(clinic) == []
    monkeypatch.undo()
    for _look in range(watching.LOOKS_TO_WAIT + 2):
        ready.watcher.look()
    assert len(taken(clinic)) == 3


def test_files_are_removed_only_where_that_is_chosen(qtbot: QtBot, clinic: OpenClinic, ready: Set) -> None:
    del qtbot
    put(ready.folder, 2, 1)
    options = Options(camera_folder=str(ready.folder), camera_empties=True)
    ready.watcher.use(options)
    ready.look_twice()
    assert [path.name for path in ready.folder.iterdir()] == ["BAD_0000.JPG"]
    own = ready.folder.with_name("own.jpg")
    own.write_bytes(shot(number=40))
    ready.state.take([own])
    assert len(taken(clinic)) == 3
    assert own.exists()
    assert taken(clinic)[-1].camera == ""


def test_nothing_is_taken_after_the_lock_nor_for_who_may_not(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener, ready: Set
) -> None:
    del qtbot
    put(ready.folder, 2)
    reception = open_clinic(Role.RECEPTION)
    outside = CameraWatcher(reception, Inline(), Inline(), Loud(), CameraState())
    outside.start(Options(camera_folder=str(ready.folder)))
    outside.take_files(list(ready.folder.iterdir()))
    ready.watcher.look()
    ready.watcher.stop()
    ready.watcher.look()
    ready.state.take(list(ready.folder.iterdir()))
    assert taken(clinic) == []
    assert ready.state.status.stand is Stand.OFF


def test_two_real_threads_take_a_card_in(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    lane, pool, state = DatabaseLane(), CpuPool(2), CameraState()
    put(tmp_path / "card", 4)
    watcher = CameraWatcher(clinic, lane, pool, Loud(), state)
    try:
        watcher.use(Options(camera_folder=str(tmp_path / "card")))
        watcher.look()
        qtbot.waitUntil(lambda: not watcher.is_busy)
        watcher.look()
        qtbot.waitUntil(lambda: not watcher.is_busy and state.status.done == 4)
    finally:
        watcher.stop()
        pool.stop()
        lane.stop()
    assert len(taken(clinic)) == 4
