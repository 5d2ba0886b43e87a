"""The Privacy tab on a real clinic."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.services.clinics import OpenClinic
from luna_desktop.services.patients import DetailsChange, change_details, read_details
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.privacy.presenter import PrivacyPresenter
from luna_desktop.ui.privacy.view import PrivacyView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.screens import context_of

PHOTOS = Purpose.CLINICAL_PHOTOGRAPHS


def shown(qtbot: QtBot, context: Context, patient: PatientId) -> tuple[PrivacyView, ChartHub]:
    view = PrivacyView()
    qtbot.addWidget(view)
    hub = ChartHub(patient, view)
    PrivacyPresenter(view, context, patient, hub).load()
    return view, hub


def test_giving_and_withdrawing_are_written_down_and_heard_by_the_chart(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    context = context_of(clinic)
    view, hub = shown(qtbot, context, patient)
    card = view.cards[PHOTOS]
    card.begin(ConsentState.GIVEN)
    card.method.show_value(ConsentMethod.SIGNED_PAPER)
    card.record.click()
    assert card.chip.spec().text == "Given"
    assert {line.purpose: line.state for line in hub.consents}[PHOTOS] is ConsentState.GIVEN
    card.begin(ConsentState.WITHDRAWN)
    card.record.click()
    assert card.chip.spec().text == "Withdrawn"
    assert view.history.rows_model().rowCount() == 3
    assert context.navigation.said == ["Answer recorded", "Answer recorded"]


def test_putting_off_asks_for_the_reason_at_its_field(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.NOT_ASKED))
    view, _hub = shown(qtbot, context_of(clinic), patient)
    card = view.cards[Purpose.CARE]
    card.begin(ConsentState.DEFERRED)
    card.record.click()
    assert card.reason.problem
    card.reason.show_value("Bleeding, treated at once")
    card.record.click()
    assert card.chip.spec().text.startswith("Put off")


def test_a_minors_guardian_is_asked_for(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    view, hub = shown(qtbot, context_of(clinic), patient)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, patient))
    card = view.cards[Purpose.CARE]
    card.begin(ConsentState.GIVEN)
    card.record.click()
    assert card.given_by.problem
    card.given_by.show_value("Sunita Kumar, mother")
    card.record.click()
    assert card.chip.spec().text == "Given"


@pytest.mark.parametrize(
    ("role", "may_photo"),
    [(Role.RECEPTION, False), (Role.PRIVACY_OFFICER, True), (Role.CLINICIAN, True)],
)
def test_each_role_sees_what_it_may_do(qtbot: QtBot, open_clinic: Opener, role: Role, may_photo: bool) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    context = context_of(open_clinic(role))
    view, _hub = shown(qtbot, context, patient)
    assert view.cards[PHOTOS].buttons[ConsentState.GIVEN].isHidden() is not may_photo
    assert not view.cards[PHOTOS].buttons[ConsentState.WITHDRAWN].isHidden()


def test_the_guardians_on_file_are_offered(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    people = (
        RelatedPerson((RelatedRole.NOMINEE,), "Nominee Only"),
        RelatedPerson((RelatedRole.GUARDIAN,), "Lapsed", "Uncle", valid_until=PartialDate(2020)),
        RelatedPerson((RelatedRole.GUARDIAN,), "Sunita Kumar", "mother"),
        RelatedPerson((RelatedRole.GUARDIAN,), "Rohit Kumar", "father"),
    )
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, added=people))
    view, hub = shown(qtbot, context_of(clinic), patient)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, patient))
    card = view.cards[Purpose.CARE]
    card.begin(ConsentState.GIVEN)
    assert card.given_by.value() == "Sunita Kumar, mother"
    card.record.click()
    assert card.chip.spec().text == "Given"
