"""The languages that patients of the clinic speak, for choosing and for showing."""

from __future__ import annotations

from luna_desktop.texts import Message, say, shown
from luna_desktop.ui.widgets.inputs import Option

LANGUAGES: dict[str, Message] = {
    "en": say("English"),
    "hi": say("Hindi"),
    "kn": say("Kannada"),
    "ta": say("Tamil"),
    "te": say("Telugu"),
    "ml": say("Malayalam"),
    "mr": say("Marathi"),
    "bn": say("Bengali"),
    "gu": say("Gujarati"),
    "pa": say("Punjabi"),
    "ur": say("Urdu"),
    "or": say("Odia"),
    "as": say("Assamese"),
    "kok": say("Konkani"),
    "tcy": say("Tulu"),
}
"""ISO 639 codes, as a card keeps them, with the names shown."""


def language_name(code: str) -> str:
    """Return the name of a language; a code that is not in the list is shown as it is."""
    return shown(LANGUAGES[code]) if code in LANGUAGES else code


def language_options() -> list[Option]:
    """Return the languages to choose from, with “not known” first."""
    return [Option("", shown(say("Not known"))), *(Option(code, shown(name)) for code, name in LANGUAGES.items())]
