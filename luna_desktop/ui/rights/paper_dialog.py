"""A letter or an attachment of a case, shown page by page; a letter can be printed again as it was issued."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.pdf_pages import PagesInMemory
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.overlay import Dialog

PAPER_WIDTH, PAPER_HEIGHT = 560, 560


class PageImage(QLabel):
    """One page of a paper, as large as its room allows; PgUp and PgDown turn."""

    def __init__(self, name: str, accessible: str, width: int = PAPER_WIDTH, height: int = PAPER_HEIGHT) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pages = PagesInMemory(self)
        self._picture = QImage()
        self._page, self._wide, self._high = 0, width, height
        self.setMinimumSize(theme.px(200), theme.px(240))

    def show_paper(self, content: bytes, media_type: str = "application/pdf") -> None:
        """Show a paper from its first page; no bytes show nothing."""
        self._page = 0
        self._picture = QImage.fromData(content) if media_type.startswith("image/") else QImage()
        self._pages.load(b"" if media_type.startswith("image/") else content)
        if content:
            self.turn(0)
        else:
            self.clear()

    def count(self) -> int:
        """Return how many pages there are."""
        return 1 if not self._picture.isNull() else max(0, self._pages.document.pageCount())

    def page(self) -> int:
        """Return which page is shown, from 0."""
        return self._page

    def turn(self, step: int) -> None:
        """Show the page so many pages on."""
        self._page = min(max(0, self.count() - 1), max(0, self._page + step))
        if not self.count():
            return
        wide, high = theme.px(self._wide), theme.px(self._high)
        image = self._picture if not self._picture.isNull() else self._pages.page_image(self._page, wide * 2)
        fitted = image.scaled(
            wide, high, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.setPixmap(QPixmap.fromImage(fitted))
        self.setAccessibleDescription(_("Page {page} of {count}", page=self._page + 1, count=self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.turn(step)
            return
        super().keyPressEvent(event)


class PaperDialog(Dialog):
    """Shows a paper.

    Signals:
        print_wanted: print it again.
        done: it was read.
    """

    print_wanted = Signal()
    done = Signal()

    def __init__(self, window: QWidget, title: str, told: str, content: bytes, media_type: str) -> None:
        super().__init__(window, "paperDialog", title, told, width=640)
        room = max(240, window.height() - 300)
        self.page = PageImage("casePaper", title, height=min(PAPER_HEIGHT, room))
        self.page.show_paper(content, media_type)
        self.add(self.page)
        if self.page.count() > 1:
            before = self.add_left_button(Button(_("Page before"), "pageBefore", icon="chevron-up"))
            after = self.add_left_button(Button(_("Next page"), "pageAfter", icon="chevron-down"))
            before.clicked.connect(lambda: self.page.turn(-1))
            after.clicked.connect(lambda: self.page.turn(1))
        self.print = self.add_button(Button(_("Print…"), "printPaper", icon="printer"))
        self.print.clicked.connect(self.print_wanted)
        self.close_button = self.add_button(Button(_("Close"), "closePaper", kind=Kind.PRIMARY))
        self.close_button.clicked.connect(self.done)
        self.dismissed.connect(self.done)
        self.done.connect(self.put_away)
