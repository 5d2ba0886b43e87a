"""The counts page over a real clinic: counted, saved and printed, for the owner."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from luna_desktop.ui.front.counts_page import CountsPresenter, build_page
from luna_desktop.ui.front.counts_view import CountsView
from tests import builders
from tests.services.front.booking import at
from tests.services.front.test_counts import a_fortnight
from tests.ui.contexts import context_of


class PaperOfTheTest:
    """Prints into a file of the test."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def choose(self, window: QWidget, answered: object) -> None:
        del window
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._path))
        answered(printer)  # type: ignore[operator]


def test_what_is_shown_is_saved_and_printed(
    qtbot: QtBot, clinic: OpenClinic, ticking: builders.Ticking, tmp_path: Path
) -> None:
    a_fortnight(clinic, ticking)
    ticking.now = at("12:00", "2026-03-25")
    view = build_page(context_of(clinic, tmp_path / "counts"), PaperOfTheTest(tmp_path / "counts.pdf"))
    assert isinstance(view, CountsView)
    qtbot.addWidget(view)
    assert view.stack.currentIndex() == 0
    view.csv.click()
    assert "The counts are saved" in view.banner.text()
    assert b"Dr Meera Pillai" in (tmp_path / "counts.csv").read_bytes()
    view.print.click()
    qtbot.waitUntil(lambda: view.banner.text() == "The counts are printed.")
    assert (tmp_path / "counts.pdf").read_bytes().startswith(b"%PDF")


def test_counts_that_cannot_be_read_say_so(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = build_page(context_of(clinic))
    assert isinstance(view, CountsView)
    qtbot.addWidget(view)
    (presenter,) = view.findChildren(CountsPresenter)
    presenter._failed(NotPermitted(say("Not for you.")))
    assert view.stack.currentWidget().accessibleDescription() == "Not for you."
