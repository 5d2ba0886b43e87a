"""The letter of a task in use: opened from the list, printed, saved, and what goes wrong said where it is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.photo_consents import PhotoNo, take_back_photographs
from luna_desktop.ui.recipients.presenter import RecipientsPresenter
from luna_desktop.ui.recipients.tasks_presenter import TasksPresenter
from luna_desktop.ui.recipients.view import TASKS, RecipientsView
from luna_desktop.ui.rights.paper_dialog import PaperDialog
from luna_desktop.ui.widgets.buttons import Button
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, check, make, save
from tests.ui.contexts import Way, context_of
from tests.ui.rights.printers import FilePrinter


def shown(window: QWidget) -> list[PaperDialog]:
    return [each for each in window.findChildren(PaperDialog) if not each.isHidden()]


def test_the_letter_of_a_task_is_read_printed_and_saved(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE)
    line = make(clinic, asked(patient, photographs, PhotoScope.CONFERENCE, a_society(clinic)))
    check(open_clinic(Role.PRIVACY_OFFICER), patient, line)
    save(clinic, patient, line, tmp_path / "left.jpg")
    act(clinic, take_back_photographs, PhotoNo(patient, PhotoScope.CONFERENCE))

    way = Way()
    context = context_of(clinic, tmp_path / "letter.pdf", tmp_path / "letter.pdf" / "letter.pdf", way=way)
    view = RecipientsView()
    qtbot.addWidget(view)
    view.resize(1180, 760)
    RecipientsPresenter(view, context).start()
    TasksPresenter(view, context, FilePrinter(tmp_path)).start()
    view.show()
    view.show_tab(TASKS)
    view.tasks.table.selectRow(0)
    view.tasks.letter.click()
    (dialog,) = shown(view)
    assert dialog.page.count() == 1
    assert entries(clinic, "deletion letter made")[-1].patient_id == patient
    dialog.print.click()
    qtbot.waitUntil(lambda: not shown(view))
    assert (tmp_path / "printed1.pdf").is_file()
    assert way.said == ["The letter was printed."]

    for told in ("The letter is saved", None):
        view.tasks.letter.click()
        (dialog,) = shown(view)
        save_button = dialog.findChild(Button, "saveDeletionLetter")
        assert save_button is not None
        save_button.click()
        assert not shown(view)
        if told is not None:
            assert way.said[-1] == told
            assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert view.banner.text()
