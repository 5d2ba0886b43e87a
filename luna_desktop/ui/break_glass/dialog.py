"""The dialog before a record that is closed to the person: why it must be opened, in which words, with the password.

It shows who the patient is and nothing of the chart; behind it the chart is not built.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.people import GENDER_NAMES
from luna_desktop.domain.rights.openings import LEAST_WORDS, REASON_NAMES, REASON_NOTES, Barrier, OpeningReason
from luna_desktop.services.rights.access_requests import NewAccessRequest
from luna_desktop.services.rights.break_glass import ClosedRecord, OpenClosed, OpeningTerms
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.choice_fields import CardsField
from luna_desktop.ui.widgets.inputs import LinesField, PasswordField, TextField
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.radio_cards import CardOption

WIDTH, SIDE = 600, 28
LOW = 800
"""Below this height of the window (px) the dialog is drawn tighter, so that its buttons are always seen."""


class GlassDialog(Overlay):
    """Asks for reason, words and password; where no record is given, also for its number.

    Signals:
        wanted: open the record.
        request_wanted: ask to be let in instead.
    """

    wanted = Signal()
    request_wanted = Signal()

    def __init__(self, window: QWidget, closed: ClosedRecord | None, today: date, terms: OpeningTerms) -> None:
        super().__init__(window, "glassDialog", _("This record is restricted"), width=WIDTH)
        self._closed = closed
        self._tight = window.height() < LOW
        self.trouble = Banner("warn", "", name="glassTrouble")
        self.number = TextField("mrn", _("Record number"), required=True, example="LUN-004218", longest=20)
        cards = [CardOption(each.value, shown(REASON_NAMES[each]), shown(REASON_NOTES[each])) for each in OpeningReason]
        self.reason = CardsField("reason", _("Why do you need to open it?"), cards, upright=True)
        self.words = LinesField(
            "words",
            _("What happened"),
            required=True,
            lines=1 if self._tight else 2,
            help_text=_("At least {least} characters. The privacy officer reads this.", least=LEAST_WORDS),
        )
        self.password = PasswordField("password", _("Your password"), required=True)
        self.note = Banner("priv", _note(terms), name="glassNote", icon="scroll-text")
        self.request = Button(_("Request access instead"), "requestAccessButton", kind=Kind.GHOST, icon="mail")
        self.cancel = Button(_("Cancel"), "cancelButton", size="large")
        self.open_record = Button(
            _("Open record"), "openRecordButton", kind=Kind.PRIMARY, icon="key-round", size="large"
        )
        self._build(today)
        self._connect()
        self._offer()

    def _build(self, today: date) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(SIDE, 16 if self._tight else 24, SIDE, 16 if self._tight else 22)
        column.setSpacing(7 if self._tight else 12)
        column.addLayout(self._heading())
        column.addWidget(self.trouble)
        if self._closed is not None:
            column.addWidget(_strip(self._closed, today))
        for widget in (self.number, self.reason, self.words, self.password, self.note):
            column.addWidget(widget)
        self._add_buttons(column)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        """Put the buttons in one row; where a language needs more room, the request stands in a row above."""
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        wide = sum(each.sizeHint().width() for each in (self.request, self.cancel, self.open_record))
        if wide > self.card.width() - 2 * SIDE - 24:
            column.addWidget(self.request, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            buttons.addWidget(self.request)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.open_record)
        column.addLayout(buttons)

    def _heading(self) -> QHBoxLayout:
        tile = styled(QFrame(), cls="banner", tone="priv")
        tile.setFixedSize(46, 46)
        inside = QHBoxLayout(tile)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(IconLabel("lock", "priv", 22), 0, Qt.AlignmentFlag.AlignCenter)
        says = QVBoxLayout()
        says.setSpacing(2)
        says.addWidget(words(_("This record is restricted"), "title"))
        says.addWidget(words(_because(self._closed), "body2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(says, 1)
        return row

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.request.clicked.connect(self.request_wanted)
        self.open_record.clicked.connect(self.wanted)
        self.password.submitted.connect(self._enter)
        for field in (self.number, self.reason, self.words, self.password):
            field.edited.connect(self._weigh)

    def _offer(self) -> None:
        """Show what this person may do about this record."""
        closed = self._closed
        self.number.setVisible(closed is None)
        self.request.setVisible(closed is not None)
        if closed is not None:
            for each in OpeningReason:
                self.reason.cards.card(each.value).setVisible(each in closed.reasons)
            for widget in (self.reason, self.password, self.note, self.open_record):
                widget.setVisible(closed.may_open)
            if not closed.may_open:
                self.request.set_kind(Kind.PRIMARY)
                self.request.setText(_("Request access"))
        self._weigh()

    def start(self) -> None:
        """Show the dialog; the keyboard starts where the first answer goes."""
        if self._closed is None:
            self.open_on(self.number.control)
        elif not self._closed.may_open:
            self.open_on(self.words.control)
        else:
            self.open_on(self.reason.cards.card(self._closed.reasons[0].value))

    def wanted_opening(self) -> OpenClosed:
        """Return what was entered."""
        reason = self.reason.value()
        return OpenClosed(
            OpeningReason(reason) if isinstance(reason, str) else None,
            self.words.value(),
            self.password.value(),
            self._patient(),
            self.number.value(),
        )

    def wanted_request(self, patient: PatientId) -> NewAccessRequest:
        """Return the request to be let in, in the words that were typed."""
        return NewAccessRequest(patient, self.words.value())

    def is_complete(self) -> bool:
        """Tell whether everything is there that opening asks for."""
        named_record = self._closed is not None or bool(self.number.value())
        enough = len(self.words.value()) >= LEAST_WORDS and bool(self.password.value())
        return named_record and enough and self.reason.value() is not None

    def show_busy(self, busy: bool) -> None:
        """Show that an answer is awaited."""
        self.open_record.set_busy(busy)
        self.request.set_busy(busy)
        if not busy:
            self._weigh()

    def show_refused(self, text: str) -> None:
        """Say under the password that it was not accepted; it is typed anew."""
        self.show_busy(False)
        self.password.show_value("")
        self.password.show_problem(text)
        self._weigh()
        self.password.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.show_busy(False)
        for field in (self.number, self.reason, self.words, self.password):
            field.show_problem(problems.get(field.name, ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.show_busy(False)
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that things changed meanwhile."""
        self.show_trouble(text, tone="warn")

    def _patient(self) -> PatientId | None:
        return self._closed.patient_id if self._closed is not None else None

    def _enter(self) -> None:
        if self.open_record.isEnabled():
            self.wanted.emit()

    def _weigh(self) -> None:
        if not self.open_record.is_busy():
            self.open_record.setEnabled(self.is_complete())


