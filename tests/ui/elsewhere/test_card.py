"""The card of papers of other clinics: away where there are none, and each paper opens to be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.elsewhere.page import ActPage
from luna_desktop.ui.papers.tab import build_papers
from luna_desktop.ui.papers.tiles import TileCard
from luna_desktop.ui.papers.view import PapersView
from tests import builders
from tests.services.care.told_elsewhere import CONSENT, PRESCRIPTION, come_from_there
from tests.ui.screens import context_of


def test_the_card_lists_papers_and_one_opens_to_be_read(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path, told=(CONSENT, PRESCRIPTION))
    view = build_papers(context_of(clinic), patient, ChartHub(patient))
    qtbot.addWidget(view)
    assert isinstance(view, PapersView)
    card = view.findChild(TileCard, "elsewhereCard")
    assert card is not None
    assert not card.isHidden()
    buttons = [each for each in card.findChildren(QPushButton) if each.objectName().endswith("Read")]
    assert [each.accessibleDescription() for each in buttons] == [
        "Prescription RX-2026-0007",
        "Consent to a treatment: Chemical peel",
    ]
    buttons[0].click()
    page = view.findChild(ActPage)
    assert page is not None
    assert page.blocks.blocks() == (("State", "Issued"), ("Adapalene", "At night"), ("Advice", "Keep out of the sun"))
    assert "Aranya Skin Clinic: Dr Nandini Rao, 04-Mar-2026" in page.notice.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert view.pages.currentWidget() is not page


def test_a_patient_who_comes_from_nowhere_has_no_such_card(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view = build_papers(context_of(clinic), patient, ChartHub(patient))
    qtbot.addWidget(view)
    card = view.findChild(TileCard, "elsewhereCard")
    assert card is not None
    assert card.isHidden()
