"""Sends waiting e-mails while somebody is signed in, without holding up anybody.

Every minute, and after something was queued, the database lane is asked whether mail is due; only then a round goes to
a thread of its own, which talks to the mail server. Whatever it needs of the database it asks the lane for, one short
transaction at a time, so that the lane is never kept waiting by the network.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer

from luna_desktop.domain.errors import LunaError, StorageTrouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import sending
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import say
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.lane import Background, DatabaseLane
from luna_desktop.ui.presenter import Incidents

EVERY_MS = 60_000
SOON_MS = 1_500
"""How long after a message was queued the outbox is looked at: several queued together leave together."""
LONGEST_WAIT = 120.0
"""Seconds that the sending thread waits for the database; a clinic that is locked answers at once."""


class Courier(QObject):
    """Sends while a clinic is open; `stop` at the lock.

    `transport` opens a line to the mail server; `lane` owns the database; `road` is where the network is waited for,
    a thread that is made when the first message is due.
    """

    def __init__(
        self,
        clinic: OpenClinic,
        lane: Background,
        announcements: Announcements,
        incidents: Incidents,
        transport: sending.Transport,
        *,
        road: Background | None = None,
    ) -> None:
        super().__init__()
        self._clinic, self._lane, self._incidents, self._transport = clinic, lane, incidents, transport
        self._road: Background | None = road
        self._own_road: DatabaseLane | None = None
        self._stopped, self._busy = False, False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look)
        announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Look at once, and then every minute."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Begin no message more; one that is leaving just now is finished or becomes *maybe sent*."""
        self._stopped = True
        self._timer.stop()
        self._soon.stop()
        if self._own_road is not None:
            self._own_road.stop(0.0)

    def end(self) -> None:
        """Wait for the thread to end, as before the program does."""
        self.stop()
        if self._own_road is not None:
            self._own_road.stop()

    def look(self) -> None:
        """Ask whether mail is due, and send it then."""
        if self._stopped or self._busy:
            return
        self._busy = True
        self._lane.run(self, lambda: self._perform(sending.mail_waits, None), self._found, self._failed)

    def _found(self, is_due: bool) -> None:
        if self._stopped or not is_due:
            self._busy = False
            return
        self._way().run(self, self._round, self._done, self._failed)

    def _way(self) -> Background:
        if self._road is not None:
            return self._road
        if self._own_road is None:
            self._own_road = DatabaseLane("luna-mail")
        return self._own_road

    def _round(self) -> int:
        """Send one round, on the thread of the network."""
        return sending.send_round(self._ask_lane, self._transport, stopped=lambda: self._stopped)

    def _perform(self, case: UseCase[Any, Any], request: Any) -> Any:
        return self._clinic.desk.perform(self._clinic.actor, case, request)

    def _ask_lane(self, case: UseCase[Any, Any], request: Any) -> Any:
        """Have the lane run a use case, and wait for its answer; called on the thread of the network."""
        answer: Future[Any] = Future()

        def job() -> None:
            try:
                answer.set_result(self._perform(case, request))
            except Exception as error:  # noqa: BLE001 - whatever it is belongs to the one who asked
                answer.set_exception(error)

        try:
            self._lane.run(self, job, lambda _none: None, lambda _error: None)
        except RuntimeError:  # the lane has been stopped
            raise StorageTrouble(say("The clinic is locked. Sign in again.")) from None
        return answer.result(LONGEST_WAIT)

    def _done(self, _taken: int) -> None:
        self._busy = False
        self._soon.start()  # whether more is due than one round takes

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, LunaError | TimeoutError):  # a lock in the middle is no incident
            self._incidents.report(error)

    def _hear(self, changes: frozenset[Change]) -> None:
        if not self._stopped and any(change.entity == "message" for change in changes):
            self._soon.start()
