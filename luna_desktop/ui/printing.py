"""Printing the pages of a PDF at 300 dots an inch.

`PagePrinter` prints on the GUI thread between its events. `print_pages` prints at once on the thread that calls it,
so that pages can leave inside the transaction that notes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QFont, QPageLayout, QPainter, QTextDocument
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from luna_desktop.domain.disclosures import NO_PAPER
from luna_desktop.services.sharing.disclosure_book import DidNotLeave
from luna_desktop.ui import fonts
from luna_desktop.ui.pdf_pages import PagesInMemory, page_picture

DOTS_PER_INCH = 300
MARGIN_MM = 20
BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class Paper(Protocol):
    """Where pages are printed; tests give a printer without asking."""

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        """Ask which printer; None when the dialog is closed."""


class PrinterDialog:
    """Asks with the system's own dialog."""

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        """Ask which printer."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(DOTS_PER_INCH)
        dialog = QPrintDialog(printer, window)
        dialog.setObjectName("printDialog")
        dialog.finished.connect(lambda kept: answered(printer if kept else None))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides it behind another of the same name


class PlainPrinter:
    """Takes this computer's usual printer without asking: a dialog would open the way to files and folders."""

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:  # noqa: ARG002 - no dialog
        """Answer with the usual printer, or None where there is none."""
        usual = QPrinterInfo.defaultPrinter()
        if usual.isNull():
            answered(None)
            return
        printer = QPrinter(usual, QPrinter.PrinterMode.HighResolution)
        printer.setResolution(DOTS_PER_INCH)
        answered(printer)


class PagePrinter(QObject):
    """Prints one copy and then says whether every page went to the printer.

    Signals:
        progressed: how many pages of how many are done.
        finished: True when the printer took every page.
    """

    progressed = Signal(int, int)
    finished = Signal(bool)

    def __init__(self, printer: QPrinter, pdf: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pages = PagesInMemory(parent)
        self._pages.load(pdf)
        self._painter = QPainter()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._print_one)

    def start(self) -> None:
        """Begin; the outcome comes by signal."""
        if self._pages.document.pageCount() < 1 or not self._painter.begin(self._printer):
            self.finished.emit(False)
            return
        self._timer.start()

    def _print_one(self) -> None:
        count = self._pages.document.pageCount()
        if self._next > 0 and not self._printer.newPage():
            self._end(went_well=False)
            return
        _paint(self._painter, self._printer, self._pages.document, self._next)
        self._next += 1
        self.progressed.emit(self._next, count)
        if self._next == count:
            self._end(went_well=True)

    def _end(self, *, went_well: bool) -> None:
        self._timer.stop()
        ended = self._painter.end()
        self._pages.load(b"")
        self.finished.emit(went_well and ended and self._printer.printerState() not in BROKEN)


def print_pages(printer: QPrinter, pdf: bytes, progressed: Callable[[int, int], None]) -> None:
    """Print every page now, on this thread; `progressed` is told how many of how many the printer has taken.

    Raises:
        DidNotLeave: The printer did not take every page.
    """
    held, document = QBuffer(), QPdfDocument()
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    try:
        _print_document(printer, document, progressed)
    finally:
        document.close()
        held.close()


def _print_document(printer: QPrinter, document: QPdfDocument, progressed: Callable[[int, int], None]) -> None:
    painter, count = QPainter(), document.pageCount()
    if count < 1 or not painter.begin(printer):
        raise DidNotLeave(NO_PAPER)
    taken = 0
    for page in range(count):
        if page and not printer.newPage():
            break
        _paint(painter, printer, document, page)
        taken = page + 1
        progressed(taken, count)
    ended = painter.end()
    if taken < count or not ended or printer.printerState() in BROKEN:
        raise DidNotLeave(NO_PAPER)


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    dots = painter.viewport().width() * DOTS_PER_INCH / max(1, printer.resolution())
    image = page_picture(document, page, max(1, round(dots)))
    room = QRectF(painter.viewport())
    height = room.width() * image.height() / image.width()
    painter.drawImage(QRectF(0, 0, room.width(), min(height, room.height())), image)


def print_text(markdown: str, paper: Paper, window: QWidget, done: Callable[[bool], None]) -> None:
    """Print a text, such as the notice, with every script shaped; tell afterwards whether the printer took it."""

    def chosen(printer: QPrinter | None) -> None:
        if printer is None:
            done(False)
            return
        printer.setPageMargins(QMarginsF(*(MARGIN_MM,) * 4), QPageLayout.Unit.Millimeter)
        document = QTextDocument()
        document.setDefaultFont(_paper_font())
        document.setMarkdown(markdown)
        document.print_(printer)
        done(printer.printerState() not in BROKEN)

    paper.choose(window, chosen)


def _paper_font() -> QFont:
    font = QFont()
    font.setFamilies(list(fonts.FAMILIES))
    font.setPointSizeF(10.5)
    return font
