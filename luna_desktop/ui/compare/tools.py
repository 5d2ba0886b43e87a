"""The tools beside the canvas, and the strip that says what to do while one of them is in use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_marks import LONGEST_WORDS
from luna_desktop.texts import _
from luna_desktop.ui.compare.pointing import Pointing, Tool, hint_of
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled

WORDS_OF = {Tool.WORDS, Tool.ARROW, Tool.OUTLINE, Tool.LENGTH, Tool.AREA}
"""Tools whose mark has words beside it."""


class ToolRail(QFrame):
    """The column of tools.

    Signals:
        wanted: a `Tool`.
        unaligned: lay the pictures over each other by their edges again.
        list_wanted: show or leave the list view.
    """

    wanted = Signal(object)
    unaligned = Signal()
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "compareTools", _("Tools")), cls="sidelist")
        self.setFixedWidth(48)
        self._buttons: dict[Tool, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 8, 5, 8)
        column.setSpacing(2)
        for group in _GROUPS:
            for tool in group:
                button = icon_button(_ICONS[tool], f"tool_{tool.value}", tool_words(tool), size="small")
                button.clicked.connect(lambda _on=False, tool=tool: self.wanted.emit(tool))
                self._buttons[tool] = button
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            if group is _GROUPS[0]:
                self.unalign = icon_button("unlink", "unalignButton", _("Take the alignment away"), size="small")
                self.unalign.clicked.connect(self.unaligned)
                column.addWidget(self.unalign, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(hairline())
        self.list = icon_button("list", "compareListButton", _("List view (Alt+L)"), size="small")
        self.list.clicked.connect(self.list_wanted)
        column.addWidget(self.list, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def offer(self, *, may_change: bool, aligned: bool) -> None:
        """Offer the tools to who may use them."""
        for button in self._buttons.values():
            button.setVisible(may_change)
        self.unalign.setVisible(may_change and aligned)


class ToolStrip(QFrame):
    """Says what to do next while points are set, then asks for what cannot be pointed at: words, or millimetres.

    Signals:
        undone: take the last point back.
        finished: there are enough points.
        left: give up.
        kept: the words that were typed.
    """

    undone = Signal()
    finished = Signal()
    left = Signal()
    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "toolStrip", _("What to do next")), cls="bar")
        self.icon = IconLabel("crosshair", "accent_text", 16)
        self.hint = words("", "strong", wrap=True)
        self.keys = words(
            _("Arrows move the cross, Enter sets a point, Space goes to the other picture."), "caption", wrap=True
        )
        self.words = TextField("words", _("Words beside it"), longest=LONGEST_WORDS)
        self.words.control.setMinimumWidth(220)
        self.mm = TextField("mm", _("Millimetres"), example="10", longest=8)
        self._asked = self.words
        self.undo = Button(_("Undo point"), "undoPointButton", icon="undo-2", size="small")
        self.done = Button(_("Done"), "donePointsButton", kind=Kind.PRIMARY, size="small")
        self.keep = Button(_("Keep"), "keepMarkButton", kind=Kind.PRIMARY, icon="save", size="small", tip=_("Enter"))
        self.cancel = Button(_("Cancel"), "cancelToolButton", size="small", tip=_("Esc"))
        self.undo.clicked.connect(self.undone)
        self.done.clicked.connect(self.finished)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.left)
        self._build()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.setSpacing(10)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.hint)
        lines.addWidget(self.keys)
        row.addWidget(self.icon)
        row.addWidget(said, 1)
        for widget in (self.words, self.mm, self.undo, self.done, self.keep, self.cancel):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_pointing(self, pointing: Pointing) -> None:
        """Say which point comes next."""
        self._ask(False)
        self.hint.setText(hint_of(pointing))
        self.undo.setEnabled(pointing.count > 0)
        self.done.setVisible(pointing.has_many)
        self.done.setEnabled(pointing.is_enough)
        self.setAccessibleDescription(self.hint.text())
        self.show()

    def ask_for(self, tool: Tool) -> None:
        """Ask for the words beside a mark, or how many millimetres lie between the two points."""
        self._asked = self.mm if tool.scales else self.words
        self._ask(True)
        if tool.scales:
            self.hint.setText(_("How many millimetres lie between the two points?"))
        else:
            self.hint.setText(_("What does it say?") if tool is Tool.WORDS else _("Words beside it, if any"))
        self._asked.show_value("")
        self.show_problem("")
        self.show()
        self._asked.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Show what is wrong with the words or the number."""
        self._asked.show_problem(text)

    def is_asking(self) -> bool:
        """Tell whether words or a number are asked for."""
        return self.keep.isVisibleTo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc gives up."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.is_asking():
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self, asks: bool) -> None:
        for field in (self.words, self.mm):
            field.setVisible(asks and field is self._asked)
        self.keep.setVisible(asks)
        self.keys.setVisible(not asks)
        self.undo.setVisible(not asks)
        if asks:
            self.done.hide()

    def _keep(self) -> None:
        self.kept.emit(self._asked.value().strip())


_GROUPS = (
    (Tool.EYES, Tool.POINTS),
    (Tool.RULER, Tool.STICKER, Tool.LENGTH, Tool.AREA),
    (Tool.ARROW, Tool.OUTLINE, Tool.WORDS, Tool.BLUR),
)
_ICONS = {
    Tool.EYES: "eye",
    Tool.POINTS: "crosshair",
    Tool.RULER: "ruler",
    Tool.STICKER: "circle-dot",
    Tool.LENGTH: "move-diagonal",
    Tool.AREA: "pentagon",
    Tool.ARROW: "arrow-up-right",
    Tool.OUTLINE: "lasso",
    Tool.WORDS: "type",
    Tool.BLUR: "droplets",
}


def tool_words(tool: Tool) -> str:
    """Return what a tool does."""
    return {
        Tool.EYES: _("Align by the eye line"),
        Tool.POINTS: _("Align by two points"),
        Tool.RULER: _("Set the scale by a ruler"),
        Tool.STICKER: _("Set the scale by a sticker of known diameter"),
        Tool.LENGTH: _("Measure a length"),
        Tool.AREA: _("Measure an area"),
        Tool.ARROW: _("Draw an arrow"),
        Tool.OUTLINE: _("Draw an outline"),
        Tool.WORDS: _("Write on the picture"),
        Tool.BLUR: _("Blur a part"),
    }[tool]
