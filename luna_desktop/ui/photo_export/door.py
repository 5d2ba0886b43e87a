"""Opens the page out of the Photos tab (key E, a button, the palette), and leads back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.photo_exports import MOST_PHOTOGRAPHS
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_export.presenter import ExportPresenter
from luna_desktop.ui.photo_export.view import ExportView
from luna_desktop.ui.photos.view import PhotosView
from luna_desktop.ui.widgets.buttons import Button

PART = "export"
"""The part of the tab that the palette opens: “photos/export”."""


def may_open(context: Context) -> bool:
    """Tell whether the signed-in person makes photographs for recipients, or looks at them before they leave."""
    may = context.actor.may
    return may(Permission.EXPORT_PHOTOGRAPHS) or may(Permission.CHECK_PHOTO_EXPORTS)


class ExportDoor(QObject):
    """Listens to the Photos tab, and builds the page when it is wanted for the first time."""

    def __init__(self, tab: PhotosView, context: Context, patient: PatientId) -> None:
        super().__init__(tab)
        self._tab, self._context, self._patient = tab, context, patient
        self.view: ExportView | None = None
        self.presenter: ExportPresenter | None = None
        self.button = Button(_("Export…"), "exportPhotosButton", icon="file-output", tip=_("E"))
        self.button.setVisible(may_open(context))
        self.button.clicked.connect(self.open)
        tab.add_tool(self.button)
        if may_open(context):
            shortcut = QShortcut(QKeySequence("E"), tab.grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open)

    def open(self) -> None:
        """Show the page with what is chosen in the tab."""
        if self.view is None or self.presenter is None:
            may = self._context.actor.may
            self.view = ExportView(
                may_check=may(Permission.CHECK_PHOTO_EXPORTS), may_export=may(Permission.EXPORT_PHOTOGRAPHS)
            )
            self.presenter = ExportPresenter(self.view, self._context, self._patient)
            self.view.closed.connect(self._tab.show_timeline)
            self._tab.pages.addWidget(self.view)
        seen = [tile for tile in self._tab.grid.tiles() if not self._tab.grid.is_covered(tile)]
        chosen = self._tab.grid.current()
        first = [] if chosen is None or chosen not in seen else [chosen]
        tiles = [*first, *(tile for tile in seen if tile is not chosen)][:MOST_PHOTOGRAPHS]
        images = {tile.photograph_id: self._image_of(tile.photograph_id) for tile in tiles}
        self._tab.pages.setCurrentWidget(self.view)
        self.presenter.open(tiles, images, {tile.photograph_id for tile in first})
        self.view.photos.setFocus()

    def _image_of(self, photograph_id: int) -> QImage:
        return self._tab.grid.image_of(photograph_id) or QImage()
