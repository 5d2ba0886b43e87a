"""The pages of the turned form: one group of questions each, how far it is, and the way on and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui import theme
from luna_desktop.ui.intake.answerer_card import AnswererCard
from luna_desktop.ui.intake.filling import Filling, Whom
from luna_desktop.ui.intake.question_card import QuestionCard
from luna_desktop.ui.patient_mode.rows import PatientCard
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Bar

WIDEST = 920


class IntakePage(QWidget):
    """One page; the last one hands in.

    Signals:
        answered: an `Answer`.
        page_wanted: the number of another page.
        not_me, later_wanted, save_wanted: the buttons of those names.
    """

    answered = Signal(object)
    page_wanted = Signal(int)
    not_me = Signal()
    later_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, whom: Whom, filling: Filling, _: Translator) -> None:
        super().__init__()
        self._filling, self._say, self._whom = filling, _, whom
        title = _("Hand in") if filling.at_end else _.render(filling.pages[filling.page].title)
        named(self, "intakePage", title)
        self.cards: dict[str, QuestionCard] = {}
        self.answerer: AnswererCard | None = None
        body = styled(QWidget(), cls="body")
        across = QHBoxLayout(body)
        across.setContentsMargins(theme.px(40), theme.px(18), theme.px(40), theme.px(18))
        middle = QWidget()
        middle.setMaximumWidth(theme.px(WIDEST))
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        self._head(title)
        if filling.at_end:
            self._add_end()
        else:
            self._add_questions()
        self._column.addStretch(1)
        area = named(QScrollArea(), "intakeScroll", title)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(self._foot())
        self.show_progress()

    def _head(self, title: str) -> None:
        _, filling = self._say, self._filling
        if not filling.at_end:
            english = ENGLISH.render(filling.pages[filling.page].title) if _.language != "en" else ""
            top = QHBoxLayout()
            top.setSpacing(14)
            top.addWidget(IconLabel(filling.pages[filling.page].icon, "accent", theme.px(26)))
            top.addWidget(words(title, "display"))
            if english:
                top.addWidget(words(english, "body2"), 0, Qt.AlignmentFlag.AlignVCenter)
            top.addStretch(1)
            top.addWidget(words(_("Page {page} of {count}", page=filling.page + 1, count=len(filling.pages)), "body2"))
            self._column.addLayout(top)
        bar = Bar("intakeProgress", _("Page {page} of {count}", page=filling.page, count=len(filling.pages)))
        bar.setRange(0, len(filling.pages))
        bar.setValue(filling.page)
        self._column.addWidget(bar)

    def _add_questions(self) -> None:
        _, filling = self._say, self._filling
        if filling.page == 0:
            person = PatientCard(self._whom, _)
            person.not_me.connect(self.not_me)
            self._column.addWidget(person)
            if filling.is_minor:
                self.answerer = AnswererCard(self._whom.name, filling, _)
                self._column.addWidget(self.answerer)
            text = _("A doctor reads your answers with you. Leave out what you do not know or do not want to answer.")
            self._column.addWidget(words(text, "body", wrap=True))
        before = sum(len(page.questions) for page in filling.pages[: filling.page])
        for number, question in enumerate(filling.pages[filling.page].questions, start=before + 1):
            card = QuestionCard(number, question, filling, _, today=self._whom.today)
            card.answered.connect(self.answered)
            self.cards[question.key] = card
            self._column.addWidget(card)

    def _add_end(self) -> None:
        _, filling = self._say, self._filling
        card = Card("", "intakeEndCard")
        card.add(IconLabel("list-checks", "accent", theme.px(40)))
        card.add(words(_("That was the last question"), "display", wrap=True))
        counted = _("You answered {done} of {count} questions.", done=filling.answered, count=filling.asked)
        card.add(words(counted, "title", wrap=True))
        text = _(
            "What you left out stays open; nothing is guessed. A doctor goes through your answers with you before they "
            "become part of your record."
        )
        card.add(words(text, "body", wrap=True))
        self._column.addWidget(card)

    def _foot(self) -> QWidget:
        _, filling = self._say, self._filling
        self.banner = Banner("danger", "", name="notSavedBanner")
        self.back = Button(_("Previous page"), "intakeBackButton", icon="arrow-left", size="large")
        self.later = Button(_("Give the device back"), "intakeLaterButton", kind=Kind.GHOST, size="large")
        self.count = words("", "body2")
        self.next = Button(_("Next page"), "intakeNextButton", kind=Kind.PRIMARY, icon="arrow-right", size="large")
        self.save = Button(_("Hand in"), "intakeSaveButton", kind=Kind.PRIMARY, icon="check", size="large")
        self.back.setEnabled(filling.page > 0)
        (self.next if filling.at_end else self.save).hide()
        self.back.clicked.connect(lambda: self.page_wanted.emit(filling.page - 1))
        self.next.clicked.connect(self._go_on)
        self.later.clicked.connect(self.later_wanted)
        self.save.clicked.connect(self.save_wanted)
        foot = styled(QFrame(), cls="foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.px(40), 11, theme.px(40), 11)
        column.setSpacing(10)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.next)
        row.addWidget(self.save)
        column.addLayout(row)
        return foot

    def show_progress(self) -> None:
        """Show how many questions are answered; an empty form cannot be handed in."""
        done = self._filling.answered
        _ = self._say
        self.count.setText(_("1 question answered") if done == 1 else _("{count} questions answered", count=done))
        self.save.setEnabled(done > 0 and not self.save.is_busy())

    def set_saving(self, saving: bool) -> None:
        """Show that the form is being handed in."""
        self.banner.say("danger", "")
        self.save.set_busy(saving)
        if not saving:
            self.show_progress()

    def show_not_saved(self, text: str) -> None:
        """Say that nothing was handed in and that everything is still here."""
        self.set_saving(False)
        self.banner.say("danger", text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def check(self) -> bool:
        """Say at each question what cannot be read; tell whether the page can be left."""
        if self.answerer is not None and not self.answerer.check():
            self.answerer.start()
            self._area.ensureWidgetVisible(self.answerer, 0, 40)
            return False
        wrong = [card for card in self.cards.values() if not card.check()]
        if wrong:
            wrong[0].start()
            self._area.ensureWidgetVisible(wrong[0], 0, 40)
        return not wrong

    def start(self) -> None:
        """Put the keyboard on the first question, or on handing in."""
        if self.answerer is not None:
            self.answerer.start()
        elif self.cards:
            next(iter(self.cards.values())).start()
        else:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.check():
            self.page_wanted.emit(self._filling.page + 1)
