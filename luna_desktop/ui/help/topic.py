"""What help consists of: a page's name, its tasks, and keys."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class KeyLine:
    """Keys as they stand on the keyboard (several are joined by a blank), and what they do."""

    keys: str
    does: Message


GENERAL_KEYS = (
    KeyLine("Ctrl+K", say("Find a patient or a command")),
    KeyLine("Ctrl+L", say("Lock Luna; your typing is kept")),
    KeyLine("Ctrl+Shift+L", say("Lock for somebody else to sign in")),
    KeyLine("F9", say("Blur photographs and charts from eyes over your shoulder, or show them again")),
    KeyLine("F6 Shift+F6", say("Go to the next or the previous part of the window")),
    KeyLine("Tab Shift+Tab", say("Go to the next or the previous field")),
    KeyLine("Esc", say("Close what is open on top")),
    KeyLine("F1", say("Open this help")),
)
"""Keys that work on every page."""


@dataclass(frozen=True)
class Topic:
    """Help for one page: its name, what can be done there, its own keys, and those that work around it."""

    title: Message
    tasks: tuple[Message, ...]
    keys: tuple[KeyLine, ...] = ()
    everywhere: tuple[KeyLine, ...] = GENERAL_KEYS
