"""Every page has its help, and every key that the help names works there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import luna_desktop.ui
from luna_desktop.texts import ENGLISH
from luna_desktop.ui import screens
from luna_desktop.ui.booking.entry import BOOK
from luna_desktop.ui.help.front_topics import FRONT_TOPICS
from luna_desktop.ui.help.merge_topics import MERGE_TOPICS
from luna_desktop.ui.help.topics import (
    CHART,
    COPY,
    DISCLOSURE,
    GENERAL_KEYS,
    TOPICS,
    KeyLine,
    Topic,
    topic_for,
)

UI = Path(luna_desktop.ui.__file__).parent
NATIVE = {"↑", "↓", "Tab", "Shift+Tab", "…"}
"""Keys that Qt's own tables and focus order answer."""
WRITTEN = {"Enter": "Return", "Esc": "Escape", "←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
STANDARD = {"Ctrl+V": "StandardKey.Paste", "Ctrl+P": "StandardKey.Print"}
SHARED = ("shell.py", "edit_frame.py", "screens.py", "widgets", "entries", "chart")
"""Where keys stand that several pages have."""
OWN = {
    COPY: "record_copy",
    "counts": "front",
    DISCLOSURE: "disclosures",
    "register": "patients",
    "expired-photos": "photo_inbox",
    "inbox": "photo_inbox",
    "lists": "booking",
    "privacy": "rights",
    "recalls": "recall_list",
    "set-up-book": "setup_book",
    "today": "book",
    "week": "book",
    "book-papers": "book_papers",
}


def source_of(*places: str) -> str:
    """Return the text of modules and packages of the windows."""
    paths = [UI / place for place in places]
    files = [path for place in paths for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def answers(source: str, keys: str) -> bool:
    """Tell whether some code answers to keys, as a shortcut or in an event."""
    if keys in NATIVE:
        return True
    last = keys.rpartition("+")[2]
    named = f"Qt.Key.Key_{WRITTEN.get(last, last)}"
    texts = (f'"{keys}"', STANDARD.get(keys, f'"{keys}"'), re.sub(r"^Alt\+\d$", 'f"Alt+{place}"', keys))
    return any(text in source for text in texts if text != keys) or re.search(rf"{named}\b", source) is not None


def lines() -> list[tuple[str, KeyLine]]:
    return [(name, line) for name, topic in TOPICS.items() for line in topic.keys]


def test_every_place_and_every_tab_of_the_chart_has_a_topic() -> None:
    places = {place.key for place in screens.all_screens(lambda _options: None).places}
    tabs = {f"{CHART}:{tab.key}" for tab in screens.chart_tabs()}
    assert places | tabs | {COPY, DISCLOSURE, BOOK} == set(TOPICS) | set(MERGE_TOPICS)


ALL = TOPICS | FRONT_TOPICS


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_topic_is_short_and_its_keys_are_named_once(name: str) -> None:
    topic = ALL[name]
    assert ENGLISH.render(topic.title)
    assert 3 <= len(topic.tasks) <= 8
    assert all(len(ENGLISH.render(task)) <= 120 for task in topic.tasks)
    keys = [line.keys for line in topic.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("name", "line"), lines(), ids=lambda value: getattr(value, "keys", value))
def test_every_key_of_a_page_exists(name: str, line: KeyLine) -> None:
    own = OWN.get(name, name.rpartition(":")[2])
    places = [place for place in (own,) if (UI / place).exists()]
    source = source_of(*places, *SHARED)
    for keys in line.keys.split():
        assert answers(source, keys), f"{name}: nothing answers to {keys}"


@pytest.mark.parametrize("line", GENERAL_KEYS, ids=lambda line: line.keys)
def test_every_general_key_exists(line: KeyLine) -> None:
    for keys in line.keys.split():
        assert answers(source_of("shell.py", "widgets"), keys), keys


def test_keys_that_nothing_answers_are_found() -> None:
    assert not answers(source_of(*SHARED), "Ctrl+Alt+Q")
    assert not answers(source_of("audit"), "Insert")


def test_a_page_without_a_topic_gets_the_general_one() -> None:
    assert isinstance(topic_for("no such page"), Topic)
    assert topic_for(CHART, "allergies") is TOPICS[f"{CHART}:allergies"]
    assert topic_for("settings", "a tab of its own") is TOPICS["settings"]
