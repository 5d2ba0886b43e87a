"""The page on which a patient reads about a treatment, agrees or not, and signs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.care.treatment_consents import TreatmentForm
from luna_desktop.texts import Translator
from luna_desktop.ui import theme
from luna_desktop.ui.patient_mode.form import PatientForm
from luna_desktop.ui.patient_mode.rows import OTHER_KEYS, GuardianCard, PatientCard
from luna_desktop.ui.patient_mode.side_cards import QuestionsCard, SigningCard
from luna_desktop.ui.treatment_consents.asking import TreatmentGiven, missing_words, progress_of, text_in
from luna_desktop.ui.widgets.answer_pair import AnswerPair, PairWords
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

SIDES = ((1360, 420), (1100, 372), (0, 316))
"""From which width of the window on the right column has which width, both at the usual text size."""


class _Column(QWidget):
    """A column that asks for the height which it needs at the width there is."""

    def minimumSizeHint(self) -> QSize:
        least, around = super().minimumSizeHint(), self.parentWidget()
        across = max(least.width(), around.width() if around is not None else self.width())
        return QSize(least.width(), self.heightForWidth(across) if self.hasHeightForWidth() else least.height())


class AskingPage(QWidget):
    """Shows the approved text and takes the answer; what the person does goes out by signal.

    Signals:
        answered: True or False.
        guardian_chosen: the id of the guardian's fact, or 0 for the patient.
        signed: the strokes drawn.
        typed: a typed name and its witness.
        way_chosen: True to sign by typed name.
        interpreter_typed: who translated.
        not_me, later_wanted, save_wanted: the buttons of those names.
    """

    answered = Signal(bool)
    guardian_chosen = Signal(int)
    signed = Signal(object)
    typed = Signal(str, str)
    way_chosen = Signal(bool)
    interpreter_typed = Signal(str)
    not_me = Signal()
    later_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, read: TreatmentForm, form: PatientForm, given: TreatmentGiven, _: Translator) -> None:
        super().__init__()
        named(self, "treatmentPage", _("Your treatment"))
        self._read, self._form, self._given, self._say = read, form, given, _
        body = QHBoxLayout()
        margin = theme.px(40)
        body.setContentsMargins(margin, 0, margin - 8, 0)
        body.setSpacing(theme.px(22))
        self.text_area = _scrolling(self._left(), "treatmentScroll")
        self.text_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text_area.setAccessibleName(_("About the treatment; the arrows scroll"))
        body.addWidget(self.text_area, 1)
        self._side = _scrolling(self._right(), "treatmentSideScroll")
        body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._foot())
        self.fit(theme.px(SIDES[0][0]))
        self.show_progress()

    def fit(self, width: int) -> None:
        """Give the right column less room where the window is narrow."""
        side = next(side for least, side in SIDES if width >= theme.px(least))
        self._side.setFixedWidth(theme.px(side) + 12)

    def _left(self) -> QWidget:
        _, form = self._say, self._form
        left = styled(_Column(), cls="body")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 18, 8, 18)
        column.setSpacing(10)
        text = text_in(self._read, _.language)
        column.addWidget(words(text.body.title, "display", wrap=True))
        column.addWidget(words(self._read.treatment_name, "body2", wrap=True))
        if text.place.language != _.language:
            told = _("This text is not approved in your language yet. Ask the person with you to explain it.")
            column.addWidget(Banner("info", told, name="otherLanguageBanner"))
        person = self.person = PatientCard(form, _)
        person.not_me.connect(self.not_me)
        column.addWidget(person)
        if form.is_minor:
            guardians = GuardianCard(form, self._given, _)
            guardians.chosen.connect(self.guardian_chosen)
            column.addWidget(guardians)
        for at, part in enumerate(text.body.parts):
            card = Card(part.heading, f"treatmentPart{at}")
            for line in part.lines:
                mark = line if len(part.lines) == 1 else f"•  {line}"
                card.add(words(mark, "body", wrap=True))
            column.addWidget(card)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        _, given = self._say, self._given
        right = styled(_Column(), cls="body")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 18, 8, 18)
        column.setSpacing(12)
        answer = Card(_("Do you agree to this treatment?"), "treatmentAnswerCard", icon="hand")
        self.pair = AnswerPair(
            "treatmentAnswer", PairWords(_("Yes"), _("No"), _("Do you agree to this treatment?")), keys=OTHER_KEYS
        )
        self.pair.show_value(given.answer_given)
        self.pair.answered.connect(lambda yes: self.answered.emit(bool(yes)))
        answer.add(self.pair)
        answer.add(words(_("A no changes nothing else in your care."), "caption", wrap=True))
        column.addWidget(answer)
        self.signing = SigningCard(self._form, given, _)
        self.signing.signed.connect(self.signed)
        self.signing.typed.connect(self.typed)
        self.signing.way_chosen.connect(self.way_chosen)
        self.signing.signer_chosen.connect(self.guardian_chosen)
        column.addWidget(self.signing)
        self.interpreter = TextField("interpreterEdit", _("Who translated for you, if anybody"), longest=120)
        self.interpreter.show_value(given.interpreter)
        self.interpreter.edited.connect(lambda: self.interpreter_typed.emit(self.interpreter.value()))
        translated = Card(_("Interpreter"), "interpreterCard", icon="languages")
        translated.add(self.interpreter)
        column.addWidget(translated)
        column.addWidget(QuestionsCard(self._form.contact, _))
        column.addStretch(1)
        return right

    def _foot(self) -> QWidget:
        _ = self._say
        self.banner = Banner("danger", "", name="notSavedBanner")
        self.later = Button(_("Decide later"), "decideLaterButton", size="large")
        self.count = words("", "body2")
        self.save = Button(_("Save my answer"), "saveAnswerButton", kind=Kind.PRIMARY, icon="check", size="large")
        self.later.clicked.connect(self.later_wanted)
        self.save.clicked.connect(self.save_wanted)
        foot = styled(QFrame(), cls="foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.px(40), 11, theme.px(40), 11)
        column.setSpacing(10)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.save)
        column.addLayout(row)
        return foot

    def show_progress(self) -> None:
        """Show what is missing; Save opens when nothing is."""
        progress = progress_of(self._given)
        self.signing.show_progress(self._given, progress)
        missing = missing_words(progress, self._say)
        self.count.setText(missing)
        self.save.setEnabled(progress.is_ready and not self.save.is_busy())
        self.save.setAccessibleDescription(missing)

    def set_saving(self, saving: bool) -> None:
        """Show that the answer is being saved."""
        self.banner.say("danger", "")
        self.save.setEnabled(True)
        self.save.set_busy(saving)
        if not saving:
            self.show_progress()

    def show_not_saved(self, text: str) -> None:
        """Say that nothing was saved and that everything is still here."""
        self.set_saving(False)
        self.banner.say("danger", text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def start(self) -> None:
        """Put the keyboard on the text, so that the arrows scroll it."""
        self.text_area.setFocus(Qt.FocusReason.OtherFocusReason)


def _scrolling(inside: QWidget, name: str) -> QScrollArea:
    area = named(QScrollArea(), name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
