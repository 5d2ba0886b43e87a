"""The groups at the left: when they were taken, with which camera, who may be in them, and how well that is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.services.care.photo_inbox import InboxGroup
from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.photo_inbox.wording import count_words, source_words, standing_chip, when_words, who_words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.one_of import OneOf
from luna_desktop.ui.widgets.painting import chip_size, paint_avatar, paint_chip, paint_ring

PAD = 13


class GroupCard(OneOf):
    """One group as a card that can be chosen."""

    def __init__(self, group: InboxGroup, today: date) -> None:
        super().__init__()
        self._group, self._today = group, today
        self._chip = standing_chip(group)
        self.setProperty("ownRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        told = (
            when_words(group, today),
            count_words(len(group.pictures)),
            source_words(group, today),
            who_words(group),
        )
        named(self, f"inboxGroup{group.key}", ", ".join((*told, self._chip.text)))
        self.setText(told[0])

    @property
    def shown(self) -> InboxGroup:
        """Return what the card shows."""
        return self._group

    def sizeHint(self) -> QSize:
        """Ask for four lines."""
        return QSize(theme.px(200), theme.px(106))

    def minimumSizeHint(self) -> QSize:
        """Give way in width alone."""
        return QSize(theme.px(150), theme.px(106))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, on = QRectF(self.rect()), self.isChecked()
        painter.setPen(QPen(theme.col("accent" if on else "line2"), 2 if on else 1))
        painter.setBrush(theme.col("selected" if on else "raised"))
        inset = 1.0 if on else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
        self._paint_words(painter, box.adjusted(PAD, theme.px(9), -PAD, 0))
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint_ring(painter, box.adjusted(2, 2, -2, -2), 7)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        line = theme.px(21)
        strong, small = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
        count = count_words(len(self._group.pictures))
        across = QFontMetrics(small).horizontalAdvance(count)
        _text(painter, QRectF(box.left(), box.top(), box.width() - across - 8, line), self.text(), strong, "text")
        _text(painter, QRectF(box.right() - across, box.top(), across + 1, line), count, small, "text2")
        second = QRectF(box.left(), box.top() + line, box.width(), theme.px(18))
        _text(painter, second, source_words(self._group, self._today), small, "text3")
        self._paint_who(painter, QRectF(box.left(), second.bottom() + 2, box.width(), theme.px(22)))
        top = box.top() + line + theme.px(18) + theme.px(22) + 6
        paint_chip(painter, QPointF(box.left(), top), self._chip, min(box.width(), chip_size(self._chip).width()))

    def _paint_who(self, painter: QPainter, box: QRectF) -> None:
        whose, size = self._group.whose, theme.px(20)
        disc = QRectF(box.left(), box.top() + (box.height() - size) / 2, size, size)
        if whose is not None and not self._group.is_covered:
            paint_avatar(painter, disc, whose.card.name)
            ink = "text"
        else:
            icon = "lock" if self._group.is_covered else "circle-question-mark"
            icons.paint(painter, disc.adjusted(1, 1, -1, -1), icon, theme.col("warn_text"))
            ink = "warn_text"
        words = QRectF(disc.right() + 7, box.top(), box.right() - disc.right() - 7, box.height())
        _text(painter, words, who_words(self._group), fonts.font(theme.px(14)), ink)


def _text(painter: QPainter, box: QRectF, text: str, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.col(token))
    short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(8, int(box.width())))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


class GroupList(QWidget):
    """The cards one under the other. Up and Down choose, Right and Enter lead into the pictures.

    Signals:
        chosen: the `InboxGroup` that is current now.
        entered: go to its pictures.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "inboxGroups", _("Groups of photographs, the newest first"))
        self._cards: list[GroupCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(8)
        self._column.addStretch(1)

    def show_groups(self, groups: Sequence[InboxGroup], key: int, today: date) -> None:
        """Show these groups, with one of them chosen by its key."""
        if [card.shown for card in self._cards] == list(groups):
            for card in self._cards:
                card.show_checked(card.shown.key == key)
            return
        had_focus = any(card.hasFocus() for card in self._cards)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [GroupCard(group, today) for group in groups]
        for at, card in enumerate(self._cards):
            card.clicked.connect(lambda _on=False, card=card: self._choose(card))
            self._column.insertWidget(at, card)
            card.show_checked(card.shown.key == key)
            if had_focus and card.shown.key == key:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self, key: int) -> GroupCard | None:
        """Return the card of a group."""
        return next((card for card in self._cards if card.shown.key == key), None)

    def cards(self) -> list[GroupCard]:
        """Return the cards in order."""
        return list(self._cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice, or go to the pictures."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((at for at, card in enumerate(self._cards) if card.isChecked()), -1)
        if step and 0 <= at + step < len(self._cards) and at >= 0:
            card = self._cards[at + step]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(card)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter} and at >= 0:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, card: GroupCard) -> None:
        for other in self._cards:
            other.show_checked(other is card)
        self.chosen.emit(card.shown)
