"""Whoever may not read the book sees no appointments; the card of those to come is printed from there."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.ui.book_papers.presenter import PapersDialog
from luna_desktop.ui.booking.own_card import OwnCard
from luna_desktop.ui.booking.own_presenter import OwnPresenter
from tests.clinic_fixtures import Opener
from tests.services.front.booking import book_one
from tests.ui.contexts import context_of


def test_without_the_right_nothing_is_asked_for(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.ADMINISTRATOR)
    card = OwnCard(may_book=False)
    qtbot.addWidget(card)
    OwnPresenter(card, context_of(clinic), PatientId(1))
    assert card.isHidden()


def test_the_card_is_printed_from_there(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    known = book_one(clinic)
    window = QMainWindow()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    card = OwnCard(may_book=True)
    window.setCentralWidget(card)
    OwnPresenter(card, context_of(clinic), known.patient_id)
    card.print.click()
    dialog = window.findChild(PapersDialog)
    assert isinstance(dialog, PapersDialog)
    dialog.dismissed.emit()
