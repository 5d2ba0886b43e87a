"""One paper of another clinic, to be read: what it is, whose it is, and its lines; nothing on it can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.elsewhere import ActElsewhere
from luna_desktop.domain.elsewhere_words import lines_of, title_of
from luna_desktop.texts import _
from luna_desktop.ui.elsewhere.wording import told, who_and_when
from luna_desktop.ui.visits.note_view import NoteBlocks
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class ActPage(QWidget):
    """The paper under its bar; Esc goes back.

    Signals:
        back_wanted: go back to the cards.
    """

    back_wanted = Signal()

    def __init__(self, act: ActElsewhere) -> None:
        super().__init__()
        title = told(title_of(act))
        named(self, "actElsewherePage", title)
        self.back = Button(_("Back"), "actBackButton", icon="arrow-left", size="small")
        self.back.clicked.connect(self.back_wanted)
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(words(title, "strong"))
        row.addStretch(1)
        self.notice = Banner("info", "", name="actNotice")
        self.notice.say("info", _("{who}. It came with a copy of its record and is read only.", who=who_and_when(act)))
        self.card = Card(title, "actCard", icon="file-text")
        self.blocks = NoteBlocks("actBlocks", title, columns=2)
        self.blocks.show_blocks([(told(label), told(text)) for label, text in lines_of(act)])
        self.card.add(self.blocks)
        content = styled(QWidget(), cls="body")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24, 12, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(self.notice)
        inside.addWidget(self.card)
        inside.addStretch(1)
        area = named(QScrollArea(), "actScroll", title)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(area, 1)

    def start(self) -> None:
        """Put the keyboard on the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)
