"""An approved copy leaves on paper, as a file or as an archive; what fails on the way is said and noted."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.interop.locked_zip import unlocked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_seals import Verdict, judge_copy, read_file
from tests.services.acting import act
from tests.services.sharing.copying import a_record
from tests.ui.record_copy.flows import approved_for, book, settled, shown
from tests.ui.screens import context_of
from tests.ui.test_printing import a_printer


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return a_record(clinic)


def test_a_saved_copy_is_sealed_and_stands_in_the_book(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    approved_for(clinic, patient, "pdf")
    target = tmp_path / "copy.pdf"
    context = context_of(clinic, target)
    view, _presenter = shown(qtbot, context, patient)
    view.head.next.click()
    (line,) = book(clinic, patient)
    assert (line.state, line.sha256) == ("sent", hashlib.sha256(target.read_bytes()).hexdigest())
    assert line.number in view.result.text()
    passphrase = str(view.passphrase.value())
    with pikepdf.open(target, password=passphrase) as opened:
        assert len(opened.pages) == line.pages
    assert act(clinic, judge_copy, read_file(target.read_bytes(), passphrase)).verdict is Verdict.GENUINE
    assert context.navigation.said == ["RC-2026-0001 left"]
    settled(qtbot, view)


def test_an_archive_leaves_sealed(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    approved_for(clinic, patient, "zip")
    view, _presenter = shown(qtbot, context_of(clinic, tmp_path / "copy"), patient)
    assert view.head.next.accessibleName() == "Save the archive…"
    view.head.next.click()
    content = (tmp_path / "copy.zip").read_bytes()
    passphrase = str(view.passphrase.value())
    assert unlocked(io.BytesIO(content), passphrase).others == ()
    assert act(clinic, judge_copy, read_file(content, passphrase)).verdict is Verdict.GENUINE
    assert act(clinic, judge_copy, read_file(content)).verdict is Verdict.LOCKED
    settled(qtbot, view)


def test_a_folder_that_is_gone_leaves_a_failed_row_and_a_sentence(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    approved_for(clinic, patient, "pdf")
    view, _presenter = shown(qtbot, context_of(clinic, tmp_path / "gone" / "copy.pdf"), patient)
    view.head.next.click()
    assert book(clinic, patient)[0].state == "failed"
    assert "disclosure book" in view.banner.text()
    assert not view.is_showing_passphrase()
    assert view.head.next.isEnabled()
    settled(qtbot, view)


def test_closing_the_dialog_takes_no_number(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    approved_for(clinic, patient, "pdf")
    view, _presenter = shown(qtbot, context_of(clinic, None), patient)
    view.head.next.click()
    assert book(clinic, patient) == []
    settled(qtbot, view)


def test_a_printed_copy_stands_in_the_book_too(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    approved_for(clinic, patient, "paper")
    view, _presenter = shown(qtbot, context_of(clinic), patient, a_printer(tmp_path / "paper.pdf"))
    view.preview.print.click()
    qtbot.waitUntil(lambda: not view.result.isHidden())
    assert book(clinic, patient)[0].state == "sent"
    assert (tmp_path / "paper.pdf").stat().st_size > 0
    settled(qtbot, view)


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says too that the printer cannot be used
def test_a_printer_that_refuses_leaves_a_failed_row(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    approved_for(clinic, patient, "paper")
    view, _presenter = shown(qtbot, context_of(clinic), patient, a_printer(tmp_path / "gone" / "paper.pdf"))
    view.preview.print.click()
    qtbot.waitUntil(lambda: "printer" in view.banner.text())
    assert book(clinic, patient)[0].state == "failed"
    settled(qtbot, view)
