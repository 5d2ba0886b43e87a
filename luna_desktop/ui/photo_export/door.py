"""Opens the page out of the Photos tab (key E, a button, the palette), and leads back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.photo_exports import MOST_PHOTOGRAPHS
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_export.draft import FORM
from luna_desktop.ui.photo_export.presenter import ExportPresenter
from luna_desktop.ui.photo_export.view import ExportView
from luna_desktop.ui.photos.view import PhotosView

PART = "export"
"""The part of the tab that the palette opens: “photos/export”; a disclosure's id after a stroke shows what was made."""


def may_open(context: Context) -> bool:
    """Tell whether the signed-in person makes photographs for recipients, or looks at them before they leave."""
    may = context.actor.may
    return may(Permission.EXPORT_PHOTOGRAPHS) or may(Permission.CHECK_PHOTO_EXPORTS)


class ExportDoor(QObject):
    """Listens to the Photos tab, and builds the page when it is wanted for the first time."""

    def __init__(self, tab: PhotosView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(tab)
        self._tab, self._context, self._patient, self._hub = tab, context, patient, hub
        self.view: ExportView | None = None
        self.presenter: ExportPresenter | None = None
        head, _stroke, made = hub.part.partition("/")
        self._is_awaited = head == PART
        self._made = int(made) if made.isdigit() else 0
        if may_open(context):
            tab.offer_export()
            tab.export_wanted.connect(self.open)
            tab.tiles_shown.connect(self._open_if_awaited)

    def _open_if_awaited(self) -> None:
        """Open once the photographs are there, where the palette asked for this page."""
        if self._is_awaited:
            self._is_awaited = False
            self._show(self._made)

    def open(self) -> None:
        """Show the page with what is picked or chosen in the tab."""
        self._show(0)

    def _show(self, made: int) -> None:
        view, presenter = self._page()
        seen = [tile for tile in self._tab.grid.tiles() if not self._tab.grid.is_covered(tile)]
        chosen = self._chosen(seen)
        ids = {tile.photograph_id for tile in chosen}
        tiles = [*chosen, *(tile for tile in seen if tile.photograph_id not in ids)][:MOST_PHOTOGRAPHS]
        self._tab.pages.setCurrentWidget(view)
        self._context.pool.run(
            self,
            lambda: {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles},
            lambda images: presenter.open(tiles, images, ids, made=made),
            presenter.complain,
        )
        view.setFocus()

    def _chosen(self, seen: Sequence[PhotographTile]) -> list[PhotographTile]:
        picked = [tile for tile in self._tab.grid.picked_tiles() if tile in seen]
        current = self._tab.grid.current()
        return picked or ([current] if current is not None and current in seen else [])

    def _page(self) -> tuple[ExportView, ExportPresenter]:
        if self.view is None or self.presenter is None:
            may = self._context.actor.may
            self.view = ExportView(
                may_check=may(Permission.CHECK_PHOTO_EXPORTS), may_export=may(Permission.EXPORT_PHOTOGRAPHS)
            )
            self.presenter = ExportPresenter(self.view, self._context, self._patient)
            self._hub.watch_typing(FORM, self.view.draft.is_prepared, self.view.draft.flush_draft)
            self.view.closed.connect(self._tab.show_timeline)
            self.view.terms.ask_wanted.connect(lambda: self._hub.go_to("privacy"))
            self._tab.pages.addWidget(self.view)
        return self.view, self.presenter
