"""What the page does: reads what is allowed, makes photographs, has them looked at, and hands them over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_exports import Box, ItemAsked, file_name, is_face_place, shows_face
from luna_desktop.domain.photo_uses import MEDIUM_OF, PhotoScope
from luna_desktop.services.care.photographs import (
    OpenedPhotograph,
    PhotographAsked,
    PhotographTile,
    open_photograph,
)
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.sharing import deliveries, photo_exports
from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.services.sharing.disclosures import Outcome, take_back_disclosure
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.sharing.photo_export_options import ExportOptions, read_export_options
from luna_desktop.services.sharing.photo_exports import (
    ExportAsked,
    ExportChosen,
    PreparedExport,
    enter_photo_export,
    pack_photo_export,
    prepare_photo_export,
    read_photo_exports,
)
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.photo_export.draft import FORM, boxes_in, faces_in
from luna_desktop.ui.photo_export.second_look import SecondLook
from luna_desktop.ui.photo_export.view import MADE, ExportView
from luna_desktop.ui.photo_export.wording import covered_words, take_back_question
from luna_desktop.ui.photos.wording import place_words
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice


class ExportPresenter(Presenter):
    """Stands between the page and the use cases of one patient."""

    def __init__(self, view: ExportView, context: Context, patient: PatientId) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        self._tiles: dict[int, PhotographTile] = {}
        self._boxes: dict[int, tuple[Box, ...]] = {}
        self._faces: dict[int, bool] = {}
        self._pictures: dict[int, QImage] = {}
        self._now, self._is_offered = 0, False
        self._drafts = DraftKeeper(view.draft, context, DraftPlace(FORM, patient))
        self._may_read = context.actor.may(Permission.READ_DISCLOSURES)
        self._second = SecondLook(self, context, patient, view, self._decided)
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.photos.wanted.connect(self.prepare)
        view.photos.changed.connect(self._tell_rows)
        view.canvas.changed.connect(self._keep_boxes)
        view.terms.face_changed.connect(self._say_face)
        view.terms.scope_changed.connect(self._tell_rows)
        view.terms.make_wanted.connect(self._make)
        view.made.look_wanted.connect(self._second.open)
        view.made.save_wanted.connect(self._choose_file)
        view.made.take_back_wanted.connect(self._ask_to_take_back)

    def open(
        self, tiles: Sequence[PhotographTile], images: dict[int, QImage], ticked: set[int], *, made: int = 0
    ) -> None:
        """Begin with photographs of the tab, some of them ticked; `made` is a disclosure that is shown instead."""
        self._tiles = {tile.photograph_id: tile for tile in tiles}
        self._boxes = {key: boxes for key, boxes in self._boxes.items() if key in self._tiles}
        self._view.photos.show_tiles(tiles, images, ticked)
        self._view.banner.say("info", "")
        if tiles:
            self._view.new.show_content()
            first = next((tile.photograph_id for tile in tiles if tile.photograph_id in ticked), tiles[0].photograph_id)
            self.prepare(first)
        else:
            self._view.show_nothing(_("Choose photographs on the tab first. Intimate ones are shown only when asked."))
        prepares = bool(tiles) and self._context.actor.may(Permission.EXPORT_PHOTOGRAPHS)
        if prepares:
            self.read_options()
        if made or not prepares:
            self._view.show_part(MADE)
        self.read_made(made=made)

    def read_options(self) -> None:
        """Read where each use stands, and the register."""
        self.ask("options", self._context.job(read_export_options, self._patient), self._show_options)

    def read_made(self, chosen: int = 0, *, made: int = 0) -> None:
        """Read what was made so far; one is chosen by its id, or by that of its disclosure."""

        def show(lines: list[ExportLine]) -> None:
            found = next((line.export_id for line in lines if line.disclosure_id == made), 0)
            self._view.made.show_lines(lines, chosen or found)

        if self._may_read:
            self.ask("made", self._context.job(read_photo_exports, self._patient), show)

    def _show_options(self, options: ExportOptions) -> None:
        self._view.terms.show_options(options)
        self._tell_rows()
        if not self._is_offered:
            self._is_offered = True
            self._drafts.offer(self._take_draft)

    def _take_draft(self, draft: KeptDraft) -> None:
        """Lay what was prepared and not made over the page; what was done meanwhile stays."""
        values = typed_values(draft)
        self._boxes = boxes_in(values) | {key: boxes for key, boxes in self._boxes.items() if boxes}
        self._faces = faces_in(values) | self._faces
        self._view.draft.show_draft(values)
        self._view.draft.hold(self._boxes, self._faces)
        self._view.draft.show_draft_kept(_("What you prepared before is here again. It is not made yet."))
        self._show_picture(self._now, self._pictures.get(self._now, QImage()))
        self._tell_rows()

    # -- preparing

    def prepare(self, photograph_id: int) -> None:
        """Show one photograph large, with its boxes; opening it is written into the log."""
        self._now = photograph_id
        self._view.photos.show_current(photograph_id)
        known = self._pictures.get(photograph_id)
        if known is not None:
            self._show_picture(photograph_id, known)
            return
        self._show_picture(photograph_id, QImage())
        job = self._context.job(open_photograph, PhotographAsked(self._patient, photograph_id))
        self.ask("picture", job, self._decode)

    def _decode(self, opened: OpenedPhotograph) -> None:
        def show(image: QImage) -> None:
            self._pictures[opened.photograph_id] = image
            if opened.photograph_id == self._now:
                self._show_picture(opened.photograph_id, image)

        self._context.pool.run(self, lambda: QImage.fromData(opened.jpeg), show, self.complain)

    def _show_picture(self, photograph_id: int, image: QImage) -> None:
        self._view.canvas.show_picture(image, self._boxes.get(photograph_id, ()))
        self._view.list_boxes()
        self._tell_face()

    def _keep_boxes(self) -> None:
        self._boxes[self._now] = self._view.canvas.boxes()
        self._view.draft.hold(self._boxes, self._faces)
        self._tell_face()
        self._tell_rows()

    def _say_face(self, face: bool) -> None:
        self._faces[self._now] = face
        self._view.draft.hold(self._boxes, self._faces)
        self._tell_rows()

    def _item(self, photograph_id: int) -> ItemAsked:
        return ItemAsked(photograph_id, self._boxes.get(photograph_id, ()), self._faces.get(photograph_id))

    def _tell_face(self) -> None:
        tile = self._tiles.get(self._now)
        if tile is None:
            self._view.terms.show_prepared("", None, is_certain=False)
            return
        item, facts = self._item(self._now), tile.fact.body
        certain = is_face_place(facts.region, facts.view) and not item.crops
        self._view.terms.show_prepared(place_words(facts), shows_face(item, facts), is_certain=certain)

    def _tell_rows(self) -> None:
        """Say at each photograph whether it is allowed for the chosen use, and what is covered."""
        allowed = self._view.terms.allowed_photographs()
        for row in self._view.photos.rows():
            if allowed is not None and row.photograph_id not in allowed:
                row.show_state(_("Not allowed for this use"), tone="warn")
            else:
                row.show_state(covered_words(self._boxes.get(row.photograph_id, ())))

    # -- making

    def _make(self) -> None:
        scope = self._view.terms.chosen_scope()
        if scope is None:
            self._view.show_problems({"scope": _("Choose for which use the photographs are.")})
            return
        self._view.banner.say("info", "")
        self._view.show_problems({})
        self._view.show_busy(True)
        asked = self._asked(scope)
        self.act(self._context.job(prepare_photo_export, asked), self._burn)

    def _asked(self, scope: PhotoScope) -> ExportAsked:
        terms = self._view.terms
        named = scope not in {PhotoScope.RECORD, PhotoScope.STAFF}
        recognisable = scope is PhotoScope.PUBLICATION or (scope in MEDIUM_OF and bool(terms.recognisable.value()))
        return ExportAsked(
            self._patient,
            scope,
            tuple(self._item(each) for each in self._view.photos.ticked()),
            str(terms.purpose.value()),
            int(str(terms.recipient.value() or 0)) if named else 0,
            recognisable,
        )

    def _burn(self, prepared: PreparedExport) -> None:
        """Work on the pixels beside the window and the database, then enter what was made."""
        self._context.pool.run(
            self,
            lambda: photo_exports.make_photographs(prepared),
            lambda made: self.act(self._context.job(enter_photo_export, made), self._entered),
            self.complain,
        )

    def _entered(self, line: ExportLine) -> None:
        self._view.show_busy(False)
        self._view.terms.purpose.show_value("")
        self._view.draft.forget()
        self._drafts.done()
        self._context.navigation.saved(_("{number} was made", number=line.number))
        self._view.show_part(MADE)
        self._view.made.table.setFocus()
        if line.state is State.BLOCKED:
            self._view.show_trouble(_("It was made and is blocked; the book of disclosures says why."), tone="warn")
        self.read_made(line.export_id)

    # -- what was made

    def _decided(self, line: ExportLine) -> None:
        said = _("They may leave now") if line.state is State.APPROVED else _("They were stopped")
        self._context.navigation.saved(said)
        self.read_made(line.export_id)

    def _choose_file(self, line: ExportLine) -> None:
        name = file_name(line.number, len(line.photographs))
        kinds = _("Zip file (*.zip)") if name.endswith(".zip") else _("Photograph (*.jpg)")
        choice = FileChoice(_("Save photographs for {recipient}", recipient=line.recipient), kinds, proposed=name)
        self._context.prompts.save_file(choice, lambda path: self._save(line, path))

    def _save(self, line: ExportLine, path: Path | None) -> None:
        if path is None:
            return
        desk, actor = self._context.desk, self._context.actor
        chosen = ExportChosen(self._patient, line.export_id)

        def save() -> Delivered:
            packed = desk.perform(actor, pack_photo_export, chosen)
            return deliveries.write_file(desk, actor, deliveries.make_photographs(packed), path)

        self._view.banner.say("info", "")
        self.act(save, lambda delivered: self._saved(line, delivered), lambda error: self._not_saved(line, error))

    def _saved(self, line: ExportLine, delivered: Delivered) -> None:
        self._context.navigation.saved(_("{number} was saved and entered as handed over", number=delivered.number))
        self.read_made(line.export_id)

    def _not_saved(self, line: ExportLine, error: Exception) -> None:
        self.complain(error)
        self.read_made(line.export_id)

    def _ask_to_take_back(self, line: ExportLine) -> None:
        self._context.prompts.ask_reason(take_back_question(line.number), lambda reason: self._take_back(line, reason))

    def _take_back(self, line: ExportLine, reason: str | None) -> None:
        if reason is not None:
            outcome = Outcome(self._patient, line.disclosure_id, State.FAILED, reason)
            job = self._context.job(take_back_disclosure, outcome)
            self.act(job, lambda _standing: self.read_made(line.export_id))
