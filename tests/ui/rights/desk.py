"""A privacy desk over a real clinic: somebody signed in, a patient, requests logged, the page in a window."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.context import Context
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.rights.presenter import build_page
from luna_desktop.ui.rights.step_dialog import StepDialog
from luna_desktop.ui.rights.view import PrivacyDeskView
from tests import builders
from tests.services.rights import asking
from tests.ui.contexts import Way, context_of


@dataclass
class Desk:
    """The page, who is at it, and where it led."""

    clinic: OpenClinic
    patient: PatientId
    context: Context
    way: Way
    view: PrivacyDeskView
    cases: list[Case] = field(default_factory=list)

    @property
    def prompts(self) -> ScriptedPrompts:
        assert isinstance(self.context.prompts, ScriptedPrompts)
        return self.context.prompts

    def press(self, key: str) -> None:
        """Press a button of the panel by its key."""
        button = self.view.panel.findChild(QWidget, f"case_{key}")
        assert button is not None, key
        button.click()

    def dialog(self) -> StepDialog:
        """Return the dialog of a step that is open."""
        found = [each for each in self.view.window().findChildren(StepDialog) if not each.isHidden()]
        assert found, "no step is asked for"
        return found[-1]

    def fill(self, **values: object) -> StepDialog:
        """Type into the dialog that is open and press its button."""
        dialog = self.dialog()
        for name, value in values.items():
            fields = {each.name: each for each in (*dialog.form.own, dialog.form.note)}
            fields[name].show_value(value)
        dialog.act.click()
        return dialog

    def offered(self) -> list[str]:
        """Return the keys of what the panel offers."""
        shown = self.view.panel.case()
        assert shown is not None
        first = [shown.first] if shown.first is not None else []
        return [action.key for action in (*first, *shown.second, *shown.more)]


def open_desk(
    clinic: OpenClinic, qtbot: QtBot, *kinds: CaseKind, answers: tuple[object, ...] = (), proven: bool = False
) -> Desk:
    """Log requests of these kinds for one patient and open the page."""
    patient = builders.register(clinic)
    cases = [asking.log(clinic, patient, kind) for kind in kinds]
    if proven:
        cases = [asking.prove(clinic, case) for case in cases]
    way = Way()
    context = context_of(clinic, *answers, way=way)
    view = build_page(context)
    qtbot.addWidget(view)
    view.resize(1360, 846)
    assert isinstance(view, PrivacyDeskView)
    return Desk(clinic, patient, context, way, view, cases)
