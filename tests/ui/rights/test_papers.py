"""Papers from the panel: attached, opened, letters shown again as they were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from luna_desktop.services.rights.cases import CaseAsked, read_case
from luna_desktop.services.rights.walk_in import WalkIn, take_in
from luna_desktop.ui.disclosures.fields import ScanField
from luna_desktop.ui.rights.letter_dialog import LetterDialog
from luna_desktop.ui.rights.paper_dialog import PaperDialog
from luna_desktop.ui.rights.papers import CasePapers
from tests import builders
from tests.services.acting import act
from tests.services.rights.asking import asks
from tests.ui.contexts import Way, context_of
from tests.ui.rights.desk import open_desk
from tests.ui.rights.printers import FilePrinter


def shown(window: QWidget) -> PaperDialog:
    found = [each for each in window.findChildren(PaperDialog) if not each.isHidden()]
    assert found
    return found[-1]


def test_a_scan_is_attached_and_opened(clinic: OpenClinic, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "writing.jpg"
    file.write_bytes(builders.a_jpeg(300, 200))
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS, answers=([file],))
    desk.press("attach")
    scan = desk.dialog().form.own[1]
    assert isinstance(scan, ScanField)
    scan.button.click()
    dialog = desk.fill()
    assert dialog.form.own[0].problem == "Enter what this paper is."
    desk.fill(title="Signed authority")
    papers = desk.view.panel.case().papers
    assert [paper.text for paper in papers] == ["Signed authority"]
    desk.view.panel.paper_wanted.emit(papers[0].key)
    opened = shown(desk.view.window())
    assert (opened.page.count(), opened.print.isHidden()) == (1, True)


def test_a_letter_of_today_begins_on_print_and_is_noted_once_printed(
    clinic: OpenClinic, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(clinic, qtbot)
    taken = act(clinic, take_in, WalkIn(asks(desk.patient)))
    assert taken.letter is not None
    changed: list[int] = []
    way = Way()
    context = context_of(clinic, way=way)
    papers = CasePapers(window, desk.view, context, lambda: changed.append(1), FilePrinter(tmp_path))
    papers.open_letter(taken.case, taken.letter, is_new=True)
    dialog = shown(window)
    assert window.focusWidget() is dialog.print
    dialog.print.click()
    qtbot.waitUntil(lambda: bool(changed))
    page = act(clinic, read_case, CaseAsked(desk.patient, taken.case.case_id))
    assert page.events[-1].what == book.LETTER_SENT
    assert way.said == ["The letter was printed."]
    papers.show_letter(page, taken.letter.letter_id)
    again = shown(window)
    again.print.click()
    qtbot.waitUntil(lambda: (tmp_path / "printed2.pdf").exists())
    assert len(act(clinic, read_case, CaseAsked(desk.patient, taken.case.case_id)).events) == len(page.events)


def test_a_letter_is_written_from_the_panel(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS)
    desk.press("letter")
    dialog = desk.view.window().findChild(LetterDialog)
    assert dialog is not None
    assert dialog.page.count() == 1
    dialog.cancel.click()
    assert dialog.isHidden()
