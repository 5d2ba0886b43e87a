"""The form of a prescription: a card for each row, in the doctor's own words, and advice below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.history import MEDICINE_KIND_NAMES, MedicineKind
from luna_desktop.domain.clinical.prescriptions import MOST_ROWS, Prescription, RxRow
from luna_desktop.services.care.catalogues import is_topical
from luna_desktop.texts import OWN_NAMES, _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.choice_fields import SegmentedField, TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

PARTS = ("what", "kind", "strength", "form", "directions", "duration", "quantity", "notes", "keeps")


class RowCard(Card):
    """One row of a prescription; its fields are called by part and place, as `directions 0`."""

    def __init__(self, at: int, medicines: Catalogue) -> None:
        super().__init__(_("Medicine {number}", number=at + 1), f"rxRow{at}", icon="pill")
        kinds = [Option(kind.value, shown(name)) for kind, name in MEDICINE_KIND_NAMES.items()]
        self.what = CatalogueField(f"what {at}", _("Medicine or topical"), medicines)
        self.kind = SegmentedField(f"kind {at}", _("Where it is used"), kinds)
        self.strength = TextField(f"strength {at}", _("Strength"))
        self.form = TextField(f"form {at}", _("Form"))
        self.duration = TextField(f"duration {at}", _("For how long"))
        self.quantity = TextField(f"quantity {at}", _("Quantity"))
        self.directions = LinesField(f"directions {at}", _("Directions, as the patient reads them"), lines=2)
        self.notes = TextField(f"notes {at}", _("Note"))
        self.keeps = TickField(f"keeps {at}", _("Once issued, note it among the medicines of the chart"))
        self.kind.show_value(MedicineKind.TOPICAL.value)
        self.keeps.show_value(True)
        self.what.picked.connect(self._picked)
        self._place()

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order of the keyboard."""
        return (
            self.what,
            self.kind,
            self.strength,
            self.form,
            self.duration,
            self.quantity,
            self.directions,
            self.notes,
            self.keeps,
        )

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        places = (
            (self.what, 0, 0, 6),
            (self.kind, 0, 6, 6),
            (self.strength, 1, 0, 3),
            (self.form, 1, 3, 3),
            (self.duration, 1, 6, 3),
            (self.quantity, 1, 9, 3),
            (self.directions, 2, 0, 8),
            (self.notes, 2, 8, 4),
            (self.keeps, 3, 0, 12),
        )
        for field, down, across, wide in places:
            grid.addWidget(field, down, across, 1, wide)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        self.add(grid)

    def _picked(self, entry: Entry) -> None:
        topical = is_topical(entry.id)
        self.kind.show_value((MedicineKind.TOPICAL if topical else MedicineKind.SYSTEMIC).value)


