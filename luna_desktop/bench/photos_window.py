"""Whether the window answers while many photographs come in: how late a timer of the GUI thread comes."""

from __future__ import annotations

import time
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from luna_desktop.bench.camera import MP12, grainy, twin
from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, p99
from luna_desktop.bench.inhabited import painted
from luna_desktop.bench.processes import run_apart
from luna_desktop.bench.small_clinic import made_clinic, photographed_patient
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.interop.picture_files import files_of
from luna_desktop.options import Options
from luna_desktop.services.care.photo_imports import PhotoImport
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.context import Context
from luna_desktop.ui.incident import IncidentDesk
from luna_desktop.ui.lane import CpuPool, DatabaseLane
from luna_desktop.ui.photos.import_presenter import ImportPresenter
from luna_desktop.ui.photos.view import PhotosView
from luna_desktop.ui.prompts import WindowPrompts
from luna_desktop.ui.screens import all_screens
from luna_desktop.ui.shell import Shell
from luna_desktop.ui.workspace import Workspace

FRAME_MS, TICK_MS, REST_MS = 16, 4, 2_000
_TAKEN = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
_APART = """
import json, sys
from luna_desktop.bench import photos_window
print(json.dumps(photos_window.late(int(sys.argv[1]))))
"""


def measure(many: int) -> list[Figure]:
    """Measure in a process of its own, off the screen."""
    late: dict[str, list[float]] = run_apart(_APART, many)
    times = late["late"]
    worst, rest = p99(times), max(0.01, p99(late["rest"]))
    name = f"window while {many} photographs come in, how late a frame may be, p99"
    return [
        Figure(name, worst, "ms", f"{FRAME_MS} ms", "the same window at rest", rest, worst / rest, worst <= FRAME_MS),
        Figure("the same, worst", max(times), "ms"),
    ]


def late(many: int) -> dict[str, list[float]]:
    """Return by how many milliseconds each tick of a timer came too late, at rest and while photographs came in."""
    app = QApplication.instance() or QApplication(["luna-bench", "-platform", "offscreen"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    fonts.load(app)
    theme.apply(app, theme.look_of(Options(), system_dark=False, system_contrast=False))
    with scratch_folder() as folder:
        picture = grainy(MP12)
        for number in range(many):
            (folder / f"IMG_{number:04d}.jpg").write_bytes(twin(picture, number))
        batch_files = files_of([folder])
        with scratch_folder() as place:
            clinic = made_clinic(place / "clinic")
            try:
                patient = photographed_patient(clinic)
                batch = PhotoImport(patient, batch_files, PhotographFacts(_TAKEN, "face"))
                return _ticked(app, clinic, batch)
            finally:
                clinic.close()


def _ticked(app: QApplication, clinic: OpenClinic, batch: PhotoImport) -> dict[str, list[float]]:
    lane, pool = DatabaseLane(), CpuPool()
    shell = Shell(app)
    workspace = Workspace(shell, clinic, all_screens(lambda _chosen: None))
    view = PhotosView()
    found: list[float] = []
    view.resize(1440, 900)
    view.show()
    announcements, prompts = Announcements(shell), WindowPrompts(shell)
    context = Context(clinic.desk, clinic.actor, lane, pool, announcements, prompts, IncidentDesk(shell), workspace)
    presenter = ImportPresenter(view, context, batch.patient, app.quit)
    before = [time.perf_counter_ns()]

    def tick() -> None:
        now = time.perf_counter_ns()
        found.append(max(0.0, (now - before[0]) / 1e6 - TICK_MS))
        before[0] = now

    timer = QTimer(view)
    timer.setInterval(TICK_MS)
    timer.timeout.connect(tick)
    timer.start()
    QTimer.singleShot(REST_MS, view, app.quit)
    app.exec()
    rest, found[:] = list(found), []
    QTimer.singleShot(0, view, lambda: presenter.begin(batch))
    app.exec()
    timer.stop()
    lane.stop()
    pool.stop()
    view.close()
    view.deleteLater()
    shell.deleteLater()
    painted(app)
    if batch.saved != batch.total:
        raise RuntimeError("a photograph of the measurement was refused")
    return {"late": found, "rest": rest}
