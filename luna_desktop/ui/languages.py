"""The languages that patients speak, for choosing and for showing."""

from __future__ import annotations

from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.texts import say, shown
from luna_desktop.ui.widgets.inputs import Option


def language_name(code: str) -> str:
    """Return the name of a language; a code that is not in the list is shown as it is."""
    return shown(LANGUAGES[code]) if code in LANGUAGES else code


def language_options() -> list[Option]:
    """Return the languages to choose from, with “not known” first."""
    return [Option("", shown(say("Not known"))), *(Option(code, shown(name)) for code, name in LANGUAGES.items())]
