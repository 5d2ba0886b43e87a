"""The lists of the privacy officer about openings: those of closed records to review, and requests to be let in."""

from __future__ import annotations

from PySide6.QtCore import Signal

from luna_desktop.domain.rights.openings import BARRIER_NAMES, REASON_NAMES, Barrier
from luna_desktop.services.rights.access_requests import RequestLine
from luna_desktop.services.rights.opening_reviews import OpeningLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.recipients.tasks_view import ListPage
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.tables import Column, RowsTable


class OpeningsPage(ListPage[OpeningLine]):
    """Openings of closed records, those to be reviewed first.

    Signals:
        justified, unjustified: what was found of the chosen opening.
    """

    justified = Signal()
    unjustified = Signal()

    def __init__(self) -> None:
        columns = [
            Column[OpeningLine](
                _("Opened by"),
                lambda line: Cell(line.by, moment(line.at), strong=True, face=line.by),
                220,
                stretch=True,
            ),
            Column[OpeningLine](_("Patient"), lambda line: Cell(line.patient, line.mrn, wraps=True), 200, grows=True),
            Column[OpeningLine](
                _("Why"), lambda line: Cell(shown(REASON_NAMES[line.reason]), barrier_words(line.barriers)), 270
            ),
            Column[OpeningLine](_("Review"), lambda line: Cell(chips=(review_chip(line),)), 270),
        ]
        table = RowsTable("openingsTable", _("Openings of closed records"), columns, key=lambda line: line.opening_id)
        super().__init__("openings", _("Openings of closed records"), table, _no_openings)
        self.yes = Button(_("Justified…"), "justifiedButton", kind=Kind.PRIMARY, icon="check")
        self.no = Button(_("Not justified…"), "notJustifiedButton", kind=Kind.DANGER_LINE, icon="x")
        self.yes.clicked.connect(self.justified)
        self.no.clicked.connect(self.unjustified)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)

    def show_chosen(self, line: OpeningLine | None) -> None:
        """Say what was written when the record was opened, until when it was open, and what was found."""
        if line is None:
            self.show_note("")
            return
        for button in (self.yes, self.no):
            button.setVisible(line.is_justified is None and not line.is_mine)
        said = _(
            "{name} wrote: “{words}” The record was open until {time}.",
            name=line.by,
            words=line.words,
            time=moment(line.until),
        )
        if line.is_justified is None and line.is_mine:
            said += "\n" + _("This is your own opening. A colleague who may review it does that.")
        if line.is_justified is not None:
            said += "\n" + _("{name} found: “{note}”", name=line.reviewed_by, note=line.note)
        if line.incident:
            said += "\n" + _("Incident note: “{words}”", words=line.incident)
        self.show_note(said)


class RequestsPage(ListPage[RequestLine]):
    """Requests to be let into a closed record.

    Signals:
        granted, declined: what becomes of the chosen request.
    """

    granted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        columns = [
            Column[RequestLine](
                _("Asked by"),
                lambda line: Cell(line.by, moment(line.at), strong=True, face=line.by),
                230,
                stretch=True,
            ),
            Column[RequestLine](
                _("Patient"), lambda line: Cell(line.card.name, line.card.mrn, wraps=True), 220, grows=True
            ),
            Column[RequestLine](_("What closes it"), lambda line: Cell(barrier_words(line.barriers)), 280),
        ]
        table = RowsTable("requestsTable", _("Requests for access"), columns, key=lambda line: line.request_id)
        super().__init__("requests", _("Requests for access"), table, _no_requests)
        self.yes = Button(_("Let in…"), "letInButton", kind=Kind.PRIMARY, icon="user-check")
        self.no = Button(_("Say no…"), "sayNoButton", kind=Kind.DANGER_LINE, icon="x")
        self.yes.clicked.connect(self.granted)
        self.no.clicked.connect(self.declined)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)

    def show_chosen(self, line: RequestLine | None) -> None:
        """Say why the person asks, and what a yes does."""
        if line is None:
            self.show_note("")
            return
        said = _("{name} wrote: “{words}”", name=line.by, words=line.words)
        if Barrier.RESTRICTION in line.barriers:
            said += "\n" + _("The patient asked for this limit. Ask the patient first, and end the restriction.")
        else:
            said += "\n" + _("A yes puts {name} on the care team until somebody ends that.", name=line.by)
        self.show_note(said)


def barrier_words(barriers: frozenset[Barrier]) -> str:
    """Return what closed the record, in words."""
    return ", ".join(shown(BARRIER_NAMES[each]) for each in sorted(barriers, key=lambda each: each.value))


def review_chip(line: OpeningLine) -> ChipSpec:
    """Return where the review of an opening stands, as a chip."""
    if line.is_justified is not None:
        if line.is_justified:
            return ChipSpec(_("Justified"), "ok", "check")
        return ChipSpec(_("Not justified"), "danger", "circle-alert")
    if line.is_overdue:
        return ChipSpec(_("Review overdue"), "danger", "circle-alert")
    return ChipSpec(_("Review by {time}", time=moment(line.review_by)), "warn", "clock")


def _no_openings() -> StatePage:
    return StatePage(
        "lock",
        _("No closed record was opened."),
        _("Each opening stands here at once, to be reviewed."),
        name="noOpenings",
    )


def _no_requests() -> StatePage:
    return StatePage(
        "mail",
        _("Nobody asks to be let in."),
        _("Whoever asks for access instead of opening a closed record stands here."),
        name="noRequests",
    )
