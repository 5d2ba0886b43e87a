"""The pages of a paper: looked at as a draft, printed and saved once issued, each entered into the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.disclosures import State
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.ui.papers.pages import PaperPages
from tests import builders
from tests.reports.reading import text_of
from tests.services.acting import act
from tests.services.care.paper_desk import draft, prescribe, register_doctor
from tests.ui.papers.room import Papers, a_room


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    return builders.register(clinic)


def opened(papers: Papers, paper_id: int, heard: list[Delivered]) -> PaperPages:
    papers.desk.open_pages(CopyAsked(papers.desk.patient, CarePaperSort.PRESCRIPTION, paper_id), heard.append)
    page = papers.view.page()
    assert isinstance(page, PaperPages)
    return page


def test_an_issued_paper_is_saved_and_stands_in_the_book(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    papers, heard = a_room(qtbot, clinic, patient, tmp_path / "rx.pdf"), list[Delivered]()
    page = opened(papers, prescribe(clinic, patient).paper_id, heard)
    assert page.preview.page_count() == 1
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    page.preview.save.click()
    assert "ADAPALENE" in text_of((tmp_path / "rx.pdf").read_bytes(), tmp_path)
    assert [one.pages for one in heard] == [1]
    assert "handed over" in page.banner.text()
    line = act(clinic, read_accounting, AccountingAsked(patient)).lines[0]
    assert line.state is State.SENT


def test_it_is_printed_inside_the_transaction_that_notes_it(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    papers = a_room(qtbot, clinic, patient, paper=tmp_path / "printed.pdf")
    page = opened(papers, prescribe(clinic, patient).paper_id, [])
    page.preview.print.click()
    assert (tmp_path / "printed.pdf").stat().st_size > 1000
    assert act(clinic, read_accounting, AccountingAsked(patient)).lines[0].state is State.SENT


def test_a_draft_can_be_looked_at_and_cannot_leave(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    papers = a_room(qtbot, clinic, patient)
    page = opened(papers, draft(clinic, patient).paper_id, [])
    assert not page.preview.print.isEnabled()
    assert not page.preview.save.isEnabled()
    assert "draft" in page.banner.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert papers.view.page() is None


def test_a_file_that_cannot_be_written_is_said_and_can_be_tried_again(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    papers = a_room(qtbot, clinic, patient, tmp_path / "no" / "rx.pdf", tmp_path / "rx.pdf")
    page = opened(papers, prescribe(clinic, patient).paper_id, [])
    page.preview.save.click()
    assert "could not be written" in page.banner.text()
    page.preview.save.click()
    assert (tmp_path / "rx.pdf").exists()


def test_locking_blanks_the_pages_and_passes_over_those_that_are_gone(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    papers = a_room(qtbot, clinic, patient)
    paper_id = draft(clinic, patient).paper_id
    gone = opened(papers, paper_id, [])
    papers.view.show_overview()
    qtbot.waitUntil(lambda: not isValid(gone))
    page = opened(papers, paper_id, [])
    assert page.preview.page_count() == 1
    papers.desk.context.announcements.locked.emit()
    assert page.preview.page_count() == 0
