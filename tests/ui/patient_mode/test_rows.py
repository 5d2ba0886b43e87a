"""The left column: patient, guardian, questions, and the sentence that a no changes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui.patient_mode.form import Ask, Given
from luna_desktop.ui.patient_mode.rows import GuardianCard, PatientCard, PurposeRow, Reassurance
from tests.ui.patient_mode.forms import FATHER, MOTHER, SINCE, a_form


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_the_patient_is_named_and_can_say_no_to_it(qtbot: QtBot) -> None:
    card = PatientCard(a_form(), ENGLISH)
    qtbot.addWidget(card)
    assert "Ritu Chauhan" in words_of(card)
    assert "LUN-004102" in words_of(card)
    with qtbot.waitSignal(card.not_me):
        card.wrong.click()


def test_a_question_is_answered_with_its_key(qtbot: QtBot) -> None:
    row = PurposeRow(3, Ask(Purpose.REMINDERS), ENGLISH, None)
    qtbot.addWidget(row)
    assert row.pair.value() is None
    with qtbot.waitSignal(row.answered) as told:
        row.pair.no.click()
    assert told.args == ["P3", False]


def test_the_english_name_stands_beside_the_hindi_one(qtbot: QtBot) -> None:
    row = PurposeRow(3, Ask(Purpose.REMINDERS), Translator("hi"), True)
    qtbot.addWidget(row)
    assert "याद दिलाना" in words_of(row)
    assert "Reminders" in words_of(row)
    assert row.pair.value() is True


def test_what_a_withdrawal_does_is_said_as_soon_as_no_is_chosen(qtbot: QtBot) -> None:
    row = PurposeRow(3, Ask(Purpose.REMINDERS, ConsentState.GIVEN, SINCE), ENGLISH, None)
    qtbot.addWidget(row)
    row.show()
    assert row.effect.isHidden()
    row.pair.no.click()
    assert not row.effect.isHidden()
    row.pair.yes.click()
    assert row.effect.isHidden()


def test_guardians_are_offered_with_their_evidence(qtbot: QtBot) -> None:
    card = GuardianCard(a_form(minor=True, guardians=(MOTHER, FATHER)), Given(signer=None), ENGLISH)
    qtbot.addWidget(card)
    assert card.cards is not None
    assert card.cards.value() is None
    with qtbot.waitSignal(card.chosen) as told:
        card.cards.card(8).click()
    assert told.args == [8]


def test_without_a_guardian_on_file_the_card_says_what_to_do(qtbot: QtBot) -> None:
    card = GuardianCard(a_form(minor=True), Given(signer=None), ENGLISH)
    qtbot.addWidget(card)
    assert card.cards is None
    assert "No parent or guardian is on file" in words_of(card)


@pytest.mark.parametrize(
    ("purposes", "begins"),
    [
        ((Purpose.CARE, Purpose.REMINDERS, Purpose.OFFERS), "Saying no to 2 to 3 does not"),
        ((Purpose.CARE, Purpose.REMINDERS), "Saying no to 2 does not"),
        ((Purpose.REMINDERS, Purpose.OFFERS), "Saying no to 1 to 2 does not"),
        ((Purpose.CARE,), "You can take consent back"),
    ],
)
def test_a_no_changes_nothing_about_the_care(qtbot: QtBot, purposes: tuple[Purpose, ...], begins: str) -> None:
    band = Reassurance(len(purposes), a_form(purposes).asks, ENGLISH)
    qtbot.addWidget(band)
    assert words_of(band).startswith(begins)
