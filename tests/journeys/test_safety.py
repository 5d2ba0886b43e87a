"""Safety rules by keyboard: a booking held, reviewed and released; a reason given that ends with the rule."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.history import Medicine, MedicineKind
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.own_catalogues import Switch, switch_row
from luna_desktop.services.clinic import clinics
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.work import CLINIC_ZONE
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act
from tests.services.care.test_rule_holds import name_service

SURE = Overriding("Agreed with her obstetrician for two weeks")


def bhavana(clinic: OpenClinic) -> PatientId:
    (card,) = act(clinic, search_patients, Lookup("bhavana"))
    return card.patient_id


def prepared(folder: Path) -> None:
    """Let the rules speak, write down a pregnancy, and say what a service of the desk is."""
    clinic = clinics.unlock_clinic(folder, "owner", builders.OWNER_PASSWORD)
    act(clinic, approve_advice, Approving())
    today = PartialDate.of(datetime.now(CLINIC_ZONE).date())
    body = Pregnancy(PregnancyState.PREGNANT, breastfeeding=YesNo.NO, asked=Asked(today))
    act(clinic, chart.record_entry, chart.NewEntry(bhavana(clinic), body))
    name_service(clinic, "treatment_45", "ipl_rejuv")
    clinic.lock()


def to_safety(journey: Journey) -> None:
    journey.find_patient("Bhav")
    journey.press("Alt+1")
    journey.settle()
    journey.choose_card("summarySwitch", 2)
    journey.settle()
    journey.see_widget("safetyView")


def test_a_booking_is_held_reviewed_and_released(begin: Begin, small_clinic: Path) -> None:
    prepared(small_clinic)
    journey = begin(small_clinic)
    journey.sign_in(builders.STAFF[Role.RECEPTION][0], builders.PASSWORD)
    journey.press("Ctrl+B")
    journey.settle()
    journey.type("bhavana")
    journey.settle()
    journey.press("Return")
    journey.settle()
    journey.press("T")
    journey.settle()
    journey.press("Alt+D")
    journey.press("Down")
    journey.settle()
    journey.see("A clinician must review before this service")
    assert "regnan" not in " ".join(journey.words())
    journey.press("Ctrl+Return")
    journey.settle()
    journey.lock()
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.go_on_rail("review")
    journey.see("Appointments to review", "Bhavana Shetty")
    journey.tab_to("reviewTable")
    journey.press("Return")
    journey.see("Consider waiting until end of pregnancy")
    journey.use("heldAccept")
    journey.see("No appointment waits for a review.")


def test_a_reason_ends_with_the_rule_that_it_answered(begin: Begin, small_clinic: Path) -> None:
    prepared(small_clinic)
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    clinic = journey.program.clinic
    assert clinic is not None
    tretinoin = Medicine(catalogue("topicals").entry("tretinoin").coded(), MedicineKind.TOPICAL)
    act(clinic, chart.record_entry, chart.NewEntry(bhavana(clinic), tretinoin, overriding=SURE))
    to_safety(journey)
    journey.see("Doctor went on, reason kept", "Agreed with her obstetrician", "In force")
    act(clinic, switch_row, Switch("safety_rules", "R001", is_off=True))
    journey.go_on_rail("patients")
    to_safety(journey)
    journey.see("Ended")
