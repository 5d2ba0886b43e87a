"""One window for one clinic: a second start asks the first window to come forward, and ends.

The first window listens on a local socket in the person's own runtime folder, which nobody else on the computer can
open. The socket is named by a hash of the data folder, so its name tells nothing. One fixed line can be said over it,
"show yourself", and one fixed line is answered; whatever else arrives, the connection is cut.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from luna_desktop import paths

QUESTION = b"show yourself\n"
ANSWER = b"shown\n"
PATIENCE_MS = 2000
"""A first window that does not answer for so long hangs; a caller that says nothing for so long is cut off."""
MOST_CALLERS = 4


def address_of(folder: Path) -> str:
    """Return where the window of a clinic listens: a path in the runtime folder, or a name among Windows' pipes."""
    name = f"luna-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"
    return name if os.name == "nt" else str(paths.runtime_folder() / name)


def is_open_already(folder: Path) -> bool:
    """Ask a window that has this clinic open to come forward, and tell whether one answered."""
    line = QLocalSocket()
    line.connectToServer(address_of(folder))
    if not line.waitForConnected(PATIENCE_MS):
        return False
    line.write(QUESTION)
    line.flush()
    while line.bytesAvailable() < len(ANSWER) and line.waitForReadyRead(PATIENCE_MS):
        pass
    answered = line.readAll().data() == ANSWER
    line.abort()
    return answered


class _Caller(QObject):
    """One connection: heard once, answered, and cut.

    Signals:
        asked: the question was put, and was answered.
    """

    asked = Signal()

    def __init__(self, line: QLocalSocket) -> None:
        super().__init__(line)
        self._line = line
        line.setReadBufferSize(len(QUESTION) + 1)
        line.disconnected.connect(line.deleteLater)
        line.readyRead.connect(self.hear)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self._cut)
        patience.start(PATIENCE_MS)

    def hear(self) -> None:
        """Look at what was said so far."""
        said = self._line.peek(len(QUESTION) + 1).data()
        if said == QUESTION:
            self._line.readAll()
            self._line.write(ANSWER)
            self._line.disconnectFromServer()
            self.asked.emit()
        elif not QUESTION.startswith(said):
            self._cut()

    def _cut(self) -> None:
        self._line.abort()


class OneWindow(QObject):
    """Listens for second starts on a clinic.

    Signals:
        asked: a second start wants this window to come forward.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_CALLERS)
        self._server.newConnection.connect(self._take_calls)

    def listen(self, folder: Path) -> bool:
        """Listen for this clinic from now on; False where the system does not let it, which stops nobody's work."""
        address = address_of(folder)
        if self._server.isListening() and self._server.fullServerName() == address:
            return True
        self._server.close()
        try:
            paths.runtime_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        QLocalServer.removeServer(address)  # left by a window that was killed; a living one has answered before
        return self._server.listen(address)

    def stop(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _take_calls(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            caller = _Caller(line)
            caller.asked.connect(self.asked)
            caller.hear()  # what was said before anybody listened
