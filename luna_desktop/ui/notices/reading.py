"""A version read in full, and two versions compared: words are marked by a line as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from luna_desktop.domain.notices import Piece
from luna_desktop.services.privacy.notice_texts import TextPlace
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.reading_text import ReadingText
from luna_desktop.ui.widgets.tables import Column, RowsTable

WIDEST = 900
_PLACE = 0x100000 + 7  # a text property of our own: which change a run of words belongs to


@dataclass(frozen=True)
class Difference:
    """One place where two texts differ; `at` counts them."""

    at: int
    removed: str
    added: str


def differences(pieces: Sequence[Piece]) -> list[Difference]:
    """Return the places that differ, in order; what was taken out and put in at one place belongs together."""
    found: list[Difference] = []
    removed = added = ""
    for piece in (*pieces, Piece("")):
        if piece.was_removed:
            removed += piece.words
        elif piece.was_added:
            added += piece.words
        elif removed.strip() or added.strip() or not piece.words:
            if removed.strip() or added.strip():
                found.append(Difference(len(found), removed.strip(), added.strip()))
            removed = added = ""
    return found


class _Page(QWidget):
    """A page in place of the versions: the way back, a title, and a card with a text.

    Signals:
        back_wanted: return to the versions.
    """

    back_wanted = Signal()

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        styled(named(self, name, accessible), cls="page")
        self.back = Button(_("Back to the versions"), f"{name}Back", kind=Kind.GHOST, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.title, self.note = words("", "title", wrap=True), words("", "body2", wrap=True)
        self.text = ReadingText(f"{name}Text", accessible)
        reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.text.setTextInteractionFlags(reading)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.card = Card("", f"{name}Card")
        self.card.add(self.text, 1)
        self.body = QHBoxLayout()
        self.body.setSpacing(12)
        self.body.addWidget(self.card, 64)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        head.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addLayout(self.body, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def start(self) -> None:
        """Put the keyboard on the text, at its beginning."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


class VersionPage(_Page):
    """One version in full.

    Signals:
        print_wanted, save_wanted: the pages of this version are to be printed, or saved as a file.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("versionPage", _("Text of a version"))
        self.place: TextPlace | None = None
        self.print_button = Button(_("Print"), "printVersionButton", icon="printer")
        self.save_button = Button(_("Save as PDF…"), "saveVersionButton", icon="download")
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.buttons.addWidget(self.print_button)
        self.buttons.addWidget(self.save_button)
        self.card.setMaximumWidth(theme.px(WIDEST))
        self.body.addStretch(1)

    def show_text(self, title: str, note: str, markdown: str) -> None:
        """Show a text; its headings are no larger than the page’s."""
        self.title.setText(title)
        self.note.setText(note)
        self.text.show_markdown(markdown, heading=3)
        self.start()


class ComparePage(_Page):
    """Two versions compared: the whole text with its changes marked, and a list of the changes beside it."""

    def __init__(self) -> None:
        super().__init__("comparePage", _("Changes between two versions"))
        self.list: RowsTable[Difference] = RowsTable(
            "changesTable",
            _("Changes"),
            [Column(_("Change"), _change_cell, 300, stretch=True, grows=True)],
            key=lambda change: change.at,
        )
        self.list.selected.connect(self._go_to)
        self.nothing = words("", "body2", wrap=True)
        side = Card(_("Changes"), "changesCard", icon="list")
        side.add(self.nothing)
        side.add(self.list, 1)
        self.body.addWidget(side, 36)
        self.card.body().insertWidget(0, _legend())

    def show_pieces(self, title: str, note: str, pieces: Sequence[Piece]) -> None:
        """Show what changed."""
        self.title.setText(title)
        self.note.setText(note)
        changes = differences(pieces)
        self.list.show_rows(changes)
        self.list.setVisible(bool(changes))
        self.nothing.setVisible(not changes)
        self.nothing.setText(_("The two texts are the same."))
        self._write(pieces)
        self.start()

    def _write(self, pieces: Sequence[Piece]) -> None:
        document = self.text.document()
        document.clear()
        cursor = QTextCursor(document)
        place, is_open = -1, False
        for piece in pieces:
            changed = piece.was_removed or piece.was_added
            if changed and not is_open and piece.words.strip():
                place, is_open = place + 1, True
            elif not changed:
                is_open = False
            cursor.insertText(piece.words, _marked(piece, place))
        self.text.give_air()

    def _go_to(self, change: Difference | None) -> None:
        """Bring a change into sight and select its words."""
        if change is None:
            return
        block = self.text.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                if fragment.charFormat().property(_PLACE) == change.at:
                    cursor = QTextCursor(self.text.document())
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                    self.text.setTextCursor(cursor)
                    self.text.ensureCursorVisible()
                    return
                pieces += 1
            block = block.next()


def _marked(piece: Piece, place: int) -> QTextCharFormat:
    """Return how a run of words looks: taken out is struck through, put in is underlined and strong."""
    shape = QTextCharFormat()
    shape.setForeground(theme.col("text"))
    if piece.was_removed:
        shape.setFontStrikeOut(True)
        shape.setForeground(theme.col("danger_text"))
        shape.setBackground(theme.col("danger_bg"))
    elif piece.was_added:
        shape.setFontUnderline(True)
        shape.setFontWeight(QFont.Weight.DemiBold)
        shape.setForeground(theme.col("ok_text"))
        shape.setBackground(theme.col("ok_bg"))
    if piece.was_removed or piece.was_added:
        shape.setProperty(_PLACE, place)
    return shape


def _legend() -> QLabel:
    label = words("", "caption", wrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(
        _(
            "{out} is taken out, {into} is put in.",
            out=f"<s>{_('Struck through')}</s>",
            into=f"<u>{_('underlined')}</u>",
        )
    )
    label.setAccessibleName(_("What is struck through is taken out, what is underlined is put in."))
    return label


def _change_cell(change: Difference) -> Cell:
    if change.removed and change.added:
        chip, text = (
            ChipSpec(_("Changed"), "info", "pencil"),
            _("{before} → {after}", before=_cut(change.removed), after=_cut(change.added)),
        )
    elif change.added:
        chip, text = ChipSpec(_("Put in"), "ok", "plus"), _cut(change.added)
    else:
        chip, text = ChipSpec(_("Taken out"), "danger", "minus"), _cut(change.removed)
    return Cell(text, chips=(chip,), wraps=True)


def _cut(text: str) -> str:
    """Return a text short enough for a list."""
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:119] + "…"
