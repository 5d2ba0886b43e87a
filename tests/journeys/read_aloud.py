"""The real program in a window of its own, for a screen reader to look at; run as a process by its test.

Told on standard input: a JSON document with the folder, the login and the password, then one line for each place to go
to. Answers each with a line once the place stands on the screen. Ends with its standard input.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from luna_desktop import options
from luna_desktop.app import make_application
from luna_desktop.domain.access import PatientId
from luna_desktop.program import Program, Wiring
from luna_desktop.services.clinic import clinics
from luna_desktop.ui.lane import Inline


class Reader(QObject):
    """Passes lines from standard input to the thread of the window.

    Signals:
        told: a line, or nothing at the end.
    """

    told = Signal(str)

    def read(self) -> None:
        """Pass on every line."""
        for line in sys.stdin:
            self.told.emit(line.strip())
        self.told.emit("")


class Sitting(QObject):
    """One person's sitting at the program: goes where it is told to."""

    def __init__(self, app: QApplication, program: Program) -> None:
        super().__init__()
        self._app, self._program = app, program

    def go(self, place: str) -> None:
        """Go to a place, or end at nothing, and say so when all that was asked for is drawn."""
        if not place:
            self._program.close()
            return
        workspace = self._program.workspace
        assert workspace is not None
        if place.isdigit():
            workspace.open_patient(PatientId(int(place)))
        else:
            workspace.go(place)
        QTimer.singleShot(0, self._app, say_there)


def say_there() -> None:
    """Say that what was asked for stands on the screen."""
    sys.stdout.write("there\n")
    sys.stdout.flush()


def main() -> None:
    """Open the program, sign in and listen."""
    told = json.loads(sys.stdin.readline())
    app = make_application(options.Options())
    folder = Path(told["folder"])
    program = Program(app, folder, Wiring(lane=Inline(), pool=Inline()))
    program.shell.resize(1440, 900)
    program.start()
    program.opened(clinics.unlock_clinic(folder, told["login"], told["password"]))
    reader, sitting = Reader(), Sitting(app, program)
    reader.told.connect(sitting.go)
    threading.Thread(target=reader.read, daemon=True).start()
    app.exec()


if __name__ == "__main__":
    main()
