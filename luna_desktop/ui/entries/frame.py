"""The frame of a tab with entries: side list, page and panel over one save bar; drafts and newer versions on top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class DraftBanner(Banner):
    """Offers a draft that was kept earlier.

    Signals:
        kept: go on with the draft.
        thrown: throw it away.
    """

    kept = Signal()
    thrown = Signal()

    def __init__(self) -> None:
        super().__init__("info", "", name="draftBanner", action=_("Keep"), icon="file-pen")
        self.throw_button = Button(_("Throw away"), "throwDraftButton", size="small", kind=Kind.GHOST)
        row = self.layout()
        if row is not None:
            row.addWidget(self.throw_button)
        self.acted.connect(self.kept)
        self.throw_button.clicked.connect(self.thrown)

    def offer(self, saved_at: datetime | None) -> None:
        """Offer the draft of a moment."""
        when = f"{saved_at.astimezone(CLINIC_ZONE):%H:%M}" if saved_at else ""
        self.say(
            "info",
            _("Draft from {time}: go on with it, or throw it away.", time=when),
            action=_("Keep"),
            icon="file-pen",
        )


class StaleBox(Card):
    """Two versions of an entry side by side: what the person typed, and what somebody saved meanwhile.

    Signals:
        mine_wanted: save what was typed over the newer version (which stays in the history).
        theirs_wanted: drop what was typed.
    """

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Somebody saved a newer version"), "staleBox", icon="git-branch", tone="warn")
        self._sentence = words("", "body", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        for at, share in enumerate((1, 2, 2)):
            self._grid.setColumnStretch(at, share)
        self.mine_button = Button(_("Save mine over it"), "saveMineButton", size="small")
        self.theirs_button = Button(_("Take theirs"), "takeTheirsButton", size="small")
        self.mine_button.clicked.connect(self.mine_wanted)
        self.theirs_button.clicked.connect(self.theirs_wanted)
        row = QHBoxLayout()
        row.addWidget(self.mine_button)
        row.addWidget(self.theirs_button)
        row.addStretch(1)
        self.add(self._sentence)
        self.add(self._grid)
        self.add(row)
        self.hide()

    def show_versions(self, text: str, pairs: Sequence[tuple[str, str, str]]) -> None:
        """Show the sentence, and label, typed words and saved words of every field that differs."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._sentence.setText(text)
        rows = [("", _("Yours, not saved"), _("Theirs, saved")), *pairs]
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                role = "thead" if at == 0 else ("caption" if column == 0 else "body")
                label = words(cell or _("Not known") if column else cell, role, wrap=True)
                self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(text)
        self.show()


class Notices(QWidget):
    """What stays over a page; takes no room while nothing is said."""

    def __init__(self, *notices: QWidget) -> None:
        super().__init__()
        self._notices = notices
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 20, 8)
        column.setSpacing(8)
        for notice in notices:
            column.addWidget(notice)
            notice.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look whether anything is said now."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._refresh()
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        self.setVisible(any(not notice.isHidden() for notice in self._notices))


class ChartFrame(EditFrame):
    """An EditFrame whose one page is a side list, a scrolling body and a panel; the save bar spans them all."""

    def __init__(self, name: str, accessible: str, *, save_text: str = "") -> None:
        super().__init__(name, accessible, save_text=save_text)
        self.draft_banner = DraftBanner()
        self.stale_box = StaleBox()
        self.disputed = Banner("warn", "", name="disputedBanner", icon="message-square")
        self.area = named(QScrollArea(), f"{name}Scroll", accessible)

    def compose(self, content: QWidget, *, side: QWidget | None = None, panel: QWidget | None = None) -> None:
        """Put the three parts side by side."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        styled(content, cls="body")
        self.area.setWidget(content)
        if side is not None:
            row.addWidget(side)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(Notices(self.banner, self.disputed, self.draft_banner, self.stale_box))
        middle.addWidget(self.area, 1)
        row.addLayout(middle, 1)
        if panel is not None:
            row.addWidget(panel)
        self.pages.addWidget(whole)

    def go_to(self, name: str) -> None:
        """Scroll to a field and give it the keyboard."""
        super().go_to(name)
        self.show_part(self.field(name))

    def show_part(self, part: QWidget) -> None:
        """Scroll until a part of the page is seen."""
        self.area.ensureWidgetVisible(part, 24, 48)
        # what was only just put in has its place after the next layout
        QTimer.singleShot(0, part, lambda: self.area.ensureWidgetVisible(part, 24, 48))
