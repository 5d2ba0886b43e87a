"""The page on which photographs are prepared for a recipient, and the list of what was made so far."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.photo_exports import BOX_NAMES, BoxKind
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.photo_export.box_editor import KEYS, BoxCanvas
from luna_desktop.ui.photo_export.draft import PreparedForm
from luna_desktop.ui.photo_export.made_list import MadeList
from luna_desktop.ui.photo_export.photo_list import PhotoList
from luna_desktop.ui.photo_export.terms_panel import TermsPanel
from luna_desktop.ui.photo_export.wording import box_words
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import ElidedLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Waiting
from luna_desktop.ui.widgets.states import StatePage, StateStack

NEW, MADE = 0, 1


class ExportView(QWidget):
    """The page.

    Signals:
        closed: back to the timeline.
        retry_wanted: read again what the page offers.
    """

    closed = Signal()
    retry_wanted = Signal()

    def __init__(self, *, may_check: bool, may_export: bool) -> None:
        super().__init__()
        named(styled(self, cls="page"), "photoExport", _("Photographs for a recipient"))
        self.photos, self.canvas, self.terms = PhotoList(), BoxCanvas(), TermsPanel()
        self.draft = PreparedForm(self.terms)
        self.terms.show_below(self.draft)
        self.made = MadeList(may_check=may_check, may_export=may_export)
        self.banner = Banner("info", "", name="exportBanner")
        self.waiting = Waiting(_("Burning in what must not be seen…"), "exportWaiting")
        self.waiting.hide()
        self.parts = Segmented("exportParts", _("Parts"), [Option(NEW, _("New")), Option(MADE, _("Made so far"))])
        self.parts.show_value(NEW)
        if not may_export:
            self.parts.hide()  # shown before it has a parent, it would be a window of its own
        self.parts.chosen.connect(lambda part: self.show_part(int(str(part))))
        self.canvas.changed.connect(self._list_boxes)
        self._build()
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.terms.make.click)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        above = QVBoxLayout()
        above.setContentsMargins(20, 0, 20, 0)
        above.addWidget(self.banner)
        above.addWidget(self.waiting)
        column.addLayout(above)
        self.pages = QStackedWidget()
        self.new = StateStack(self._new_page(), "exportNewStack")
        self.pages.addWidget(self.new)
        self.pages.addWidget(self.made)
        column.addWidget(self.pages, 1)

    def _head(self) -> QFrame:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 20, 8)
        row.setSpacing(10)
        back = icon_button("arrow-left", "exportBack", _("Back to the photographs"))
        back.clicked.connect(self.closed)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(_("Photographs for a recipient"), "title"))
        hint = _("One use and one recipient at a time. What is covered here is gone from the new files for good.")
        lines.addWidget(words(hint, "caption"))
        row.addWidget(back)
        row.addLayout(lines, 1)
        row.addWidget(self.parts)
        return bar

    def _new_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.photos)
        row.addWidget(hairline(upright=True))
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._tools())
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self._box_list())
        row.addLayout(middle, 1)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.terms)
        return page

    def _tools(self) -> QFrame:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(8)
        self.tools: dict[BoxKind, Button] = {}
        for kind, key in KEYS.items():
            keys = QKeySequence(key).toString()
            button = Button(_tool_words(kind), f"{kind.value}Tool", icon=_ICONS[kind], size="small")
            button.setToolTip(_("{what}: {keys}", what=shown(BOX_NAMES[kind]), keys=keys))
            button.setAccessibleName(shown(BOX_NAMES[kind]))
            button.clicked.connect(lambda _on=False, kind=kind: self._put(kind))
            self.tools[kind] = button
            row.addWidget(button)
        self.remove = Button(_("Take the box away"), "removeBoxButton", kind=Kind.GHOST, icon="trash-2", size="small")
        self.remove.setToolTip(_("Delete"))
        self.remove.clicked.connect(self.canvas.take_away)
        row.addStretch(1)
        row.addWidget(self.remove)
        return bar

    def _box_list(self) -> QWidget:
        """Return the boxes as a list in words, which does what the picture does."""
        self.boxes = named(QListWidget(), "boxList", _("What is covered"))
        self.boxes.setMaximumHeight(theme.px(74))
        self.boxes.setFrameShape(QFrame.Shape.NoFrame)
        self.boxes.hide()
        self.boxes.currentRowChanged.connect(self.canvas.choose)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(14, 6, 14, 8)
        column.setSpacing(2)
        hint = _("Draw on the picture, or press a button and move the box: arrows, with Shift its size.")
        column.addWidget(words(hint, "caption", wrap=True))
        column.addWidget(self.boxes)
        return holder

    def _put(self, kind: BoxKind) -> None:
        self.canvas.put(kind)
        self.canvas.setFocus()

    def _list_boxes(self) -> None:
        self.boxes.blockSignals(True)
        self.boxes.clear()
        self.boxes.addItems([box_words(box) for box in self.canvas.boxes()])
        self.boxes.setCurrentRow(self.canvas.chosen())
        self.boxes.blockSignals(False)
        self.boxes.setVisible(bool(self.canvas.boxes()))
        self.remove.setEnabled(bool(self.canvas.boxes()))

    def list_boxes(self) -> None:
        """Say in words what lies on the picture that is shown now."""
        self._list_boxes()

    def show_part(self, part: int) -> None:
        """Show the preparation, or what was made so far."""
        self.parts.show_value(part)
        self.pages.setCurrentIndex(part)

    def show_nothing(self, text: str) -> None:
        """Say that there is no photograph to prepare."""
        self.new.show_state(StatePage("images", _("No photograph to prepare"), text, name="noExportPhotos"))

    def show_busy(self, busy: bool) -> None:
        """Show that photographs are being made."""
        self.terms.make.set_busy(busy)
        self.waiting.setVisible(busy)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong: at fields, at photographs, and the rest above the page."""
        self.show_busy(False)
        self.terms.show_problems(problems)
        rows = {f"item-{row.photograph_id}": row for row in self.photos.rows()}
        for name, row in rows.items():
            if name in problems:
                row.show_state(problems[name], tone="danger")
        known = {"scope", "recipient", "purpose", *rows}
        rest = [text for name, text in problems.items() if name not in known]
        if any(name in problems for name in rows):
            rest.append(_("Look at the photographs that are marked."))
        self.banner.say("warn", " ".join(rest))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above the page; empty takes it away."""
        self.show_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody did something meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the timeline."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


_ICONS = {BoxKind.EYES: "eye-off", BoxKind.COVER: "eraser", BoxKind.CROP: "scan-face"}


def _tool_words(kind: BoxKind) -> str:
    return {BoxKind.EYES: _("Eyes bar"), BoxKind.COVER: _("Cover"), BoxKind.CROP: _("Crop")}[kind]