def _because(closed: ClosedRecord | None) -> str:
    if closed is None:
        return _("It is closed to you, or stands in no list of yours. Go past that only where care needs it.")
    if Barrier.RESTRICTION not in closed.barriers:
        return _("You are not on the care team for this patient.")
    if not closed.may_open:
        return _("The patient asked that you do not open it. Only a clinician goes past that in an emergency.")
    return _("The patient asked that you do not open it. Go past that only where care cannot wait.")


def _note(terms: OpeningTerms) -> str:
    if terms.officer:
        return _(
            "Opening is recorded. {name} reviews it within {review} hours, and the patient can ask who opened the "
            "record. Access ends after {hours} hours or when you lock.",
            name=terms.officer,
            review=terms.review_hours,
            hours=terms.hours,
        )
    return _(
        "Opening is recorded. The privacy officer reviews it within {review} hours, and the patient can ask who opened "
        "the record. Access ends after {hours} hours or when you lock.",
        review=terms.review_hours,
        hours=terms.hours,
    )


def _strip(closed: ClosedRecord, today: date) -> QFrame:
    """Return who the patient is: name, birth, sex and number, so that the right record is opened."""
    strip = styled(named(QFrame(), "glassPatient", closed.name), cls="tile")
    row = QHBoxLayout(strip)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(12)
    row.addWidget(Avatar(closed.name, 40))
    says = QVBoxLayout()
    says.setSpacing(2)
    says.addWidget(words(closed.name, "strong", wrap=True))
    facts = _(
        "Born {birth} · {sex} · MRN {number}",
        birth=closed.birth.shown(current(), today),
        sex=shown(GENDER_NAMES[closed.gender]),
        number=closed.mrn,
    )
    says.addWidget(words(facts, "caption", wrap=True))
    row.addLayout(says, 1)
    row.addWidget(Chip(_("Restricted"), "priv", "lock", name="glassChip"))
    return strip
