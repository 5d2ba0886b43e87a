"""What the comparison does: opens two photographs, sharpens what is looked at closely, keeps what is drawn and seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_likeness import Likeness, likeness
from luna_desktop.domain.clinical.photo_marks import PhotoComparison
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.photo_marks import (
    Compared,
    ComparedPicture,
    KeptComparison,
    PairAsked,
    keep_comparison,
    open_full_photograph,
    read_comparison,
)
from luna_desktop.services.care.photographs import OpenedPhotograph, PhotographAsked, PhotographTile
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare import wording
from luna_desktop.ui.compare.layers import Layers
from luna_desktop.ui.compare.pyramid import Pyramid, pyramid_of
from luna_desktop.ui.compare.sharing import sharing_words
from luna_desktop.ui.compare.stage import BOTH, Mode, Side, Stage
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.photos.wording import place_words
from luna_desktop.ui.presenter import Presenter

KEY = "compare"


class ComparePresenter(Presenter):
    """Stands between the comparison and the use cases, for one patient."""

    def __init__(self, view: CompareView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._tiles: list[PhotographTile] = []
        self._pair = (0, 0)
        self._swaps = False
        self.compared: Compared | None = None
        self._sharpening: set[int] = set()
        self.may_change = context.actor.may(Permission.ADD_PHOTOGRAPHS)
        self._drafts = DraftKeeper(view.panel.note, context, DraftPlace("photo comparison", patient))
        self._layers = Layers(self, view, context, patient)
        hub.watch_typing(KEY, self.is_typing, view.panel.note.flush_draft)
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.head.pair_wanted.connect(self.choose)
        view.head.swap_wanted.connect(self.swap)
        view.head.mode_wanted.connect(self.show_mode)
        view.canvas.changed.connect(self._stage_changed)
        view.canvas.asked.connect(self._asked)
        view.foot.stage_wanted.connect(view.canvas.change)
        view.foot.zoom_wanted.connect(self._zoom)
        view.foot.grid_wanted.connect(view.canvas.show_grid)
        view.foot.marks_wanted.connect(view.canvas.show_marks)
        view.foot.lock_wanted.connect(self._lock)
        view.foot.difference_wanted.connect(self._show_difference)
        view.panel.tile_wanted.connect(self._tile_wanted)
        view.save_wanted.connect(self.save)
        view.retry_wanted.connect(self.read)

    def open(
        self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage], one: int, other: int | None = None
    ) -> None:
        """Compare one photograph with another, or with the first of its view; `tiles` are all that may be chosen."""
        self._tiles = wording.in_time(tiles)
        self._view.panel.show_images(images)
        tile = self._tile(one)
        partner = self._tile(other) if other is not None else (wording.partner_of(tile, tiles) if tile else None)
        if tile is None or partner is None:
            return
        first, last = wording.in_time((tile, partner))
        self.choose(first.photograph_id, last.photograph_id)

    def choose(self, left: int, right: int) -> None:
        """Compare two photographs, the first of them at the left."""
        self._view.panel.note.flush_draft()
        ids = [tile.photograph_id for tile in self._tiles]
        if left == right or left not in ids or right not in ids:
            self._view.show_trouble(_("Choose two different photographs."), tone="warn")
            self._show_head()
            return
        self._swaps = ids.index(left) > ids.index(right)
        self._pair = (right, left) if self._swaps else (left, right)
        self.read()

    def read(self) -> None:
        """Open the two photographs that were chosen."""
        self._view.show_trouble("")
        self._layers.leave()
        self._view.canvas.forget()
        self._view.show_loading()
        self._show_head()
        asked = PairAsked(self._patient, *self._pair)
        self.ask("pair", self._context.job(read_comparison, asked), self._opened, self._not_opened)

    def forget(self, topic: str = "pair") -> None:
        """Let go of the pictures, as when the page is left."""
        super().forget(topic)
        self._view.panel.note.flush_draft()
        self._layers.leave()
        self._view.canvas.forget()
        self.compared = None

    def _opened(self, compared: Compared) -> None:
        sizes = {side: QSize(*self._size(compared, side)) for side in BOTH}
        job = partial(_decoded, {side: (picture_of(compared, side).jpeg, sizes[side]) for side in BOTH})
        self.ask_pool("pair", job, lambda pictures: self._show(compared, pictures))

    def ask_pool(self, topic: str, job: object, show: object) -> None:
        """Compute in the pool; an answer that a newer question has overtaken is dropped."""
        turn = self._newest.get(topic, 0)

        def done(answer: object) -> None:
            if self._newest.get(topic, 0) == turn:
                show(answer)  # type: ignore[operator]

        self._context.pool.run(self, job, done, self.complain)  # type: ignore[arg-type]

    def _show(self, compared: Compared, pictures: Mapping[Side, Pyramid]) -> None:
        view, self.compared = self._view, compared
        self._sharpening = set()
        found = self.likeness()
        mode = view.canvas.stage.mode if found.same_view else Mode.SIDES
        alignment = compared.comparison.body.alignment if compared.comparison is not None else None
        start = Stage(mode=mode, swapped=self._swaps)
        sizes = [self._size(compared, side) for side in BOTH]
        view.canvas.show_pictures(pictures)
        self._show_plates()
        self._layers.show()
        view.canvas.change(start.with_pictures(sizes[0], sizes[1], alignment))
        view.show_warning(wording.warning_of(found) or wording.not_noted(found), strong=bool(found.differs))
        self._show_panel()
        view.show_pictures()
        self._show_note()

    def _show_plates(self) -> None:
        before, after = (self.picture(side).tile for side in BOTH)
        plates = {
            Side.BEFORE: _("Before · {day}", day=wording.day_of(before)),
            Side.AFTER: _("After · {day}", day=wording.day_of(after)),
        }
        described = _(
            "{place}: {before} and {after}, {interval} apart",
            place=place_words(after.fact.body),
            before=wording.day_of(before),
            after=wording.day_of(after),
            interval=wording.apart_words(before, after),
        )
        self._view.canvas.show_plates(plates, described)

    def _show_head(self) -> None:
        left, right = self._pair[::-1] if self._swaps else self._pair
        self._view.head.show_pair(wording.options_of(self._tiles), left, right)

    def _show_panel(self) -> None:
        before, after = (self.picture(side).tile for side in BOTH)
        series = wording.series_of(after, self._tiles)
        title = _("Series: {place} ({count})", place=place_words(after.fact.body), count=len(series))
        interval = _("{interval} between the two", interval=wording.apart_words(before, after))
        panel, compared = self._view.panel, self.compared
        panel.show_series(title, series, self._pair, interval)
        if compared is not None:
            panel.show_between(compared.measures, compared.treatments, knows_chart=compared.knows_chart)
        panel.show_sharing(sharing_words(self._hub.consents))

    def _show_note(self) -> None:
        form, compared = self._view.panel.note, self.compared
        if compared is None:
            return
        known = compared.comparison
        form.show_values({"note": known.body.note if known is not None else ""})
        form.note.set_read_only(not self.may_change)
        form.save.setVisible(self.may_change)
        form.save.setText(_("Save to visit") if compared.visit_today else _("Save note"))
        self._show_kept(known)
        self._drafts.move_to(DraftPlace(f"photo comparison {self._pair[0]} {self._pair[1]}", self._patient))
        self._drafts.set_base_version(known.number if known is not None else 0)
        if self.may_change:
            self._drafts.offer(self._take_draft)

    def _take_draft(self, draft: KeptDraft) -> None:
        if draft.place.form == f"photo comparison {self._pair[0]} {self._pair[1]}":
            self._view.panel.note.show_draft(typed_values(draft))
            self._view.panel.note.show_draft_kept(_("Your typing from before is here again. It is not saved yet."))

    def _show_kept(self, known: Known | None) -> None:
        form = self._view.panel.note
        if known is None or not known.body.note:
            form.said.setText("")
            return
        day = wording.day_words_of(known.body.compared_on)
        values = {"name": known.recorded_by, "day": day, "number": known.number}
        if known.body.visit_id:
            form.said.setText(_("Saved to the visit on {day} by {name}, version {number}", **values))
        else:
            form.said.setText(_("Saved on {day} by {name}, version {number}", **values))

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def picture(self, side: Side) -> ComparedPicture:
        """Return the photograph of a side; only while two are open."""
        if self.compared is None:
            raise LookupError(side)
        return picture_of(self.compared, side)

    def put(self, side: Side, known: Known) -> None:
        """Take the layer that now lies over a photograph."""
        if self.compared is not None:
            changed = replace(self.picture(side), layer=known)
            self.compared = replace(self.compared, **{side.value: changed})
            self._show_panel()

    def likeness(self) -> Likeness:
        """Return how far the two are alike."""
        return likeness(*(self.picture(side).tile.fact.body for side in BOTH))
