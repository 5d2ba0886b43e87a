"""A printer that prints into a file, for tests of letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget


@dataclass
class FilePrinter:
    """Answers at once with a printer into a PDF; without a folder as if the dialog was closed."""

    folder: Path | None
    asked: list[str] = field(default_factory=list)

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        self.asked.append(window.objectName())
        if self.folder is None:
            answered(None)
            return
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"printed{len(self.asked)}.pdf"))
        answered(printer)