class PrescriptionForm(EditFrame):
    """The form; Ctrl+S saves the draft, Ctrl+Return issues, Ctrl+Shift+A adds a row.

    Signals:
        issue_wanted: the values are to be issued.
        back_wanted: go back to the cards.
    """

    issue_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, medicines: Catalogue) -> None:
        super().__init__("prescriptionForm", _("Prescription"), save_text=_("Save draft"))
        self._medicines = medicines
        self.rows: list[RowCard] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.advice = LinesField("advice", _("Advice below the rows"), lines=3)
        languages = [Option(code, name) for code, name in OWN_NAMES.items()]
        self.language = SegmentedField("language", _("Language of the headings"), languages)
        self.language.show_value("en")
        self.trouble = Banner("warn", "", name="prescriptionTrouble")
        self.add = Button(_("Add a row"), "addRxRow", icon="plus", tip=_("Ctrl+Shift+A"))
        self.add.clicked.connect(self.add_row)
        self.issue = Button(_("Issue…"), "issuePrescription", kind=Kind.PRIMARY, icon="check", tip=_("Ctrl+Return"))
        self.issue.clicked.connect(self.issue_wanted)
        self.back = Button(_("Back"), "prescriptionBack", icon="arrow-left", size="small")
        self.back.clicked.connect(self.back_wanted)
        self.add_page(self._content(), "prescription")
        self.track(self.advice, self.language)
        self.add_row(counts=False)
        for keys, act in (("Ctrl+Return", self._want_issue), ("Ctrl+Shift+A", self.add_row)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _want_issue(self) -> None:
        # what follows may take the form away, and it must not go while its own shortcut is being carried out
        QTimer.singleShot(0, self, self.issue_wanted.emit)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 12, 20, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(words(_("Prescription"), "strong"))
        head.addStretch(1)
        head.addWidget(self.issue)
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        below = styled(named(QFrame(), "adviceCard"), cls="card")
        inside = QHBoxLayout(below)
        inside.setContentsMargins(17, 13, 17, 15)
        inside.setSpacing(16)
        inside.addWidget(self.advice, 3)
        inside.addWidget(self.language, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(below)
        column.addStretch(1)
        return content

    def add_row(self, *, counts: bool = True) -> None:
        """Add an empty row and put the keyboard into it."""
        if len(self.rows) >= MOST_ROWS:
            return
        card = RowCard(len(self.rows), self._medicines)
        self.rows.append(card)
        self._rows.addWidget(card)
        self.track(*card.fields())
        self.add.setEnabled(len(self.rows) < MOST_ROWS)
        if counts:
            card.show()
            card.what.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_prescription(self, body: Prescription) -> None:
        """Show a draft as it was saved."""
        self._need_rows(len(body.rows))
        self.show_values(values_of(body, len(self.rows)))

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Lay typing over it that was kept, with as many rows as it had."""
        places = [int(name.rpartition(" ")[2]) for name in values if name.rpartition(" ")[2].isdigit()]
        self._need_rows(max(places, default=0) + 1)
        super().show_draft(values)

    def _need_rows(self, count: int) -> None:
        while len(self.rows) < min(max(count, 1), MOST_ROWS):
            self.add_row(counts=False)

    def prescription(self) -> Prescription:
        """Return what is typed."""
        return body_of(self.values(), len(self.rows))

    def show_trouble(self, text: str, *, tone: str = "warn") -> None:
        """Show a sentence above the rows; empty takes it away."""
        self.trouble.say(tone, text)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being saved or issued."""
        self.set_saving(busy)
        self.issue.set_busy(busy)

    def start(self) -> None:
        """Put the keyboard into the first row."""
        self.rows[0].what.control.setFocus(Qt.FocusReason.OtherFocusReason)


def values_of(body: Prescription, count: int) -> dict[str, object]:
    """Return a prescription as the values of the form's fields."""
    values: dict[str, object] = {"advice": body.advice, "language": body.language}
    for at in range(count):
        row = body.rows[at] if at < len(body.rows) else None
        values[f"what {at}"] = row.what if row is not None else None
        values[f"kind {at}"] = (row.kind if row is not None else MedicineKind.TOPICAL).value
        for name in ("strength", "form", "directions", "duration", "quantity", "notes"):
            values[f"{name} {at}"] = getattr(row, name) if row is not None else ""
        values[f"keeps {at}"] = row.keeps_in_chart if row is not None else True
    return values


def body_of(values: Mapping[str, object], count: int) -> Prescription:
    """Return the prescription that the values of the form say."""
    rows = tuple(
        RxRow(
            coded_of(values[f"what {at}"]),
            MedicineKind(str(values[f"kind {at}"] or MedicineKind.TOPICAL.value)),
            str(values[f"strength {at}"]),
            str(values[f"form {at}"]),
            str(values[f"directions {at}"]),
            str(values[f"duration {at}"]),
            str(values[f"quantity {at}"]),
            str(values[f"notes {at}"]),
            bool(values[f"keeps {at}"]),
        )
        for at in range(count)
    )
    return Prescription(rows, str(values["advice"]), str(values["language"] or "en"))
