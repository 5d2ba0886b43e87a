"""Start-up: the application object, the look, the first painted window; then the rest of the program.

Only light modules are imported here, so that the unlock screen is painted before SQLAlchemy, Pillow and the PDF
writer are read from the disk. `load` is the one place where a module is brought in later.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from luna_desktop import logs, options, paths
from luna_desktop.process import harden_process
from luna_desktop.texts import _, use_language
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.one_window import OneWindow, is_open_already
from luna_desktop.ui.shell import Shell
from luna_desktop.ui.unlock.view import UnlockView


def load(name: str) -> ModuleType:
    """Bring in a heavy module of this program, after the first paint or for a command."""
    return importlib.import_module(f"luna_desktop.{name}")


def apply_look(app: QApplication, chosen: options.Options) -> None:
    """Apply theme, text size and language."""
    use_language(chosen.language)
    dark, contrast = theme.desktop_wishes(app)
    still = theme.wants_stillness(app)
    theme.apply(app, theme.look_of(chosen, system_dark=dark, system_contrast=contrast, system_still=still))


def make_application(chosen: options.Options) -> QApplication:
    """Return the application object with fonts and theme in place, before the first window."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    app.setQuitOnLastWindowClosed(False)
    fonts.load(app)
    apply_look(app, chosen)
    return app


class FirstPaint(QObject):
    """Calls once after a window was painted for the first time; a timer alone may come before the paint."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go on after this paint."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._then)
        return False


def _say(sentence: str) -> None:
    """Say something to whoever started the program in a terminal; a program without one has no stream."""
    if sys.stdout is not None:
        sys.stdout.write(f"{sentence}\n")


def run(folder: Path) -> int:
    """Open the window on a data folder and stay until it is closed; a window that is open already comes forward."""
    log = logs.start()
    harden_process()
    app = make_application(options.load())
    if is_open_already(folder):
        _say(_("Luna is open already on this clinic. Its window was brought to the front."))
        log.stop()
        return 0
    shell = Shell(app)
    listening = OneWindow(shell)
    listening.asked.connect(shell.come_forward)
    listening.listen(folder)
    front = UnlockView() if any(folder.glob("keyring*.json")) else None
    if front is not None:
        shell.show_front(front)
    running: list[object] = []

    def go_on() -> None:
        program = load("program").Program(app, folder, shell=shell)
        running.append(program)
        program.incidents.catch_all()
        program.working_in.connect(listening.listen)
        program.start(front)

    shell.installEventFilter(FirstPaint(shell, go_on))
    shell.show()
    try:
        return app.exec()
    finally:
        for program in running:
            program.stop()  # type: ignore[attr-defined]  # loaded late, so its type is not known here
        log.stop()
