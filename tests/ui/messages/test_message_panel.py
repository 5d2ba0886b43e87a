"""The panel shows a message with its words and steps, and offers only what can still be done."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.outbox_pages import Heap, MessageAsked, read_message, read_outbox
from luna_desktop.ui.messages.message_panel import MessagePanel
from tests.services.acting import act
from tests.ui.messages.parts import a_clinic_with_messages, shown

OFFERED = {
    MessageState.QUEUED: {"cancel"},
    MessageState.HANDED_OVER: set(),
    MessageState.SENT: {"bounce"},
    MessageState.MAYBE_SENT: {"again", "arrived"},
    MessageState.REFUSED: {"again"},
    MessageState.CANCELLED: {"again"},
}


def test_words_steps_and_who(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = a_clinic_with_messages(clinic)
    line = act(clinic, read_outbox, Heap.DONE).lines[0]
    panel = MessagePanel(may_send=True)
    shown(qtbot, panel)
    panel.show_message(act(clinic, read_message, MessageAsked(patient, line.message_id)))
    assert panel.note.text() == "E-mail to ananya@mail.example"
    assert "24-Mar-2026 at 09:30" in panel.body.text()
    assert panel.steps.count() == 4
    panel.show_nothing()
    assert panel.states.currentIndex() == 1


@pytest.mark.parametrize("state", list(OFFERED))
def test_only_what_can_still_be_done(qtbot: QtBot, state: MessageState) -> None:
    for may_send in (True, False):
        panel = MessagePanel(may_send=may_send)
        shown(qtbot, panel)
        panel.states.show_content()
        panel._allow(state)
        buttons = {
            name for name in ("cancel", "again", "arrived", "bounce", "strike") if getattr(panel, name).isVisible()
        }
        assert buttons == (OFFERED[state] if may_send else set())
