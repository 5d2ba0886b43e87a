"""The matrix of wishes: chips that are pressed through, saved together, told whole to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.gate import Answer
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.refusals import Obstacle, refusal
from luna_desktop.services.privacy.preferences import NewWish, PreferencePage, WishCell, WishLine
from luna_desktop.ui.privacy.preferences_card import PreferencesCard, WishButton
from tests import builders

SMS = Way(Channel.SMS, "+919886001427")
MAIL = Way(Channel.EMAIL, "ananya@example.org")
NO = Answer(allowed=False, message=refusal(Obstacle.REFUSED, purpose="Offers"))


def a_page(wish: Wish = Wish.NOT_ASKED, *, only: tuple[Way, ...] = ()) -> PreferencePage:
    ways = (SMS, MAIL)
    cells = tuple(
        WishCell(topic, way, wish, NO if topic is Topic.OFFERS else Answer(allowed=True))
        for topic in Topic
        for way in ways
    )
    history = (WishLine(Topic.RECALL, SMS, Wish.NO, "patient", builders.START, "Ravi Shetty"),)
    return PreferencePage(PatientId(1), ways, cells, only, history)


def a_card(qtbot: QtBot, page: PreferencePage, *, may_change: bool = True) -> PreferencesCard:
    card = PreferencesCard()
    qtbot.addWidget(card)
    card.show_page(page, may_change=may_change)
    return card


def chip(card: PreferencesCard, topic: Topic, way: Way) -> WishButton:
    return next(each for each in card.chips if (each.cell.topic, each.cell.way) == (topic, way))


def test_a_press_turns_a_wish_and_save_sends_what_changed(qtbot: QtBot) -> None:
    card = a_card(qtbot, a_page())
    assert not card.save.isEnabled()
    recall = chip(card, Topic.RECALL, SMS)
    seen = []
    for _ in range(3):
        qtbot.keyClick(recall, Qt.Key.Key_Space)
        seen.append(recall.wish)
    assert seen == [Wish.YES, Wish.NO, Wish.YES]
    assert recall.accessibleName() == "Reminders and recalls, SMS, +91 98860 01427: Yes"
    with qtbot.waitSignal(card.save_wanted) as heard:
        card.save.click()
    assert heard.args == [(NewWish(Topic.RECALL, SMS, Wish.YES),)]


def test_cancel_shows_what_is_on_file(qtbot: QtBot) -> None:
    card = a_card(qtbot, a_page(Wish.NO))
    chip(card, Topic.RECALL, MAIL).click()
    assert card.is_changed()
    card.cancel.click()
    assert not card.is_changed()
    assert {each.wish for each in card.chips} == {Wish.NO}


def test_a_chip_says_why_a_message_would_not_go_out(qtbot: QtBot) -> None:
    card = a_card(qtbot, a_page())
    assert "said no" in chip(card, Topic.OFFERS, SMS).toolTip()
    assert "would go out" in chip(card, Topic.RECALL, SMS).toolTip()


def test_who_may_not_change_reads_only(qtbot: QtBot) -> None:
    card = a_card(qtbot, a_page(), may_change=False)
    assert card.save.isHidden()
    assert not any(each.isEnabled() for each in card.chips)


@pytest.mark.parametrize(("only", "seen"), [((), False), ((SMS,), True)])
def test_a_patient_who_is_reached_one_way_only(qtbot: QtBot, only: tuple[Way, ...], seen: bool) -> None:
    card = a_card(qtbot, a_page(only=only))
    assert card.only.isHidden() is not seen
    assert ("+91 98860 01427" in card.only.text()) is seen


def test_without_a_number_the_card_says_so(qtbot: QtBot) -> None:
    card = a_card(qtbot, PreferencePage(PatientId(1), (), (), (), ()))
    assert not card.none.isHidden()
    assert card.save.isHidden()
    assert card.show_history.isHidden()


def test_the_history_opens_on_request(qtbot: QtBot) -> None:
    card = a_card(qtbot, a_page())
    assert card.history.isHidden()
    card.show_history.click()
    assert not card.history.isHidden()
    assert card.show_history.text() == "Hide history"
    card.show_history.click()
    assert card.history.isHidden()
