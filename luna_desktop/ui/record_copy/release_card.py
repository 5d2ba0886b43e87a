"""How a copy is released: on paper, as a sealed file, or as an archive; in which language, to whom, and what for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from luna_desktop.services.sharing.copy_plans import PAPER, PDF, ZIP
from luna_desktop.texts import _
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.choice_fields import CardsField, SegmentedField, TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.radio_cards import CardOption

PATIENT, SOMEBODY = "patient", "somebody"


class ReleaseCard(Card):
    """The ways out.

    Signals:
        changed: a choice was made.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("How it is released"), "releaseCard", icon="package-check")
        ways = [
            CardOption(PAPER, _("Printed, handed over"), _("Signed for at the desk")),
            CardOption(PDF, _("PDF file"), _("On a drive or by e-mail, sealed with a passphrase")),
            CardOption(ZIP, _("Archive for other programs"), _("PDF, FHIR R4, tables, photographs, documents")),
        ]
        self.release = CardsField("release", _("How it leaves"), ways, upright=True)
        self.release.show_value(PAPER)
        self.protect = TickField("protect", _("Seal the file with a passphrase (AES-256)"), switch=True)
        self.protect.show_value(True)
        told = [
            Option("phone", _("By phone, to the number in Details")),
            Option("paper", _("On a slip of paper, in person")),
            Option("sms", _("By SMS, when the file goes another way")),
        ]
        self.told_by = ChoiceField("told_by", _("The passphrase is told"), told)
        self.told_by.show_value("phone")
        languages = [Option("en", _("English")), Option("hi", _("Hindi"))]
        self.language = SegmentedField("language", _("Language"), languages)
        self.language.show_value("en")
        whom = [Option(PATIENT, _("The patient, by right")), Option(SOMEBODY, _("Somebody else"))]
        self.whom = SegmentedField("whom", _("It goes to"), whom)
        self.whom.show_value(PATIENT)
        self.designee = TextField("designee", _("Name of the recipient"), required=True, longest=120)
        self.signed_writing = LinesField(
            "signed_writing",
            _("Signed writing of the patient"),
            required=True,
            lines=2,
            example=_("Letter of 12-11-2026, kept in the paper file"),
        )
        self.purpose = TextField("purpose", _("Purpose"), required=True, example=_("Own record"), longest=200)
        self.zip_note = words(
            _("7-Zip and other free programs open the archive; a sheet in it says how."), "caption", wrap=True
        )
        for at, field in enumerate(self.fields()):
            self.add(field)
            field.edited.connect(self._on_edit)
            if at == 2:
                self.add(self.zip_note)
        self.fit()

    def fields(self) -> tuple[Field, ...]:
        """Return the fields, in the order in which they are asked."""
        return (
            self.release,
            self.protect,
            self.told_by,
            self.language,
            self.whom,
            self.designee,
            self.signed_writing,
            self.purpose,
        )

    def problems(self) -> dict[str, str]:
        """Return what is missing before a copy can leave."""
        problems: dict[str, str] = {}
        if not str(self.purpose.value()).strip():
            problems["purpose"] = _("Enter what the copy is for.")
        if self.goes_to_somebody():
            if not str(self.designee.value()).strip():
                problems["designee"] = _("Enter who receives the copy.")
            if not str(self.signed_writing.value()).strip():
                problems["signed_writing"] = _("Note the date of the signed writing and where it is kept.")
        return problems

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, and go to the first."""
        for field in self.fields():
            field.show_problem(problems.get(field.name, ""))
        first = next((field for field in self.fields() if field.name in problems), None)
        if first is not None:
            first.control.setFocus()

    def goes_to_somebody(self) -> bool:
        """Tell whether somebody else than the patient receives the copy."""
        return self.whom.value() == SOMEBODY

    def _on_edit(self) -> None:
        self.fit()
        self.changed.emit()

    def fit(self) -> None:
        """Show only the fields that the choices so far ask for."""
        is_file = self.release.value() in {PDF, ZIP}
        is_sealed = is_file and bool(self.protect.value())
        self.protect.setVisible(is_file)
        self.told_by.setVisible(is_sealed)
        self.zip_note.setVisible(is_sealed and self.release.value() == ZIP)
        self.designee.setVisible(self.goes_to_somebody())
        self.signed_writing.setVisible(self.goes_to_somebody())
