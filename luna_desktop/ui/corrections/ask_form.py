"""The form that asks for a correction of one field: what it says, what it should say, why, and who asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.rights.record_fields import RecordField
from luna_desktop.texts import _, shown
from luna_desktop.ui.corrections.header_fields import HeaderFields
from luna_desktop.ui.corrections.value_fields import ValueFields
from luna_desktop.ui.disclosures.fields import ScanField
from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option
from luna_desktop.ui.widgets.labels import hairline, words


class AskForm(SectionForm):
    """Points at a field and takes what is proposed; the control fits what the field takes.

    Signals:
        wanted: write the request down.
        scan_wanted: choose a paper that shows it.
    """

    wanted = Signal()
    scan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("correctionAsk", _("Ask for a correction"))
        self._offered: dict[str, RecordField] = {}
        self.header = HeaderFields()
        self.which = ChoiceField("field", _("What is wrong or missing"), (), required=True)
        self.recorded = words("", "body", wrap=True)
        self.recorded.setObjectName("recordedValue")
        self.value = ValueFields("proposed", _("What it should say"))
        self.reason = LinesField(
            "reason", _("Why, and what shows it"), required=True, lines=3, example=_("In the patient’s words")
        )
        self.scan = ScanField("scan", _("Paper that shows it, as a picture or a PDF"), required=False)
        self.save = Button(_("Write the request down"), "correctionAskSave", kind=Kind.PRIMARY)
        self.desk_note = Banner("info", "", name="correctionDeskNote", icon="info")
        self._lay_out()
        self.which.edited.connect(self.fit)
        self.save.clicked.connect(self.wanted)
        self.scan.wanted.connect(self.scan_wanted)

    def _lay_out(self) -> None:
        self.column.addWidget(self.desk_note)
        self.add(self.which)
        self.column.addWidget(self.recorded)
        self.add(*self.value.fields(), self.reason, self.scan)
        self.column.addWidget(hairline())
        self.track(*self.header.fields())
        for fields in self.header.rows():
            row = QHBoxLayout()
            row.setSpacing(12)
            for field in fields:
                row.addWidget(field, 1)
            self.column.addLayout(row)
        self.finish(self.save)

    def offer(self, title: str, fields: Sequence[RecordField], *, note: str = "") -> None:
        """Offer the fields of an entry; `note` says what happens with the request."""
        self.title.setText(_("Ask for a correction of “{name}”", name=title))
        self.setAccessibleName(_("Ask for a correction of “{name}”", name=title))
        self._offered = {each.name: each for each in fields}
        self.which.offer([Option(each.name, _listed(each)) for each in fields])
        self.desk_note.say("info", note, icon="info")

    def begin_at(self, name: str = "") -> None:
        """Begin afresh, at one of the fields where it is known already."""
        self.begin({**self.header.beginning(), "field": name or None})

    def begin(self, values: Mapping[str, object]) -> None:
        """Begin afresh; which controls are seen depends on the field."""
        super().begin(values)
        self.fit()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show values that were typed before; the field comes first, since it says what the value may be."""
        self.which.show_value(values.get("field"))
        self.value.fit(self.chosen())
        super().show_draft(values)

    def chosen(self) -> RecordField | None:
        """Return the field that the request points at, or None."""
        return self._offered.get(str(self.which.value() or ""))

    def proposed(self) -> str:
        """Return what is proposed, as the field that is seen holds it."""
        return self.value.value(self.chosen())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields; what is proposed has one of several controls."""
        mine = self.value.of(self.chosen()).name
        named = {mine if name == "proposed" else name: text for name, text in problems.items()}
        super().show_problems(named)

    def fit(self) -> None:
        """Show the control that the chosen field asks for, and what the record says now."""
        field = self.chosen()
        self.value.fit(field)
        self.recorded.setVisible(field is not None)
        if field is not None:
            self.recorded.setText(_("The record says: {words}", words=field.words or _("nothing")))
        self.header.fit()


def _listed(field: RecordField) -> str:
    label = shown(field.label)
    return _("{label}: {words}", label=label, words=field.words) if field.words else label
