"""How a screen asks: the reason goes back to it, or it is told that nothing is to be added."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.safety.dialog import ask
from luna_desktop.ui.safety.form import StopQuestion
from tests.clinic_fixtures import Opener
from tests.ui.safety.a_stop import CARD, stops
from tests.ui.screens import context_of


def test_a_reason_goes_on_and_none_leaves(open_clinic: Opener) -> None:
    reason = Overriding("Agreed with the allergist")
    context = context_of(open_clinic(Role.CLINICIAN), reason, None)
    given: list[Overriding] = []
    left: list[str] = []
    ask(context, SafetyStop(stops(), CARD), given.append, lambda: left.append("left"))
    assert (given, left) == ([reason], [])
    ask(context, SafetyStop(stops(), CARD), given.append, lambda: left.append("left"))
    ask_without_a_way_back = context_of(open_clinic(Role.THERAPIST), None)
    ask(ask_without_a_way_back, SafetyStop(stops()), given.append)
    assert (given, left) == ([reason], ["left"])


def test_the_dialog_hears_who_decides_and_whose_record_it_is(open_clinic: Opener) -> None:
    heard: list[StopQuestion] = []

    class Keeping(ScriptedPrompts):
        def ask_stop(self, question: StopQuestion, answered: object) -> None:
            heard.append(question)

    for role in (Role.CLINICIAN, Role.THERAPIST):
        context = context_of(open_clinic(role))
        object.__setattr__(context, "prompts", Keeping())
        ask(context, SafetyStop(stops(), CARD), lambda _reason: None)
    assert [question.may_go_on for question in heard] == [True, False]
    assert heard[0].card == CARD
    assert heard[0].stops == stops()
