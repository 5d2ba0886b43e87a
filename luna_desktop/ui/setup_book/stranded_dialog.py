"""The list of appointments that a change would make impossible, before it is saved: nobody is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.book.stranded import Stranded
from luna_desktop.domain.measures import show_day
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.tables import Column, RowsTable

MOST_ROWS = 6
ROW = 46


class StrandedDialog(Dialog):
    """Lists them and asks once.

    Signals:
        agreed: they go to the pinboard, and the change is saved.
    """

    agreed = Signal()

    def __init__(self, window: QWidget, found: Sequence[Stranded], zone: ZoneInfo) -> None:
        super().__init__(
            window,
            "strandedDialog",
            _title(len(found)),
            _(
                "Nothing is saved yet. If you go on, they are taken off the book and put on the pinboard, not "
                "cancelled. The desk finds a new time for each and tells the patient."
            ),
            width=780,
        )
        self.table: RowsTable[Stranded] = RowsTable(
            "strandedTable",
            _("Appointments to be moved"),
            _columns(zone),
            key=lambda row: row.booking_id,
            row_height=ROW,
        )
        self.table.show_rows(found)
        self.table.setMinimumHeight(theme.px(ROW) * min(MOST_ROWS, len(found)) + 44)
        self.add(self.table)
        self.cancel = self.add_button(Button(_("Change nothing"), "strandedCancel"))
        verb = (
            _("Put it on the pinboard and save")
            if len(found) == 1
            else _("Put all {count} on the pinboard and save", count=len(found))
        )
        self.go_on = self.add_button(Button(verb, "strandedGoOn", kind=Kind.PRIMARY, icon="map-pin"))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.go_on.clicked.connect(self._agree)

    def _agree(self) -> None:
        self.put_away()
        self.agreed.emit()


def _title(count: int) -> str:
    if count == 1:
        return _("1 appointment would no longer be possible")
    return _("{count} appointments would no longer be possible", count=count)


def _columns(zone: ZoneInfo) -> list[Column[Stranded]]:
    def when(row: Stranded) -> Cell:
        local = row.starts.astimezone(zone)
        return Cell(f"{local:%H:%M}", show_day(local.date(), current()), strong=True)

    def whom(row: Stranded) -> Cell:
        return Cell(row.name or _("Kept from you"), row.mrn, wraps=True)

    return [
        Column(_("When"), when, 120),
        Column(_("Patient"), whom, 190, stretch=True),
        Column(_("Appointment"), lambda row: Cell(row.desk_name, row.practitioner), 190),
        Column(_("Why"), lambda row: Cell("; ".join(shown(why) for why in row.why), wraps=True), 220, grows=True),
    ]
