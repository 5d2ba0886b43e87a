"""The list of recipients who are to be told to stop, and what lists of the privacy officer share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.consent import PURPOSE_NAMES
from luna_desktop.services.sharing.stop_tasks import StopLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.recipients.wording import moment, task_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column, RowsTable

Line = TypeVar("Line")


class ListPage(QWidget, Generic[Line]):
    """A table in a card, what the chosen row says below it, and what can be done about it.

    Signals:
        chosen: the row that is now current, or None.
        open_wanted: the patient of the chosen row is to be opened.
    """

    chosen = Signal(object)
    open_wanted = Signal()

    def __init__(self, name: str, accessible: str, table: RowsTable[Line], empty: Callable[[], StatePage]) -> None:
        super().__init__()
        named(self, name, accessible)
        self._empty = empty
        self.table = table
        self.stack = StateStack(table, f"{name}Stack")
        self.note = words("", "body", wrap=True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.open_patient = Button(_("Open the Privacy tab"), f"{name}Open", icon="shield")
        self.open_patient.clicked.connect(self.open_wanted)
        table.selected.connect(self.chosen)
        table.opened.connect(lambda _row: self.open_wanted.emit())
        self._build()

    def _build(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(24, 6, 20, 16)
        outside.setSpacing(10)
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 8, 5, 5)
        inside.addWidget(self.stack)
        self.foot = styled(QFrame(), cls="card")
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(17, 12, 17, 12)
        below.setSpacing(10)
        below.addWidget(self.note)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.open_patient)
        below.addLayout(self.buttons)
        outside.addWidget(card, 1)
        outside.addWidget(self.foot)
        self.foot.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the list; the row that was chosen stays chosen."""
        self.table.show_rows(lines)
        if lines:
            self.stack.show_content()
        else:
            self.stack.show_state(self._empty())
        self.foot.setVisible(self.table.current() is not None)

    def show_note(self, text: str) -> None:
        """Say under the list what the chosen row says; an empty text takes it away."""
        self.note.setText(text)
        self.foot.setVisible(bool(text))


class StopTasksPage(ListPage[StopLine]):
    """Recipients to be told to stop.

    Signals:
        settle_wanted: the chosen task is done.
        letter_wanted: open the letter that asks for the deletion of photographs.
    """

    settle_wanted = Signal()
    letter_wanted = Signal()

    def __init__(self) -> None:
        columns = [
            Column[StopLine](
                _("Recipient"), lambda line: Cell(line.recipient, _cause(line), strong=True), 220, stretch=True
            ),
            Column[StopLine](_("Patient"), lambda line: Cell(line.patient, line.mrn, wraps=True), 200, grows=True),
            Column[StopLine](_("Stops"), lambda line: Cell(shown(PURPOSE_NAMES[line.purpose])), 230),
            Column[StopLine](_("Until"), lambda line: Cell(chips=(task_chip(line),)), 190),
        ]
        table = RowsTable("stopTasksTable", _("To be told to stop"), columns, key=lambda line: line.task_id)
        super().__init__("stopTasks", _("To be told to stop"), table, _no_tasks)
        self.settle = Button(_("It is done…"), "settleTaskButton", kind=Kind.PRIMARY, icon="check")
        self.settle.clicked.connect(self.settle_wanted)
        self.letter = Button(_("Open the letter…"), "taskLetterButton", icon="file-text")
        self.letter.clicked.connect(self.letter_wanted)
        self.buttons.addWidget(self.letter)
        self.buttons.addWidget(self.settle)

    def show_chosen(self, line: StopLine | None) -> None:
        """Say what the chosen task is about."""
        if line is None:
            self.show_note("")
            return
        self.settle.setVisible(line.done_at is None)
        self.letter.setVisible(line.has_letter)
        if line.done_at is not None:
            done = _("{name} noted {time}: {note}", name=line.done_by, time=moment(line.done_at), note=line.note)
            self.show_note(done)
            return
        if line.has_letter:
            self.show_note(
                _(
                    "Ask {recipient} to delete the photographs of {patient} that it was given, and note how. The "
                    "letter is ready.",
                    recipient=line.recipient,
                    patient=line.patient,
                )
            )
            return
        self.show_note(
            _(
                "Tell {recipient} that it may not use the data of {patient} for this any more, and note how.",
                recipient=line.recipient,
                patient=line.patient,
            )
        )


def _cause(line: StopLine) -> str:
    return _("A restriction was agreed") if line.by_restriction else _("A consent was withdrawn")


def _no_tasks() -> StatePage:
    return StatePage(
        "check",
        _("Nobody is to be told to stop."),
        _("When a patient withdraws a consent, those who process under it stand here for 7 days."),
        name="noStopTasks",
    )
