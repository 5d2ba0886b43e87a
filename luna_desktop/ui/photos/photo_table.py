"""The timeline as a table (Alt+L): the same photographs in the same order, for the keyboard and for screen readers."""

from __future__ import annotations

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.tables import Column, RowsTable


def photo_table() -> RowsTable[PhotographTile]:
    """Return an empty table of photographs."""
    columns = [
        Column[PhotographTile](_("Taken"), lambda tile: Cell(taken_words(tile.fact.body.taken_at), strong=True), 176),
        Column[PhotographTile](_("Place and view"), _place, 220, stretch=True),
        Column[PhotographTile](_("Added by"), lambda tile: Cell(tile.fact.recorded_by), 170),
    ]
    return RowsTable("photoTable", _("Photographs as a table"), columns, key=lambda tile: tile.photograph_id)


def _place(tile: PhotographTile) -> Cell:
    """Return where it was taken; of one whose picture has not been asked for, only that it is intimate."""
    body = tile.fact.body
    if body.sensitive and not tile.thumbnail:
        return Cell(_("Intimate photograph"), _("Covered"))
    return Cell(place_words(body), body.caption)
