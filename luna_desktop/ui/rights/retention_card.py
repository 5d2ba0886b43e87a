"""Records kept past their time, and holds that are to be looked at: the list, and the way back to the queue."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.rights.groups import GROUP_NAMES
from luna_desktop.domain.rights.holds import CAUSE_NAMES
from luna_desktop.services.rights.legal_holds import HeldRecord
from luna_desktop.services.rights.retention_due import EndedRecord, RetentionDue
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.rights.queue import ROW
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


@dataclass(frozen=True)
class DueRow:
    """A line of the list: whose record, what there is to decide, since or until when, and why."""

    key: int
    patient_id: int
    patient: str
    mrn: str
    what: str
    note: str
    when: str
    chip: ChipSpec
    icon: str


def row_of_record(record: EndedRecord) -> DueRow:
    """Return the line of a record that nothing keeps any more."""
    names = [shown(GROUP_NAMES[group]) for group in record.groups]
    return DueRow(
        int(record.patient_id),
        int(record.patient_id),
        record.name,
        record.mrn,
        _("Kept past its time"),
        ", ".join(names),
        _("Since {day}", day=show_day(record.ended_on, current())),
        ChipSpec(_("Decide"), "warn", "hourglass"),
        "archive",
    )


def row_of_hold(held: HeldRecord) -> DueRow:
    """Return the line of a hold that is to be looked at; its key is below zero."""
    hold = held.line.hold
    chip = ChipSpec(_("Due"), "danger", "alarm-clock") if held.is_due else ChipSpec(_("Soon"), "warn", "clock")
    return DueRow(
        -held.line.hold_id,
        int(held.patient_id),
        held.name,
        held.mrn,
        _("Legal hold to look at again"),
        shown(CAUSE_NAMES[hold.cause]),
        _("By {day}", day=show_day(hold.review_on, current())),
        chip,
        "lock",
    )


class RetentionCard(QFrame):
    """The list; holds first, then records by the day since when they are kept past their time.

    Signals:
        opened: the row whose patient is to be opened.
        back_wanted: to the queue again.
        more_wanted: look on from a record's id.
        retry_wanted: read the list again.
    """

    opened = Signal(object)
    back_wanted = Signal()
    more_wanted = Signal(int)
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "retentionDue", _("Records past their time")), cls="card")
        self._rows: list[DueRow] = []
        self._next = 0
        self.back = icon_button("arrow-left", "retentionBack", _("Back to the open ones"))
        self.back.clicked.connect(self.back_wanted)
        self.said = ElidedLabel("", "caption")
        self.more = Button(_("Look on"), "retentionMore", kind=Kind.GHOST, size="small")
        self.more.clicked.connect(lambda: self.more_wanted.emit(self._next))
        self.table: RowsTable[DueRow] = RowsTable(
            "retentionTable", _("Records past their time"), _columns(), key=lambda row: row.key, row_height=ROW
        )
        self.table.opened.connect(self.opened)
        self.stack = StateStack(self.table, "retentionStack")
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.back)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(_("Records past their time"), "strong"))
        told.addWidget(self.said)
        head.addLayout(told, 1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 10, 5, 6)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def show_reading(self) -> None:
        """Say that the list is read."""
        self.more.hide()
        self.said.show_text("")
        self.stack.show_state(loading(_("Looking through the records…"), name="retentionLoading"))

    def show_due(self, due: RetentionDue, *, goes_on: bool = False) -> None:
        """Show what was found, after what was shown before where the list goes on."""
        records = sorted(due.ended, key=lambda each: (each.ended_on, int(each.patient_id)))
        found = [*map(row_of_hold, due.holds), *map(row_of_record, records)]
        self._rows, self._next = [*(self._rows if goes_on else []), *found], due.next_after
        self.more.setVisible(bool(due.next_after))
        told = _("No rule keeps these records any more, and nobody asked for their erasure.")
        self.said.show_text(told if self._rows else "")
        self.table.show_rows(self._rows)
        if self._rows:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose(self._rows[0].key)
            return
        text = _("Every record is still kept by a rule, held, or asked about, and no hold is due within 30 days.")
        self.stack.show_state(StatePage("circle-check", _("Nothing to decide"), text, name="retentionNone"))

    def show_failed(self, text: str) -> None:
        """Say why nothing could be read."""
        page = failed(text, name="retentionFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def forget(self) -> None:
        """Show nobody any more."""
        self._rows = []
        self.table.show_rows([])

    def take_keyboard(self) -> None:
        """Give the keyboard to the table, or to the way back where there is none."""
        first: QWidget = self.table if self._rows else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the open ones."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)


def _columns() -> tuple[Column[DueRow], ...]:
    return (
        Column(
            _("Patient"),
            lambda row: Cell(row.patient, _("MRN {mrn}", mrn=row.mrn), strong=True),
            width=220,
            stretch=True,
        ),
        Column(_("What there is to decide"), lambda row: Cell(row.what, row.note, icon=row.icon), width=330),
        Column(_("When"), lambda row: Cell(row.when), width=160),
        Column(_("State"), lambda row: Cell(chips=(row.chip,)), width=120),
    )
