"""The pages of one document inside the program: turn, zoom, and hand out through the book of disclosures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.pdf_pages import ZOOM_STEP, CopyPreview
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named, styled


class DocumentViewer(QWidget):
    """Shows pages from memory; nothing is written to the disk.

    Signals:
        closed: back to the list (Esc).
        print_wanted, save_wanted: give the document to the patient on paper, or as a file.
    """

    closed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "documentViewer", _("Pages of the document"))
        self.back = Button(_("Back to the list"), "closeDocument", kind=Kind.GHOST, icon="arrow-left", tip=_("Esc"))
        self.back.clicked.connect(self.closed)
        self.title = ElidedLabel("", "strong")
        self.banner = Banner("info", "", name="documentBanner")
        self.preview = CopyPreview()
        named(self.preview, "documentPreview", _("Pages of the document"))
        self.preview.print.setText(_("Print for the patient…"))
        self.preview.save.setText(_("Save for the patient…"))
        self.preview.print_wanted.connect(self.print_wanted)
        self.preview.save_wanted.connect(self.save_wanted)
        head = styled(QFrame(), cls="bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        around = QVBoxLayout()
        around.setContentsMargins(20, 0, 20, 0)
        around.addWidget(self.banner)
        column.addLayout(around)
        column.addWidget(self.preview, 1)
        self._wire_keys()

    def _wire_keys(self) -> None:
        preview = self.preview
        for keys, act in (
            ("Esc", self.closed.emit),
            ("PgDown", lambda: preview.turn(1)),
            ("PgUp", lambda: preview.turn(-1)),
            ("Home", lambda: preview.go_to_page(0)),
            ("End", lambda: preview.go_to_page(preview.page_count() - 1)),
            ("+", lambda: preview.zoom(ZOOM_STEP)),
            ("-", lambda: preview.zoom(1 / ZOOM_STEP)),
            ("0", preview.fit.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_document(self, title: str, note: str, pdf: bytes, *, may_give: bool) -> None:
        """Show the pages of a document; only who may give them out gets the buttons for it."""
        self.title.show_text(title)
        self.banner.say("info", "")
        self.preview.note.show_text(note)
        self.preview.print.setVisible(may_give)
        self.preview.save.setVisible(may_give)
        self.preview.redress()
        self.preview.show_pages(pdf)
        self.preview.go_to_page(0)
        self.preview.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_handing_over(self, going_on: bool) -> None:
        """Keep a second hand-over away while one goes on."""
        self.preview.print.setEnabled(not going_on)
        self.preview.save.setEnabled(not going_on)

    def forget(self) -> None:
        """Show nothing any more."""
        self.title.show_text("")
        self.preview.show_pages(b"")
