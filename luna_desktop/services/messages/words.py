"""What ships with the program about messages: templates in each language, words that must not stand in them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from luna_desktop import paths
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import WordLists
from luna_desktop.texts import LANGUAGES


@dataclass(frozen=True)
class ShippedText:
    """A template as it comes with the program, in one language."""

    key: str
    klass: MessageClass
    name: str
    subject: str
    body: str


@cache
def word_lists() -> WordLists:
    """Return the words of all languages together: a text in one may hold words of another."""
    files = [_file(f"words-{language}") for language in LANGUAGES]
    return WordLists(*(tuple(_plain(word) for file in files for word in file[name]) for name in ("health", "offer")))


@cache
def shipped_texts(language: str) -> dict[str, ShippedText]:
    """Return the templates that ship in a language, by key, in the order of the file."""
    return {
        key: ShippedText(key, MessageClass(each["class"]), each["name"], each["subject"], each["body"])
        for key, each in _file(f"templates-{language}").items()
    }


def opt_out_line(language: str) -> str:
    """Return the line that every offer ends with."""
    lines: dict[str, str] = _file("opt-out")
    return lines.get(language, lines[LANGUAGES[0]])


@cache
def _file(name: str) -> Any:
    return json.loads((paths.resources() / "messages" / f"{name}.json").read_text(encoding="utf-8"))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word)
