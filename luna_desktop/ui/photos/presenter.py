"""What the Photos tab does: reads the timeline, opens, corrects, strikes out; `intake_presenter` takes files in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentEvent, Purpose
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.care.photo_links import PhotoLinks, read_photo_links
from luna_desktop.services.care.photographs import (
    OpenedPhotograph,
    PhotographAsked,
    PhotographTile,
    describe_photograph,
    list_intimate_photographs,
    list_photographs,
    open_photograph,
    strike_out_photograph,
)
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.consents import PrivacyPage, read_privacy
from luna_desktop.services.privacy.photo_consents import UseLine, read_photo_uses
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare.door import CompareDoor
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.grid import TILE, spoken
from luna_desktop.ui.photos.guided_presenter import GuidedPresenter
from luna_desktop.ui.photos.intake_presenter import IntakePresenter
from luna_desktop.ui.photos.tile_pictures import TilePictures
from luna_desktop.ui.photos.view import TIMELINE, VIEWER, PhotosView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

KEY = "photos"
_ANSWERS = frozenset({"photograph use", "consent"})
"""What an audit entry is about where a patient answered anew."""


def consent_answer(lines: Sequence[ConsentLine], context: Context) -> Answer:
    """Say whether photographs may be taken now, by the rule that the Desk will ask."""
    now = datetime.now(UTC)
    events = tuple(
        ConsentEvent(at, line.purpose, line.state, line.at) for at, line in enumerate(lines) if line.at is not None
    )
    purpose = Purpose.CLINICAL_PHOTOGRAPHS
    later = max((event.at for event in events), default=now)
    return may(GatePatient(events), purpose, DataClass.PHOTOGRAPH, Recipient(), context.actor, max(now, later))


class PhotosPresenter(Presenter):
    """Stands between the Photos tab and the photograph use cases of one patient."""

    def __init__(self, view: PhotosView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self.intake = IntakePresenter(view, context, patient, self.load)
        self._pictures = TilePictures(context.pool, self)
        self._guided = GuidedPresenter(view.guided, context, patient, self.load)
        self._links: PhotoLinks | None = None
        self._tiles: list[PhotographTile] = []
        self.compare = CompareDoor(view, context, patient, hub)
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.privacy_wanted.connect(lambda: self._hub.go_to("privacy"))
        view.retry_wanted.connect(self.load)
        view.intimate_wanted.connect(self._cover_or_show)
        view.grid.chosen.connect(self._chosen)
        view.grid.wanted.connect(self._want_pictures)
        self._pictures.ready.connect(view.show_images)
        self._pictures.failed.connect(self.complain)
        view.detail.privacy_wanted.connect(view.privacy_wanted)
        view.detail.map_wanted.connect(lambda: self._context.navigation.open_patient(self._patient, "visits/body_map"))
        view.grid.opened.connect(lambda tile: self.open(tile))
        view.guide_wanted.connect(self._guide)
        view.guided.closed.connect(view.show_timeline)
        view.viewer.closed.connect(view.show_timeline)
        view.viewer.step_wanted.connect(self._step)
        view.detail.open_wanted.connect(lambda: self.open(view.grid.current()))
        view.detail.save_wanted.connect(self._describe)
        view.detail.strike_wanted.connect(self._ask_to_strike)
        self._hub.consents_read.connect(self._show_consent)
        self._context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read consents and timeline."""
        self.intake.imports.offer()
        if self._hub.consents:
            self._show_consent(self._hub.consents)
        elif self._context.actor.may(Permission.READ_PRIVACY):
            self.ask("consent", self._context.job(read_privacy, self._patient), self._show_page)
        if self._context.actor.may(Permission.READ_CHART):
            self.ask("links", self._context.job(read_photo_links, self._patient), self._take_links)
        self._read_uses()
        job = self._context.job(list_photographs, self._patient)
        self._background.run(self, job, self._show_tiles, self._not_read)

    def _read_uses(self) -> None:
        if self._context.actor.may(Permission.READ_DISCLOSURES):
            self.ask("uses", self._context.job(read_photo_uses, self._patient), self._take_uses)

    def _hear(self, changes: Iterable[Change]) -> None:
        """Say no longer that a use is allowed once it was taken back somewhere else in the window."""
        if any(change.entity in _ANSWERS and change.patient_id == self._patient for change in changes):
            self._read_uses()

    def open(self, tile: PhotographTile | None) -> None:
        """Show one photograph large; opening it is written into the log."""
        if tile is None:
            return
        if self._view.grid.is_covered(tile):
            covered = _("This photograph is covered. Switch “Show intimate” on to open it.")
            self._view.show_trouble(covered, tone="warn")
            return
        self._view.show_trouble("")
        job = self._context.job(open_photograph, PhotographAsked(self._patient, tile.photograph_id))
        self.ask("open", job, lambda opened: self._decode_large(tile, opened))

    def _show_page(self, page: PrivacyPage) -> None:
        self._show_consent(page.consents)

    def _show_consent(self, lines: Sequence[ConsentLine]) -> None:
        may_add = self._context.actor.may(Permission.ADD_PHOTOGRAPHS)
        answer = consent_answer(lines, self._context)
        if answer.allowed:
            text = _("The patient agreed to photographs for the clinical record. Not for teaching or advertising.")
            self._view.show_consent("ok", text, can_add=True, may_add=may_add)
        else:
            self._view.show_consent("priv", shown(answer.message), can_add=False, may_add=may_add)

    def _show_tiles(self, tiles: list[PhotographTile]) -> None:
        self._tiles = tiles
        self._view.uncover(False)
        self._view.show_tiles(tiles)
        self._hub.set_badge(KEY, len(tiles))
        self._guided.follow(tiles, self._links)

    def _take_links(self, links: PhotoLinks) -> None:
        self._links = links
        self._view.show_links(links)
        self._guided.follow(self._tiles, links)
        if self._hub.part == "guided":
            self._hub.part = ""
            self._guide()

    def _take_uses(self, uses: Sequence[UseLine]) -> None:
        """Hear which photographs the patient allowed for some teaching; a description that is being typed stays."""
        if not self._view.detail.is_editing():
            self._view.show_teaching(frozenset(key for use in uses for key in use.photographs))

    def _guide(self) -> None:
        self._view.show_guided()
        self._guided.start(self._tiles, self._links)

    def _cover_or_show(self, wanted: bool) -> None:
        """Fetch intimate photographs only now that somebody asks; that is written into the log."""
        if wanted:
            self.ask("intimate", self._context.job(list_intimate_photographs, self._patient), self._uncover)
        else:
            self._view.uncover(False)
            self._view.show_tiles(self._tiles)

    def _uncover(self, intimate: list[PhotographTile]) -> None:
        """Put the tiles with pictures in the place of those without."""
        asked = {tile.photograph_id: tile for tile in intimate}
        self._view.uncover(True)
        self._view.show_tiles([asked.get(tile.photograph_id, tile) for tile in self._tiles])

    def _want_pictures(self, tiles: list[PhotographTile]) -> None:
        self._pictures.want(tiles, TILE, self._view.devicePixelRatioF())

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def _chosen(self, tile: PhotographTile | None) -> None:
        covered = tile is not None and self._view.grid.is_covered(tile)
        may_change = self._context.actor.may(Permission.ADD_PHOTOGRAPHS)
        self._view.detail.show_tile(tile, covered=covered, may_change=may_change)
        if tile is not None and tile.thumbnail and not covered:
            key = tile.photograph_id
            show = partial(self._view.detail.show_image, key)
            self._context.pool.run(self, partial(QImage.fromData, tile.thumbnail), show, self.complain)

    def _decode_large(self, tile: PhotographTile, opened: OpenedPhotograph) -> None:
        if self._view.grid.is_covered(tile):
            return  # covered again while it was being opened
        facts: PhotographFacts = tile.fact.body
        title = spoken(tile)
        note = facts.caption or _("Added by {name}", name=tile.fact.recorded_by)
        self._context.pool.run(
            self,
            lambda: QImage.fromData(opened.jpeg),
            lambda image: self._view.show_photograph(image, title, note),
            self.complain,
        )

    def _step(self, step: int) -> None:
        grid = self._view.grid
        tiles, now = grid.tiles(), grid.current()
        if now is None or self._view.pages.currentIndex() != VIEWER:
            return
        at = tiles.index(now) + step
        while 0 <= at < len(tiles) and grid.is_covered(tiles[at]):
            at += step
        if 0 <= at < len(tiles):
            grid.choose(tiles[at].photograph_id)
            self.open(tiles[at])

    def _describe(self, facts: PhotographFacts) -> None:
        tile = self._view.grid.current()
        if tile is None or self._view.pages.currentIndex() != TIMELINE:
            return
        change = FactChange(self._patient, tile.fact.fact_id, tile.fact.number, facts, Source.STAFF)
        self.act(self._context.job(describe_photograph, change), self._described)

    def _described(self, _none: None) -> None:
        self._view.detail.stop_editing()
        self._context.navigation.saved(_("Description saved"))
        self.load()

    def _ask_to_strike(self) -> None:
        tile = self._view.grid.current()
        if tile is None:
            return
        question = Question(
            _("Strike this photograph out?"),
            _("It leaves the timeline and every copy. It stays sealed, with your reason."),
            _("Strike out"),
            danger=True,
        )
        self._context.prompts.ask_reason(question, lambda reason: self._strike(tile, reason))

    def _strike(self, tile: PhotographTile, reason: str | None) -> None:
        if reason is None:
            return
        wrong = StrikeOut(self._patient, tile.fact.fact_id, tile.fact.number, reason)
        self.act(self._context.job(strike_out_photograph, wrong), self._struck)

    def _struck(self, _none: None) -> None:
        self._context.navigation.saved(_("Photograph struck out"))
        self.load()
