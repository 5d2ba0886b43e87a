"""The desk leads from a card to the pages and back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.ui.papers.pages import PaperPages
from tests import builders
from tests.services.care.paper_desk import prescribe, register_doctor
from tests.ui.papers.room import a_room


def test_pages_are_shown_alone_and_back_shows_the_cards(qtbot: QtBot, clinic: OpenClinic) -> None:
    register_doctor(clinic)
    patient = builders.register(clinic)
    papers = a_room(qtbot, clinic, patient)
    asked = CopyAsked(patient, CarePaperSort.PRESCRIPTION, prescribe(clinic, patient).paper_id)
    papers.desk.open_pages(asked)
    page = papers.view.page()
    assert isinstance(page, PaperPages)
    page.back.click()
    assert papers.view.page() is None
