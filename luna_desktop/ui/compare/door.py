"""Opens the comparison out of the Photos tab, makes the pages for the patient, and leads back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.care.photo_series import MOST, SeriesChoice
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.texts import _, current
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare import wording
from luna_desktop.ui.compare.presenter import ComparePresenter
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.room import PagesRoom
from luna_desktop.ui.photos.view import PhotosView

PART = "compare"
"""The part of the Photos tab at which a chart is opened to compare photographs."""


class CompareDoor(QObject):
    """Listens to the Photos tab, and builds the comparison when it is wanted for the first time."""

    def __init__(self, tab: PhotosView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(tab)
        self._tab, self._context, self._patient, self._hub = tab, context, patient, hub
        self.room: PagesRoom | None = None
        self.presenter: ComparePresenter | None = None
        self._wanted = hub.part == PART
        tab.compare_wanted.connect(self.open_tiles)
        tab.tiles_shown.connect(self._open_if_awaited)
        hub.place_wanted.connect(self._place_wanted)
        tab.offer_compare()

    def open_tiles(self, tiles: Sequence[PhotographTile]) -> None:
        """Compare the oldest and the newest of several photographs, or one with the first of its view."""
        ids = [tile.photograph_id for tile in wording.in_time(tiles)]
        if ids:
            self.open(ids[-1], ids[0] if len(ids) > 1 else None, picked=ids)

    def _open_if_awaited(self) -> None:
        """Compare the newest photograph at once, where the chart was opened for that."""
        if self._wanted:
            self._wanted = False
            self.open_tiles(self._tab.seen_tiles()[:1])

    def _place_wanted(self, place: str) -> None:
        if place == PART:
            self.open_tiles(self._tab.seen_tiles()[:1])

    def open(self, one: int, other: int | None = None, *, picked: Sequence[int] = ()) -> None:
        """Compare a photograph with another, or with the first of its view; of several picked ones make a series."""
        tiles = self._tab.seen_tiles()
        if len(tiles) < 2:
            self._tab.show_trouble(_("There is only one photograph. Comparing takes two."), tone="info")
            return
        if self.room is None or self.presenter is None:
            self.room, self.presenter = self._build()
            self._tab.pages.addWidget(self.room)
        self.room.show_overview()
        self._tab.pages.setCurrentWidget(self.room)
        self.presenter.open(tiles, one, other, picked=picked)

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
        self._tab.show_timeline()
