"""The pages as they will leave: turned, zoomed and seen small. They live in memory and never reach the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.veil import Veil
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named, styled

THUMB_WIDTH = 92
ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.2, 0.25, 4.0


class PagesInMemory:
    """A PDF that QtPdf reads from memory; keeps the bytes alive as long as the document needs them."""

    def __init__(self, parent: QWidget) -> None:
        self.document = QPdfDocument(parent)
        self._buffer = QBuffer(parent)

    def load(self, pdf: bytes) -> None:
        """Read other bytes; empty bytes let go of everything."""
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        if pdf:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)

    def page_image(self, page: int, width: int) -> QImage:
        """Return one page on white, `width` pixels wide."""
        return page_picture(self.document, page, width)


def page_picture(document: QPdfDocument, page: int, width: int) -> QImage:
    """Return one page of a document on white, `width` pixels wide; on whichever thread the document belongs to."""
    points = document.pagePointSize(page)
    size = QSize(width, max(1, round(width * points.height() / max(1.0, points.width()))))
    drawn = document.render(page, size)
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper


class CopyPreview(QWidget):
    """The pages with their bar and the row of small pages.

    Signals:
        print_wanted: hand the copy over on paper.
        save_wanted: hand the copy over as a file.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "copyPreview", _("Preview of the copy"))
        self.pages = PagesInMemory(self)
        self.view = named(QPdfView(self), "copyPages", _("Pages"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(16)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setDocument(self.pages.document)
        self.thumbs = named(QListWidget(), "copyThumbs", _("Pages, small"))
        self._waiting: list[int] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_next_thumb)
        self._dress_thumbs()
        self.view.pageNavigator().currentPageChanged.connect(self._page_turned)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.thumbs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addLayout(row, 1)
        for pages in (self.view, self.thumbs):
            Veil(pages)
        self.redress()

    def _dress_thumbs(self) -> None:
        self.thumbs.setFixedWidth(138)
        self.thumbs.setIconSize(QSize(THUMB_WIDTH, 132))
        self.thumbs.setViewMode(QListWidget.ViewMode.IconMode)
        self.thumbs.setFlow(QListWidget.Flow.TopToBottom)
        self.thumbs.setWrapping(False)
        self.thumbs.setMovement(QListWidget.Movement.Static)
        self.thumbs.setSpacing(6)
        self.thumbs.setFont(fonts.font(theme.px(12)))
        self.thumbs.setFrameShape(QFrame.Shape.NoFrame)
        self.thumbs.currentRowChanged.connect(self.go_to_page)

    def _bar(self) -> QFrame:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(6)
        self.up = icon_button("chevron-up", "pageUp", _("Page before (Page Up)"))
        self.down = icon_button("chevron-down", "pageDown", _("Next page (Page Down)"))
        self.where = ElidedLabel("", "body")
        self.where.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.note = ElidedLabel("", "caption")
        self.smaller = icon_button("zoom-out", "zoomOut", _("Smaller"))
        self.fit = Button(_("Fit width"), "fitWidth", kind=Kind.QUIET)
        self.larger = icon_button("zoom-in", "zoomIn", _("Larger"))
        self.print = Button(_("Print…"), "printButton", icon="printer")
        self.save = Button(_("Save…"), "saveCopyButton", kind=Kind.PRIMARY, icon="download")
        self.up.clicked.connect(lambda: self.turn(-1))
        self.down.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(1 / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.zoom(ZOOM_STEP))
        self.fit.clicked.connect(lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        for widget in (self.up, self.down, self.where):
            row.addWidget(widget)
        row.addSpacing(10)
        row.addWidget(self.note, 1)
        for widget in (self.smaller, self.fit, self.larger, self.print, self.save):
            row.addWidget(widget)
        return bar

    def redress(self) -> None:
        """Take the colours of the theme that is shown now."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.col("sunken"))
        palette.setColor(QPalette.ColorRole.Window, theme.col("sunken"))
        self.view.setPalette(palette)
        small = self.thumbs.palette()
        small.setColor(QPalette.ColorRole.Base, theme.col("surface"))
        small.setColor(QPalette.ColorRole.Highlight, theme.col("selected"))
        small.setColor(QPalette.ColorRole.HighlightedText, theme.col("text"))
        self.thumbs.setPalette(small)

    def show_pages(self, pdf: bytes) -> None:
        """Show other pages and stay at the page that was seen."""
        page = max(0, self.view.pageNavigator().currentPage())
        self.pages.load(pdf)
        count = self.pages.document.pageCount()
        self.thumbs.blockSignals(True)
        self.thumbs.clear()
        for at in range(count):
            self.thumbs.addItem(QListWidgetItem(QIcon(_blank()), str(at + 1)))
        self.thumbs.blockSignals(False)
        self._waiting = list(range(count))
        self._timer.start()
        if count:
            self.go_to_page(min(page, count - 1))
        self._show_where()

    def page_count(self) -> int:
        """Return how many pages there are."""
        return max(0, self.pages.document.pageCount())

    def turn(self, step: int) -> None:
        """Go to the next page or to the one before."""
        self.go_to_page(self.view.pageNavigator().currentPage() + step)

    def go_to_page(self, page: int) -> None:
        """Go to a page by its place."""
        if 0 <= page < self.page_count() and page != self.view.pageNavigator().currentPage():
            self.view.pageNavigator().jump(page, QPointF(0, 0))
        self._show_where()

    def zoom(self, factor: float) -> None:
        """Draw larger or smaller."""
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom:
            points = self.pages.document.pagePointSize(0).width() or 595
            self.view.setZoomFactor(self.view.viewport().width() / (points * self.logicalDpiX() / 72))
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(LEAST_ZOOM, min(MOST_ZOOM, self.view.zoomFactor() * factor)))

    def _page_turned(self, page: int) -> None:
        self.thumbs.blockSignals(True)
        self.thumbs.setCurrentRow(page)
        self.thumbs.blockSignals(False)
        self._show_where()

    def _show_where(self) -> None:
        count, page = self.page_count(), self.view.pageNavigator().currentPage()
        self.where.show_text(_("Page {page} of {count}", page=page + 1, count=count) if count else _("No pages"))
        self.up.setEnabled(page > 0)
        self.down.setEnabled(page + 1 < count)

    def _draw_next_thumb(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        at = self._waiting.pop(0)
        item = self.thumbs.item(at)
        if item is not None:
            item.setIcon(QIcon(_framed(self.pages.page_image(at, THUMB_WIDTH))))


def _blank() -> QPixmap:
    made = QImage(THUMB_WIDTH, 130, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    return _framed(made)


def _framed(page: QImage) -> QPixmap:
    """Return a small page with a hairline around it, so that paper stands out from the ground."""
    made = QPixmap.fromImage(page)
    painter = QPainter(made)
    painter.setPen(theme.col("line2"))
    painter.drawRect(made.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return made
