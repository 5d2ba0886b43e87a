"""What the presenters of the set-up share: a change that strands bookings is asked about with their list, then sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.book.stranded import BookingsStranded
from luna_desktop.domain.book.zone import DEFAULT_ZONE
from luna_desktop.services.front.entries import ENTITY
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.setup_book.stranded_dialog import StrandedDialog

Request = TypeVar("Request")
Result = TypeVar("Result")


class SetUpPresenter(Presenter):
    """Stands between one part of the set-up and its use cases."""

    def __init__(self, view: QWidget, complaints: Complaints, context: Context) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._page, self._context = view, context
        self._zone = ZoneInfo(DEFAULT_ZONE)
        self.dialog: StrandedDialog | None = None
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read what the part shows."""

    def change(
        self,
        case: UseCase[Request, Result],
        request: Callable[[frozenset[int]], Request],
        done: Callable[[Result], None],
        seen: frozenset[int] = frozenset(),
    ) -> None:
        """Send a change; where bookings stand in its way, show them and send it again once they were agreed to."""

        def failed(error: Exception) -> None:
            if not isinstance(error, BookingsStranded):
                self.complain(error)
                return
            self._complaints.show_trouble("")
            dialog = StrandedDialog(self._page.window(), error.found, self._zone)
            agreed = seen | {each.booking_id for each in error.found}
            dialog.agreed.connect(lambda: self.change(case, request, done, agreed))
            dialog.dismissed.connect(
                lambda: self._complaints.show_trouble(_("Nothing was changed. The appointments stay."), tone="warn")
            )
            self.dialog = dialog
            dialog.open_on(dialog.cancel)

        self.act(self._context.job(case, request(seen)), done, failed)

    def said(self, text: str, moved: int = 0) -> None:
        """Say what was saved, and how many appointments wait on the pinboard because of it."""
        if moved:
            text = _("{saved} Appointments on the pinboard because of it: {count}.", saved=text, count=moved)
        self._context.navigation.saved(text)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == ENTITY for change in changes):
            self.load()
