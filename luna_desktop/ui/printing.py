"""Sends finished PDF pages to a printer, and bytes to a file that a person chose. Keeps nothing on the way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.services.exports import write_export

DOTS_PER_INCH = 300


def write_file(path: Path, content: bytes) -> None:
    """Write a file that a person asked for: whole or not at all; raises StorageTrouble."""
    write_export(path, content)


def load_pdf(parent: QWidget, pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """Open a PDF from memory; the buffer must live as long as the document."""
    buffer = QBuffer(parent)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(parent)
    document.load(buffer)
    return document, buffer


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Let the person choose a printer and print every page; tell whether it was handed to the printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return paint_pdf(parent, pdf, printer)


def paint_pdf(parent: QWidget, pdf: bytes, printer: QPrinter) -> bool:
    """Paint every page onto a printer that was chosen; tell whether all were handed over."""
    document, buffer = load_pdf(parent, pdf)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number in range(document.pageCount()):
            if number and not printer.newPage():
                return False
            page = document.pagePointSize(number)
            dots = QSize(round(page.width() / 72 * DOTS_PER_INCH), round(page.height() / 72 * DOTS_PER_INCH))
            place = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
            painter.drawImage(QRectF(0, 0, place.width(), place.height()), document.render(number, dots))
    finally:
        painter.end()
        document.close()
        buffer.close()
    return True
