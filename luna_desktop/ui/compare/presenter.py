"""What the comparison does: opens two photographs, sharpens what is looked at closely, keeps what is drawn and seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_likeness import Likeness, likeness
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.photo_marks import (
    Compared,
    ComparedPicture,
    PairAsked,
    open_full_photograph,
    read_comparison,
)
from luna_desktop.services.care.photographs import OpenedPhotograph, PhotographAsked, PhotographTile
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare import wording
from luna_desktop.ui.compare.layers import Layers
from luna_desktop.ui.compare.looking import Looking
from luna_desktop.ui.compare.note import Note
from luna_desktop.ui.compare.pyramid import Pyramid, pyramid_of
from luna_desktop.ui.compare.sharing import sharing_words
from luna_desktop.ui.compare.stage import BOTH, Mode, Side, Stage
from luna_desktop.ui.compare.strip import MOST
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.wording import place_words
from luna_desktop.ui.presenter import Presenter

KEY = "compare"
T = TypeVar("T")


class ComparePresenter(Presenter):
    """Stands between the comparison and the use cases, for one patient."""

    def __init__(self, view: CompareView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._tiles: list[PhotographTile] = []
        self._pair = (0, 0)
        self._swaps = False
        self._picked: frozenset[int] = frozenset()
        self.compared: Compared | None = None
        self.may_change = context.actor.may(Permission.ADD_PHOTOGRAPHS)
        self.note = Note(self, view, context, patient)
        self.layers = Layers(self, view, context, patient)
        self._looking = Looking(self, view)
        hub.watch_typing(KEY, self.note.is_typing, view.panel.note.flush_draft)
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.head.pair_wanted.connect(self.choose)
        view.panel.tile_wanted.connect(self._tile_wanted)
        view.save_wanted.connect(self.note.save)
        view.retry_wanted.connect(self.read)

    def open(
        self, tiles: Sequence[PhotographTile], one: int, other: int | None = None, *, picked: Sequence[int] = ()
    ) -> None:
        """Compare one photograph with another, or with the first of its view.

        `tiles` are all that may be chosen. More than two that were picked are the series, whatever their view.
        """
        self._tiles = wording.in_time(tiles)
        self._picked = frozenset(picked) if len(picked) > 2 else frozenset()
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
        self.layers.leave()
        self._view.canvas.forget()
        self._view.show_loading()
        self._show_head()
        asked = PairAsked(self._patient, *self._pair)
        self.ask("pair", self._context.job(read_comparison, asked), self._opened, self._not_opened)

    def forget(self, topic: str = "pair") -> None:
        """Let go of the pictures, as when the page is left."""
        super().forget(topic)
        self._view.panel.note.flush_draft()
        self.layers.leave()
        self._view.canvas.forget()
        self.compared = None

    def _opened(self, compared: Compared) -> None:
        wanted = {side: (picture_of(compared, side).jpeg, QSize(*size_of(compared, side))) for side in BOTH}
        job = partial(_decoded, wanted)
        self.ask_pool("pair", job, lambda pictures: self._show(compared, pictures))

    def ask_pool(self, topic: str, job: Callable[[], T], show: Callable[[T], None]) -> None:
        """Compute in the pool; an answer that a newer question of the topic has overtaken is dropped."""
        turn = self._newest.get(topic, 0)

        def done(answer: T) -> None:
            if self._newest.get(topic, 0) == turn:
                show(answer)

        self._context.pool.run(self, job, done, self.complain)

    def sharpen(self, side: Side) -> None:
        """Open the full copy of a photograph that is looked at more closely than its small copy allows."""
        picture = self.picture(side)
        size = QSize(picture.tile.width, picture.tile.height)
        asked = PhotographAsked(self._patient, picture.tile.photograph_id)

        def opened(found: OpenedPhotograph) -> None:
            job = partial(pyramid_of, found.jpeg, size)
            self.ask_pool("pair", job, lambda full: self._view.canvas.show_pictures({side: full}))

        turn = self._newest.get("pair", 0)
        job = self._context.job(open_full_photograph, asked)
        self._background.run(
            self, job, lambda found: opened(found) if self._newest.get("pair", 0) == turn else None, self.complain
        )

    def _show(self, compared: Compared, pictures: Mapping[Side, Pyramid]) -> None:
        view, self.compared = self._view, compared
        found = self.likeness()
        mode = view.canvas.stage.mode if found.same_view else Mode.SIDES
        alignment = compared.comparison.body.alignment if compared.comparison is not None else None
        start = Stage(mode=mode, swapped=self._swaps)
        self._looking.begin(can_wipe=found.same_view)
        view.head.show_chip(wording.view_chip(found, compared.after.tile))
        view.canvas.show_pictures(pictures)
        self._show_plates()
        self.layers.show()
        before, after = (size_of(compared, side) for side in BOTH)
        view.canvas.change(start.with_pictures(before, after, alignment))
        view.show_warning(wording.warning_of(found))
        self._show_panel()
        view.show_pictures()
        self.note.show()

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
        beside = self._tile(self._pair[1])
        if beside is not None:
            self._view.head.show_pair(wording.options_of(self._tiles, beside), left, right)

    def _show_panel(self) -> None:
        before, after = (self.picture(side).tile for side in BOTH)
        series = self._series()
        title = _("Series: {place} ({count})", place=place_words(after.fact.body), count=len(series))
        if self._picked:
            title = _("Selected photographs ({count})", count=len(series))
        interval = _("{interval} between the two.", interval=wording.apart_words(before, after))
        unknown = wording.not_noted(self.likeness())
        panel, compared = self._view.panel, self.compared
        panel.show_series(title, series, self._pair, "\n".join(line for line in (interval, unknown) if line))
        self._context.pool.run(self, partial(_small, series[-MOST:]), panel.show_images, self.complain)
        if compared is not None:
            panel.show_between(compared.measures, compared.treatments, knows_chart=compared.knows_chart)
        panel.show_sharing(sharing_words(self._hub.consents))

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
            is_before = side is Side.BEFORE
            self.compared = (
                replace(self.compared, before=changed) if is_before else replace(self.compared, after=changed)
            )
            self._show_panel()

    def likeness(self) -> Likeness:
        """Return how far the two are alike."""
        return likeness(*(self.picture(side).tile.fact.body for side in BOTH))

    def ids(self) -> tuple[int, ...]:
        """Return the photographs of the series that is shown, oldest first, the two that are compared among them."""
        found = [tile.photograph_id for tile in self._series()]
        return tuple(dict.fromkeys([*found, *self._pair]))

    def _series(self) -> list[PhotographTile]:
        """Return those that were picked, else the photographs of the same view, oldest first."""
        after = self._tile(self._pair[1])
        picked = [tile for tile in self._tiles if tile.photograph_id in self._picked]
        return picked or (wording.series_of(after, self._tiles) if after is not None else [])

    @property
    def pair(self) -> tuple[int, int]:
        """The two that are compared, the earlier one first."""
        return self._pair

    def swap(self) -> None:
        """Change the sides."""
        self._swaps = not self._swaps
        stage = self._view.canvas.stage
        self._view.canvas.change(replace(stage, swapped=self._swaps))
        self._show_head()

    def _tile_wanted(self, key: int) -> None:
        """Compare a photograph of the strip with the one of the two that lies further from it in time."""
        ids = [tile.photograph_id for tile in self._tiles]
        if key in self._pair or key not in ids:
            return
        first, last = self._pair
        if ids.index(key) < ids.index(last):
            self.choose(key, last)
        else:
            self.choose(first, key)

    def _tile(self, key: int | None) -> PhotographTile | None:
        return next((tile for tile in self._tiles if tile.photograph_id == key), None)


def picture_of(compared: Compared, side: Side) -> ComparedPicture:
    """Return the photograph of a side."""
    return compared.before if side is Side.BEFORE else compared.after


def size_of(compared: Compared, side: Side) -> tuple[int, int]:
    """Return the size of a photograph's full copy."""
    tile = picture_of(compared, side).tile
    return tile.width, tile.height


def _small(tiles: Sequence[PhotographTile]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles if tile.thumbnail}


def _decoded(wanted: Mapping[Side, tuple[bytes, QSize]]) -> dict[Side, Pyramid]:
    """Decode copies of photographs; for the pool, since it touches no widget."""
    return {side: pyramid_of(jpeg, size) for side, (jpeg, size) in wanted.items()}
