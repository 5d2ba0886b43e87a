"""The short forms of the panel: publish a version, and take a text in from a file. They only collect."""

from __future__ import annotations

from luna_desktop.domain.notices import DOCUMENT_NAMES, Document
from luna_desktop.services.privacy.notice_texts import ORIGINAL, Publication, VersionLine
from luna_desktop.texts import LANGUAGES, _, shown
from luna_desktop.ui.notices.wording import language_name
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option


class PublishForm(PanelForm):
    """The date, what changed, and whether patients are told anew."""

    def __init__(self) -> None:
        super().__init__(
            "publishForm",
            _("Publish this version"),
            _("Publish"),
            _("A published version never changes. Its text, its date and its seal are kept for good."),
        )
        self.revised = PartialDateField(
            "revised_on",
            _("Date of the revision"),
            required=True,
            example="14-03-2026",
            help_text=_("This date stands on the text."),
        )
        self.summary = LinesField(
            "summary", _("What changed"), required=True, help_text=_("Patients and staff read this sentence.")
        )
        self.material = SegmentedField(
            "is_material",
            _("Does the change matter to patients?"),
            [Option(True, _("Yes")), Option(False, _("No"))],
            help_text=_("With Yes every patient is put on the list of those to be given it."),
        )
        self.add(self.revised, self.summary, self.material)
        self.finish()

    def problems(self) -> dict[str, str]:
        """Return what is missing before anything is asked of the clinic."""
        found: dict[str, str] = {}
        if whole_day(self.revised.value()) is None:
            found["revised_on"] = _("Enter the whole day, for example 01-04-2026.")
        if not self.summary.value():
            found["summary"] = _("Enter in a sentence what changed; patients and staff read it.")
        if self.material.value() is None:
            found["is_material"] = _("Choose Yes or No.")
        return found

    def publication(self, line: VersionLine) -> Publication | None:
        """Return what was entered, or None while the date is not whole."""
        revised = whole_day(self.revised.value())
        if revised is None:
            return None
        is_material = self.material.value() is True
        return Publication(line.document, line.version, revised, str(self.summary.value()), is_material=is_material)


class ImportForm(PanelForm):
    """Which text a file holds, before it is chosen."""

    def __init__(self) -> None:
        super().__init__(
            "importForm",
            _("Take a text in from a file"),
            _("Choose the file…"),
            _("A plain text file in UTF-8. A policy is taken as it stands; for a notice it becomes the first part."),
        )
        self.document = ChoiceField(
            "document", _("What it is"), [Option(each, shown(DOCUMENT_NAMES[each])) for each in Document], required=True
        )
        self.language = ChoiceField(
            "language", _("Language"), [Option(each, language_name(each)) for each in LANGUAGES], required=True
        )
        self.add(self.document, self.language)
        self.finish()

    def begin(self, document: Document) -> None:
        """Begin with the document that the list shows."""
        self.start({"document": document, "language": ORIGINAL})

    def chosen(self) -> tuple[Document, str]:
        """Return document and language."""
        document = self.document.value()
        return (document if isinstance(document, Document) else Document.POLICY), str(self.language.value() or ORIGINAL)
