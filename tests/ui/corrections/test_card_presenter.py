"""The card on the Privacy page: what may be done next, statement, answer and link, and who had the old entry."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.ui.corrections.card import CorrectionsCard
from luna_desktop.ui.corrections.card_presenter import build_corrections_card
from luna_desktop.ui.corrections.said_forms import LinkForm, SaidForm
from luna_desktop.ui.corrections.telling import TellingForm
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, send
from tests.services.rights.correcting import REBUTTAL, STATEMENT, ask, at, decide, deny, severe
from tests.ui.contexts import Way, context_of
from tests.ui.corrections.standing import lines

S = CaseState


def card_of(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, way: Way | None = None) -> CorrectionsCard:
    card = build_corrections_card(context_of(clinic, way=way or Way()), patient)
    assert isinstance(card, CorrectionsCard)
    qtbot.addWidget(card)
    card.resize(900, 800)
    card.show()
    return card


def buttons(card: QWidget) -> list[str]:
    return [each.text() for each in card.findChildren(QPushButton) if each.isVisibleTo(card)]


def press(qtbot: QtBot, card: QWidget, text: str) -> None:
    def found() -> list[QPushButton]:
        return [each for each in card.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(card)]

    qtbot.waitUntil(lambda: bool(found()))  # Qt shows what is put into a shown layout a moment later
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def see(qtbot: QtBot, card: QWidget, *texts: str) -> None:
    qtbot.waitUntil(lambda: buttons(card) == list(texts))


def test_from_denial_to_the_record_by_the_card_alone(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    deny(clinic, patient, severe(clinic, patient))
    card = card_of(qtbot, clinic, patient, way)
    see(qtbot, card, "Statement of the patient…", "Attach to the record…", "Close the case")
    press(qtbot, card, "Statement of the patient…")
    form = card.findChildren(SaidForm)[-1]
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.statement.problem
    qtbot.keyClicks(form.statement.edit, STATEMENT)
    assert form.count.text().startswith(f"{len(STATEMENT)} of 2,000")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    press(qtbot, card, "Answer of the clinic…")
    form = card.findChildren(SaidForm)[-1]
    qtbot.keyClicks(form.statement.edit, REBUTTAL)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    press(qtbot, card, "Attach to the record…")
    link = card.findChildren(LinkForm)[-1]
    link.mode.show_value("accurate_summary")
    link.fit()
    qtbot.mouseClick(link.save, Qt.MouseButton.LeftButton)
    assert link.summary.problem
    link.mode.show_value("all")
    link.fit()
    qtbot.mouseClick(link.save, Qt.MouseButton.LeftButton)
    (line,) = lines(clinic, patient)
    assert line.statement is not None
    assert line.rebuttal is not None
    assert (line.case.state, line.statement.text, line.rebuttal.text) == (S.LINKED, STATEMENT, REBUTTAL)
    see(qtbot, card, "Close the case")
    press(qtbot, card, "Close the case")
    assert lines(clinic, patient)[0].case.state is S.CLOSED
    assert way.said == ["Kept with PR-2026-0001."] * 3 + ["The case goes on."]


def test_who_had_the_old_entry_is_told_through_the_book(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient, way = builders.register(clinic), Way()
    known = severe(clinic, patient)
    recipient = a_recipient(clinic)
    answer_sharing(clinic, patient, recipient)
    send(clinic, a_proposal(patient, recipient, terms=Terms((Section.ALLERGIES,))), tmp_path / "sent.pdf")
    decide(clinic, patient, ask(clinic, patient, at(known)), S.ACCEPTED)
    card = card_of(qtbot, clinic, patient, way)
    press(qtbot, card, "Who had the old entry…")
    form = card.findChildren(TellingForm)[-1]
    assert "Lake View Hospital" in form.findChildren(QWidget, "oldRecipient0")[0].accessibleName()
    press(qtbot, form, "By e-mail")
    assert way.said[-1] == "DS-2026-0002 is entered among the disclosures."
    assert "Told by e-mail" in form.findChildren(QWidget, "oldRecipient0")[-1].accessibleName()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "Choose what was done" in " ".join(field.problem for field in form._fields.values())
    assert lines(clinic, patient)[0].case.state is S.NOTIFYING


def test_a_request_is_handed_to_the_author_once_identity_is_proven(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    ask(clinic, patient, at(severe(clinic, patient)), identity=None)
    card = card_of(qtbot, clinic, patient)
    see(qtbot, card, "Give to the author")
    press(qtbot, card, "Give to the author")
    assert "identity" in card.banner.text()


def test_who_reads_no_chart_sees_no_card_and_no_case_keeps_it_shut(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    ask(owner, patient, at(severe(owner, patient)))
    owner.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    card = card_of(qtbot, officer, patient)
    assert buttons(card) == []
    officer.lock()
    desk = build_corrections_card(context_of(open_clinic(Role.RECEPTION)), patient)
    qtbot.addWidget(desk)
    assert desk.isHidden()


def test_nothing_asked_for_says_where_to_ask(qtbot: QtBot, clinic: OpenClinic) -> None:
    card = card_of(qtbot, clinic, builders.register(clinic))
    assert any("open the entry" in label.text() for label in card.findChildren(QLabel))
