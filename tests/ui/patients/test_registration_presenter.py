from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState
from luna_desktop.domain.measures import Birth, BirthKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import read_draft
from luna_desktop.services.people.patients import Lookup, read_details, search_patients
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.ui.patients.registration_presenter import PLACE, registration_page
from luna_desktop.ui.patients.registration_view import RegistrationView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import entries
from tests.ui.contexts import Way, context_of


@pytest.fixture
def desk(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.RECEPTION)


def page(
    qtbot: QtBot, clinic: OpenClinic, typed: str = "", *answers: object, way: Way | None = None
) -> RegistrationView:
    view = registration_page(context_of(clinic, *answers, way=way), typed)
    qtbot.addWidget(view)
    return view


def test_reception_registers_somebody_who_refuses(qtbot: QtBot, desk: OpenClinic) -> None:
    way = Way()
    view = page(qtbot, desk, way=way)
    qtbot.keyClicks(view.identity.family.control, "Sunita")
    qtbot.keyClicks(view.phones.rows()[0].parts["number"].control, "98860 01427")
    view.identity.birth.kinds.show_value("age")
    qtbot.keyClicks(view.identity.birth.edit, "42")
    view.care.answer.cards.card("refused").click()
    view.frame.save_bar.save.click()
    (patient,) = way.opened
    details = desk.desk.perform(desk.actor, read_details, patient)
    assert details.card.phone == "+919886001427"
    assert details.card.birth == Birth(BirthKind.AGE, age=42, told_on=builders.START.date())
    care = desk.desk.perform(desk.actor, read_consents, patient)[0]
    assert care.state is ConsentState.REFUSED
    assert desk.desk.perform(desk.actor, read_draft, PLACE) is None


def test_ctrl_s_without_a_name_shows_where_to_look_and_keeps_the_typing(qtbot: QtBot, desk: OpenClinic) -> None:
    view = page(qtbot, desk)
    qtbot.keyClicks(view.identity.given.control, "Meena")
    qtbot.keyClicks(view.phones.rows()[0].parts["number"].control, "12")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == [view.phones.rows()[0].parts["number"].name]
    view.phones.rows()[0].parts["number"].show_value("")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["family_name"]
    assert view.identity.given.value() == "Meena"
    assert desk.desk.perform(desk.actor, search_patients, Lookup("")) == []


def test_a_minor_needs_a_guardian(qtbot: QtBot, desk: OpenClinic) -> None:
    way = Way()
    view = page(qtbot, desk, "Bhavya Rao", way=way)
    view.identity.birth.show_value("date|03-02-2015")
    view.care.answer.cards.card("given").click()
    view.frame.save_bar.save.click()
    assert "guardian" in view.care.method.problem
    view.care.method.show_value("guardian")
    view.care.given_by.show_value("Rekha Rao, mother")
    view.care.refresh()
    view.frame.save_bar.save.click()
    care = desk.desk.perform(desk.actor, read_consents, way.opened[0])[0]
    assert (care.method, care.given_by) == (ConsentMethod.GUARDIAN, "Rekha Rao, mother")


def test_the_same_phone_is_found_while_typing(qtbot: QtBot, desk: OpenClinic) -> None:
    builders.register(desk, builders.a_patient("Rao", "Savitri", phone="94480 71126"))
    builders.register(desk, builders.a_patient("Rao", "Rakesh", phone="94480 71126"))
    view = page(qtbot, desk)
    qtbot.keyClicks(view.phones.rows()[0].parts["number"].control, "9448071126")
    texts = [label.text() for label in view.alike.findChildren(QLabel)]
    assert "2 people on this number" in texts
    assert {"Savitri Rao", "Rakesh Rao"} <= set(texts)
    assert len(entries(desk, "patients searched")) == 1


def test_what_was_typed_into_the_search_goes_where_it_belongs(qtbot: QtBot, desk: OpenClinic) -> None:
    named = page(qtbot, desk, "Meena Devi Iyer")
    assert (named.identity.given.value(), named.identity.family.value()) == ("Meena Devi", "Iyer")
    called = page(qtbot, desk, "98860 01427")
    assert called.phones.rows()[0].parts["number"].value() == "98860 01427"


def test_a_draft_survives_and_can_be_discarded(qtbot: QtBot, desk: OpenClinic) -> None:
    view = page(qtbot, desk)
    qtbot.keyClicks(view.identity.family.control, "Iyer")
    view.phones.add_button.click()
    qtbot.keyClicks(view.phones.rows()[1].parts["number"].control, "98860 01427")
    view.frame.flush_draft()
    again = page(qtbot, desk, "", True)
    assert again.identity.family.value() == "Iyer"
    assert again.phones.rows()[1].parts["number"].value() == "98860 01427"
    assert "is back" in again.frame.banner.text()
    qtbot.keyClick(again.frame, Qt.Key.Key_Escape)
    assert not again.frame.is_dirty()
    assert desk.desk.perform(desk.actor, read_draft, PLACE) is None
