"""Every sentence that a person reads: marked here, translated by gettext, put together whole.

Domain and services hand out `Message` values (`say("… {name} …", name=…)`), which carry a message id and its
values. Windows, PDFs, letters and the command line turn them into text with a `Translator`. Sentences are never
built from pieces, and a missing translation falls back to English.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from luna_desktop import paths

DOMAIN = "luna"
LANGUAGES = ("en", "hi")
OWN_NAMES: Mapping[str, str] = MappingProxyType({"en": "English", "hi": "हिन्दी"})
"""Languages are offered in their own words, so that whoever reads no other finds theirs."""
NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Message:
    """A sentence to be shown: its English text as id, its values, and its plural where it counts something."""

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: NO_VALUES, hash=False)
    plural: str = ""
    count: int = 0

    def __str__(self) -> str:
        """Return the English sentence."""
        return ENGLISH.render(self)


def say(text: str, /, **values: object) -> Message:
    """Mark a sentence for translation and keep it until somebody shows it."""
    return Message(text, values)


def say_n(text: str, plural: str, count: int, /, **values: object) -> Message:
    """Mark a sentence that counts; `{count}` is filled in."""
    return Message(text, {"count": count, **values}, plural, count)


class Translator:
    """Turns messages into the sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = gettext.translation(
            DOMAIN, localedir=paths.resources() / "translations", languages=[language], fallback=True
        )

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate one sentence and fill its values in."""
        return self.render(Message(text, values))

    def render(self, message: Message) -> str:
        """Translate a message, with any messages among its values."""
        if message.plural:
            text = self._catalogue.ngettext(message.text, message.plural, message.count)
        else:
            text = self._catalogue.gettext(message.text) if message.text else ""
        if not message.values:
            return text
        return text.format(**{name: self._value(value) for name, value in message.values.items()})

    def _value(self, value: object) -> object:
        return self.render(value) if isinstance(value, Message) else value


ENGLISH = Translator("en")
_shown = [ENGLISH]


def use_language(language: str) -> None:
    """Choose the language of the windows and the command line from now on."""
    _shown[0] = Translator(language if language in LANGUAGES else "en")


def current() -> Translator:
    """Return the translator of the windows and the command line."""
    return _shown[0]


def _(text: str, /, **values: object) -> str:
    """Translate a sentence for the windows and the command line."""
    return _shown[0](text, **values)


def shown(message: Message) -> str:
    """Render a message for the windows and the command line."""
    return _shown[0].render(message)
