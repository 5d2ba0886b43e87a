"""A step asked for: done once, kept as a draft until then, put away at the lock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from luna_desktop.ui.rights.step_dialog import Asking, StepDialog
from luna_desktop.ui.rights.step_fields import Offered, fields_for
from luna_desktop.ui.rights.step_presenter import StepAsk, ask_step
from tests import builders
from tests.services.rights.asking import log
from tests.ui.contexts import context_of


def test_a_draft_waits_and_goes_once_the_step_is_taken(clinic: OpenClinic, window: QWidget) -> None:
    case, context = log(clinic, builders.register(clinic)), context_of(clinic)
    taken: list[object] = []
    answers: list[object] = [InvalidInput({"second": say("Two persons.")}), "done"]
    proposed: list[bool] = []

    def job(fields: Mapping[str, object], note: str) -> Callable[[], object]:
        def do() -> object:
            answer = answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return (fields["reason"], note, answer)

        return do

    def ask() -> StepDialog:
        fields = fields_for(("reason",), Offered(CaseKind.ACCESS))
        step = StepAsk(
            "partial",
            Asking("Partial", "x", "Do it"),
            fields,
            job,
            {"reason": "begins"},
            needs_second=lambda: proposed.append(True),
        )
        return ask_step(window, context, case, step, taken.append)

    first = ask()
    assert first.form.own[0].value() == "begins"
    first.form.own[0].control.setPlainText("typed")  # type: ignore[attr-defined]  # a field of several lines
    first.cancel.click()
    again = ask()
    assert again.form.own[0].value() == "typed"
    again.act.click()
    assert (proposed, taken, again.form.banner.text()) == ([True], [], "Two persons.")
    again.act.click()
    assert taken == [("typed", "", "done")]
    fresh = ask()
    assert fresh.form.own[0].value() == "begins"
    context.announcements.locked.emit()
    assert fresh.isHidden()
