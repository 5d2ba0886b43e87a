"""A topic has the keys that work everywhere unless it names its own."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import GENERAL_KEYS, Topic


def test_keys_that_work_everywhere_come_by_themselves() -> None:
    assert Topic(say("A"), (say("B"),)).everywhere == GENERAL_KEYS
    assert {"Ctrl+K", "Ctrl+L", "F1"} <= {line.keys for line in GENERAL_KEYS}
