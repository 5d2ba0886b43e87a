"""The safety dialog: the finding first, going on last. The keyboard starts on the choice that adds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.stops import OVERRIDE_REASON_NAMES, OverrideReason, Overriding
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.safety.wording import (
    FactRow,
    InTheWay,
    adding_words,
    chip_of,
    fact_rows,
    finding_words,
    identifiers,
    source_words,
)
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards

WIDTH = 800
_SHORTEST = 10
_BESIDE_FACTS = 640
"""Pixels that the dialog needs beside its facts when the reasons are open."""
_OTHER, _ANYWAY = "other", "anyway"


@dataclass(frozen=True)
class StopQuestion:
    """What the dialog is about. `may_go_on` says whether the person is one who decides."""

    stops: tuple[InTheWay, ...]
    card: CardRow | None
    today: date
    may_go_on: bool


class SafetyDialog(Overlay):
    """Stops before something is added.

    Signals:
        given: the `Overriding` with which a doctor goes on.
        left: nothing is to be added.
    """

    given = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget, question: StopQuestion) -> None:
        title = finding_words(question.stops[0])
        super().__init__(window, "safetyDialog", title, width=WIDTH)
        self.setAccessibleDescription(adding_words(question.stops))
        self._question = question
        self.cards = RadioCards("safetyChoice", _("What would you like to do?"), _choices(question.may_go_on))
        self.code = ChoiceField(
            "overrideCode",
            _("Reason"),
            [Option(each.value, shown(name)) for each, name in OVERRIDE_REASON_NAMES.items()],
            required=True,
        )
        self.words = LinesField(
            "overrideWords",
            _("In your words"),
            required=True,
            help_text=_(
                "At least {count} characters. Ends when the facts, the rule or the catalogues change.", count=_SHORTEST
            ),
        )
        self.told = CheckBox(_("The patient was told"), "overrideTold")
        self.leave_button = Button(_("Do not add"), "doNotAddButton", tip=_("Esc"))
        self.add_button = Button(
            _("Add with this reason"), "addAnywayButton", kind=Kind.DANGER, icon="pencil", tip=_("Ctrl+Enter")
        )
        self.reasons = styled(named(QFrame(), "overrideReasons", _("Add anyway, with a reason")), cls="group")
        self._build(title)
        self._wire()
        self._chosen(_OTHER)

    def start(self) -> None:
        """Show the dialog with the keyboard on the first choice."""
        self.cards.show_value(_OTHER)
        self.open_on(self.cards.card(_OTHER))

    def _build(self, title: str) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addLayout(self._head(title))
        if self._question.card is not None:
            column.addWidget(self._patient(self._question.card))
        column.addWidget(words(_("Facts used"), "caption"))
        column.addWidget(self._facts(fact_rows(self._question.stops)), 1)
        column.addWidget(hairline())
        column.addLayout(self._source())
        column.addWidget(hairline())
        column.addWidget(words(_("What would you like to do?"), "strong"))
        column.addWidget(self.cards)
        column.addWidget(self._reason_part())
        column.addLayout(self._foot())

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("circle-alert", "danger", 28), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(words(title, "title", wrap=True))
        texts.addWidget(words(adding_words(self._question.stops), "body2", wrap=True))
        row.addLayout(texts, 1)
        self.close_button = icon_button("x", "closeSafetyButton", _("Do not add"))
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _patient(self, card: CardRow) -> QWidget:
        who = identifiers(card, self._question.today)
        band = named(styled(QFrame(), cls="group"), "safetyPatient", _("{name}, {who}", name=card.name, who=who))
        row = QHBoxLayout(band)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(Avatar(card.name, 30))
        row.addWidget(words(card.name, "strong"))
        row.addWidget(words(who, "body2", wrap=True), 1)
        chip = chip_of(self._question.stops[0])
        row.addWidget(Chip(chip.text, chip.tone, chip.icon, name="findingChip"))
        return named(
            band, "safetyPatient", _("{name}, {who}", name=card.name, who=identifiers(card, self._question.today))
        )

    def _facts(self, rows: Sequence[FactRow]) -> QWidget:
        area = named(QScrollArea(), "safetyFacts", _("Facts used"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = styled(QWidget(), cls="body")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, row in enumerate(rows):
            tone = "warn" if row.missing else ""
            grid.addWidget(IconLabel(row.icon, "warn" if row.missing else "danger", 16), at, 0, top)
            grid.addWidget(words(row.name, "body" if row.missing else "strong"), at, 1, top)
            grid.addWidget(words(row.text, "body", tone=tone, wrap=True), at, 2, top)
            grid.addWidget(words(row.origin, "caption"), at, 3, top)
        area.setWidget(inner)
        room = max(theme.px(48), self._window.height() - theme.px(_BESIDE_FACTS))  # the rest must stay in the window
        area.setFixedHeight(min(theme.px(150), room, inner.sizeHint().height() + 4))
        return area

    def _source(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("book-open", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        stops = self._question.stops
        for stop in stops[1:3]:
            texts.addWidget(words(finding_words(stop), "body", wrap=True))
        source, version = source_words(stops[0])
        texts.addWidget(words(source, "body", wrap=True))
        texts.addWidget(words(version, "caption", wrap=True))
        row.addLayout(texts, 1)
        return row

    def _reason_part(self) -> QWidget:
        column = QVBoxLayout(self.reasons)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.code, 1)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self.words)
        return self.reasons

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("scroll-text", "text3", 14))
        row.addWidget(words(_("The doctor decides. Finding and answer are kept."), "caption", wrap=True), 1)
        row.addWidget(self.leave_button)
        row.addWidget(self.add_button)
        return row

    def _wire(self) -> None:
        self.cards.chosen.connect(self._chosen)
        self.close_button.clicked.connect(self.left)
        self.leave_button.clicked.connect(self.left)
        self.dismissed.connect(self.left)
        self.add_button.clicked.connect(self._give)
        for field in (self.code, self.words):
            field.edited.connect(self._judge)
        act = QShortcut(QKeySequence("Ctrl+Return"), self)
        act.activated.connect(self._act)

    def _chosen(self, choice: object) -> None:
        going_on = choice == _ANYWAY and self._question.may_go_on
        self.reasons.setVisible(going_on)
        self.add_button.setVisible(going_on)
        self._judge()
        if going_on:
            self.code.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        """Let the button act only when a reason is chosen and written."""
        enough = self.code.value() is not None and len(str(self.words.value()).strip()) >= _SHORTEST
        self.add_button.setEnabled(enough)

    def _act(self) -> None:
        if self.add_button.isVisible():
            self._give()
        else:
            self.left.emit()

    def _give(self) -> None:
        if self.add_button.isEnabled() and self.add_button.isVisible():
            code = OverrideReason(str(self.code.value()))
            self.given.emit(Overriding(str(self.words.value()).strip(), code, self.told.isChecked()))


def _choices(may_go_on: bool) -> list[CardOption]:
    other = CardOption(_OTHER, _("Choose something else"), _("Nothing is added; what you typed stays"))
    if may_go_on:
        return [other, CardOption(_ANYWAY, _("Add anyway, with a reason"), _("Stays marked in chart and record copy"))]
    return [other, CardOption(_ANYWAY, _("Ask a doctor"), _("Only a doctor decides to go on; nothing is added"))]
