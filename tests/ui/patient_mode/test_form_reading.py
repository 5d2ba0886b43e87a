"""From the ledger to the screen: on a real clinic."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.consent_form import read_consent_form
from luna_desktop.ui.patient_mode.form_reading import form_of
from luna_desktop.ui.patient_mode.wording import ROWS
from tests import builders
from tests.clinic_fixtures import Opener

TODAY = PartialDate(2026, 3, 14).earliest


def test_reception_is_given_the_questions_of_the_desk_only(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    patient = builders.register(clinic)
    read = clinic.desk.perform(clinic.actor, read_consent_form, patient)
    form = form_of(read, TODAY, clinic.actor)
    assert {ask.purpose for ask in form.asks} <= {
        Purpose.CARE,
        Purpose.SERVICE_MESSAGES,
        Purpose.REMINDERS,
        Purpose.OFFERS,
        Purpose.SUGGESTIONS,
    }
    assert form.asks[0].stands
    assert form.name == "Ananya Kumar"
    assert form.place == "12 Lake Road, Bengaluru 560038"
    assert form.notices["en"].version == 1
    assert (form.with_whom, str(form.with_role)) == ("Ravi Shetty", "Reception")


def test_a_child_is_not_asked_about_offers(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-02-03", care=builders.ConsentState.NOT_ASKED))
    form = form_of(clinic.desk.perform(clinic.actor, read_consent_form, patient), TODAY, clinic.actor)
    assert form.is_minor
    assert not {ask.purpose for ask in form.asks} & {Purpose.OFFERS, Purpose.SUGGESTIONS}


def test_every_question_has_a_row(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    read = clinic.desk.perform(clinic.actor, read_consent_form, patient)
    form = form_of(read, TODAY, clinic.actor)
    assert [ask.purpose for ask in form.asks] == [one.purpose for one in read.questions if one.purpose in ROWS]
