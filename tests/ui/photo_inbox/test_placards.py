"""Printing a placard: on the printer that was chosen, and not at all without a consent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_inbox.placards import print_placard
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.presenter import Presenter
from tests import builders
from tests.services.acting import entries
from tests.ui.contexts import Way, context_of


class ToFile:
    """A printer that writes a file."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        del window
        if self.path is None:
            answered(None)
            return
        printer = QPrinter()
        printer.setOutputFileName(str(self.path))
        answered(printer)


def test_a_placard_is_printed_under_a_consent_alone(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient, way = builders.register(clinic), Way()
    view, context = InboxView(), context_of(clinic, way=way)
    qtbot.addWidget(view)
    presenter = Presenter(view, view, context.lane, context.incidents)
    print_placard(presenter, view, context, patient, ToFile(tmp_path / "a.pdf"))
    assert "Privacy tab" in view.banner.text()
    builders.allow_photographs(clinic, patient)
    print_placard(presenter, view, context, patient, ToFile(None))
    print_placard(presenter, view, context, patient, ToFile(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: "Placard printed" in way.said)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert len(entries(clinic, "placard printed")) == 2
