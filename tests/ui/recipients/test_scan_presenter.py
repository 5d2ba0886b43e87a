"""The scan of an agreement: attached, kept, shown again, and refused where it is no paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import agreements
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog
from tests import builders
from tests.services.acting import act, entries
from tests.services.sharing_steps import enter
from tests.ui.recipients.test_presenter import opened

TYPED = {"reference": "CA 1", "begins_on": "2026-01-01", "purposes": ["P1"]}


def test_a_scan_is_kept_with_its_agreement_and_shown(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    lab = enter(clinic)
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(builders.a_jpeg())
    view, _context = opened(qtbot, clinic, [scan])
    view.panel.details.agree.click()
    view.agreement_form.attach.click()
    assert "Scan attached" in view.agreement_form.scan_note.text()
    view.agreement_form.show_draft(TYPED)
    view.agreement_form.save_bar.save.click()
    (line,) = act(clinic, agreements.read_agreements, lab)
    assert line.has_scan
    button = view.panel.details.findChild(QPushButton, f"showAgreement{line.agreement_id}")
    assert button is not None
    button.click()
    dialog = view.findChild(EvidenceDialog)
    assert dialog is not None
    assert not dialog.paper.pixmap().isNull()
    assert entries(clinic, "agreement scan read")
    dialog.close_button.click()


def test_what_is_no_paper_is_refused_and_nothing_is_lost(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    lab = enter(clinic)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"MZ not a paper")
    view, _context = opened(qtbot, clinic, [scan], [tmp_path / "gone.pdf"])
    view.panel.details.agree.click()
    view.agreement_form.attach.click()
    view.agreement_form.show_draft(TYPED)
    view.agreement_form.save_bar.save.click()
    assert "neither a JPEG or PNG" in view.agreement_form.banner.text()
    assert view.agreement_form.field("reference").value() == "CA 1"
    assert act(clinic, agreements.read_agreements, lab) == ()
    view.agreement_form.attach.click()
    assert "cannot be read" in view.agreement_form.banner.text()
