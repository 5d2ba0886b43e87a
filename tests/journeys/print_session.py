"""Prints a PDF on a queue of this computer as the window does; run as a process, since CUPS is found at its start."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from luna_desktop.ui.printing import DOTS_PER_INCH, print_pages


def main(queue: str, file: str) -> int:
    """Print the file and say how many pages the printer took."""
    application = QApplication([])
    info = QPrinterInfo.printerInfo(queue)
    if info.isNull():
        sys.stderr.write(f"no queue {queue} among {QPrinterInfo.availablePrinterNames()}")
        return 1
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    taken = [0]
    print_pages(printer, Path(file).read_bytes(), lambda page, _count: taken.append(page))
    sys.stdout.write(str(taken[-1]))
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
