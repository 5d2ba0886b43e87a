"""The card on the Privacy tab: which notices the patient was given, and what came of the newest one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.notices import DOCUMENT_NAMES, NEEDS_REASON, OUTCOME_NAMES, Document, Outcome
from luna_desktop.services.privacy.receipts import Receipt, ReceiptLine, notices_owed, read_receipts, record_receipt
from luna_desktop.services.work import Change
from luna_desktop.texts import LANGUAGES, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.notices.wording import language_name, outcome_chip
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option
from luna_desktop.ui.widgets.labels import words

MOST_SHOWN = 6
_OFFERED = (Outcome.ACKNOWLEDGED, Outcome.REFUSED, Outcome.UNABLE, Outcome.DEFERRED)


class ReceiptForm(SectionForm):
    """What came of giving a version.

    Signals:
        wanted: note it.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("receiptForm", _("Note what came of it"))
        documents = [Option(each.value, shown(DOCUMENT_NAMES[each])) for each in Document]
        outcomes = [Option(each.value, shown(OUTCOME_NAMES[each])) for each in _OFFERED]
        languages = [Option(each, language_name(each)) for each in LANGUAGES]
        self.outcome = ChoiceField("outcome", _("What came of it"), outcomes, required=True)
        self.outcome.edited.connect(self.fit)
        self.add(
            ChoiceField("document", _("Text"), documents, required=True),
            ChoiceField("language", _("Language"), languages, required=True),
            self.outcome,
            LinesField("reason", _("Why"), required=True, lines=2),
        )
        self.save = Button(_("Note it"), "receiptSave", kind=Kind.PRIMARY)
        self.save.clicked.connect(self.wanted)
        self.finish(self.save)

    def begin(self, values: Mapping[str, object]) -> None:
        """Begin afresh; the reason is asked for only where there is one to give."""
        super().begin({"document": Document.NOTICE.value, "language": LANGUAGES[0]} | dict(values))
        self.fit()

    def receipt(self, patient: PatientId) -> Receipt | None:
        """Return what was entered, or None while no outcome is chosen."""
        values = self.values()
        if not values["outcome"]:
            return None
        outcome = Outcome(str(values["outcome"]))
        reason = str(values["reason"] or "") if outcome in NEEDS_REASON else ""
        return Receipt(patient, outcome, Document(str(values["document"])), reason, str(values["language"]))

    def fit(self) -> None:
        """Ask why only where a reason is needed."""
        chosen = self.outcome.value()
        self._fields["reason"].setVisible(isinstance(chosen, str) and Outcome(chosen) in NEEDS_REASON)


class ReceiptsCard(Card):
    """The receipts of one patient, newest first.

    Signals:
        note_wanted: what came of giving a version is to be noted.
    """

    note_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Notices given"), "receiptsCard", icon="clipboard-check")
        self.banner = Banner("warn", "", name="receiptsBanner")
        self.note = Button(_("Note one…"), "noteReceiptButton", icon="plus", size="small")
        self.note.clicked.connect(self.note_wanted)
        self.add_action(self.note)
        self.form = ReceiptForm()
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        for widget in (self.banner, self._list, self.form):
            self.add(widget)
        self.form.hide()

    def show_lines(self, lines: Sequence[ReceiptLine]) -> None:
        """Show the newest receipts."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines[:MOST_SHOWN]:
            self._rows.addWidget(_row(line))
        if not lines:
            self._rows.addWidget(words(_("The patient was given no notice yet."), "body2", wrap=True))
        if len(lines) > MOST_SHOWN:
            older = _("Older ones stand in the record copy: {count}.", count=len(lines) - MOST_SHOWN)
            self._rows.addWidget(words(older, "caption", wrap=True))

    def show_owed(self, owed: Sequence[tuple[Document, int]]) -> None:
        """Say which version the patient has to be given still."""
        said = [
            _("{document}, version {number}, is to be given.", document=shown(DOCUMENT_NAMES[document]), number=number)
            for document, number in owed
        ]
        self.banner.say("warn", "\n".join(said))

    def show_form(self, *, is_open: bool) -> None:
        """Open the form in place of the list, or show the list again."""
        self.form.setVisible(is_open)
        self._list.setVisible(not is_open)
        self.note.setVisible(not is_open)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems in the form."""
        self.form.show_problems(problems)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list."""
        if self.form.isHidden():
            self.banner.say(tone, text)
        else:
            self.form.show_trouble(text, tone=tone)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that something changed meanwhile."""
        self.show_trouble(text, tone="warn")


class ReceiptsPresenter(Presenter):
    """Stands between the card and the use cases of one patient."""

    def __init__(self, card: ReceiptsCard, context: Context, patient: PatientId) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        card.note.setVisible(context.actor.may(Permission.GIVE_NOTICE))
        card.note_wanted.connect(self._begin)
        card.form.closed.connect(self._leave)
        card.form.wanted.connect(self._record)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read which versions the patient was given."""
        self.ask("receipts", self._context.job(read_receipts, self._patient), self._card.show_lines)
        self.ask("owed", self._context.job(notices_owed, self._patient), self._card.show_owed)

    def _begin(self) -> None:
        self._card.form.begin({})
        self._card.show_form(is_open=True)
        self._card.form.outcome.control.setFocus()

    def _record(self) -> None:
        receipt = self._card.form.receipt(self._patient)
        if receipt is None:
            self._card.form.show_problems({"outcome": _("Choose what came of it.")})
            return
        self._card.form.set_busy(True)
        self.act(self._context.job(record_receipt, receipt), self._recorded)

    def _recorded(self, lines: tuple[ReceiptLine, ...]) -> None:
        self._leave()
        self._card.show_lines(lines)
        self._context.navigation.saved(_("The receipt is noted."))

    def _leave(self) -> None:
        self._card.form.set_busy(False)
        self._card.show_form(is_open=False)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == "notice" and change.patient_id == self._patient for change in changes):
            self.load()


def build_receipts_card(context: Context, patient: PatientId) -> QWidget:
    """Build the card for one patient and begin to read."""
    card = ReceiptsCard()
    ReceiptsPresenter(card, context, patient).load()
    return card


def _row(line: ReceiptLine) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    title = _("{document}, version {number}", document=shown(DOCUMENT_NAMES[line.document]), number=line.version)
    chip = outcome_chip(line.outcome)
    said = _("{time} by {name}, {language}", time=moment(line.at), name=line.by, language=language_name(line.language))
    column.addWidget(words(title, "strong", wrap=True))
    row = QHBoxLayout()
    row.addWidget(Chip(chip.text, chip.tone, chip.icon))
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(words(said, "caption", wrap=True))
    if line.reason:
        column.addWidget(words(_("“{words}”", words=line.reason), "caption", wrap=True))
    return holder
