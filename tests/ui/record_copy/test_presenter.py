"""The record copy page on a real clinic: preview, file, paper, and what fails on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import DisclosureLine, read_disclosures
from luna_desktop.ui.context import Context
from luna_desktop.ui.record_copy.presenter import RecordCopyPresenter
from luna_desktop.ui.record_copy.view import RecordCopyView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.screens import context_of
from tests.ui.test_printing import a_printer


class Tray:
    """Gives a printer without asking."""

    def __init__(self, printer: QPrinter | None) -> None:
        self._printer = printer

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        answered(self._printer)


def shown(qtbot: QtBot, context: Context, patient: PatientId, printer: QPrinter | None = None) -> RecordCopyView:
    view = RecordCopyView()
    qtbot.addWidget(view)
    RecordCopyPresenter(view, context, patient, Tray(printer)).load()
    view.options.purpose.show_value("Own record")
    view.options.identity_seen.show_value("Passport")
    qtbot.waitUntil(lambda: not view.preview._timer.isActive())
    return view


def settled(qtbot: QtBot, view: RecordCopyView) -> None:
    qtbot.waitUntil(lambda: not view.preview._timer.isActive())


def book(clinic: OpenClinic, patient: PatientId) -> list[DisclosureLine]:
    return clinic.desk.perform(clinic.actor, read_disclosures, patient)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_the_preview_shows_pages_and_follows_the_choices(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view = shown(qtbot, context_of(clinic), patient)
    whole = view.preview.page_count()
    assert whole > 2
    for box in list(view.options.sections.values())[1:]:
        box.setChecked(False)
    view.preview_wanted.emit()
    assert 0 < view.preview.page_count() < whole
    assert book(clinic, patient) == []
    settled(qtbot, view)


def test_a_saved_copy_is_sealed_and_stands_in_the_book(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    target = tmp_path / "copy.pdf"
    context = context_of(clinic, target)
    view = shown(qtbot, context, patient)
    view.preview.save.click()
    (line,) = book(clinic, patient)
    assert (line.state, line.sha256) == ("sent", hashlib.sha256(target.read_bytes()).hexdigest())
    assert line.number in view.result.text()
    with pikepdf.open(target, password=str(view.passphrase.value())) as opened:
        assert len(opened.pages) == line.pages
    assert context.navigation.said == ["RC-2026-0001 handed over"]
    settled(qtbot, view)


def test_a_folder_that_is_gone_leaves_a_failed_row_and_a_sentence(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    view = shown(qtbot, context_of(clinic, tmp_path / "gone" / "copy.pdf"), patient)
    view.preview.save.click()
    assert book(clinic, patient)[0].state == "failed"
    assert "disclosure book" in view.banner.text()
    assert not view.is_showing_passphrase()
    assert view.preview.save.isEnabled()
    settled(qtbot, view)


def test_closing_the_dialog_takes_no_number(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view = shown(qtbot, context_of(clinic, None), patient)
    view.preview.save.click()
    view.preview.print.click()
    assert book(clinic, patient) == []
    settled(qtbot, view)


def test_a_printed_copy_stands_in_the_book_too(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    view = shown(qtbot, context_of(clinic), patient, a_printer(tmp_path / "paper.pdf"))
    view.options.form.show_value("summary")
    view.preview.print.click()
    qtbot.waitUntil(lambda: not view.result.isHidden())
    assert book(clinic, patient)[0].state == "sent"
    assert (tmp_path / "paper.pdf").stat().st_size > 0
    settled(qtbot, view)


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says too that the printer cannot be used
def test_a_printer_that_refuses_leaves_a_failed_row(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    view = shown(qtbot, context_of(clinic), patient, a_printer(tmp_path / "gone" / "paper.pdf"))
    view.preview.print.click()
    qtbot.waitUntil(lambda: "printer" in view.banner.text())
    assert book(clinic, patient)[0].state == "failed"
    settled(qtbot, view)


def test_a_clinician_looks_but_does_not_hand_over(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    view = shown(qtbot, context_of(open_clinic(Role.CLINICIAN)), patient)
    assert view.preview.page_count() > 0
    assert view.preview.save.isHidden()
    view.save_wanted.emit()
    view.print_wanted.emit()
    assert book(owner, patient) == []
