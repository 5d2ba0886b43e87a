"""The register on its page: every number, nothing of what is certified, printed for the clinic's own file."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.care import certificates
from luna_desktop.services.care.care_papers import Ending
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.certificates.register import RegisterPresenter, RegisterView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.paper_desk import register_doctor
from tests.services.care.test_certificates import issue
from tests.ui.contexts import context_of
from tests.ui.papers.room import FilePrinter


def shown(qtbot: QtBot, clinic: OpenClinic, paper: Path | None = None) -> tuple[RegisterView, RegisterPresenter]:
    view = RegisterView(2026)
    qtbot.addWidget(view)
    presenter = RegisterPresenter(view, context_of(clinic), FilePrinter(paper) if paper is not None else None)
    presenter.load()
    return view, presenter


def cells(view: RegisterView) -> str:
    model = view.table.model()
    return "\n".join(
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    )


def test_the_auditor_sees_numbers_and_marks_and_no_diagnosis(qtbot: QtBot, open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    register_doctor(owner)
    patient = builders.register(owner)
    first = issue(owner, patient)
    act(owner, certificates.cancel_certificate, Ending(patient, first.paper_id, "wrong dates"))
    issue(owner, patient)
    owner.lock()
    auditor = open_clinic(Role.AUDITOR)
    view, _presenter = shown(qtbot, auditor, tmp_path / "register.pdf")
    told = cells(view)
    for part in ("MC-2026-0001", "MC-2026-0002", "Ananya Kumar", "Mole below the left eye", "Cancelled"):
        assert part in told
    assert "dermatitis" not in told
    with qtbot.waitSignal(view.print.clicked):
        view.print.click()
    qtbot.waitUntil(lambda: "printed" in view.banner.text())
    assert (tmp_path / "register.pdf").stat().st_size > 1000
    assert "sha256" in entries(auditor, "certificate register printed")[0].detail


def test_a_year_without_certificates_says_so_and_is_not_printed(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _presenter = shown(qtbot, clinic)
    assert "No certificate" in view.note.text()
    assert not view.print.isEnabled()
    view.year_chosen.emit(2025)
    assert "No certificate" in view.note.text()
