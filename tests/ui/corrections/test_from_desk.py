"""Steps that the privacy desk leaves to these windows: handed on, told, stated, or decided on the patient's page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.decide_form import DecideForm
from luna_desktop.ui.corrections.from_desk import take_step
from luna_desktop.ui.corrections.said_forms import SaidForm
from luna_desktop.ui.corrections.telling import TellingForm
from tests import builders
from tests.services.acting import working
from tests.services.rights.asking import log, prove
from tests.services.rights.correcting import STATEMENT, ask, at, decide, deny, severe
from tests.ui.contexts import Way, context_of
from tests.ui.corrections.standing import a_window, child

S = CaseState


def case_now(clinic: OpenClinic, patient: PatientId, case_id: int) -> Case:
    with working(clinic) as work:
        return book.case_of(work, patient, case_id)


def taken(context: Context, window: QWidget, case: Case, to: CaseState) -> list[str]:
    done: list[str] = []
    assert take_step(context, window, case, to, lambda: done.append("again"))
    return done


def test_a_correction_is_handed_on_decided_and_answered(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    context, window = context_of(clinic, way=way), a_window(qtbot)
    asked = ask(clinic, patient, at(severe(clinic, patient)), identity=None)
    case = prove(clinic, case_now(clinic, patient, asked.case_id))
    assert taken(context, window, case, S.UNDER_REVIEW) == ["again"]
    case = case_now(clinic, patient, asked.case_id)
    assert case.state is S.UNDER_REVIEW
    assert taken(context, window, case, S.DENIED) == []
    assert child(window, DecideForm).line.case.case_id == asked.case_id
    denied = deny(clinic, patient, severe(clinic, patient, "Cobalt"))
    taken(context, window, denied, S.DISAGREEMENT)
    form = child(window, SaidForm)
    qtbot.keyClicks(form.statement.edit, STATEMENT)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert case_now(clinic, patient, denied.case_id).state is S.DISAGREEMENT


def test_who_had_the_old_entry_is_listed(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    window = a_window(qtbot)
    asked = ask(clinic, patient, at(severe(clinic, patient)))
    case = decide(clinic, patient, asked, S.ACCEPTED).case
    taken(context_of(clinic), window, case, S.NOTIFYING)
    assert child(window, TellingForm).title.text() == "Who had the old entry: Nickel: Severity"


def test_what_points_at_nothing_says_so_and_the_rest_stays_with_the_desk(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    context, window = context_of(clinic, way=way), a_window(qtbot)
    case = log(clinic, patient, CaseKind.CORRECTION)
    taken(context, window, case, S.UNDER_REVIEW)
    taken(context, window, case, S.LINKED)
    assert way.said == [case.number, case.number]
    assert not take_step(context, window, case, S.ACKNOWLEDGED, lambda: None)
    assert not take_step(context, window, log(clinic, patient), S.PREPARING, lambda: None)


def test_a_restriction_is_decided_on_the_patients_page(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    case = log(clinic, patient, CaseKind.RESTRICTION)
    taken(context_of(clinic, way=way), a_window(qtbot), case, S.AGREED)
    assert way.opened == [patient]
