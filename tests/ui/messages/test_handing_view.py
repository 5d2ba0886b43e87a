"""What people carry on: counts in words, buttons only where something can be done, outcomes of the chosen call."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import Outcome
from luna_desktop.domain.preferences import Channel
from luna_desktop.services.messages.calls import CallLine
from luna_desktop.services.messages.gateway import Gateway, GatewayPage
from luna_desktop.services.messages.letters import LetterBatch
from luna_desktop.ui.messages.handing_view import HandingView
from tests.ui.messages.parts import a_card

FIRM = Gateway(3, "Deccan Messaging", True)
CALL = CallLine(
    7,
    a_card("Ananya Kumar"),
    "+919886001427",
    MessageClass.APPOINTMENT,
    "Your booking.",
    datetime(2026, 3, 14, tzinfo=UTC),
    1,
)


def test_files_are_made_only_where_an_agreement_stands(qtbot: QtBot) -> None:
    view, heard = HandingView(may_choose=True), []
    qtbot.addWidget(view)
    view.file_wanted.connect(heard.append)
    view.show_gateway(GatewayPage(FIRM, (FIRM,), {Channel.SMS: 2}))
    assert view.waiting[Channel.SMS].text() == "2 messages wait."
    view.files[Channel.SMS].click()
    assert heard == [Channel.SMS]
    assert not view.files[Channel.WHATSAPP].isEnabled()
    view.show_gateway(GatewayPage(Gateway(3, "Deccan Messaging", False), (FIRM,), {Channel.SMS: 2}))
    assert not view.files[Channel.SMS].isEnabled()
    assert "No agreement" in view.gateway_about.text()


def test_a_call_is_settled_by_one_button(qtbot: QtBot) -> None:
    view, heard = HandingView(may_choose=False), []
    qtbot.addWidget(view)
    view.settled.connect(lambda line, outcome: heard.append((line, outcome)))
    view.show_calls(())
    assert not view.outcomes[Outcome.REACHED].isEnabled()
    view.show_calls((CALL,))
    assert view.call_words.text() == "Your booking."
    view.outcomes[Outcome.NO_ANSWER].click()
    assert heard == [(CALL, Outcome.NO_ANSWER)]


def test_letters_are_counted_in_words(qtbot: QtBot) -> None:
    view = HandingView(may_choose=False)
    qtbot.addWidget(view)
    view.show_letters(LetterBatch((), 0))
    assert (view.letters_about.text(), view.letters.isEnabled()) == ("No letter is due.", False)
    view.show_letters(LetterBatch((), 2))
    assert "2 more may not leave" in view.letters_about.text()
