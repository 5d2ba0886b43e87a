"""Declares the Messages tab of the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.texts import say
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.messages.tab_presenter import MessagesTabPresenter
from luna_desktop.ui.messages.tab_view import MessagesTab

SEND, NOTE = "send", "note"
"""Parts of the tab that a command opens at once: “messages/send”, “messages/note”."""


def build_tab(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for one patient and begin to read."""
    view = MessagesTab(context.actor)
    presenter = MessagesTabPresenter(view, context, patient, hub)
    presenter.load()
    if context.actor.may(Permission.SEND_MESSAGES) and hub.part == SEND:
        presenter.write()
    if context.actor.may(Permission.SEND_MESSAGES) and hub.part == NOTE:
        presenter.note()
    return view


MESSAGES_TAB = TabSpec("messages", say("Messages"), "message-square", Permission.READ_MESSAGES, build_tab)
