"""The pages of a disclosure on a real clinic: seen, saved, printed, once; and what stands in the way."""

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
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import DisclosureLine, read_disclosures
from luna_desktop.services.sharing.disclosures import PAPER, PDF
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.packet_presenter import build_packet
from luna_desktop.ui.disclosures.packet_view import PacketView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, propose
from tests.ui.contexts import Way, context_of
from tests.ui.disclosures.reading import words_in
from tests.ui.test_printing import a_printer


class Tray:
    """Gives a printer without asking."""

    def __init__(self, printer: QPrinter | None) -> None:
        self._printer = printer

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        answered(self._printer)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


@pytest.fixture
def recipient(clinic: OpenClinic, patient: PatientId) -> int:
    found = a_recipient(clinic)
    answer_sharing(clinic, patient, found)
    return found


def shown(qtbot: QtBot, context: Context, patient: PatientId, row: int, printer: QPrinter | None = None) -> PacketView:
    view = build_packet(context, patient, row, Tray(printer))
    assert isinstance(view, PacketView)
    qtbot.addWidget(view)
    settled(qtbot, view)
    return view


def settled(qtbot: QtBot, view: PacketView) -> None:
    qtbot.waitUntil(lambda: not view.preview._timer.isActive())


def line(clinic: OpenClinic, patient: PatientId) -> DisclosureLine:
    return clinic.desk.perform(clinic.actor, read_disclosures, patient)[0]


def test_a_saved_file_is_sealed_and_leaves_once(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    row, target, way = propose(clinic, a_proposal(patient, recipient)).disclosure_id, tmp_path / "d.pdf", Way()
    view = shown(qtbot, context_of(clinic, target, way=way), patient, row)
    assert view.preview.page_count() > 0
    assert view.preview.print.isHidden()
    view.preview.save.click()
    left = line(clinic, patient)
    assert (left.state, left.sha256) == (State.SENT, hashlib.sha256(target.read_bytes()).hexdigest())
    with pikepdf.open(target, password=str(view.secret.passphrase.value())) as opened:
        assert len(opened.pages) == left.pages
    assert view.preview.save.isHidden()
    view.save_wanted.emit()
    view.back_wanted.emit()
    assert way.places == ["disclosures"]
    settled(qtbot, view)


def test_paper_is_printed_and_noted(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    row = propose(clinic, a_proposal(patient, recipient, format=PAPER)).disclosure_id
    view = shown(qtbot, context_of(clinic), patient, row, a_printer(tmp_path / "paper.pdf"))
    assert view.preview.save.isHidden()
    view.preview.print.click()
    assert line(clinic, patient).state is State.SENT
    with pikepdf.open(tmp_path / "paper.pdf") as printed:
        assert len(printed.pages) == line(clinic, patient).pages
    settled(qtbot, view)


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says too that the printer cannot be used
def test_a_printer_that_refuses_ends_this_disclosure(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    row = propose(clinic, a_proposal(patient, recipient, format=PAPER)).disclosure_id
    view = shown(qtbot, context_of(clinic), patient, row, a_printer(tmp_path / "gone" / "paper.pdf"))
    view.preview.print.click()
    assert line(clinic, patient).state is State.FAILED
    assert "printer did not take" in view.banner.text()
    assert view.preview.print.isHidden()
    settled(qtbot, view)


def test_consent_withdrawn_while_the_pages_are_seen_keeps_them_here(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    row, target = propose(clinic, a_proposal(patient, recipient)).disclosure_id, tmp_path / "d.pdf"
    view = shown(qtbot, context_of(clinic, target), patient, row)
    answer_sharing(clinic, patient, recipient, ConsentState.WITHDRAWN)
    view.preview.save.click()
    assert "withdrew" in view.banner.text()
    assert not target.exists()
    settled(qtbot, view)


def test_closing_the_dialogs_leaves_everything_as_it_was(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, recipient: int
) -> None:
    for form in (PDF, PAPER):
        row = propose(clinic, a_proposal(patient, recipient, format=form)).disclosure_id
        view = shown(qtbot, context_of(clinic, *([None] if form == PDF else [])), patient, row)
        (view.preview.save if form == PDF else view.preview.print).click()
        assert line(clinic, patient).state is State.APPROVED
        settled(qtbot, view)


def test_the_approver_sees_the_pages_before_and_cannot_send_them(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    insurer = a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    answer_sharing(owner, patient, insurer)
    row = propose(open_clinic(Role.CLINICIAN), a_proposal(patient, insurer)).disclosure_id
    view = shown(qtbot, context_of(owner), patient, row)
    assert view.preview.page_count() > 0
    assert view.preview.save.isHidden()
    assert "waits for approval" in view.banner.text()
    view.save_wanted.emit()
    assert line(owner, patient).state is State.APPROVAL


def test_pages_that_cannot_be_made_any_more_say_so(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    row = propose(clinic, a_proposal(patient, a_recipient(clinic))).disclosure_id
    view = build_packet(context_of(clinic), patient, row)
    assert isinstance(view, PacketView)
    qtbot.addWidget(view)
    assert "cannot be made any more" in words_in(view.stack.currentWidget())
