"""The last photograph of a view beside the new ones: read once for a patient, shown for the view that is current."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS, Aspect
from luna_desktop.domain.clinical.photographs import VIEW_NAMES, aspect_of
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.photo_inbox import Whose
from luna_desktop.services.care.photographs import PhotographTile, list_photographs
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_inbox.last_time import LastTime
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.presenter import Presenter


class Ghosts:
    """Shows a patient's last photograph of a place seen from the same side, where it is sure enough whose it is."""

    def __init__(self, presenter: Presenter, view: InboxView, context: Context) -> None:
        self._presenter, self._view, self._context = presenter, view, context
        self._patient: PatientId | None = None
        self._tiles: dict[tuple[str, Aspect], PhotographTile] = {}
        self._wanted = ""

    def show(self, whose: Whose | None, wanted: str) -> None:
        """Show the last picture of a view of somebody, or none where nobody is sure or the record is closed."""
        self._wanted = wanted
        patient = whose.card.patient_id if whose is not None and whose.is_open else None
        if patient == self._patient:
            self.turn_to(wanted)
            return
        self._patient, self._tiles = patient, {}
        self._view.views.show_last(None, None)
        if patient is None or not self._context.actor.may(Permission.READ_PHOTOGRAPHS):
            self._presenter.forget("last")
            return
        self._presenter.ask("last", self._context.job(list_photographs, patient), self._take, lambda _error: None)

    def turn_to(self, wanted: str) -> None:
        """Show the last picture of another view."""
        self._wanted = wanted
        place = PHOTO_VIEWS[wanted].region if wanted in PHOTO_VIEWS else ""
        tile = self._tiles.get((place, aspect_of(wanted)))
        if tile is None:
            self._view.views.show_last(None, None)
            return
        day = show_day(tile.fact.body.taken_at.date(), current())
        words = _("Last time: {view}, {day}", view=shown(VIEW_NAMES[wanted]), day=day)
        is_face = place == "face"
        self._view.views.show_last(LastTime(words, is_face), QImage.fromData(tile.thumbnail))

    def _take(self, tiles: Sequence[PhotographTile]) -> None:
        self._tiles = {}
        for tile in tiles:
            body = tile.fact.body
            if not body.sensitive and body.view:
                place = PHOTO_VIEWS[body.view].region if body.view in PHOTO_VIEWS else body.region
                self._tiles.setdefault((place, aspect_of(body.view)), tile)
        self.turn_to(self._wanted)
