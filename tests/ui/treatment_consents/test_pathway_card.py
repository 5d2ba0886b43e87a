"""The Pathway card: what a treatment needs is said in words and icons, and the sheet is given by printing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.services.care import aftercare
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.treatment_consents.pathway_card import PathwayCard, build_pathway_card
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import LASER, approve, sign
from tests.ui.papers.room import Papers, a_room


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def with_card(papers: Papers) -> PathwayCard:
    card = build_pathway_card(papers.desk)
    papers.view.add_right(card)
    papers.view.show()
    card.treatment.show_value(catalogue("treatments").entry(LASER).coded())
    card.treatment.left.emit()
    return card


def said(card: PathwayCard, need: str) -> str:
    return card.findChildren(QWidget, f"pathway_{need}")[-1].accessibleName()  # those before go with the next event


def test_what_is_missing_is_counted_and_said(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    card = with_card(a_room(qtbot, clinic, patient))
    assert said(card, "consent") == "Treatment consent not signed. Missing"
    assert card.count.accessibleName().startswith("6 to finish")


def test_the_card_hears_of_a_signature(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    card = with_card(a_room(qtbot, clinic, patient))
    sign(clinic, patient)
    assert said(card, "consent") == "Treatment consent signed. Done"


def test_the_sheet_counts_as_given_once_it_was_printed(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    approve(clinic, TextKind.AFTERCARE, "resurfacing")
    papers = a_room(qtbot, clinic, patient, paper=tmp_path / "sheet.pdf")
    card = with_card(papers)
    papers.press("pathway_aftercare_button")
    page = papers.view.page()
    assert isinstance(page, PaperPages)
    assert act(clinic, aftercare.read_aftercare, patient) == ()
    page.preview.print.click()
    assert len(act(clinic, aftercare.read_aftercare, patient)) == 1
    assert said(card, "aftercare") == "Aftercare sheet given. Done"


def test_a_question_leads_to_its_tab(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    papers = a_room(qtbot, clinic, patient)
    heard: list[str] = []
    papers.desk.hub.tab_wanted.connect(heard.append)
    with_card(papers)
    papers.press("pathway_allergies_button")
    papers.press("pathway_cold_sores_button")
    assert heard == ["allergies", "history"]


def test_a_visit_leads_to_the_pathway_of_its_treatment(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    papers = a_room(qtbot, clinic, patient)
    card = build_pathway_card(papers.desk)
    papers.view.add_right(card)
    papers.desk.hub.place_wanted.emit("papers:consent:no such thing")
    papers.desk.hub.place_wanted.emit("results:1")
    assert card.treatment.value()["text"] == ""
    papers.desk.hub.place_wanted.emit(f"papers:aftercare:{LASER}")
    assert said(card, "aftercare") == "Aftercare. Missing"
    papers.desk.hub.part = f"papers/consent/{LASER}"
    later = build_pathway_card(papers.desk)
    papers.view.add_right(later)
    assert said(later, "consent") == "Treatment consent not signed. Missing"


def test_a_visit_leads_to_what_is_done_about_the_need(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    approve(clinic, TextKind.CONSENT, "resurfacing")
    papers = a_room(qtbot, clinic, patient)
    card = build_pathway_card(papers.desk)
    papers.view.add_right(card)
    with qtbot.waitExposed(papers.view):
        papers.view.show()
    for need in ("consent", "aftercare"):  # the second time the treatment is shown already
        papers.desk.hub.place_wanted.emit(f"papers:{need}:{LASER}")
        wanted = card.findChildren(QWidget, f"pathway_{need}_button")[-1]
        qtbot.waitUntil(lambda wanted=wanted: papers.view.focusWidget() is wanted)
