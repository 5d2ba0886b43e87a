"""What the Photos tab does: reads the timeline, takes files in one by one, saves, opens, corrects, strikes out."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentEvent, Purpose
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.care.photographs import (
    NewPhotograph,
    OpenedPhotograph,
    PhotographAsked,
    PhotographTile,
    add_photograph,
    describe_photograph,
    list_photographs,
    open_photograph,
    strike_out_photograph,
)
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.consents import PrivacyPage, read_privacy
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.grid import spoken
from luna_desktop.ui.photos.intake import (
    MOST_AT_ONCE,
    Accepted,
    Incoming,
    RefusedFile,
    reason_of,
    refused_words,
    take_in,
)
from luna_desktop.ui.photos.view import TIMELINE, VIEWER, PhotosView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question

KEY = "photos"
DECODED_AT_ONCE = 24


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
        self._waiting: deque[Incoming] = deque()
        self._whole = 0
        self._accepted: list[Accepted] = []
        self._refused: list[RefusedFile] = []
        self._to_save: deque[tuple[Accepted, PhotographFacts]] = deque()
        self._saved = 0
        self._is_busy = False
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.add_wanted.connect(self.choose_files)
        view.files_dropped.connect(lambda paths: self.take_in([Incoming(path.name, path) for path in paths]))
        view.picture_pasted.connect(self._take_pasted)
        view.privacy_wanted.connect(lambda: self._hub.go_to("privacy"))
        view.retry_wanted.connect(self.load)
        view.stop_wanted.connect(self.stop)
        view.grid.chosen.connect(self._chosen)
        view.grid.opened.connect(lambda tile: self.open(tile))
        view.viewer.closed.connect(view.show_timeline)
        view.viewer.step_wanted.connect(self._step)
        view.detail.open_wanted.connect(lambda: self.open(view.grid.current()))
        view.detail.save_wanted.connect(self._describe)
        view.detail.strike_wanted.connect(self._ask_to_strike)
        view.intake.save_wanted.connect(self._save_batch)
        view.intake.discard_wanted.connect(self._discard_batch)
        self._hub.consents_read.connect(self._show_consent)

    def load(self) -> None:
        """Read consents and timeline."""
        if self._hub.consents:
            self._show_consent(self._hub.consents)
        elif self._context.actor.may(Permission.READ_PRIVACY):
            self.ask("consent", self._context.job(read_privacy, self._patient), self._show_page)
        job = self._context.job(list_photographs, self._patient)
        self._background.run(self, job, self._show_tiles, self._not_read)

    def choose_files(self) -> None:
        """Ask which files to add."""
        choice = FileChoice(_("Choose photographs"), _("Photographs (*.jpg *.jpeg *.png *.JPG *.JPEG *.PNG)"))
        self._context.prompts.open_files(
            choice, lambda paths: self.take_in([Incoming(path.name, path) for path in paths])
        )

    def take_in(self, incoming: Sequence[Incoming]) -> None:
        """Read and check files one after the other, then show the form for those that are pictures."""
        if not incoming or self._is_busy:
            return
        self._view.show_trouble("")
        self._is_busy = True
        self._accepted = []
        too_many = _("At most {most} photographs at once. Add it in the next round.", most=MOST_AT_ONCE)
        self._refused = [RefusedFile(each.name, too_many) for each in incoming[MOST_AT_ONCE:]]
        self._waiting = deque(incoming[:MOST_AT_ONCE])
        self._whole = len(self._waiting)
        self._take_next()

    def stop(self) -> None:
        """Stop reading or saving; what was saved stays, what was read is offered."""
        self._waiting.clear()
        self._to_save.clear()

    def open(self, tile: PhotographTile | None) -> None:
        """Show one photograph large; opening it is written into the log."""
        if tile is None:
            return
        if self._view.grid.is_covered(tile):
            covered = _("This photograph is covered. Switch “Show intimate photographs” on to open it.")
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
        self._view.show_tiles(tiles)
        self._hub.set_badge(KEY, len(tiles))
        wanted = [tile for tile in tiles if self._view.grid.image_of(tile.photograph_id) is None]
        for start in range(0, len(wanted), DECODED_AT_ONCE):
            part = wanted[start : start + DECODED_AT_ONCE]
            self._context.pool.run(self, partial(_decoded, part), self._view.show_images, self.complain)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def _take_pasted(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # PySide6's stub leaves out the overload that takes a device
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.take_in([Incoming(_("Pasted picture"), content=bytes(buffer.data().data()))])

    def _take_next(self) -> None:
        done = len(self._accepted) + len(self._refused)
        if not self._waiting:
            self._all_taken()
            return
        self._view.show_progress(_("Reading photographs"), min(done, self._whole), self._whole)
        incoming = self._waiting.popleft()
        self._context.pool.run(
            self, lambda: take_in(incoming), self._taken, lambda error: self._not_taken(incoming, error)
        )

    def _taken(self, accepted: Accepted) -> None:
        self._accepted.append(accepted)
        self._take_next()

    def _not_taken(self, incoming: Incoming, error: Exception) -> None:
        reason = reason_of(error)
        if reason is None:
            self._incidents.report(error)
            reason = _("The program could not read it.")
        self._refused.append(RefusedFile(incoming.name, reason))
        self._take_next()

    def _all_taken(self) -> None:
        self._is_busy = False
        if self._accepted:
            fallback = datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - taken_at is local, zoneless
            self._view.show_batch(self._accepted, self._refused, fallback)
        else:
            self._view.show_timeline()
            self._view.show_trouble(refused_words(self._refused), tone="warn")

    def _save_batch(self) -> None:
        self._to_save = deque(self._view.intake.batch())
        self._refused, self._saved, self._whole = [], 0, len(self._to_save)
        self._view.intake.set_saving(True)
        self._save_next()

    def _save_next(self) -> None:
        if not self._to_save:
            self._all_saved()
            return
        accepted, facts = self._to_save.popleft()
        new = NewPhotograph(self._patient, accepted.picture, facts, accepted.name)
        self.act(
            self._context.job(add_photograph, new), self._one_saved, lambda error: self._not_saved(accepted, error)
        )

    def _one_saved(self, _photograph_id: int) -> None:
        self._saved += 1
        self._save_next()

    def _not_saved(self, accepted: Accepted, error: Exception) -> None:
        if isinstance(error, InvalidInput) and "file" in error.problems:
            self._refused.append(RefusedFile(accepted.name, shown(error.problems["file"])))
            self._save_next()
            return
        self._to_save.clear()
        self._view.intake.set_saving(False)
        if self._saved or not isinstance(error, InvalidInput):
            self._view.show_timeline()
            self.load()
        self.complain(error)

    def _all_saved(self) -> None:
        self._accepted = []
        self._view.intake.set_saving(False)
        self._view.show_timeline()
        self._view.show_trouble(refused_words(self._refused), tone="warn")
        if self._saved:
            one = self._saved == 1
            said = _("1 photograph saved") if one else _("{count} photographs saved", count=self._saved)
            self._context.navigation.saved(said)
        self.load()

    def _discard_batch(self) -> None:
        count = len(self._view.intake.batch()) or 1
        question = Question(
            _("Leave these photographs out?"),
            _("They are not in the record yet. The files stay where they are."),
            _("Leave out {count}", count=count),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._view.show_timeline() if yes else None)

    def _chosen(self, tile: PhotographTile | None) -> None:
        grid = self._view.grid
        image = grid.image_of(tile.photograph_id) if tile else None
        covered = tile is not None and grid.is_covered(tile)
        may_change = self._context.actor.may(Permission.ADD_PHOTOGRAPHS)
        self._view.detail.show_tile(tile, image, covered=covered, may_change=may_change)

    def _decode_large(self, tile: PhotographTile, opened: OpenedPhotograph) -> None:
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


def _decoded(tiles: Sequence[PhotographTile]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles}
