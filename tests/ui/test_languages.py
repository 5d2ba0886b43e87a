from __future__ import annotations

from luna_desktop.ui.languages import LANGUAGES, language_name, language_options


def test_a_code_that_is_not_listed_is_shown_as_it_is() -> None:
    assert language_name("kn") == "Kannada"
    assert language_name("xx") == "xx"
    assert language_name("") == ""


def test_not_known_comes_first_and_every_language_once() -> None:
    values = [option.value for option in language_options()]
    assert values == ["", *LANGUAGES]
