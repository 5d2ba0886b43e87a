"""While an import is looked at or runs, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.services.people.imports import ImportDone, LineReport, Outcome
from luna_desktop.services.people.imports_report import OUTCOME_NAMES
from luna_desktop.texts import _, shown
from luna_desktop.ui.imports.tiles import Count, Counts
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.progress import Progress
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column, RowsTable

MOST_LISTED = 1_000


class WorkingStep(QWidget):
    """Shows how far the work is, with a way to stop it.

    Signals:
        stopped: the person wants it to stop; nothing is written then.
    """

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "importWorking", _("Working"))
        card = Card("", "workingCard")
        card.setMaximumWidth(620)
        self.progress = Progress("importProgress", "", can_stop=True)
        self._note = words("", "body2", wrap=True)
        card.add(self.progress)
        card.add(self._note)
        column = QVBoxLayout(self)
        column.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(3)
        self.progress.stopped.connect(self.stopped)

    def show_work(self, text: str, note: str) -> None:
        """Say what is being done, from the beginning."""
        self.progress.show_text(text)
        self.progress.show_progress(0, " ")
        self.progress.stop_button.set_busy(False)
        self._note.setText(note)

    def show_progress(self, done: int, every: int) -> None:
        """Show how far it is."""
        share = done * 100 // every if every else 100
        told = _("{done} of {all} rows", done=grouped(done), all=grouped(every))
        self.progress.show_progress(min(share, 100), told)

    def show_stopping(self) -> None:
        """Say that it will stop in a moment."""
        self.progress.stop_button.set_busy(True)


def _columns() -> list[Column[LineReport]]:
    return [
        Column(_("Line"), lambda row: Cell(str(row.line)), 76),
        Column(_("What became of it"), lambda row: Cell(shown(OUTCOME_NAMES[row.outcome]), row.mrn, strong=True), 200),
        Column(
            _("Why"),
            lambda row: Cell(" ".join(shown(each) for each in row.said) or "–", wraps=True),
            400,
            stretch=True,
            grows=True,
        ),
    ]


class DoneStep(QWidget):
    """Shows how an import ended.

    Signals:
        report_wanted: save what became of each line as a table.
        again_wanted: import another file.
        patients_wanted: go to the patients.
    """

    report_wanted = Signal()
    again_wanted = Signal()
    patients_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "importDone", _("Report"))
        self.counts = Counts("doneCount")
        self.report = Button(_("Save the report…"), "saveReportButton", icon="download")
        self.again = Button(_("Import another file"), "importAgainButton", icon="upload")
        self.patients = Button(_("Go to the patients"), "toPatientsButton", icon="users")
        self._title = words("", "title")
        self._note = words("", "body2", wrap=True)
        self.table: RowsTable[LineReport] = RowsTable(
            "doneTable", _("Lines that were not simply taken in"), _columns(), key=lambda row: row.line
        )
        self.stack = StateStack(self.table, "doneStack")
        self._build()
        self.report.clicked.connect(self.report_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.patients.clicked.connect(self.patients_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconLabel("circle-check", "ok_text", 28), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(3)
        told.addWidget(self._title)
        told.addWidget(self._note)
        head.addLayout(told, 1)
        for button in (self.report, self.patients, self.again):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._list = Card(_("Lines that were not simply taken in"), "doneList", icon="list")
        self._list.add(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.counts)
        column.addWidget(self._list, 1)

    def show_done(self, done: ImportDone) -> None:
        """Show what became of the rows."""
        counts = done.counts
        taken = counts.get(Outcome.TAKEN, 0)
        self._title.setText(
            _("1 patient is new") if taken == 1 else _("{count} patients are new", count=grouped(taken))
        )
        self._note.setText(
            _("They wait under “To be given” for the notice and their answer about care. Undo is under Past imports.")
            if taken
            else _("Nobody is new. What was filled in can be undone under Past imports.")
        )
        self.counts.show_counts(
            [
                Count(taken, _("New patients"), "user-plus", "ok_text"),
                Count(counts.get(Outcome.FILLED, 0), _("Blanks filled"), "pencil", "info_text"),
                Count(counts.get(Outcome.LEFT_OUT, 0), _("Left out"), "user-check", "text2"),
                Count(counts.get(Outcome.REFUSED, 0), _("Could not be read"), "circle-alert", "danger_text"),
            ]
        )
        rows = [row for row in done.lines if row.outcome is not Outcome.TAKEN or row.said]
        rows.sort(key=lambda row: (row.outcome is not Outcome.REFUSED, row.line))
        self.table.show_rows(rows[:MOST_LISTED])
        if rows:
            self.stack.show_content()
        else:
            self.stack.show_state(StatePage("check-check", _("Every line was taken in as it is"), name="allTaken"))

    def start(self) -> None:
        """Put the keyboard on the report."""
        self.report.setFocus(Qt.FocusReason.OtherFocusReason)
