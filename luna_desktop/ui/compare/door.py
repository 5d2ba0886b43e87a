"""Opens the comparison out of the Photos tab, makes the pages for the patient, and leads back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.care.photo_series import MOST, SeriesChoice
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.texts import _, current
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare.presenter import ComparePresenter
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.room import PagesRoom


class CompareDoor(QObject):
    """Builds the page when it is wanted for the first time, and keeps it for this patient.

    Signals:
        closed: the comparison was left.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget, context: Context, patient: PatientId, hub: ChartHub, show: Callable[[QWidget], None]
    ) -> None:
        super().__init__(parent)
        self._context, self._patient, self._hub, self._show = context, patient, hub, show
        self.room: PagesRoom | None = None
        self.presenter: ComparePresenter | None = None

    def open(
        self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage], one: int, other: int | None = None
    ) -> None:
        """Compare a photograph with another, or with the first of its view; `tiles` are those that may be seen."""
        if self.room is None or self.presenter is None:
            self.room, self.presenter = self._build()
        self.room.show_overview()
        self._show(self.room)
        self.presenter.open(tiles, images, one, other)

    def _build(self) -> tuple[PagesRoom, ComparePresenter]:
        view, room = CompareView(), PagesRoom("compareRoom", _("Compare photographs"))
        presenter = ComparePresenter(view, self._context, self._patient, self._hub)
        room.set_overview(view)
        desk = PapersDesk(self._context, self._patient, self._hub, room)
        may_print = self._context.actor.may(Permission.HAND_OVER_CARE_PAPER)
        view.panel.note.print.setVisible(may_print)
        if may_print:
            view.print_wanted.connect(lambda: self._print(desk, presenter))
        view.closed.connect(self._close)
        return room, presenter

    def _print(self, desk: PapersDesk, presenter: ComparePresenter) -> None:
        if presenter.compared is None:
            return
        asked = CopyAsked(
            self._patient,
            CarePaperSort.PHOTOGRAPHS,
            language=current().language,
            photographs=SeriesChoice(presenter.pair, presenter.ids()[-MOST:]),
        )
        desk.open_pages(asked)

    def _close(self) -> None:
        if self.presenter is not None:
            self.presenter.forget()
        self.closed.emit()
