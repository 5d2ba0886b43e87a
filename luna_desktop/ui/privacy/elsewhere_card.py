"""The card on the Privacy tab: what the patient decided at other clinics, and what waits for somebody here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.elsewhere_desk_words import Words, desk_detail, desk_state, desk_title
from luna_desktop.domain.elsewhere_words import ACT_NAMES
from luna_desktop.services.privacy.elsewhere import (
    KINDS,
    DeskLine,
    Settling,
    read_corrections_elsewhere,
    read_desk_elsewhere,
    settle_elsewhere,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

MOST_SHOWN = 8
_ORDER = (Act.RESTRICTION, Act.CORRECTION, Act.CONSENT, Act.WISH, Act.NOTICE, Act.APPOINTMENT, Act.OPENING)


def text_of(text: Words) -> str:
    """Return words of this program in the language of the windows, and words of the other clinic as they are."""
    return shown(text) if isinstance(text, Message) else text


def chip_of(line: DeskLine) -> ChipSpec:
    """Return how something stood at the other clinic, or where it stands here."""
    if line.waits:
        return ChipSpec(_("To be decided"), "warn", "circle-question-mark")
    if line.settled:
        return ChipSpec(_("Decided here"), "ok", "circle-check")
    if line.body.act is Act.RESTRICTION:
        if not line.body.said("kind_code"):
            return _plain(_("Told"))
        return ChipSpec(_("Kept to here"), "priv", "shield") if line.is_kept else _plain(_("Ended here"))
    return _plain(text_of(desk_state(line.body)) or _("Told"))


def _plain(text: str) -> ChipSpec:
    return ChipSpec(text, "neutral", "file-down")


def notes_of(line: DeskLine) -> tuple[str, ...]:
    """Return the lines under the title: which clinic and when, what else was said, and what was decided here."""
    told, name = line.body, shown(ACT_NAMES[line.body.act])
    head = _("{what} at {clinic}", what=name, clinic=told.clinic)
    if told.at is not None:
        said = {"what": name, "clinic": told.clinic, "time": moment(told.at), "name": told.by}
        head = _("{what} at {clinic}, {time}, {name}", **said) if told.by else _("{what} at {clinic}, {time}", **said)
    settled = _("Decided here: {words}", words=line.settled) if line.settled else ""
    return tuple(part for part in (head, desk_detail(told), settled) if part)


class ElsewhereCard(Card):
    """Shows the lines by their sort, those that wait first.

    Signals:
        settle_wanted: what was decided about a `DeskLine` is to be noted.
    """

    settle_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("From other clinics"), "privacyElsewhereCard", icon="file-down")
        self.banner = Banner("info", "", name="privacyElsewhereBanner")
        self._more = Button(_("Show all"), "privacyElsewhereMore", size="small")
        self._more.clicked.connect(lambda: self._fill(every=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lines: Sequence[DeskLine] = ()
        self._may_settle = False
        self.add(self.banner)
        self.add(self._rows)
        self.add(self._more)
        self.hide()

    def show_lines(self, lines: Sequence[DeskLine], *, may_settle: bool) -> None:
        """Show what came along; without anything there is no card."""
        places = {act: place for place, act in enumerate(_ORDER)}
        self._lines = sorted(lines, key=lambda line: (not line.waits, places[line.body.act]))
        self._may_settle = may_settle
        waiting = sum(line.waits for line in lines)
        told = _("Said to another clinic. A no counts here too; a yes does not, and is asked for anew.")
        asked = _("A restriction cannot be kept to by itself. Read it, talk to the patient, and note what was decided.")
        tone = "warn" if waiting else "info"
        self.banner.say(tone, asked if waiting else told)
        self._fill(every=False)
        self.setVisible(bool(lines))

    def _fill(self, *, every: bool) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown_now = self._lines if every else self._lines[:MOST_SHOWN]
        for line in shown_now:
            may = self._may_settle and (line.waits or bool(line.settled))
            self._rows.addWidget(_block(line, self.settle_wanted.emit if may else None))
        self._more.setVisible(len(shown_now) < len(self._lines))

    def texts(self) -> list[str]:
        """Return the lines that are shown, for tests and screen readers."""
        blocks = (self._rows.itemAt(place) for place in range(self._rows.count()))
        found = (item.widget() for item in blocks if item is not None)
        return [f"{each.accessibleName()}. {each.accessibleDescription()}" for each in found if each is not None]

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is missing."""
        self.show_trouble(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Say what stands in the way."""
        self.banner.say(tone, text)
        self.show()

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that somebody decided meanwhile."""
        self.show_trouble(text, tone="warn")


class ElsewherePresenter(Presenter):
    """Stands between the card and what other clinics told of one patient."""

    def __init__(self, card: ElsewhereCard, context: Context, patient: PatientId) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        self._lines: tuple[DeskLine, ...] = ()
        self._corrections: tuple[DeskLine, ...] = ()
        card.settle_wanted.connect(self._ask)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read what came along; corrections only for who reads charts."""
        self.ask("elsewhere", self._context.job(read_desk_elsewhere, self._patient), self._take_lines)
        if self._context.actor.may(Permission.READ_CHART):
            job = self._context.job(read_corrections_elsewhere, self._patient)
            self.ask("corrections", job, self._take_corrections, _nothing)

    def _take_lines(self, lines: tuple[DeskLine, ...]) -> None:
        self._lines = lines
        self._show()

    def _take_corrections(self, lines: tuple[DeskLine, ...]) -> None:
        self._corrections = lines
        self._show()

    def _show(self) -> None:
        lines = (*self._lines, *self._corrections)
        self._card.show_lines(lines, may_settle=self._context.actor.may(Permission.DECIDE_RESTRICTION))

    def _ask(self, line: DeskLine) -> None:
        question = Question(
            _("What was decided about this restriction?"),
            _("Write down what applies at this clinic and with whom it was settled. The patient reads it in the copy."),
            _("Note it"),
        )

        def answered(said: str | None) -> None:
            if said is not None:
                settling = Settling(self._patient, line.fact_id, line.number, said)
                self.act(self._context.job(settle_elsewhere, settling), self._settled)

        self._context.prompts.ask_reason(question, answered)

    def _settled(self, lines: tuple[DeskLine, ...]) -> None:
        self._take_lines(lines)
        self._context.navigation.saved(_("The decision is noted."))

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in {*KINDS, "restriction"} and change.patient_id == self._patient for change in changes):
            self.load()


def _nothing(_error: Exception) -> None:
    """Leave the corrections out where a role reads charts for open cases alone."""


def build_elsewhere_card(context: Context, patient: PatientId) -> QWidget:
    """Build the card for one patient and begin to read; it shows itself where there is something."""
    card = ElsewhereCard()
    ElsewherePresenter(card, context, patient).load()
    return card


def _block(line: DeskLine, settle: Callable[[DeskLine], None] | None) -> QWidget:
    """Return one line: what it is and how it stands, and under it whole lines."""
    chip, notes, title = chip_of(line), notes_of(line), text_of(desk_title(line.body))
    holder = named(QWidget(), "elsewhereLine", title, description=f"{chip.text}. {' '.join(notes)}")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(2)
    column.addWidget(hairline())
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(words(title, "strong", wrap=True), 1)
    head.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    for note in notes:
        column.addWidget(words(note, "caption", wrap=True))
    if settle is not None:
        button = Button(_("Note the decision…"), f"settle{line.fact_id}", size="small")
        button.clicked.connect(lambda: settle(line))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return holder
