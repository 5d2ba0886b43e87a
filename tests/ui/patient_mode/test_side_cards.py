"""The right column: the notice, the signature, whom to ask."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.patient_mode.form import Contact, Given, PatientForm, progress_of
from luna_desktop.ui.patient_mode.side_cards import NoticeCard, QuestionsCard, SigningCard
from tests.ui.patient_mode.forms import ENGLISH_NOTICE, MOTHER, SINCE, a_form, a_signature, answered


def signing(qtbot: QtBot, form: PatientForm, given: Given) -> SigningCard:
    card = SigningCard(form, given, ENGLISH)
    qtbot.addWidget(card)
    card.show()
    card.show_progress(given, progress_of(form, given))
    return card


def test_the_notice_is_read_or_taken_on_paper(qtbot: QtBot) -> None:
    card = NoticeCard(ENGLISH_NOTICE, ENGLISH)
    qtbot.addWidget(card)
    assert card.read.accessibleDescription() == "Version 4, 01-Nov-2026"
    with qtbot.waitSignals([card.read_wanted, card.paper_wanted]):
        card.read.click()
        card.paper.click()
    card.paper.show_note("It is being printed")
    assert card.paper.accessibleDescription() == "It is being printed"


def test_the_box_opens_once_everything_is_answered(qtbot: QtBot) -> None:
    form = a_form()
    given = answered(form, True, True)
    card = signing(qtbot, form, given)
    assert not card.pad.isEnabled()
    assert card.note.text() == "Answer all 6 first. 4 to go."
    for ask in form.asks:
        given.answer(ask.key, True)
    card.show_progress(given, progress_of(form, given))
    assert card.pad.isEnabled()


def test_the_time_of_the_signature_is_shown(qtbot: QtBot) -> None:
    form = a_form()
    given = answered(form, *[True] * 6, signed=True)
    given.signed_at = SINCE
    assert signing(qtbot, form, given).note.text() == "Signed on this screen, 14:30"


def test_a_dot_is_named_as_what_it_is(qtbot: QtBot) -> None:
    form = a_form()
    given = answered(form, *[True] * 6)
    given.strokes = (((10.0, 10.0, 0.0, 0.5),),)
    assert "no signature" in signing(qtbot, form, given).note.text()


def test_whoever_cannot_draw_types_before_a_witness(qtbot: QtBot) -> None:
    form = a_form()
    given = answered(form, *[True] * 6)
    card = signing(qtbot, form, given)
    with qtbot.waitSignal(card.way_chosen) as told:
        card.other_way.click()
    assert told.args == [True]
    given.is_typed = True
    card.show_progress(given, progress_of(form, given))
    assert card.typed_form.isVisibleTo(card)
    assert not card.pad.isVisibleTo(card)
    with qtbot.waitSignal(card.typed) as typed:
        qtbot.keyClicks(card.name_field.edit, "R")
    assert typed.args == ["R", ""]


@pytest.mark.parametrize("minor", [True, False])
def test_who_signs_is_chosen_among_those_who_may(qtbot: QtBot, minor: bool) -> None:
    form = a_form(minor=minor, guardians=(MOTHER,))
    card = signing(qtbot, form, Given(signer=None if minor else 0))
    offered = [card.signer.combo.itemText(at) for at in range(card.signer.combo.count())]
    assert offered == (["Meena Chauhan, mother"] if minor else ["I am the patient", "Meena Chauhan, mother"])


def test_clearing_the_box_tells_of_it(qtbot: QtBot) -> None:
    form = a_form()
    given = answered(form, *[True] * 6, signed=True)
    card = signing(qtbot, form, given)
    assert card.pad.strokes() == a_signature()
    with qtbot.waitSignal(card.signed) as told:
        card.clear.click()
    assert told.args == [()]


def test_a_clinic_without_contact_still_says_whom_to_ask(qtbot: QtBot) -> None:
    card = QuestionsCard(Contact(), ENGLISH)
    qtbot.addWidget(card)
    assert any("with you" in label.text() for label in card.findChildren(QLabel))


def test_what_stands_already_need_not_be_answered_first(qtbot: QtBot) -> None:
    form = a_form(standing={Purpose.CARE: ConsentState.GIVEN})
    assert signing(qtbot, form, Given()).note.text() == "Answer first what is still open. 5 to go."


def test_who_is_with_the_patient_is_said_with_the_role(qtbot: QtBot) -> None:
    form = replace(a_form(), with_role=ROLE_NAMES[Role.RECEPTION])
    card = signing(qtbot, form, Given())
    assert any(label.text() == "With you: Suresh Pillai, Reception" for label in card.findChildren(QLabel))
