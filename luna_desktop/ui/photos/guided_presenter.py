"""Leads through a guided set: finds the last photograph of each view, saves what matches, enters what is declined."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_filters import RegionGroup, group_of
from luna_desktop.domain.clinical.photo_sets import PhotoRefusal, guided_views, uses_of
from luna_desktop.domain.clinical.photo_views import NO_SITE, PHOTO_VIEWS
from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin, is_intimate_place
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.photo_links import PhotoLinks
from luna_desktop.services.care.photo_refusals import NewRefusal, list_photo_refusals, record_photo_refusal
from luna_desktop.services.care.photographs import (
    NewPhotograph,
    OpenedPhotograph,
    PhotographAsked,
    PhotographTile,
    add_photograph,
    open_photograph,
)
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.photos.guided import GuidedPage
from luna_desktop.ui.photos.incoming import Accepted, Incoming, png_of, reason_of, take_in
from luna_desktop.ui.photos.set_rows import SetLine, Standing
from luna_desktop.ui.photos.wording import taken_words
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice

_ANYWHERE: Mapping[RegionGroup, str] = {
    RegionGroup.FACE: "face",
    RegionGroup.SCALP: "scalp",
    RegionGroup.NECK_CHEST: "chest",
    RegionGroup.ARMS: "upper_limbs",
    RegionGroup.BACK: "back_upper",
    RegionGroup.ABDOMEN: "abdomen_lower",
    RegionGroup.LEGS: "lower_limbs",
    RegionGroup.INTIMATE: "genital",
}
"""The region of a photograph whose view fits any place, by the group that was chosen."""


class GuidedPresenter(Presenter):
    """Stands between the guided page and one patient's photographs."""

    def __init__(self, page: GuidedPage, context: Context, patient: PatientId, reload: Callable[[], None]) -> None:
        super().__init__(page, page, context.lane, context.incidents)
        self._page, self._context, self._patient, self._reload = page, context, patient, reload
        self._tiles: Sequence[PhotographTile] = ()
        self._links: PhotoLinks | None = None
        self._refusals: Sequence[Known] = ()
        self._candidate: Accepted | None = None
        self._waiting: list[Incoming] = []
        self._series = ""
        page.set_changed.connect(lambda: self._show(""))
        page.view_chosen.connect(self._view_chosen)
        page.choose_wanted.connect(self._choose)
        page.dropped.connect(self._take_carried)
        page.keep_wanted.connect(self._keep)
        page.decline_wanted.connect(self._decline)
        page.map_wanted.connect(lambda: context.navigation.open_patient(patient, "visits/body_map"))

    def start(self, tiles: Sequence[PhotographTile], links: PhotoLinks | None) -> None:
        """Begin a set for the patient: that of today's treatment where there is one."""
        self._series = f"{self._now():%Y%m%d-%H%M}"
        self._page.tell("")
        self._links = links
        self._page.treatment.show_value(self._treatment_of_today())
        self.follow(tiles, links)
        self._read_refusals()

    def follow(self, tiles: Sequence[PhotographTile], links: PhotoLinks | None) -> None:
        """Hear of the photographs as they were read last."""
        self._tiles, self._links = tiles, links
        if self._series:
            self._show(self._page.view())

    def _today(self) -> date:
        return today_in(self._context)

    def _now(self) -> datetime:
        return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - taken_at is local, zoneless

    def _visit_id(self) -> int:
        visits = self._links.visits if self._links is not None else ()
        return next((each.visit_id for each in visits if each.day == self._today()), 0)

    def _treatment_of_today(self) -> str:
        """Return what today's visit names first; nothing where there is none, or the catalogue lost it."""
        visits = self._links.visits if self._links is not None else ()
        named = (key for each in visits if each.day == self._today() for key in each.treatments)
        return next((key for key in named if catalogue("treatments").has(key)), "")

    def _group(self) -> RegionGroup:
        return RegionGroup(str(self._page.region.value() or ""))

    def _views(self) -> tuple[str, ...]:
        treatment, rows = str(self._page.treatment.value() or ""), catalogue("treatments")
        category = rows.row(treatment).get("category", "") if rows.has(treatment) else ""
        return guided_views(self._group(), uses_of(treatment, category))

    def _standing(self, view: str) -> Standing:
        taken = any(tile.fact.body.view == view and self._is_of_this_set(tile) for tile in self._tiles)
        if taken:
            return Standing.DONE
        today = PartialDate.of(self._today())
        declined = any(known.body.declined_on == today and self._declines(known.body, view) for known in self._refusals)
        return Standing.DECLINED if declined else Standing.MISSING

    def _declines(self, body: PhotoRefusal, view: str) -> bool:
        return view in body.views or (not body.views and group_of(body.region) is self._group())

    def _is_of_this_set(self, tile: PhotographTile) -> bool:
        body: PhotographFacts = tile.fact.body
        visit = self._visit_id()
        return (
            body.series == self._series
            or body.taken_at.date() == self._today()
            or bool(visit and body.visit_id == visit)
        )

    def _show(self, wanted: str) -> None:
        """Show the set, and go on with the view that was asked for, else with the first that is missing."""
        lines = [SetLine(view, self._standing(view)) for view in self._views()]
        missing = [line.view for line in lines if line.standing is Standing.MISSING]
        now = wanted if wanted in missing else (missing[0] if missing else (lines[0].view if lines else ""))
        self._page.show_set(lines, now)
        self._view_chosen(now)

    def _view_chosen(self, view: str) -> None:
        """Fetch the last photograph of this view for the ghost; an intimate one stays covered here."""
        last = next((tile for tile in self._tiles if self._may_be_ghost(tile, view)), None)
        self._page.canvas.show_ghost(QImage(), "")
        if last is not None:
            asked = PhotographAsked(self._patient, last.photograph_id)
            self.ask("ghost", self._context.job(open_photograph, asked), partial(self._decode_ghost, view, last))

    def _may_be_ghost(self, tile: PhotographTile, view: str) -> bool:
        body: PhotographFacts = tile.fact.body
        return body.view == view and not body.sensitive and not self._is_of_this_set(tile)

    def _decode_ghost(self, view: str, tile: PhotographTile, opened: OpenedPhotograph) -> None:
        text = _("Last photo: {day}", day=taken_words(tile.fact.body.taken_at).partition(",")[0])
        self._context.pool.run(
            self, partial(QImage.fromData, opened.jpeg), partial(self._show_ghost, view, text), self.complain
        )

    def _show_ghost(self, view: str, text: str, image: QImage) -> None:
        if view == self._page.view():
            self._page.canvas.show_ghost(image, text)

    def _choose(self) -> None:
        choice = FileChoice(_("Choose photographs"), "")
        self._context.prompts.open_files(choice, self._take_files)

    def _take_files(self, paths: Sequence[Path]) -> None:
        self._waiting += [Incoming(path.name, path) for path in paths]
        self._next_candidate()

    def _take_carried(self, carried: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
        if paths:
            self._take_files(paths)
        elif carried.hasImage():
            self._waiting.append(Incoming(_("Pasted picture"), content=png_of(carried.imageData())))
            self._next_candidate()

    def _next_candidate(self) -> None:
        if self._candidate is None and self._waiting:
            incoming = self._waiting.pop(0)
            self._context.pool.run(
                self, partial(_with_preview, incoming), self._show_candidate, partial(self._left_out, incoming)
            )

    def _show_candidate(self, read: tuple[Accepted, QImage]) -> None:
        self._candidate, picture = read
        self._page.canvas.show_picture(picture)
        self._page.show_candidate(there=True)

    def _left_out(self, incoming: Incoming, error: Exception) -> None:
        reason = reason_of(error)
        if reason is None:
            self._incidents.report(error)
            reason = _("The program could not read it.")
        self._page.tell(_("{name}: {reason}", name=incoming.name, reason=reason))
        self._next_candidate()

    def _keep(self) -> None:
        candidate, view = self._candidate, self._page.view()
        if candidate is None or view not in PHOTO_VIEWS:
            return
        self._page.keep.set_busy(True)
        new = NewPhotograph(self._patient, candidate.picture, self._facts(candidate, view), candidate.name)
        self.act(self._context.job(add_photograph, new), self._kept)

    def _facts(self, candidate: Accepted, view: str) -> PhotographFacts:
        """Return what is known of a picture of this set; what nobody noted stays open."""
        place, told = PHOTO_VIEWS[view].region, candidate.picture
        region = _ANYWHERE.get(self._group(), "") if place == NO_SITE else place
        return PhotographFacts(
            told.taken_at or self._now(),
            region,
            view,
            sensitive=is_intimate_place(region, view),
            visit_id=self._visit_id(),
            treatment=str(self._page.treatment.value() or ""),
            taken_by=int(self._context.actor.user_id),
            camera=told.camera,
            lens=told.lens,
            chaperone=str(self._page.chaperone.value()) if is_intimate_place(region, view) else "",
            origin=PhotoOrigin.FILE,
            series=self._series,
        )

    def _kept(self, _photograph_id: int) -> None:
        self._candidate = None
        self._page.canvas.show_picture(QImage())
        self._page.show_candidate(there=False)
        self._page.tell("")
        self._context.navigation.saved(_("1 photograph saved"))
        self._reload()
        self._next_candidate()

    def _decline(self, reason: str) -> None:
        view = self._page.view()
        if view not in PHOTO_VIEWS:
            return
        place = PHOTO_VIEWS[view].region
        region = _ANYWHERE.get(self._group(), "") if place == NO_SITE else place
        body = PhotoRefusal(
            PartialDate.of(self._today()),
            region,
            (view,),
            str(self._page.treatment.value() or ""),
            self._visit_id(),
            reason,
        )
        self.act(self._context.job(record_photo_refusal, NewRefusal(self._patient, body)), self._declined)

    def _declined(self, _fact_id: int) -> None:
        self._page.reason.show_value("")
        text = _("Entered. Care goes on without it: draw what you see on the body map instead.")
        self._page.tell(text, tone="info", with_map=True)
        self._read_refusals()

    def _read_refusals(self) -> None:
        self.ask("refusals", self._context.job(list_photo_refusals, self._patient), self._take_refusals)

    def _take_refusals(self, refusals: list[Known]) -> None:
        self._refusals = refusals
        self._show(self._page.view())


def _with_preview(incoming: Incoming) -> tuple[Accepted, QImage]:
    """Read and check a file and decode it for the screen; for the pool."""
    accepted = take_in(incoming)
    return accepted, QImage.fromData(accepted.picture.preview)
