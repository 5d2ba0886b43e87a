"""A document goes to the patient on paper or as a file, with a line in the book; nobody else gives it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.disclosures import State
from luna_desktop.services.care import documents
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting, what_words
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.context import Context
from luna_desktop.ui.results.giving import Giving
from luna_desktop.ui.results.viewer import DocumentViewer
from tests import builders
from tests.interop.scans import a_scan
from tests.reports.reading import facts_of
from tests.services.acting import act
from tests.services.care.test_documents import a_document
from tests.ui.contexts import context_of
from tests.ui.test_printing import a_printer


class Tray:
    """Gives a printer without asking."""

    def __init__(self, printer: QPrinter | None) -> None:
        self._printer = printer

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        del window
        answered(self._printer)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def giving(qtbot: QtBot, context: Context, patient: PatientId, printer: QPrinter | None = None) -> Giving:
    viewer = DocumentViewer()
    qtbot.addWidget(viewer)
    known = context.desk.perform(context.actor, documents.add_document, a_document(patient, a_scan("TIFF", pages=2)))
    made = Giving(viewer, context, patient, Tray(printer))
    made.look_at(known)
    return made


def book(clinic: OpenClinic, patient: PatientId) -> list[tuple[str, State]]:
    lines = act(clinic, read_accounting, AccountingAsked(patient)).lines
    said = [what_words(line.what) for line in lines]
    return [
        (what if isinstance(what, str) else ENGLISH.render(what), line.state)
        for what, line in zip(said, lines, strict=True)
    ]


def test_a_file_for_the_patient_stands_in_the_book(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    made = giving(qtbot, context_of(clinic, path), patient)
    made.save()
    assert facts_of(path.read_bytes(), tmp_path)["Pages"] == "2"
    assert book(clinic, patient) == [("Document of the record, number 1", State.SENT)]


def test_paper_for_the_patient_stands_in_the_book(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    giving(qtbot, context_of(clinic), patient, a_printer(tmp_path / "paper.pdf")).print()
    assert book(clinic, patient) == [("Document of the record, number 1", State.SENT)]


def test_a_file_that_cannot_be_written_is_noted_and_said(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    made = giving(qtbot, context_of(clinic, tmp_path / "gone" / "letter.pdf"), patient)
    made.save()
    viewer = made.parent()
    assert isinstance(viewer, DocumentViewer)
    assert "could not be written" in viewer.banner.text()
    assert book(clinic, patient) == []


def test_without_a_choice_nothing_leaves(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    made = giving(qtbot, context_of(clinic, None), patient)
    made.save()
    made.print()
    assert book(clinic, patient) == []
