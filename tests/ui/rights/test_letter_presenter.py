"""Letters over real cases: drafted, issued once, printed or saved, noted as sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from luna_desktop.services.rights.cases import CaseAsked, CasePage, read_case
from luna_desktop.ui.rights.letter_dialog import LetterDialog
from luna_desktop.ui.rights.letter_presenter import LetterPresenter, letters_of, next_letter
from tests import builders
from tests.reports.reading import flat_text
from tests.services.acting import act
from tests.services.rights.asking import log, step
from tests.ui.contexts import context_of
from tests.ui.rights.printers import FilePrinter


def page_of(clinic: OpenClinic, case: Case) -> CasePage:
    return act(clinic, read_case, CaseAsked(case.patient_id, case.case_id))


def writing(
    clinic: OpenClinic, window: QWidget, case: Case, kind: LetterKind, paper: FilePrinter, *answers: object
) -> tuple[LetterDialog, list[int]]:
    done: list[int] = []
    dialog = LetterDialog(window, "x", letters_of(case))
    LetterPresenter(dialog, context_of(clinic, *answers), case, lambda: done.append(1), paper).start(kind)
    return dialog, done


def test_a_letter_is_seen_printed_kept_and_noted(
    clinic: OpenClinic, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    case = log(clinic, builders.register(clinic))
    dialog, done = writing(clinic, window, case, LetterKind.ACKNOWLEDGE, FilePrinter(tmp_path))
    assert dialog.page.count() == 1
    assert page_of(clinic, case).letters == ()
    dialog.print.click()
    qtbot.waitUntil(lambda: bool(done))
    page = page_of(clinic, case)
    assert [each.kind for each in page.letters] == [LetterKind.ACKNOWLEDGE]
    assert [event.what for event in page.events][-2:] == [book.LETTER, book.LETTER_SENT]
    assert (tmp_path / "printed1.pdf").stat().st_size > 1000


def test_it_is_saved_where_the_person_says(clinic: OpenClinic, window: QWidget, tmp_path: Path) -> None:
    case = log(clinic, builders.register(clinic))
    target = tmp_path / "letter"
    dialog, done = writing(clinic, window, case, LetterKind.ACKNOWLEDGE, FilePrinter(None), target)
    dialog.save.click()
    assert done
    assert case.number in flat_text(target.with_suffix(".pdf").read_bytes(), tmp_path)


def test_nothing_is_issued_without_a_printer_or_a_text(clinic: OpenClinic, window: QWidget) -> None:
    case = log(clinic, builders.register(clinic))
    closed = FilePrinter(None)
    dialog, done = writing(clinic, window, case, LetterKind.ACKNOWLEDGE, closed)
    dialog.print.click()
    assert (closed.asked, done, page_of(clinic, case).letters) == ([""], [], ())
    missing, _none = writing(clinic, window, case, LetterKind.IDENTITY_MISSING, closed)
    assert missing.texts["missing"].problem == "The letter needs this text."
    assert not missing.print.isEnabled()


def test_the_letter_that_comes_next_is_proposed(clinic: OpenClinic) -> None:
    case = log(clinic, builders.register(clinic), CaseKind.GRIEVANCE)
    assert next_letter(case, ()) is LetterKind.ACKNOWLEDGE
    case = step(clinic, case, CaseState.ACKNOWLEDGED, how="spoken")
    assert next_letter(case, ()) is LetterKind.ACKNOWLEDGE
    case = step(clinic, case, CaseState.IDENTITY_PENDING, missing="A paper")
    assert next_letter(case, ()) is LetterKind.IDENTITY_MISSING
    assert next_letter(case, (LetterKind.IDENTITY_MISSING,)) is LetterKind.ACKNOWLEDGE
    assert LetterKind.GRIEVANCE_OUTCOME in letters_of(case)
    assert LetterKind.EXTEND not in letters_of(case)  # one month at most, while the SPDI Rules count
    assert LetterKind.EXTEND in letters_of(log(clinic, case.patient_id, CaseKind.CORRECTION))
