"""The choices of a record copy: how much, which sections and photographs, for whom, why, and what identity was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.disclosures import ACCOUNTED_YEARS
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing.accounting import first_day
from luna_desktop.services.sharing.record_copies import CopyRequest
from luna_desktop.texts import Translator, _, say
from luna_desktop.ui.photos.intake import Thumb, drop
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.choice_fields import CardsField, SegmentedField, TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.radio_cards import CardOption

THUMBS_IN_A_ROW = 4
YEARS = (1, 3, ACCOUNTED_YEARS)
"""How far back the list of disclosures may reach; the most is the usual."""


def section_names() -> dict[Section, str]:
    """Return the sections that can be ticked, in the order of the pages."""
    return {
        Section.IDENTITY_CHECK: _("Identity check"),
        Section.READING: _("How to read this copy"),
        Section.HOW_USED: _("How data is used"),
        Section.CONTACT: _("Contact details"),
        Section.ALLERGIES: _("Allergies"),
        Section.HISTORY: _("Medical history"),
        Section.LIFESTYLE: _("Lifestyle"),
        Section.VISITS: _("Visits"),
        Section.FINDINGS: _("Body map and scores"),
        Section.PAPERS: _("Prescriptions, consents, certificates"),
        Section.RESULTS: _("Results and documents"),
        Section.PHOTOGRAPHS: _("Photographs"),
        Section.CORRECTIONS: _("Corrections"),
        Section.RESTRICTIONS: _("Restrictions"),
        Section.DISCLOSURES: _("Shared with"),
        Section.WITHHELD: _("Left out, and why"),
        Section.RIGHTS: _("Your rights"),
        Section.CERTIFICATION: _("Certification"),
    }


class CopyOptions(QWidget):
    """The column of choices.

    Signals:
        changed: a choice was made; the preview is out of date.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "copyOptions", _("What the copy says"))
        styled(self, cls="body")
        self._patient_name = ""
        self.today = local_day(datetime.now(UTC))
        self._thumbs: dict[int, CheckBox] = {}
        self._images: dict[int, QImage] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 18)
        column.setSpacing(12)
        for card in (self._whom(), self._what(), self._photographs(), self._identity(), self._release()):
            column.addWidget(card)
        column.addStretch(1)
        for field in self._fields():
            field.edited.connect(self._on_edit)

    def _fields(self) -> tuple[Field, ...]:
        return (
            self.recipient_kind,
            self.recipient,
            self.signed_writing,
            self.purpose,
            self.form,
            self.language,
            self.accounted,
            self.identity_seen,
            self.last_four,
        )

    def _whom(self) -> Card:
        card = Card(_("For whom and why"), "recipientCard", icon="user-check")
        kinds = [
            CardOption(RecipientKind.PATIENT, _("The patient"), _("By right")),
            CardOption(RecipientKind.DESIGNEE, _("Somebody else"), _("By signed writing")),
        ]
        self.recipient_kind = CardsField("recipient_kind", _("Recipient"), kinds, upright=False)
        self.recipient_kind.show_value(RecipientKind.PATIENT)
        self.recipient = TextField("recipient", _("Name of the recipient"), required=True, longest=120)
        self.signed_writing = LinesField(
            "signed_writing",
            _("Signed writing of the patient"),
            required=True,
            lines=2,
            example=_("Letter of 12-11-2026, kept in the paper file"),
        )
        self.purpose = TextField("purpose", _("Purpose"), required=True, example=_("Own record"), longest=200)
        for field in (self.recipient_kind, self.recipient, self.signed_writing, self.purpose):
            card.add(field)
        return card

    def _what(self) -> Card:
        card = Card(_("What to include"), "contentCard", icon="list-checks")
        forms = [Option(Form.FULL, _("Full copy")), Option(Form.SUMMARY, _("Summary, two pages"))]
        self.form = SegmentedField("form", _("Form"), forms)
        self.form.show_value(Form.FULL)
        languages = [Option("en", _("English")), Option("hi", _("Hindi"))]
        self.language = SegmentedField("language", _("Language"), languages)
        self.language.show_value("en")
        card.add(self.form)
        self.sections: dict[Section, CheckBox] = {}
        self._section_box = QWidget()
        grid = QGridLayout(self._section_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for at, (section, text) in enumerate(section_names().items()):
            box = CheckBox(text, f"section_{section.value}")
            box.setChecked(True)
            box.clicked.connect(self._on_edit)
            self.sections[section] = box
            grid.addWidget(box, at // 2, at % 2)
        card.add(self._section_box)
        self.section_problem = words("", "error", wrap=True)
        self.section_problem.hide()
        card.add(self.section_problem)
        years = [Option(count, _("1 year") if count == 1 else _("{count} years", count=count)) for count in YEARS]
        self.accounted = SegmentedField("accounted", _("“Shared with” reaches back"), years)
        self.accounted.show_value(YEARS[-1])
        card.add(self.accounted)
        card.add(self.language)
        return card

    def _photographs(self) -> Card:
        self.photo_card = Card(_("Photographs"), "photographsCard", icon="images")
        self.photo_count = words("", "caption")
        self.choose_none = Button(_("None"), "noPhotosButton", kind=Kind.GHOST, size="small")
        self.choose_all = Button(_("All"), "allPhotosButton", kind=Kind.GHOST, size="small")
        self.choose_none.clicked.connect(lambda: self.tick_photographs(on=False))
        self.choose_all.clicked.connect(lambda: self.tick_photographs(on=True))
        for widget in (self.photo_count, self.choose_none, self.choose_all):
            self.photo_card.add_action(widget)
        self._photo_grid = QGridLayout()
        self._photo_grid.setSpacing(8)
        self.photo_card.add(self._photo_grid)
        self.photo_card.hide()
        return self.photo_card

    def _identity(self) -> Card:
        card = Card(_("Identity seen"), "identityCard", icon="id-card")
        documents = [
            Option("", _("None seen yet")),
            Option("Aadhaar card", _("Aadhaar card")),
            Option("PAN card", _("PAN card")),
            Option("Passport", _("Passport")),
            Option("Driving licence", _("Driving licence")),
            Option("Voter ID", _("Voter ID")),
        ]
        row = QHBoxLayout()
        row.setSpacing(12)
        self.identity_seen = ChoiceField("identity_seen", _("Document"), documents)
        self.identity_seen.show_value("")
        self.last_four = TextField("identity_last_four", _("Last four characters"), example="4821", longest=4)
        row.addWidget(self.identity_seen, 3)
        row.addWidget(self.last_four, 2)
        card.add(row)
        card.add(
            words(_("Only these four characters are kept, never the number or a picture of it."), "caption", wrap=True)
        )
        return card

    def _release(self) -> Card:
        self.release_card = Card(_("How it is released"), "releaseCard", icon="file-lock")
        self.protect = TickField("protect", _("Seal the file with a passphrase (AES-256)"), switch=True)
        self.protect.show_value(True)
        note = _("The passphrase is made when you save and shown once. A printed copy needs none.")
        self.release_card.add(self.protect)
        self.release_card.add(words(note, "caption", wrap=True))
        return self.release_card

    def show_patient(self, name: str) -> None:
        """Note whose record it is; the patient is the recipient unless somebody else is chosen."""
        self._patient_name = name
        if self.recipient_kind.value() is RecipientKind.PATIENT:
            self.recipient.show_value(name)
        self._fit()

    def show_photographs(self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage]) -> None:
        """Show the photographs to choose from; intimate ones are not chosen to begin with."""
        self._thumbs, self._images = {}, dict(images)
        while self._photo_grid.count():
            drop(self._photo_grid.takeAt(0))
        for at, tile in enumerate(tiles):
            box = CheckBox("", f"photo_{tile.photograph_id}")
            box.setAccessibleName(
                _("{place}, {time}", place=place_words(tile.fact.body), time=taken_words(tile.fact.body.taken_at))
            )
            box.setToolTip(box.accessibleName())
            box.setChecked(not tile.fact.body.sensitive)
            box.clicked.connect(self._on_edit)
            self._thumbs[tile.photograph_id] = box
            holder = QVBoxLayout()
            holder.setSpacing(2)
            image = QImage() if tile.fact.body.sensitive else images.get(tile.photograph_id, QImage())
            holder.addWidget(Thumb(image, 72))
            holder.addWidget(box)
            self._photo_grid.addLayout(holder, at // THUMBS_IN_A_ROW, at % THUMBS_IN_A_ROW)
        self._photo_grid.setColumnStretch(THUMBS_IN_A_ROW, 1)
        self._fit()

    def tick_photographs(self, *, on: bool) -> None:
        """Choose all photographs or none."""
        for box in self._thumbs.values():
            with QSignalBlocker(box):
                box.setChecked(on)
        self._on_edit()

    def photograph_box(self, photograph_id: int) -> CheckBox:
        """Return the tick of one photograph, for tests."""
        return self._thumbs[photograph_id]

    def request(self, patient: PatientId, *, preview: bool) -> CopyRequest:
        """Return what is chosen; a preview says “not yet entered” where the purpose is still missing."""
        kind = self.recipient_kind.value()
        writing = str(self.signed_writing.value()) if kind is RecipientKind.DESIGNEE else ""
        purpose = str(self.purpose.value())
        name = str(self.recipient.value())
        if preview:  # stands on the page, so it speaks the language of the copy
            missing = Translator(str(self.language.value())).render(say("not yet entered"))
            purpose = purpose or missing
            name = name or missing
            writing = writing or missing
        recipient = Recipient(RecipientKind(kind), name, writing if kind is RecipientKind.DESIGNEE else "")
        return CopyRequest(
            patient,
            recipient,
            purpose,
            form=Form(str(self.form.value())),
            sections=tuple(section for section, box in self.sections.items() if box.isChecked()),
            photographs=tuple(key for key, box in self._thumbs.items() if box.isChecked()),
            language=str(self.language.value()),
            identity_seen=str(self.identity_seen.value() or ""),
            identity_last_four=str(self.last_four.value()),
            preview=preview,
            accounted_since=first_day(self.today, int(str(self.accounted.value()))),
        )

    def check(self) -> bool:
        """Say at the fields what handing over still needs, and tell whether it is complete."""
        problems: dict[str, str] = {}
        if not str(self.purpose.value()):
            problems["purpose"] = _("Enter what the copy is for.")
        if not str(self.recipient.value()):
            problems["recipient"] = _("Enter who receives the copy.")
        if self.recipient_kind.value() is RecipientKind.DESIGNEE and not str(self.signed_writing.value()):
            problems["signed_writing"] = _("Note the date of the signed writing and where it is kept.")
        if not self.identity_seen.value():
            problems["identity_seen"] = _("See a document of the person who takes the copy, and choose which.")
        self.show_problems(problems)
        return not problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields, and go to the first."""
        for field in self._fields():
            field.show_problem(problems.get(field.name, ""))
        self.section_problem.setText(problems.get("sections", ""))
        self.section_problem.setVisible(bool(problems.get("sections")))
        first = next((field for field in self._fields() if field.name in problems), None)
        if first is not None:
            first.control.setFocus()

    def _on_edit(self) -> None:
        if self.sender() is self.recipient_kind:
            is_patient = self.recipient_kind.value() is RecipientKind.PATIENT
            self.recipient.show_value(self._patient_name if is_patient else "")
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show only what the choices so far ask for."""
        designee = self.recipient_kind.value() is RecipientKind.DESIGNEE
        self.signed_writing.setVisible(designee)
        self.recipient.set_read_only(not designee)
        full = self.form.value() is Form.FULL
        self._section_box.setVisible(full)
        self.accounted.setVisible(full and self.sections[Section.DISCLOSURES].isChecked())
        with_photos = full and self.sections[Section.PHOTOGRAPHS].isChecked()
        self.photo_card.setVisible(with_photos and bool(self._thumbs))
        chosen = sum(box.isChecked() for box in self._thumbs.values())
        self.photo_count.setText(_("{chosen} of {whole} chosen", chosen=chosen, whole=len(self._thumbs)))
