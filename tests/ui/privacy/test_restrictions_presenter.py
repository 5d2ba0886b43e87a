"""The section on restrictions in use: requests at the desk, decisions and endings by the officer."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, read_draft
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.privacy.restrictions_presenter import build_restrictions
from luna_desktop.ui.privacy.restrictions_view import RestrictionsView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing_steps import restrict
from tests.ui.contexts import Way, context_of

COUSIN = Terms(RestrictionKind.PERSON, party="Ramesh Kumar")


def shown(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, way: Way | None = None) -> RestrictionsView:
    view = build_restrictions(context_of(clinic, way=way), patient, ChartHub(patient))
    assert isinstance(view, RestrictionsView)
    qtbot.addWidget(view)
    view.show()
    return view


def texts(view: RestrictionsView) -> str:
    return "\n".join(label.text() for label in view._list.findChildren(QLabel))


def press(view: RestrictionsView, name: str) -> None:
    button = view.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_the_desk_writes_a_request_down_and_sees_no_more_of_it(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient, way = builders.register(desk), Way()
    view = shown(qtbot, desk, patient, way)
    view.write.click()
    form = view.request_form
    form.save.click()
    assert form.kind.problem
    form.kind.show_value(RestrictionKind.PERSON.value)
    form.kind.edited.emit()
    form.begin({"kind": "person", "party": "Ramesh Kumar"})
    form.save.click()
    assert form._fields["words"].problem
    form._fields["words"].show_value("My cousin must not know")
    form.save.click()
    assert view.open_form() is None
    assert way.said == ["The request is written down."]
    assert "cousin" not in texts(view)
    owner = open_clinic(Role.OWNER)
    (line,) = act(owner, restrictions.read_restrictions, patient)
    assert (line.terms, line.words) == (COUSIN, "My cousin must not know")


def test_the_officer_agrees_once_the_consequence_was_shown(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    asked = RestrictionRequest(patient, COUSIN, "My cousin must not know")
    number = act(clinic, restrictions.request_restriction, asked)
    view = shown(qtbot, clinic, patient, way)
    assert "My cousin must not know" in texts(view)
    press(view, f"decideRestriction{number}")
    form = view.decide_form
    assert "Only an order of the law goes past it" in form.consequence.text()
    form.yes.click()
    assert form._fields["consequence_shown"].problem
    form._fields["last_day"].show_value("2026-09")
    form.yes.click()
    assert "whole day" in form._fields["last_day"].problem
    form._fields["last_day"].show_value("")
    form._fields["consequence_shown"].show_value(True)
    form.yes.click()
    assert view.open_form() is None
    assert act(clinic, restrictions.read_restrictions, patient)[0].stands
    assert way.said == ["The decision is kept."]
    assert "In force" in texts(view)


def test_declining_needs_a_reason(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    asked = RestrictionRequest(patient, COUSIN, "My cousin must not know")
    number = act(clinic, restrictions.request_restriction, asked)
    view = shown(qtbot, clinic, patient)
    press(view, f"decideRestriction{number}")
    view.decide_form.no.click()
    assert view.decide_form._fields["reason"].problem
    view.decide_form._fields["reason"].show_value("The cousin treats her")
    view.decide_form.no.click()
    (line,) = act(clinic, restrictions.read_restrictions, patient)
    assert line.state is RestrictionState.DECLINED


def test_a_notice_of_the_clinic_needs_a_later_day(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    number = restrict(clinic, patient, COUSIN)
    view = shown(qtbot, clinic, patient)
    press(view, f"endRestriction{number}")
    form = view.end_form
    assert form._fields["applies_from"].isHidden()
    form.mode.show_value("clinic_notice")
    form.mode.edited.emit()
    form._fields["note"].show_value("Letter of today")
    form.save.click()
    assert form._fields["applies_from"].problem
    form._fields["applies_from"].show_value("2026-04-01")
    form.save.click()
    assert view.open_form() is None
    (line,) = act(clinic, restrictions.read_restrictions, patient)
    assert (line.state, line.stands) == (RestrictionState.ENDED, True)


def test_the_patient_ends_a_restriction_at_once(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    number = restrict(clinic, patient, COUSIN)
    view = shown(qtbot, clinic, patient)
    press(view, f"endRestriction{number}")
    view.end_form._fields["note"].show_value("Letter of today")
    view.end_form.save.click()
    assert not act(clinic, restrictions.read_restrictions, patient)[0].stands
    assert "Ended" in texts(view)


def test_somebody_elses_decision_is_said_in_the_form(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    asked = RestrictionRequest(patient, COUSIN, "My cousin must not know")
    number = act(clinic, restrictions.request_restriction, asked)
    view = shown(qtbot, clinic, patient)
    press(view, f"decideRestriction{number}")
    declined = Decision(patient, number, RestrictionState.DECLINED, "No")
    act(clinic, restrictions.decide_restriction, declined)
    view.decide_form._fields["consequence_shown"].show_value(True)
    view.decide_form.yes.click()
    assert "decided about this restriction meanwhile" in view.decide_form.banner.text()


def test_typing_comes_back_after_a_lock_and_can_be_left_behind(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    first = shown(qtbot, clinic, patient)
    first.write.click()
    form = first.request_form
    form.kind.show_value(RestrictionKind.PERSON.value)
    form._fields["words"].show_value("My cousin must n")
    form._fields["words"].edited.emit()
    form.flush_draft()  # as a lock does
    again = shown(qtbot, clinic, patient)
    again.write.click()
    form = again.request_form
    assert form._fields["words"].value() == "My cousin must n"
    assert not form._fields["words"].isHidden()
    assert "Brought back" in form.brought_back.text()
    form.brought_back.acted.emit()
    assert form._fields["words"].value() == ""
    form.cancel.click()
    again.write.click()
    assert again.request_form.brought_back.text() == ""


def test_a_decision_keeps_its_own_typing_and_saving_ends_it(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    numbers = [
        act(clinic, restrictions.request_restriction, RestrictionRequest(patient, terms, "Please"))
        for terms in (COUSIN, Terms(RestrictionKind.PHOTOGRAPHS))
    ]
    view = shown(qtbot, clinic, patient)
    press(view, f"decideRestriction{numbers[0]}")
    reason = view.decide_form._fields["reason"]
    reason.show_value("Half a reas")
    reason.edited.emit()
    view.decide_form.cancel.click()
    press(view, f"decideRestriction{numbers[1]}")
    assert view.decide_form._fields["reason"].value() == ""
    view.decide_form.cancel.click()
    press(view, f"decideRestriction{numbers[0]}")
    assert view.decide_form._fields["reason"].value() == "Half a reas"
    view.decide_form.no.click()
    assert view.open_form() is None
    assert read_kept(clinic, f"decision {numbers[0]}", patient) is None


def read_kept(clinic: OpenClinic, name: str, patient: PatientId) -> object:
    return act(clinic, read_draft, DraftPlace(name, int(patient)))
