"""Two lists of patients: those to be given a version, and those whose consent is to be asked for again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from luna_desktop.domain.consent import PURPOSE_NAMES
from luna_desktop.domain.notices import DOCUMENT_NAMES, Document
from luna_desktop.services.privacy.asking_again import AskAgain, AskAgainList
from luna_desktop.services.privacy.receipts import Behind, BehindRow
from luna_desktop.texts import _, shown
from luna_desktop.ui.notices.wording import language_name, outcome_chip
from luna_desktop.ui.privacy.wording import moment, state_chip
from luna_desktop.ui.recipients.tasks_view import ListPage
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import Column, RowsTable

BEHIND, AGAIN = "behind", "again"


class BehindPage(ListPage[BehindRow]):
    """Patients who have to be given a version, a page at a time.

    Signals:
        document_chosen: the notice or the policy.
        given_wanted: the chosen patient took it.
        refused_wanted, unable_wanted, deferred_wanted: what came of it instead; the presenter asks why.
        batch_wanted: copies for everybody on this page are to be printed.
        next_wanted, back_wanted: another page of the list.
    """

    document_chosen = Signal(object)
    given_wanted = Signal()
    refused_wanted = Signal()
    unable_wanted = Signal()
    deferred_wanted = Signal()
    batch_wanted = Signal()
    next_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        columns = [
            Column[BehindRow](
                _("Patient"), lambda row: Cell(row.name, row.mrn, strong=True, face=row.name), 240, stretch=True
            ),
            Column[BehindRow](_("Given before"), lambda row: Cell(_seen_words(row)), 170),
            Column[BehindRow](_("Language"), lambda row: Cell(language_name(row.language)), 120),
            Column[BehindRow](_("Last try"), _last_cell, 300),
        ]
        table = RowsTable("behindTable", _("To be given"), columns, key=lambda row: row.patient_id, row_height=52)
        super().__init__(BEHIND, _("To be given"), table, _nobody_behind)
        options = [Option(each, shown(DOCUMENT_NAMES[each])) for each in Document]
        self.documents = Segmented("behindDocuments", _("Document"), options)
        self.documents.show_value(Document.NOTICE)
        self.documents.chosen.connect(self.document_chosen)
        self.count = words("", "body2", wrap=True)
        self.batch = Button(_("Print for this page…"), "printBatchButton", icon="printer")
        self.back = Button(_("Page before"), "behindBackButton", icon="chevron-left")
        self.next = Button(_("Next page"), "behindNextButton", icon="chevron-right")
        self.given = Button(_("It was given"), "noticeGivenButton", kind=Kind.PRIMARY, icon="check")
        self.refused = Button(_("Would not sign…"), "noticeRefusedButton", icon="ban")
        self.unable = Button(_("Not able…"), "noticeUnableButton", icon="circle-alert")
        self.deferred = Button(_("Put off…"), "noticeDeferredButton", icon="clock")
        for button, signal in (
            (self.batch, self.batch_wanted),
            (self.back, self.back_wanted),
            (self.next, self.next_wanted),
            (self.given, self.given_wanted),
            (self.refused, self.refused_wanted),
            (self.unable, self.unable_wanted),
            (self.deferred, self.deferred_wanted),
        ):
            button.clicked.connect(signal)
        for button in (self.deferred, self.unable, self.refused, self.given):
            self.buttons.addWidget(button)
        self._put_bar()

    def _put_bar(self) -> None:
        bar, below = QHBoxLayout(), QHBoxLayout()
        bar.addWidget(self.documents)
        bar.addStretch(1)
        bar.addWidget(self.batch)
        below.addWidget(self.count, 1)
        below.addWidget(self.back)
        below.addWidget(self.next)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            for at, row in enumerate((bar, below)):
                row.setSpacing(10)
                column.insertLayout(at, row)

    def document(self) -> Document:
        """Return which document is shown."""
        value = self.documents.value()
        return value if isinstance(value, Document) else Document.NOTICE

    def show_behind(self, found: Behind, *, page: int) -> None:
        """Show one page of the list."""
        self.show_lines(found.rows)
        if found.version:
            count, number = found.count, found.version
            said = _("{count} to be given version {number}, page {page}", count=count, number=number, page=page)
            self.count.setText(said)
        else:
            self.count.setText(_("Nothing is published yet."))
        self.back.setEnabled(page > 1)
        self.next.setEnabled(found.has_more)
        self.batch.setEnabled(bool(found.rows))
        if self.table.current() is None and found.rows:
            self.table.choose(found.rows[0].patient_id)

    def show_chosen(self, row: BehindRow | None) -> None:
        """Say what to do about the chosen patient."""
        if row is None:
            self.show_note("")
            return
        said = _("Give {name} the text to read, or read it out, then note what came of it.", name=row.name)
        if row.last_reason:
            said += "\n" + _("Last time: “{reason}”", reason=row.last_reason)
        self.show_note(said)


class AgainPage(ListPage[AskAgain]):
    """Patients whose consent ran out, lapsed at 18, or was put off.

    Signals:
        turn_wanted: the screen is to be turned to the chosen patient.
    """

    turn_wanted = Signal()

    def __init__(self) -> None:
        columns = [
            Column[AskAgain](
                _("Patient"),
                lambda row: Cell(row.card.name, row.card.mrn, strong=True, face=row.card.name),
                240,
                stretch=True,
            ),
            Column[AskAgain](
                _("About"),
                lambda row: Cell(shown(PURPOSE_NAMES[row.purpose]), row.recipient, wraps=True),
                280,
                grows=True,
            ),
            Column[AskAgain](_("Last answer"), lambda row: Cell(chips=(state_chip(row.state),)), 190),
            Column[AskAgain](_("Since"), lambda row: Cell(moment(row.since)), 190),
        ]
        table = RowsTable(
            "againTable",
            _("To be asked again"),
            columns,
            key=lambda row: (row.card.patient_id, row.purpose, row.recipient),
            row_height=52,
        )
        super().__init__(AGAIN, _("To be asked again"), table, _nobody_again)
        self.turn = Button(
            _("Turn the screen to the patient"), "turnScreenAgainButton", kind=Kind.PRIMARY, icon="tablet-smartphone"
        )
        self.turn.clicked.connect(self.turn_wanted)
        self.buttons.addWidget(self.turn)

    def show_again(self, found: AskAgainList) -> None:
        """Show the list, the longest waiting first."""
        self.show_lines(found.rows)
        if self.table.current() is None and found.rows:
            first = found.rows[0]
            self.table.choose((first.card.patient_id, first.purpose, first.recipient))

    def show_chosen(self, row: AskAgain | None) -> None:
        """Say why the chosen patient is on the list."""
        if row is None:
            self.show_note("")
            return
        self.show_note(
            _(
                "Ask {name} about “{purpose}” at the next visit. Until then the answer counts as no.",
                name=row.card.name,
                purpose=shown(PURPOSE_NAMES[row.purpose]),
            )
        )


def _seen_words(row: BehindRow) -> str:
    return _("Version {number}", number=row.version) if row.version else _("Nothing")


def _last_cell(row: BehindRow) -> Cell:
    if row.last is None or row.last_at is None:
        return Cell(_("Not tried yet"), tone="text2")
    return Cell(chips=(outcome_chip(row.last),))


def _nobody_behind() -> StatePage:
    return StatePage(
        "check",
        _("Every patient was given this version."),
        _("When a version is published that matters to patients, those to be given it stand here."),
        name="nobodyBehind",
    )


def _nobody_again() -> StatePage:
    return StatePage(
        "check",
        _("Nobody is to be asked again."),
        _("Consents that run out, that lapse at 18, and questions that were put off stand here."),
        name="nobodyAgain",
    )
