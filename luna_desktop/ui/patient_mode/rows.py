"""The left column of the turned screen: who this is about, who answers, one row for each question."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.consent_terms import WITHDRAWAL_EFFECTS
from luna_desktop.domain.measures import Birth
from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui import theme
from luna_desktop.ui.patient_mode.form import Ask, Given, Guardian, PatientForm
from luna_desktop.ui.patient_mode.wording import ROWS, standing_words, title_of
from luna_desktop.ui.widgets.answer_pair import AnswerPair, PairWords
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Avatar
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards

OTHER_KEYS = {"ह": True, "न": False}
"""The first letters of the Hindi yes and no, for keyboards that are set to Devanagari."""


class Whom(Protocol):
    """Who stands on the card."""

    @property
    def name(self) -> str:
        """Return the name."""

    @property
    def number(self) -> str:
        """Return the patient number."""

    @property
    def birth(self) -> Birth:
        """Return the birth as known."""

    @property
    def today(self) -> date:
        """Return the day from which the age is counted."""


class PatientCard(QFrame):
    """Who the questions are about.

    Signals:
        not_me: the person says that this is somebody else.
    """

    not_me = Signal()

    def __init__(self, form: Whom, _: Translator) -> None:
        super().__init__()
        self.face = Avatar(form.name, theme.px(44))
        styled(named(self, "patientCard", form.name), cls="tile")
        born = _("Born {birth} · Patient number {number}", birth=form.birth.shown(_, form.today), number=form.number)
        self.wrong = Button(_("This is not me"), "notMeButton", icon="user-x")
        self.wrong.clicked.connect(self.not_me)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(form.name, "title", wrap=True))
        lines.addWidget(words(born, "body2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self.face)
        row.addLayout(lines, 1)
        row.addWidget(self.wrong)


class GuardianCard(Card):
    """Who answers for a child: the guardians on file, with what showed who they are.

    Signals:
        chosen: the id of the guardian's fact.
    """

    chosen = Signal(int)

    def __init__(self, form: PatientForm, given: Given, _: Translator) -> None:
        super().__init__(_("Who answers for {name}?", name=form.name), "guardianCard", icon="users")
        self.add(
            words(
                _("A parent or guardian answers for somebody under 18. “You” means {name}.", name=form.name), wrap=True
            )
        )
        self.cards: RadioCards | None = None
        if not form.guardians:
            text = _("No parent or guardian is on file yet. Give the device back; the clinic enters one first.")
            self.add(Banner("warn", text, name="noGuardianBanner"))
            return
        options = [CardOption(one.fact_id, _who(one, _), _seen(one, _)) for one in form.guardians]
        self.cards = RadioCards("guardian", _("Who answers"), options, upright=True)
        self.cards.show_value(given.signer)
        self.cards.chosen.connect(lambda fact_id: self.chosen.emit(int(str(fact_id))))
        self.add(self.cards)


def _who(one: Guardian, _: Translator) -> str:
    return _("{name}, {relation}", name=one.name, relation=one.relation) if one.relation else one.name


def _seen(one: Guardian, _: Translator) -> str:
    if one.has_evidence:
        return _("The clinic has seen a document")
    return _("No document seen yet: fewer questions")


class PurposeRow(QFrame):
    """One question with its two answers.

    Signals:
        answered: the question's key, and True or False.
    """

    answered = Signal(str, bool)

    def __init__(self, number: int, ask: Ask, _: Translator, value: bool | None) -> None:
        super().__init__()
        title = title_of(ask, _)
        styled(named(self, f"row{ask.key}", title), cls="card")
        self.ask = ask
        sentence = _.render(ROWS[ask.purpose].sentence)
        self.pair = AnswerPair(f"answer{ask.key}", PairWords(_("Yes"), _("No"), title), keys=OTHER_KEYS)
        self.pair.describe(sentence)
        self.pair.show_value(value)
        self.pair.answered.connect(self._take)
        self.effect = words(_.render(WITHDRAWAL_EFFECTS[ask.purpose]), "caption", tone="info", wrap=True)
        self._show_effect(value)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.setSpacing(12)
        row.addWidget(_tile(ROWS[ask.purpose].icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words(number, title, sentence, _), 1)
        row.addWidget(self.pair, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _take(self, yes: object) -> None:
        self._show_effect(bool(yes))
        self.answered.emit(self.ask.key, bool(yes))

    def _show_effect(self, value: bool | None) -> None:
        """Say what taking a standing yes back does, as soon as No is chosen."""
        takes_back = value is False and self.ask.standing is ConsentState.GIVEN
        if takes_back and self.effect.parent() is not None:
            self.effect.show()
        elif not takes_back:
            self.effect.hide()

    def _words(self, number: int, title: str, sentence: str, _: Translator) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch(1)
        lines.addWidget(_numbered(number, title, "" if _.language == "en" else title_of(self.ask, ENGLISH), _))
        lines.addWidget(words(sentence, "body2", wrap=True))
        standing = standing_words(self.ask, _)
        if standing:
            lines.addWidget(words(standing, "caption", wrap=True))
        lines.addWidget(self.effect)
        lines.addStretch(1)
        return lines


def _numbered(number: int, title: str, english: str, _: Translator) -> QLabel:
    """Return a question's name, with its English name small behind it where the language is another."""
    text = _("{number}. {title}", number=number, title=title)
    label = words(text, "body", wrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    small = f"font-size:{theme.px(12)}px; font-weight:400; color:{theme.col('text3').name()}"
    behind = f'&nbsp; <span style="{small}">{html.escape(english)}</span>' if english else ""
    label.setText(f'<span style="font-weight:600">{html.escape(text)}</span>{behind}')
    label.setAccessibleName(text)
    return label


def _tile(icon: str) -> QWidget:
    tile = styled(QFrame(), cls="tile")
    side = theme.px(40)
    tile.setFixedSize(QSize(side, side))
    inside = QHBoxLayout(tile)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(IconLabel(icon, "text2", theme.px(20)), 0, Qt.AlignmentFlag.AlignCenter)
    return tile


class Reassurance(QFrame):
    """That a no changes nothing about the care, and that a yes can be taken back."""

    def __init__(self, count: int, asks: Sequence[Ask], _: Translator) -> None:
        super().__init__()
        first = 2 if asks and asks[0].purpose.value == "P1" else 1
        if first == 2 and count < 2:
            text = _("You can take consent back at any time, as easily as you gave it.")
        elif count == first:
            text = _(
                "Saying no to {first} does not change your care. "
                "You can take consent back at any time, as easily as you gave it.",
                first=first,
            )
        else:
            text = _(
                "Saying no to {first} to {last} does not change your care. "
                "You can take consent back at any time, as easily as you gave it.",
                first=first,
                last=count,
            )
        styled(named(self, "reassurance", text), cls="tile")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel("heart-handshake", "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(text, "body", wrap=True), 1)


def heading(form: PatientForm, _: Translator) -> QBoxLayout:
    """Return the title, with its English under another language, and what to do."""
    top = QHBoxLayout()
    top.setSpacing(20)
    top.addWidget(words(_("Your consent"), "display"))
    if _.language != "en":
        top.addWidget(words(ENGLISH("Your consent"), "body2"), 0, Qt.AlignmentFlag.AlignVCenter)
    top.addStretch(1)
    lines = QVBoxLayout()
    lines.setSpacing(4)
    lines.addLayout(top)
    again = any(ask.stands for ask in form.asks)
    text = (
        _("Change only what you want to change. What you leave stays as it is.")
        if again and all(ask.stands for ask in form.asks)
        else _("Choose yes or no for each one. Nothing is chosen for you.")
    )
    lines.addWidget(words(text, "body2", wrap=True))
    return lines
