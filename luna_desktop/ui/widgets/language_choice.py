"""The choice of language for whoever has not signed in yet: each language in its own words."""

from __future__ import annotations

from luna_desktop.texts import OWN_NAMES, _, current
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option


class LanguageChoice(Segmented):
    """English or Hindi, with the language of the windows chosen; `chosen` carries the language code."""

    def __init__(self) -> None:
        super().__init__("languageChoice", _("Language"), [Option(code, name) for code, name in OWN_NAMES.items()])
        self.show_value(current().language)
