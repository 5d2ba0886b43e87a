"""The Privacy tab's section of what left: the accounting, what is on its way, and the ways to hand something over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.sharing.accounting import (
    Accounting,
    AccountingAsked,
    DisclosureLine,
    first_day,
    read_accounting,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.disclosures.panel import empty
from luna_desktop.ui.disclosures.wording import accounting_chip, accounting_notes, day_text, state_chip, what_text
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

YEARS = (1, 3, 6)


class DisclosuresCard(Card):
    """Shows the accounting; says what is wanted.

    Signals:
        copy_wanted, disclosure_wanted: something is to be handed over.
        period_chosen: of how many years the accounting is wanted.
    """

    copy_wanted = Signal()
    disclosure_wanted = Signal()
    period_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Copies and disclosures"), "disclosuresCard", icon="send")
        self.copy = Button(_("Record copy…"), "recordCopyButton", kind=Kind.PRIMARY, icon="file-output")
        self.disclose = Button(_("Disclose…"), "discloseButton", icon="send")
        self.copy.clicked.connect(self.copy_wanted)
        self.disclose.clicked.connect(self.disclosure_wanted)
        self._actions = _row(self.copy, self.disclose)
        options = [Option(years, _("1 year") if years == 1 else _("{count} years", count=years)) for years in YEARS]
        self.period = Segmented("accountingPeriod", _("How far back"), options)
        self.period.show_value(YEARS[-1])
        self.period.chosen.connect(self.period_chosen)
        self.note = words("", "body2", wrap=True)
        self.lines, self.others = QVBoxLayout(), QVBoxLayout()
        self.others_title = words(_("On its way, or did not leave"), "label")
        for widget in (self._actions, self.period, self.note):
            self.add(widget)
        self.add(self.lines)
        self.add(self.others_title)
        self.add(self.others)
        self._show_others(())

    def show_rights(self, *, may_copy: bool, may_disclose: bool, may_read: bool) -> None:
        """Show only what the role may use; the card vanishes where nothing is left."""
        self.copy.setVisible(may_copy)
        self.disclose.setVisible(may_disclose)
        self._actions.setVisible(may_copy or may_disclose)
        for widget in (self.period, self.note):
            widget.setVisible(may_read)
        if not (may_copy or may_disclose or may_read):
            self.hide()  # and never shown here: before it has its place it would be a window

    def show_accounting(self, accounting: Accounting) -> None:
        """Show what left, newest first, and what did not yet."""
        since = day_text(accounting.since)
        self.note.setText(
            _("What left since {day}, as the patient is told it.", day=since)
            if accounting.lines
            else _("No disclosures. Nothing about this patient has left the clinic since {day}.", day=since)
        )
        empty(self.lines)
        for line in reversed(accounting.lines):
            self.lines.addWidget(_block(line.recipient, accounting_chip(line), accounting_notes(line)))
        self._show_others(accounting.others)

    def _show_others(self, lines: Sequence[DisclosureLine]) -> None:
        empty(self.others)
        self.others_title.setVisible(bool(lines))
        for line in lines:
            notes = (f"{what_text(line.description)} · {line.purpose}",)
            self.others.addWidget(_block(line.recipient, state_chip(line), notes))

    def show_trouble(self, text: str) -> None:
        """Say instead of the accounting why there is none."""
        self.note.setText(text)
        empty(self.lines)
        self._show_others(())


class DisclosuresCardPresenter(Presenter):
    """Stands between the card and one patient's accounting."""

    def __init__(self, view: DisclosuresCard, context: Context, patient: PatientId) -> None:
        super().__init__(view, _Quiet(view), context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        self._since: date | None = None
        self._may_read = context.actor.may(Permission.READ_DISCLOSURES)
        view.copy_wanted.connect(lambda: context.navigation.open_record_copy(patient))
        view.disclosure_wanted.connect(lambda: context.navigation.open_disclosure(patient))
        view.period_chosen.connect(self._choose_period)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read what the role may see."""
        actor = self._context.actor
        self._view.show_rights(
            may_copy=actor.may(Permission.PREPARE_RECORD_COPY),
            may_disclose=actor.may(Permission.PROPOSE_DISCLOSURE),
            may_read=self._may_read,
        )
        if self._may_read:
            job = self._context.job(read_accounting, AccountingAsked(self._patient, self._since))
            self.ask("accounting", job, self._view.show_accounting)

    def _choose_period(self, years: int) -> None:
        self._since = first_day(today_in(self._context), years)
        self.load()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == "disclosure" and change.patient_id == self._patient for change in changes):
            self.load()

    def complain(self, error: Exception) -> None:
        """Say in the card what stands in the way."""
        if isinstance(error, LunaError):
            self._view.show_trouble(shown(error.message))
        else:
            super().complain(error)


class _Quiet:
    """A card without fields: whatever is wrong stands in its note."""

    def __init__(self, card: DisclosuresCard) -> None:
        self._card = card

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self._card.show_trouble(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        del tone
        self._card.show_trouble(text)

    def show_stale(self, text: str, theirs: object) -> None:
        del theirs
        self._card.show_trouble(text)


def build_disclosures_card(context: Context, patient: PatientId) -> QWidget:
    """Build the section for one patient and begin to read."""
    view = DisclosuresCard()
    DisclosuresCardPresenter(view, context, patient).load()
    return view


def _row(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return holder


def _block(recipient: str, chip: ChipSpec, notes: Sequence[str]) -> QWidget:
    """Return one entry: to whom and what became of it, and under it everything else in whole lines."""
    holder = named(QWidget(), "accountingLine", recipient, description=f"{chip.text}. {' '.join(notes)}")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(2)
    column.addWidget(hairline())
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(words(recipient, "strong", wrap=True), 1)
    head.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    for note in notes:
        column.addWidget(words(note, "caption", wrap=True))
    return holder
