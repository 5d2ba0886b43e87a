"""What the body map does: marks, moves, saves, takes the last step back, and offers photographs to link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtGui import QImage

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.body_map import NewMarker, add_marker, change_marker, strike_out_marker
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.moves import move_entry
from luna_desktop.services.care.photographs import PhotographTile, list_photographs
from luna_desktop.services.facts import FactChange, Known, StrikeOut
from luna_desktop.texts import _
from luna_desktop.ui.body_map.photos_field import LinkedPhoto
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.view import BodyMapView
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.entries.described import day_words, title_of
from luna_desktop.ui.entries.presenter import EntriesPresenter, Opened
from luna_desktop.ui.history.move_dialog import Moving, ask_where
from luna_desktop.ui.photos.wording import place_words


@dataclass(frozen=True)
class Step:
    """Something that was saved and can be taken back: the marker, and how it was before; None for a new one."""

    fact_id: int
    before: Marker | None


class BodyMapPresenter(EntriesPresenter):
    """The presenter of the body map of one patient."""

    def __init__(self, view: BodyMapView, context: Context, hub: ChartHub) -> None:
        self._map = view
        self._spot: Spot | None = None
        self._steps: list[Step] = []
        self._may_see = context.actor.may(Permission.READ_PHOTOGRAPHS)
        self._photos_asked = False
        super().__init__(view, context, hub, "bodyMap")
        view.place_wanted.connect(self.mark)
        view.place_moved.connect(self.move)
        view.picked.connect(self.pick)
        view.undo_wanted.connect(self.undo)
        view.leave_wanted.connect(self.leave)

    def mark(self, spot: Spot) -> None:
        """Begin a marker at a place; one that was only just begun moves there."""
        form = self._map.marker_form()
        if form is not None and form.known is None:
            self._map.move_marker(spot)
        elif self._map.can_change:
            self._spot = spot
            self._after_typing(lambda: self._open(Opened("marker")))

    def move(self, fact_id: int, spot: Spot) -> None:
        """Move a marker; it is opened first where another one is open."""
        known = self._known.get(fact_id)
        if known is not None and not self._may_write(known):
            return
        form = self._map.marker_form()
        open_id = form.known.fact_id if form is not None and form.known is not None else 0
        if form is not None and open_id == fact_id:
            self._map.move_marker(spot)
            return
        if known is not None:
            self._after_typing(lambda: self._open_and_move(known, spot))

    def pick(self, fact_id: int) -> None:
        """Show a marker with its fields and its history."""
        known = self._known.get(fact_id)
        form = self._map.marker_form()
        if known is None or (form is not None and form.known is not None and form.known.fact_id == fact_id):
            self._map.choose(fact_id)
        elif self._map.can_change and self._may_write(known):
            self.change(known)
        else:
            self._after_typing(lambda: self._look_at(known))

    def strike(self, known: Known) -> None:
        """Ask why a marker is wrong; a biopsy is left to clinicians."""
        if self._may_write(known):
            super().strike(known)
        else:
            text = _("Biopsies are struck out by a clinician. Ask the one who treats the patient.")
            self._map.show_trouble(text, tone="warn")

    def leave(self, known: Known) -> None:
        """Ask to which patient a marker belongs, and move it there; what is typed on it is asked about first."""

        def moved(chart: Chart, _known: Known) -> None:
            self._close_form()
            self._take(chart, _("Moved. Both charts say so."))

        moving = Moving(self._patient, known, title_of(known.body), move_entry, moved)

        def ask() -> None:
            ask_where(self._map, self._context, moving)

        self._after_typing(ask)

    def undo(self) -> None:
        """Take back the last move, else what was begun, else what was saved last in this window."""
        form = self._map.marker_form()
        if form is not None and form.step_back():
            return
        if form is not None and form.known is None:
            self._discard()
        elif self._steps and not self._map.frame.is_dirty():
            self._take_back(self._steps.pop())

    def save_job(self, change: FactChange) -> Callable[[], Chart]:
        """Return the job that saves a marker; staff saw it, whoever told of it."""
        if not isinstance(change.body, Marker):
            raise TypeError(type(change.body).__name__)
        if change.fact_id:
            return self._context.job(change_marker, replace(change, source=Source.STAFF))
        return self._context.job(add_marker, NewMarker(self._patient, change.body))

    def strike_job(self, wrong: StrikeOut) -> Callable[[], Chart]:
        """Return the job that strikes a marker out."""
        return self._context.job(strike_out_marker, wrong)

    def show_history(self, known: Known) -> None:
        """Show the versions of the marker that is open, and offer photographs once."""
        form = self._map.marker_form()
        if form is not None and form.known is not None and form.known.fact_id == known.fact_id:
            super().show_history(known)

    def _may_write(self, known: Known) -> bool:
        is_biopsy = known.body.marking is Marking.BIOPSY
        return not is_biopsy or self._context.actor.may(Permission.RECORD_DIAGNOSES)

    def _look_at(self, known: Known) -> None:
        self._opened = None
        self._map.look_at(known)
        self.show_history(known)
        self._ask_for_photos()

    def _open(self, opened: Opened, draft: object = None) -> None:
        self._map.frame.set_read_only(not self._map.can_change)
        self._map.choose(opened.fact_id)
        super()._open(opened, draft)  # type: ignore[arg-type]  # a kept draft or None
        spot, self._spot = self._spot, None
        if opened.fact_id == 0 and draft is None and spot is not None:
            self._map.move_marker(spot)
        self._map.canvas.choose(opened.fact_id)
        known = self._known.get(opened.fact_id)
        if known is not None:
            self.show_history(known)
        self._ask_for_photos()

    def _open_and_move(self, known: Known, spot: Spot) -> None:
        self.change(known)
        self._map.move_marker(spot)

    def _saved(self, chart: Chart) -> None:
        opened = self._opened
        before = self._known.get(opened.fact_id) if opened is not None else None
        fact_id = opened.fact_id if opened is not None and opened.fact_id else chart.of("marker")[-1].fact_id
        self._steps.append(Step(fact_id, before.body if before is not None else None))
        super()._saved(chart)
        if self._map.form is None:
            self.pick(fact_id)

    def _stayed(self) -> None:
        form = self._map.marker_form()
        self._map.choose(form.known.fact_id if form is not None and form.known is not None else 0)

    def _take_back(self, step: Step) -> None:
        known = self._known.get(step.fact_id)
        if known is None:
            return
        if step.before is None:
            wrong = StrikeOut(self._patient, step.fact_id, known.number, _("Taken back right after marking"))
            job = self.strike_job(wrong)
        else:
            reason = _("Taken back right after saving")
            change = FactChange(self._patient, step.fact_id, known.number, step.before, Source.STAFF, reason)
            job = self._context.job(change_marker, change)
        self.act(job, partial(self._taken_back, step))

    def _taken_back(self, step: Step, chart: Chart) -> None:
        self._close_form()
        self._take(chart, _("Taken back. It stays in the history."))
        self.pick(step.fact_id)

    def _ask_for_photos(self) -> None:
        """List photographs once, when a marker is first opened; whoever may not see them is not asked for them."""
        if self._may_see and not self._photos_asked:
            self._photos_asked = True
            job = self._context.job(list_photographs, self._patient)
            self._background.run(self, job, self._decode, self._no_photos)

    def _decode(self, tiles: list[PhotographTile]) -> None:
        self._context.pool.run(self, partial(_decoded, tiles), partial(self._offer_photos, tiles), self.complain)

    def _offer_photos(self, tiles: Sequence[PhotographTile], pictures: dict[int, QImage]) -> None:
        photos = [
            LinkedPhoto(
                tile.photograph_id,
                place_words(tile.fact.body),
                day_words(PartialDate(tile.fact.body.taken_at.year, tile.fact.body.taken_at.month)),
                bool(tile.fact.body.sensitive),
            )
            for tile in tiles
        ]
        self._map.show_photos(photos, pictures)

    def _no_photos(self, error: Exception) -> None:
        if not isinstance(error, NotPermitted):
            self.complain(error)


def _decoded(tiles: Sequence[PhotographTile]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles if tile.thumbnail}
