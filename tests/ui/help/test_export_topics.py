"""F1 on the page for photographs that leave: short, and every key is named once."""

from __future__ import annotations

from luna_desktop.texts import ENGLISH
from luna_desktop.ui.help.export_topics import EXPORT_TOPIC


def test_it_is_short_and_names_each_key_once() -> None:
    assert 3 <= len(EXPORT_TOPIC.tasks) <= 8
    assert all(len(ENGLISH.render(task)) <= 120 for task in EXPORT_TOPIC.tasks)
    keys = [line.keys for line in EXPORT_TOPIC.keys]
    assert len(keys) == len(set(keys))
    assert {"B", "T", "R", "Delete", "Ctrl+S"} <= set(keys)
