"""What the card does: reads uses and exports, asks the patient, takes uses back, has letters written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Giver
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.photo_exports import MOST_PHOTOGRAPHS
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.services.care.photographs import PhotographTile, list_photographs
from luna_desktop.services.exports import write_export
from luna_desktop.services.privacy.photo_consents import (
    PhotoNo,
    PhotoYes,
    UseLine,
    allow_photographs,
    read_photo_uses,
    take_back_photographs,
)
from luna_desktop.services.sharing.deletion_letters import (
    Deletion,
    DeletionLetter,
    LetterAsked,
    make_deletion_letter,
    read_deletions,
)
from luna_desktop.services.sharing.photo_export_options import ExportOptions, read_export_options
from luna_desktop.services.sharing.photo_exports import (
    read_photo_exports,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.disclosures.wording import recipient_text
from luna_desktop.ui.photo_export.second_look import SecondLook
from luna_desktop.ui.photo_export.wording import scope_words
from luna_desktop.ui.photo_uses.ask_dialog import AskDialog, Asked, Ticked
from luna_desktop.ui.photo_uses.card import PhotoUsesCard
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.answer_panel import GiverChoice
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.widgets.inputs import Option

_NEWS = frozenset({"photograph use", "photo export", "consent", "disclosure", "stop task", "photograph"})


class PhotoUsesPresenter(Presenter):
    """Stands between the card and the use cases of one patient."""

    def __init__(self, card: PhotoUsesCard, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient, self._hub = card, context, patient, hub
        card.ask_wanted.connect(self._prepare_to_ask)
        card.take_back_wanted.connect(self._ask_to_take_back)
        self._second = SecondLook(self, context, patient, card, lambda _line: self.load())
        card.look_wanted.connect(self._second.open)
        card.letter_wanted.connect(self._write_letter)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read uses, exports, and what is to be deleted."""
        self.ask("uses", self._context.job(read_photo_uses, self._patient), self._card.show_uses)
        self.ask("exports", self._context.job(read_photo_exports, self._patient), self._card.show_exports)
        self.ask("deletions", self._context.job(read_deletions, self._patient), self._card.show_deletions)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in _NEWS and change.patient_id == self._patient for change in changes):
            self.load()

    # -- asking

    def _prepare_to_ask(self) -> None:
        desk, actor = self._context.desk, self._context.actor

        def read() -> tuple[list[PhotographTile], ExportOptions]:
            tiles = desk.perform(actor, list_photographs, self._patient)
            return tiles, desk.perform(actor, read_export_options, self._patient)

        self.ask("asking", read, self._decode)

    def _decode(self, found: tuple[list[PhotographTile], ExportOptions]) -> None:
        tiles = [tile for tile in found[0] if tile.thumbnail][:MOST_PHOTOGRAPHS]
        self._context.pool.run(
            self,
            lambda: {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles},
            lambda images: self._open_question(tiles, images, found[1]),
            self.complain,
        )

    def _open_question(
        self, tiles: Sequence[PhotographTile], images: dict[int, QImage], options: ExportOptions
    ) -> None:
        known = options.recipients_for(PhotoScope.PUBLICATION)
        recipients = [Option(each.recipient_id, recipient_text(each)) for each in known]
        dialog = AskDialog(self._card.window(), Asked(tiles, images, recipients, self._givers()))
        dialog.answered.connect(lambda ticked: self._record(dialog, ticked))
        dialog.open_on(dialog.all)

    def _givers(self) -> tuple[GiverChoice, ...]:
        """Return who may answer: the patient, and guardians on file."""
        details, found = self._hub.details, [GiverChoice(Giver.SELF, _("The patient"))]
        for known in details.facts if details is not None else ():
            body = known.body
            is_guardian = isinstance(body, RelatedPerson) and known.status is FactStatus.CURRENT and body.is_guardian
            if is_guardian and body.stands_on(today_in(self._context)):
                found.append(GiverChoice(Giver.GUARDIAN, body.name, known.fact_id))
        return tuple(found)

    def _record(self, dialog: AskDialog, ticked: Ticked) -> None:
        answer = PhotoYes(
            self._patient,
            ticked.scopes,
            ticked.photographs,
            ticked.method,
            ticked.recipient_id,
            ticked.may_be_recognised,
            ticked.series,
            giver=ticked.giver.giver,
            giver_fact_id=ticked.giver.fact_id,
            language=current().language,
            strokes=ticked.strokes,
        )
        dialog.save.set_busy(True)

        def failed(error: Exception) -> None:
            dialog.save.set_busy(False)
            if isinstance(error, InvalidInput):
                dialog.show_problems({name: shown(text) for name, text in error.problems.items()})
            else:
                dialog.put_away()
                self.complain(error)

        def recorded(lines: tuple[UseLine, ...]) -> None:
            dialog.put_away()
            self._card.show_uses(lines)
            self._context.navigation.saved(_("The answer is recorded"))

        self.act(self._context.job(allow_photographs, answer), recorded, failed)

    # -- taking back

    def _ask_to_take_back(self, line: UseLine) -> None:
        question = Question(
            _("Take back: {use}?", use=scope_words(line.scope)),
            _("It stops at once. What left before is listed, and letters that ask for its deletion are made ready."),
            _("Take back"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._take_back(line) if yes else None)

    def _take_back(self, line: UseLine) -> None:
        job = self._context.job(take_back_photographs, PhotoNo(self._patient, line.scope))
        self.act(job, self._taken_back)

    def _taken_back(self, said: tuple[Message, ...]) -> None:
        self._card.show_trouble(" ".join(shown(sentence) for sentence in said), tone="info")
        self._context.navigation.saved(_("The use is taken back"))
        self.load()

    # -- exports and letters

    def _write_letter(self, each: Deletion) -> None:
        asked = LetterAsked(self._patient, each.recipient_id, current().language)
        self.act(self._context.job(make_deletion_letter, asked), self._choose_file)

    def _choose_file(self, letter: DeletionLetter) -> None:
        choice = FileChoice(_("Save the letter"), _("PDF (*.pdf)"), proposed=letter.name)
        self._context.prompts.save_file(choice, lambda path: self._save(letter, path))

    def _save(self, letter: DeletionLetter, path: Path | None) -> None:
        if path is not None:
            self.act(
                lambda: write_export(path, letter.pdf),
                lambda _none: self._context.navigation.saved(_("The letter is saved")),
            )


def build_photo_uses(context: Context, patient: PatientId, hub: ChartHub) -> QWidget | None:
    """Build the card for who reads the book of disclosures, and begin to read."""
    may = context.actor.may
    if not may(Permission.READ_DISCLOSURES):
        return None
    card = PhotoUsesCard(
        may_ask=may(Permission.RECORD_FURTHER_CONSENT) and may(Permission.EXPORT_PHOTOGRAPHS),
        may_take_back=may(Permission.RECORD_WITHDRAWAL),
        may_check=may(Permission.CHECK_PHOTO_EXPORTS),
        may_write=may(Permission.SETTLE_STOP_TASKS),
    )
    PhotoUsesPresenter(card, context, patient, hub).load()
    return card
