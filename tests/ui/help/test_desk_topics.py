"""Help of the desk: found by its key, over any page, and every key that it names is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

import luna_desktop.ui
from luna_desktop.ui.help.desk_topics import DESK_TOPICS
from luna_desktop.ui.help.where import topic_at

UI = Path(luna_desktop.ui.__file__).parent
WRITTEN = {"Enter": "Key_Return", "Esc": "Key_Escape", "↑": "Key_Up", "↓": "Key_Down", "PgUp": "Key_PageUp"}


@pytest.mark.parametrize("name", sorted(DESK_TOPICS))
def test_every_key_is_answered(name: str) -> None:
    files = [*(UI / "booking").glob("*.py"), *(UI / "widgets").glob("*.py")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    for line in DESK_TOPICS[name].keys:
        for keys in line.keys.split():
            wanted = WRITTEN.get(keys, keys.replace("PgDown", "Key_PageDown"))
            assert wanted in source or f'"{keys}"' in source, keys
    assert topic_at(name, None) is DESK_TOPICS[name]
