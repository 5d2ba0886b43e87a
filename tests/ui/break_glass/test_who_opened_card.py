"""The card of who opened the record: rows, what the patient reads, and the page that is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.people import patients
from luna_desktop.ui.break_glass.who_opened_card import WhoOpenedCard, WhoOpenedPresenter, build_who_opened
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.ui.contexts import context_of


class ToFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(self.path))
        answered(printer)


def texts(card: WhoOpenedCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_whoever_reviews_reads_names_and_prints_the_page(qtbot: QtBot, open_clinic: Opener, tmp_path: Path) -> None:
    owner, card = open_clinic(Role.OWNER), WhoOpenedCard()
    qtbot.addWidget(card)
    patient = builders.register(owner)
    presenter = WhoOpenedPresenter(card, context_of(owner), patient, ToFile(tmp_path / "page.pdf"))
    presenter.load()
    assert "Nobody opened this record since 14-Mar-2025." in texts(card)
    act(open_clinic(Role.RECEPTION), patients.open_patient, patient)
    card.period.chosen.emit(3)
    assert "Ravi Shetty" in texts(card)
    assert "Contact details and appointments" in texts(card)
    assert "The patient reads roles." in card.note.text()
    card.print.click()
    qtbot.waitUntil(lambda: card.banner.text() != "")
    assert card.banner.text() == "The page is printed. Give it to the patient."
    assert entries(owner, "who opened printed")


def test_reception_has_no_such_card(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    assert build_who_opened(context_of(open_clinic(Role.RECEPTION)), builders.register(owner)) is None
