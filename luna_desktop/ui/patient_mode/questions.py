"""The page with the questions: rows at the left, notice and signature at the right, what is missing at the foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import Translator
from luna_desktop.ui import theme
from luna_desktop.ui.patient_mode.form import Given, PatientForm, count_words, missing_words, open_asks, progress_of
from luna_desktop.ui.patient_mode.rows import GuardianCard, PatientCard, PurposeRow, Reassurance, heading
from luna_desktop.ui.patient_mode.side_cards import NoticeCard, QuestionsCard, SigningCard
from luna_desktop.ui.widgets.answer_pair import same_width
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

SIDES = ((1360, 420), (1100, 372), (0, 316))
"""From which width of the window on the right column has which width, both at the usual text size."""


class _Column(QWidget):
    """A column that asks for the height which it needs at the width there is, so that it scrolls only when it must."""

    def minimumSizeHint(self) -> QSize:
        least, around = super().minimumSizeHint(), self.parentWidget()
        across = max(least.width(), around.width() if around is not None else self.width())
        return QSize(least.width(), self.heightForWidth(across) if self.hasHeightForWidth() else least.height())


class QuestionsPage(QWidget):
    """Shows a form and what was answered so far; what the person does goes out by signal.

    Signals:
        answered: a question's key, and True or False.
        guardian_chosen: the id of the guardian's fact, or 0 for the patient.
        signed: the strokes drawn.
        typed: a typed name and its witness.
        way_chosen: True to sign by typed name.
        not_me, read_wanted, paper_wanted, later_wanted, clear_wanted, save_wanted: the buttons of those names.
    """

    answered = Signal(str, bool)
    guardian_chosen = Signal(int)
    signed = Signal(object)
    typed = Signal(str, str)
    way_chosen = Signal(bool)
    not_me = Signal()
    read_wanted = Signal()
    paper_wanted = Signal()
    later_wanted = Signal()
    clear_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, form: PatientForm, given: Given, _: Translator) -> None:
        super().__init__()
        named(self, "questionsPage", _("Your consent"))
        self._form, self._given, self._say = form, given, _
        self.rows: dict[str, PurposeRow] = {}
        body = QHBoxLayout()
        margin = theme.px(40)
        body.setContentsMargins(margin, 0, margin - 8, 0)
        body.setSpacing(theme.px(22))
        body.addWidget(_scrolling(self._left(), "questionsScroll"), 1)
        self._side = _scrolling(self._right(), "sideScroll")
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
        _, form, given = self._say, self._form, self._given
        left = styled(_Column(), cls="body")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 18, 8, 18)
        column.setSpacing(9)
        column.addLayout(heading(form, _))
        column.addSpacing(8)
        person = self.person = PatientCard(form, _)
        person.not_me.connect(self.not_me)
        column.addWidget(person)
        if form.is_minor:
            guardians = GuardianCard(form, given, _)
            guardians.chosen.connect(self.guardian_chosen)
            column.addWidget(guardians)
        column.addSpacing(3)
        asks = open_asks(form, given) if given.signer is not None else ()
        for number, ask in enumerate(asks, start=1):
            row = PurposeRow(number, ask, _, given.answers.get(ask.key))
            row.answered.connect(self.answered)
            self.rows[ask.key] = row
            column.addWidget(row)
        same_width([row.pair for row in self.rows.values()])
        if asks:
            column.addSpacing(3)
            column.addWidget(Reassurance(len(asks), asks, _))
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        _, form, given = self._say, self._form, self._given
        right = styled(_Column(), cls="body")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 18, 8, 18)
        column.setSpacing(12)
        notice = form.notice(_.language)
        if notice is not None:
            self.notice = NoticeCard(notice, _)
            self.notice.read_wanted.connect(self.read_wanted)
            self.notice.paper_wanted.connect(self.paper_wanted)
            column.addWidget(self.notice)
        self.signing = SigningCard(form, given, _)
        self.signing.signed.connect(self.signed)
        self.signing.typed.connect(self.typed)
        self.signing.way_chosen.connect(self.way_chosen)
        self.signing.signer_chosen.connect(self.guardian_chosen)
        column.addWidget(self.signing)
        column.addWidget(QuestionsCard(form.contact, _))
        column.addStretch(1)
        return right

    def _foot(self) -> QWidget:
        _ = self._say
        self.banner = Banner("danger", "", name="notSavedBanner")
        self.later = Button(_("Decide later"), "decideLaterButton", size="large")
        self.clear = Button(_("Clear my answers"), "clearAnswersButton", kind=Kind.GHOST, size="large")
        self.count = words("", "body2")
        self.count.setObjectName("answerCount")
        self.save = Button(_("Save my answers"), "saveAnswersButton", kind=Kind.PRIMARY, icon="check", size="large")
        self.later.clicked.connect(self.later_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        self.save.clicked.connect(self.save_wanted)
        foot = styled(QFrame(), cls="foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.px(40), 11, theme.px(40), 11)
        column.setSpacing(10)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.later)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.save)
        column.addLayout(row)
        return foot

    def show_progress(self) -> None:
        """Show how many answers there are and what is missing; Save opens when nothing is."""
        _, progress = self._say, progress_of(self._form, self._given)
        self.signing.show_progress(self._given, progress)
        missing = missing_words(progress, _)
        self.count.setText(missing or count_words(progress, _))
        self.save.setEnabled(progress.is_ready and not self.save.is_busy())
        self.save.setAccessibleDescription(missing)
        self.clear.setEnabled(bool(self._given.answers or self._given.is_signed))

    def set_saving(self, saving: bool) -> None:
        """Show that the answers are being saved."""
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

    def show_portrait(self, portrait: QImage) -> None:
        """Show the identity photo instead of the initials, where there is one."""
        self.person.face.show_picture(portrait)

    def show_paper_note(self, text: str) -> None:
        """Say what becomes of the notice on paper."""
        if self._form.notice(self._say.language) is not None:
            self.notice.paper.show_note(text)

    def start(self) -> None:
        """Put the keyboard on the first question, or on who answers."""
        cards = self.findChildren(GuardianCard)
        if cards and self._given.signer is None:
            self.focusNextChild()
        elif self.rows:
            next(iter(self.rows.values())).pair.setFocus(Qt.FocusReason.OtherFocusReason)


def _scrolling(inside: QWidget, name: str) -> QScrollArea:
    area = named(QScrollArea(), name)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
