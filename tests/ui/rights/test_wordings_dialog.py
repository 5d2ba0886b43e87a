"""No letter leaves in a translation before somebody has read and approved it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.letter_approvals import read_letter_language
from luna_desktop.ui.rights.letter_dialog import LetterDialog
from luna_desktop.ui.rights.letter_presenter import LetterPresenter, letters_of
from luna_desktop.ui.rights.wordings_dialog import WordingsDialog, as_text
from tests import builders
from tests.services.acting import act
from tests.services.rights.asking import log
from tests.ui.contexts import context_of
from tests.ui.rights.printers import FilePrinter


def test_hindi_is_read_approved_and_then_issued(clinic: OpenClinic, window: QWidget) -> None:
    case = log(clinic, builders.register(clinic))
    dialog = LetterDialog(window, "x", letters_of(case))
    LetterPresenter(dialog, context_of(clinic), case, lambda: None, FilePrinter(None)).start(LetterKind.ACKNOWLEDGE)
    assert dialog.read.isHidden()
    dialog.language.show_value("hi")
    dialog.language.edited.emit()
    assert "Nobody in the clinic has approved" in dialog.language.problem
    assert not dialog.print.isEnabled()
    dialog.read.click()
    wordings = window.findChild(WordingsDialog)
    assert wordings is not None
    letters = act(clinic, read_letter_language, "hi")
    assert len(as_text(letters)) > 2000
    assert len(wordings.text.toPlainText()) > 2000
    wordings.approve.click()
    assert act(clinic, read_letter_language, "hi").approved_by == "Dr Nandini Rao"
    assert (dialog.language.problem, dialog.print.isEnabled(), dialog.page.count()) == ("", True, 1)
