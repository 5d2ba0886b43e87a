"""The two records at the top of a merge: the one that is kept, and the one that is merged into it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.people.merge_pages import Half
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.merges.wording import held_words, since_words
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named


class RecordHead(QFrame):
    """One of the two records."""

    def __init__(self, name: str, *, kept: bool) -> None:
        super().__init__()
        self._kept = kept
        named(self, name, _("Kept") if kept else _("Merged in"))
        self.avatar = Avatar("", 40)
        self.name = ElidedLabel("", "strong")
        self.number, self.held = words("", "caption", wrap=True), words("", "caption", wrap=True)
        self._end = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.name)
        lines.addWidget(self.number)
        top.addLayout(lines, 1)
        top.addLayout(self._end)
        column.addLayout(top)
        column.addWidget(self.held)

    def put_at_end(self, widget: QWidget) -> None:
        """Put a chip or a button at the end of the card."""
        self._end.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_half(self, half: Half) -> None:
        """Show a record."""
        self.avatar.show_person(half.card.name, tone="" if self._kept else "neutral")
        self.name.show_text(half.card.name)
        self.number.setText(since_words(half))
        self.held.setText(held_words(half))
        role = _("Kept") if self._kept else _("Merged in")
        self.setAccessibleName(_("{role}: {name}, {number}", role=role, name=half.card.name, number=half.card.mrn))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the card; the kept one is marked by its edge and its fill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self._kept else 1.0
        painter.setPen(QPen(theme.col("accent" if self._kept else "line"), wide))
        painter.setBrush(theme.col("selected" if self._kept else "surface"))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, 8, 8)


class Heads(QWidget):
    """Both records with the sign of the merge between them.

    Signals:
        swap_wanted: keep the other one.
    """

    swap_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mergeHeads")
        self.kept, self.merged = RecordHead("keptRecord", kept=True), RecordHead("mergedRecord", kept=False)
        self.kept.put_at_end(Chip(_("Kept"), "accent", "circle-dot", name="keptChip"))
        self.swap = Button(_("Keep this one"), "keepOtherButton", icon="repeat", tip=_("Alt+K"))
        self.swap.setShortcut("Alt+K")
        self.swap.clicked.connect(self.swap_wanted)
        self.merged.put_at_end(self.swap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.kept, 1)
        row.addWidget(IconLabel("git-merge", "accent_text", 20))
        row.addWidget(self.merged, 1)

    def show_halves(self, kept: Half, merged: Half) -> None:
        """Show both records."""
        self.kept.show_half(kept)
        self.merged.show_half(merged)
