"""The form of a certificate: what is certified, in the doctor's words, and the box in which the patient signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES, Certificate, CertificateKind, Mark
from luna_desktop.texts import OWN_NAMES, _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.signature_pad import SignaturePad

MARKS = 2
DAYS = ("examined_on", "since", "until", "fit_from")


class CertificateForm(EditFrame):
    """The form; Ctrl+S saves the draft, Ctrl+Return issues.

    Signals:
        issue_wanted: what is typed and signed is to be issued.
        back_wanted: go back to the cards.
    """

    issue_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("certificateForm", _("Certificate"), save_text=_("Save draft"))
        kinds = [Option(kind.value, shown(name)) for kind, name in CERTIFICATE_KIND_NAMES.items()]
        self.kind = ChoiceField("kind", _("What it certifies"), kinds)
        self.addressed_to = TextField("addressed_to", _("To whom it is addressed"))
        self.purpose = TextField("purpose", _("What it is for"))
        self.address = LinesField("address", _("The patient’s address"), required=True, lines=2)
        self.marks = [
            TextField(f"mark {at}", _("Identification mark {number}", number=at + 1), required=not at)
            for at in range(MARKS)
        ]
        self.days = {
            "examined_on": PartialDateField("examined_on", _("Examined on"), required=True, example=""),
            "since": PartialDateField("since", _("First day"), example=""),
            "until": PartialDateField("until", _("Last day"), example=""),
            "fit_from": PartialDateField("fit_from", _("Fit from"), example=""),
        }
        self.statement = LinesField("statement", _("What you certify, in your own words"), required=True, lines=4)
        self.remarks = LinesField("remarks", _("Remarks"), lines=2)
        self.language = SegmentedField(
            "language", _("Language of the headings"), [Option(code, name) for code, name in OWN_NAMES.items()]
        )
        ways = [
            Option(Mark.SIGNATURE.value, _("Signs here")),
            Option(Mark.THUMB.value, _("Thumb mark on the printed copy")),
        ]
        self.mark = SegmentedField("mark", _("The patient"), ways)
        self.pad = SignaturePad("certificatePad", _("Signature of the patient: sign in this box"))
        self.clear = Button(_("Clear"), "clearCertificateSignature", icon="eraser", size="small", kind=Kind.GHOST)
        self.clear.clicked.connect(self.pad.clear)
        self.signature_note = words("", "caption", wrap=True)
        self.trouble = Banner("warn", "", name="certificateTrouble")
        self.issue = Button(_("Issue…"), "issueCertificate", kind=Kind.PRIMARY, icon="check", tip=_("Ctrl+Return"))
        self.issue.clicked.connect(self.issue_wanted)
        self.back = Button(_("Back"), "certificateBack", icon="arrow-left", size="small")
        self.back.clicked.connect(self.back_wanted)
        self.add_page(self._content(), "certificate")
        self.track(*self._order())
        self.kind.edited.connect(self._fit)
        self.mark.edited.connect(self._fit)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # what follows may take the form away, and it must not go while its own shortcut is being carried out
        shortcut.activated.connect(lambda: QTimer.singleShot(0, self, self.issue_wanted.emit))
        self._fit()

    def _order(self) -> tuple[Field, ...]:
        return (
            self.kind,
            self.addressed_to,
            self.purpose,
            *self.days.values(),
            self.statement,
            self.remarks,
            *self.marks,
            self.address,
            self.mark,
            self.language,
        )

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 12, 20, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(words(_("Certificate"), "strong"))
        head.addStretch(1)
        head.addWidget(self.issue)
        column.addLayout(head)
        column.addWidget(self.trouble)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        right.setSpacing(12)
        left.addWidget(self._what())
        left.addStretch(1)
        right.addWidget(self._register())
        right.addWidget(self._signing())
        right.addStretch(1)
        sides.addLayout(left, 58)
        sides.addLayout(right, 42)
        column.addLayout(sides)
        column.addStretch(1)
        return content

    def _what(self) -> Card:
        card = Card(_("What is certified"), "certificateWhat", icon="file-text")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.kind, 0, 0, 1, 2)
        grid.addWidget(self.addressed_to, 0, 2, 1, 2)
        for at, name in enumerate(DAYS):
            grid.addWidget(self.days[name], 1, at)
        grid.addWidget(self.statement, 2, 0, 1, 4)
        grid.addWidget(self.remarks, 3, 0, 1, 2)
        grid.addWidget(self.purpose, 3, 2, 1, 2)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        card.add(grid)
        return card

    def _register(self) -> Card:
        card = Card(_("What the register asks for"), "certificateRegister", icon="id-card")
        for field in (*self.marks, self.address):
            card.add(field)
        return card

    def _signing(self) -> Card:
        card = Card(_("Signature of the patient"), "certificateSigning", icon="signature")
        card.add(self.mark)
        card.add(self.pad)
        row = QHBoxLayout()
        row.addWidget(self.signature_note, 1)
        row.addWidget(self.clear)
        card.add(row)
        card.add(self.language)
        return card

    def _fit(self) -> None:
        """Show the days that the kind asks for, and the box where the patient signs on the screen."""
        kind = CertificateKind(str(self.kind.value() or CertificateKind.SICKNESS.value))
        self.days["fit_from"].setVisible(kind is CertificateKind.FITNESS)
        for name in ("since", "until"):
            self.days[name].setVisible(kind is not CertificateKind.FITNESS)
        draws = self.mark.value() != Mark.THUMB.value
        self.pad.setVisible(draws)
        self.clear.setVisible(draws)
        self.signature_note.setText(
            _("The patient signs with finger, pen or mouse, right before it is issued.")
            if draws
            else _("The print has a box for the thumb. Keep the marked copy.")
        )

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values that were read."""
        super().show_values(values)
        if hasattr(self, "pad"):
            self._fit()

    def show_certificate(self, body: Certificate) -> None:
        """Show a draft as it was saved, or what a new one begins with."""
        self.show_values(values_of(body))

    def certificate(self) -> Certificate:
        """Return what is typed; a day that is no date is left out, and said at its field."""
        return body_of(self.values())

    def half_days(self) -> dict[str, str]:
        """Return days that are no whole dates, with what to do."""
        sentence = _("Enter the whole day, for example 14-03-2026.")
        values = self.values()
        return {name: sentence for name in DAYS if values[name] and _day(values[name]) is None}

    def set_busy(self, busy: bool) -> None:
        """Show that it is being saved or issued."""
        self.set_saving(busy)
        self.issue.set_busy(busy)

    def start(self) -> None:
        """Put the keyboard on the kind."""
        self.kind.control.setFocus(Qt.FocusReason.OtherFocusReason)


