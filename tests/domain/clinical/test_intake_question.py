"""What a question is made of."""

from __future__ import annotations

from luna_desktop.domain.clinical.intake_question import LIST_OPTIONS, Form, a_list, choice, number, yes_no
from luna_desktop.domain.clinical.skin import SKIN_TYPE_NAMES
from luna_desktop.texts import say


def test_each_form_has_its_options() -> None:
    ask = say("How?")
    chosen = choice("skin_type", ask, SKIN_TYPE_NAMES)
    assert chosen.form is Form.CHOICE
    assert [key for key, _words in chosen.options] == ["dry", "oily", "combination", "normal", "sensitive"]
    assert number("stress", ask, say("days")).options == ()
    assert a_list("creams", ask, ask).options == yes_no("metal", ask).options == LIST_OPTIONS
