"""The fields of an answer: only those that fit, and none in the way of a withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.consent_terms import AnswerWay, Medium, Scope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.privacy.consent_form import ShareChoice
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.ui.privacy.answer_panel import AnswerPanel, Asking, GiverChoice, TypedAnswer
from tests import builders

PATIENT = GiverChoice(Giver.SELF, "The patient")
MOTHER = GiverChoice(Giver.GUARDIAN, "Sunita Kumar, mother", 7)
TYPED = GiverChoice(Giver.GUARDIAN, "Another guardian", is_typed=True)
NOMINEE = GiverChoice(Giver.NOMINEE, "Rohit Kumar (nominee)", 9)
ADULT = Asking((PATIENT,), date(2026, 3, 14))
CHILD = Asking((MOTHER, TYPED, PATIENT), date(2026, 3, 14), is_minor=True)


@pytest.fixture
def panel(qtbot: QtBot) -> AnswerPanel:
    made = AnswerPanel()
    qtbot.addWidget(made)
    return made


def line(purpose: Purpose, state: ConsentState = ConsentState.NOT_ASKED) -> ConsentLine:
    return ConsentLine(purpose, state)


def answers(panel: AnswerPanel) -> list[TypedAnswer]:
    heard: list[TypedAnswer] = []
    panel.answered.connect(heard.append)
    return heard


def test_giving_needs_to_know_how(panel: AnswerPanel) -> None:
    heard = answers(panel)
    panel.begin(line(Purpose.CLINICAL_PHOTOGRAPHS), ConsentState.GIVEN, ADULT)
    assert panel.giver.isHidden()
    panel.record.click()
    assert (heard, bool(panel.method.problem)) == ([], True)
    panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    panel.record.click()
    assert heard == [TypedAnswer(Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER)]
    assert panel.record.is_busy()


def test_a_withdrawal_is_one_key_away_and_says_what_it_does(qtbot: QtBot, panel: AnswerPanel) -> None:
    heard = answers(panel)
    with qtbot.waitExposed(panel):
        panel.begin(line(Purpose.OFFERS, ConsentState.GIVEN), ConsentState.WITHDRAWN, ADULT)
    panel.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.record)
    assert "No more offers" in panel.effect.text()
    qtbot.keyClick(panel.record, Qt.Key.Key_Space)
    assert heard == [TypedAnswer(Purpose.OFFERS, ConsentState.WITHDRAWN)]


def test_a_withdrawal_by_phone_says_so(panel: AnswerPanel) -> None:
    heard = answers(panel)
    panel.begin(line(Purpose.OFFERS, ConsentState.GIVEN), ConsentState.WITHDRAWN, ADULT)
    panel.way.show_value(AnswerWay.PHONE)
    panel.reason.show_value("too many")
    panel.record.click()
    assert (heard[0].way, heard[0].reason) == (AnswerWay.PHONE, "too many")


def test_only_messages_can_be_allowed_by_word_of_mouth(panel: AnswerPanel) -> None:
    def ways(purpose: Purpose) -> bool:
        panel.begin(line(purpose), ConsentState.GIVEN, ADULT)
        panel.method.show_value(ConsentMethod.VERBAL_WITNESSED)
        return panel.method.value() is ConsentMethod.VERBAL_WITNESSED

    assert not ways(Purpose.OFFERS)
    assert ways(Purpose.REMINDERS)
    panel.method.edited.emit()
    panel.witness.show_value("Ravi Shetty")
    heard = answers(panel)
    panel.record.click()
    assert heard[0].witness == "Ravi Shetty"


def test_for_a_child_a_guardian_answers_first(panel: AnswerPanel) -> None:
    heard = answers(panel)
    panel.begin(line(Purpose.CARE), ConsentState.GIVEN, CHILD)
    panel.method.show_value(ConsentMethod.ELECTRONIC)
    panel.record.click()
    assert (heard[0].giver, heard[0].giver_fact_id, heard[0].given_by) == (Giver.GUARDIAN, 7, "")
    panel.giver.show_value(TYPED)
    panel.giver.edited.emit()
    panel.given_by.show_value("Asha Kumar, aunt")
    panel.record.set_busy(False)
    panel.record.click()
    assert (heard[1].giver_fact_id, heard[1].given_by) == (None, "Asha Kumar, aunt")
    panel.giver.show_value(PATIENT)
    panel.giver.edited.emit()
    assert panel.reason.label == "Why no parent or guardian answers"
    panel.begin(line(Purpose.CARE), ConsentState.GIVEN, replace(ADULT, givers=(PATIENT, NOMINEE)))
    panel.giver.show_value(NOMINEE)
    panel.giver.edited.emit()
    assert "cannot answer" in panel.reason.label


def test_teaching_asks_where_and_whether_recognisable(panel: AnswerPanel) -> None:
    heard = answers(panel)
    panel.begin(line(Purpose.TEACHING_PHOTOGRAPHS), ConsentState.GIVEN, ADULT)
    panel.method.show_value(ConsentMethod.ELECTRONIC)
    assert not any(tick.value() for tick in (*panel.media.values(), panel.identifiable))
    panel.media[Medium.JOURNAL].show_value(True)
    panel.identifiable.show_value(True)
    panel.record.click()
    assert heard[0].scope == Scope(is_identifiable=True, media=frozenset({Medium.JOURNAL}))
    panel.begin(line(Purpose.REMINDERS), ConsentState.GIVEN, ADULT)
    assert panel.identifiable.isHidden()


def test_sharing_names_its_recipient(panel: AnswerPanel) -> None:
    heard = answers(panel)
    lab = ShareChoice(4, "Nidan Laboratory", RecipientKind.PROVIDER)
    panel.begin(line(Purpose.SHARING), ConsentState.GIVEN, replace(ADULT, recipients=(lab,)))
    panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    panel.record.click()
    assert (heard, bool(panel.recipient.problem)) == ([], True)
    panel.recipient.show_value(4)
    panel.one_use.show_value(True)
    panel.expires_on.show_value("2026-06-30")
    panel.take_scan(b"x" * 2048)
    panel.record.click()
    assert (heard[0].recipient_id, heard[0].is_for_one_use, heard[0].expires_on) == (4, True, date(2026, 6, 30))
    assert (heard[0].scan, panel.scan.text()) == (b"x" * 2048, "Scan attached, 2 KB")
    known = ConsentLine(Purpose.SHARING, ConsentState.GIVEN, recipient_id=4, recipient="Nidan Laboratory")
    panel.begin(known, ConsentState.WITHDRAWN, ADULT)
    assert panel.recipient.isHidden()
    panel.record.click()
    assert heard[1].recipient_id == 4


def test_a_last_day_is_a_whole_day(panel: AnswerPanel) -> None:
    heard = answers(panel)
    panel.begin(line(Purpose.OFFERS), ConsentState.GIVEN, ADULT)
    panel.method.show_value(ConsentMethod.ELECTRONIC)
    panel.expires_on.show_value("2027")
    panel.record.click()
    assert (heard, bool(panel.expires_on.problem)) == ([], True)


def test_a_question_without_an_answer_is_noted_as_put(panel: AnswerPanel) -> None:
    heard = answers(panel)
    panel.begin(line(Purpose.OFFERS), ConsentState.REFUSED, ADULT)
    panel.no_answer.show_value(True)
    panel.record.click()
    assert heard[0].state is ConsentState.OFFERED
    panel.begin(line(Purpose.OFFERS, ConsentState.GIVEN), ConsentState.REFUSED, ADULT)
    assert panel.no_answer.isHidden()


def test_after_a_no_the_patient_must_have_brought_it_up(panel: AnswerPanel) -> None:
    refused = replace(line(Purpose.OFFERS, ConsentState.REFUSED), peace_until=builders.START + timedelta(days=1))
    panel.begin(refused, ConsentState.GIVEN, ADULT)
    assert not panel.own_wish.isHidden()
    panel.show_problems({"asked_by_patient": "Tick that.", "state": "Not now."})
    assert (panel.own_wish.problem, panel.problem.text()) == ("Tick that.", "Not now.")


def test_escape_puts_the_fields_away_and_forgets_the_scan(qtbot: QtBot, panel: AnswerPanel) -> None:
    panel.begin(line(Purpose.OFFERS), ConsentState.GIVEN, ADULT)
    panel.take_scan(b"paper")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.is_answering()
    heard = answers(panel)
    panel.record.click()
    panel.begin(line(Purpose.OFFERS), ConsentState.GIVEN, ADULT)
    panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    panel.record.click()
    assert [answer.scan for answer in heard] == [b""]