def values_of(body: Certificate) -> dict[str, object]:
    """Return a certificate as the values of the form's fields."""
    values: dict[str, object] = {
        "kind": body.kind.value,
        "addressed_to": body.addressed_to,
        "purpose": body.purpose,
        "address": body.address,
        "statement": body.statement,
        "remarks": body.remarks,
        "mark": body.mark.value,
        "language": body.language,
    }
    for name in DAYS:
        day = getattr(body, name)
        values[name] = day.isoformat() if day is not None else ""
    for at in range(MARKS):
        values[f"mark {at}"] = body.marks[at] if at < len(body.marks) else ""
    return values


def body_of(values: Mapping[str, object]) -> Certificate:
    """Return the certificate that the values of the form say."""
    return Certificate(
        CertificateKind(str(values["kind"] or CertificateKind.SICKNESS.value)),
        str(values["purpose"]),
        str(values["addressed_to"]),
        str(values["address"]),
        tuple(mark for at in range(MARKS) if (mark := str(values[f"mark {at}"]).strip())),
        _day(values["examined_on"]),
        str(values["statement"]),
        _day(values["since"]),
        _day(values["until"]),
        _day(values["fit_from"]),
        str(values["remarks"]),
        Mark(str(values["mark"] or Mark.SIGNATURE.value)),
        str(values["language"] or "en"),
    )


def _day(kept: object) -> date | None:
    try:
        return date.fromisoformat(str(kept)) if kept else None
    except ValueError:
        return None
