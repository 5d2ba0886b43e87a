"""Printing page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.printing import DOTS_PER_INCH, PagePrinter, print_text
from tests.ui.record_copy.papers import a_pdf


def a_printer(target: Path) -> QPrinter:
    """Return a printer whose paper is a file, so that a test can count the sheets."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_every_page_goes_to_the_printer(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    printing = PagePrinter(a_printer(tmp_path / "paper.pdf"), a_pdf(2), window)
    with qtbot.waitSignal(printing.finished) as finished:
        printing.start()
    assert finished.args == [True]
    with pikepdf.open(tmp_path / "paper.pdf") as printed:
        assert len(printed.pages) == 2


def test_a_copy_without_pages_is_not_printed(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    printing = PagePrinter(a_printer(tmp_path / "paper.pdf"), b"", window)
    with qtbot.waitSignal(printing.finished) as finished:
        printing.start()
    assert finished.args == [False]


class OnFile:
    """A paper that is a file."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        del window
        answered(a_printer(self._target))


class NoPrinter:
    """A computer without a printer."""

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        del window
        answered(None)


def test_a_text_in_two_scripts_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[bool] = []
    words = "# Notice\n\n" + "हम आपका रिकॉर्ड रखते हैं। " * 400
    print_text(words, OnFile(tmp_path / "paper.pdf"), window, done.append)
    assert done == [True]
    with pikepdf.open(tmp_path / "paper.pdf") as printed:
        assert len(printed.pages) > 1


def test_without_a_printer_nothing_is_printed_and_it_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[bool] = []
    print_text("# Notice", NoPrinter(), window, done.append)
    assert done == [False]
