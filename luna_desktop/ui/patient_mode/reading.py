"""The notice, read inside the turned screen in the language chosen there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import show_day
from luna_desktop.texts import Translator
from luna_desktop.ui import theme
from luna_desktop.ui.patient_mode.form import Notice
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.reading_text import ReadingText

WIDEST = 860


class ReadingPage(QWidget):
    """The whole notice, and the way back to the questions.

    Signals:
        done: go back.
    """

    done = Signal()

    def __init__(self, notice: Notice, _: Translator) -> None:
        super().__init__()
        named(self, "readingPage", _("Notice"))
        self.back = Button(_("Back to the questions"), "backToQuestionsButton", kind=Kind.PRIMARY, icon="arrow-left")
        self.back.clicked.connect(self.done)
        day = show_day(notice.revised_on, _)
        card = Card(_("Notice"), "readingCard", icon="file-text")
        card.add(words(_("Version {version}, {day}", version=notice.version, day=day), "caption"))
        if notice.language != _.language:
            text = _("This notice is not published in your language yet. Ask the person with you to explain it.")
            card.add(Banner("info", text, name="otherLanguageBanner"))
        card.add(self._text(notice, _), 1)
        card.setMaximumWidth(theme.px(WIDEST))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 1000)
        across.addStretch(1)
        foot = styled(QFrame(), cls="foot")
        foot.setFixedHeight(theme.px(68))
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(40), 0, theme.px(40), 0)
        row.addStretch(1)
        row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(18)
        column.addLayout(across, 1)
        column.addWidget(foot)

    def _text(self, notice: Notice, _: Translator) -> ReadingText:
        self.text = ReadingText("patientNoticeText", _("Text of the notice"))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.show_markdown(notice.text, heading=3)
        return self.text

    def start(self) -> None:
        """Put the keyboard on the text, so that the arrows turn the pages."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the questions."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            return
        super().keyPressEvent(event)
