"""Printing from the book: what is shown, and a card for one patient."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.book.acts import CARD
from luna_desktop.ui.book.whose import Sort, Whose
from luna_desktop.ui.book_papers.presenter import PapersDialog
from luna_desktop.ui.book_papers.view import PaperKind
from tests.clinic_fixtures import Opener
from tests.services.front.booking import book_one, person
from tests.ui.book.open_book import OpenBook, open_book


def dialog_of(page: OpenBook) -> PapersDialog:
    found = page.view.window().findChild(PapersDialog)
    assert isinstance(found, PapersDialog)
    return found


def test_the_sheet_of_what_is_shown_is_offered(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    page = open_book(qtbot, desk)
    page.view.bar.whose_wanted.emit(Whose(Sort.PERSON, person(desk)))
    page.view.print_wanted.emit()
    papers = dialog_of(page).view
    assert papers.kind() is PaperKind.DAY
    dialog_of(page).dismissed.emit()


def test_a_card_is_offered_for_the_patient(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.presenter.changes.act_on(known.booking_id, CARD)
    assert dialog_of(page).view.kind() is PaperKind.CARD
    dialog_of(page).dismissed.emit()
