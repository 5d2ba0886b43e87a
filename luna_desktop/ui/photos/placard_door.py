"""Prints a placard out of the Photos tab (Ctrl+P, a button, the palette), which the photo inbox reads later."""

from __future__ import annotations

from PySide6.QtCore import QObject

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_inbox.placards import print_placard
from luna_desktop.ui.photos.view import PhotosView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper

PART = "placard"
"""The part of the tab that the palette opens: “photos/placard”."""


class PlacardDoor(QObject):
    """Listens to the Photos tab; where the patient has not agreed to photographs, the tab says so instead."""

    def __init__(
        self,
        tab: PhotosView,
        context: Context,
        patient: PatientId,
        hub: ChartHub,
        presenter: Presenter,
        paper: Paper | None = None,
    ) -> None:
        super().__init__(tab)
        self._tab, self._context, self._patient, self._hub = tab, context, patient, hub
        self._presenter, self._paper = presenter, paper
        if context.actor.may(Permission.ADD_PHOTOGRAPHS):
            tab.placard.clicked.connect(self.print)
            tab.tiles_shown.connect(self._print_if_awaited)

    def print(self) -> None:
        """Make a placard of this patient and ask for the printer."""
        print_placard(self._presenter, self._tab, self._context, self._patient, self._paper)

    def _print_if_awaited(self) -> None:
        """Print once the tab is there, where the palette asked for it."""
        if self._hub.part == PART:
            self._hub.part = ""
            self.print()
