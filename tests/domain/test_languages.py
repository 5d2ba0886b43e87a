"""Languages have codes of ISO 639 and a name each."""

from __future__ import annotations

from luna_desktop.domain.languages import LANGUAGES


def test_every_language_has_a_short_code_and_a_name() -> None:
    assert all(2 <= len(code) <= 3 and code.islower() and name.text for code, name in LANGUAGES.items())
    assert {"en", "hi", "kn"} <= set(LANGUAGES)
