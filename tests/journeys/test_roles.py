"""What a day looks like for each role, by keyboard on a small clinic: what they do, and what they never see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition, ConditionStatus
from luna_desktop.domain.errors import AccountWaits, UnlockRefused
from luna_desktop.domain.facts import Source
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import audit, clinics, staff_proposals
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.people import patients
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

CLINICAL = re.compile(r"melasma|condition|medicine|allerg|lifestyle|medical history|photograph|diagnos", re.IGNORECASE)
LOGINS = {role: login for role, (login, _name) in builders.STAFF.items()}


def sign_in(journey: Journey, role: Role) -> None:
    """Sign in as the person who holds a role."""
    journey.sign_in(LOGINS[role], builders.PASSWORD)


def tabs_of(journey: Journey) -> set[str]:
    """Return the keys of the tabs that can be seen."""
    return {name.removesuffix("Tab") for name in journey.names() if name.endswith("Tab")}


def with_melasma(folder: Path) -> PatientId:
    """Give the first patient a condition before the day begins, and return who it is."""
    clinic = clinics.unlock_clinic(folder, "owner", builders.OWNER_PASSWORD)
    found = clinic.desk.perform(clinic.actor, patients.search_patients, patients.Lookup("Ananya"))[0].patient_id
    body = Condition(Coded("Melasma"), ConditionStatus.ACTIVE)
    clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(found, body, Source.PATIENT))
    clinic.lock()
    return found


def approve_all(folder: Path) -> None:
    """Have the owner approve every account that waits."""
    clinic = clinics.unlock_clinic(folder, "owner", builders.OWNER_PASSWORD)
    for row in clinic.desk.perform(clinic.actor, staff_proposals.list_proposals, None):
        clinic.desk.perform(clinic.actor, staff_proposals.approve_proposal, row.proposal_id)
    clinic.lock()


def test_reception_registers_corrects_and_sees_nothing_clinical(begin: Begin, small_clinic: Path) -> None:
    with_melasma(small_clinic)
    journey = begin(small_clinic)
    sign_in(journey, Role.RECEPTION)
    journey.press("Ctrl+N")
    journey.type_into("family_name", "Kumar")
    journey.type_into("given_name", "Ananya")
    journey.see("98860 01427")  # the person who is in the register already
    journey.type_into("given_name", "Asha")
    journey.press("Ctrl+S")
    journey.see_widget("chartPage")
    journey.settle()
    journey.find_patient("01427")
    assert tabs_of(journey) == {"details", "privacy", "messages"}
    journey.press("Alt+1")
    journey.settle()
    journey.type_into("preferred_name", "Anu")
    journey.save("detailsFrame")
    assert [text for text in journey.words() if CLINICAL.search(text)] == []
    journey.press("Alt+2")
    journey.settle()
    journey.use("withdrawCare")
    journey.type_into("reason", "Moves to another town")
    journey.use("recordAnswer")
    journey.see("Withdrawn")


NOTE = re.compile(r"condition-\d+-\d+-0\.note")


def test_a_clinician_meets_a_newer_version(begin: Begin, small_clinic: Path) -> None:
    patient = with_melasma(small_clinic)
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Ananya")
    journey.press("Alt+3")
    journey.settle()
    note = next(each.objectName() for each in journey.visible(QLineEdit) if NOTE.fullmatch(each.objectName()))
    journey.type_into(note, "Cheeks")
    somebody_else_saves(journey, patient)
    journey.press("Ctrl+S")
    journey.see("saved newer versions", "Cheeks", "Forehead")
    journey.use("saveMineButton")
    journey.wait(lambda: not journey.is_seen("staleBox"), "mine is saved over it")
    journey.settle()
    journey.see("Cheeks")


def somebody_else_saves(journey: Journey, patient: PatientId) -> None:
    """Save a newer version behind the open form, as another session of the same clinic does."""
    clinic = journey.program.clinic
    assert isinstance(clinic, OpenClinic)
    done: list[object] = []

    def job() -> object:
        known = clinic.desk.perform(clinic.actor, chart.read_chart, patient).conditions[0]
        body = Condition(Coded("Melasma"), ConditionStatus.ACTIVE, note="Forehead")
        change = FactChange(patient, known.fact_id, known.number, body, Source.PATIENT, "Told by phone")
        return clinic.desk.perform(clinic.actor, chart.change_entry, change)

    def failed(error: Exception) -> None:
        raise error

    journey.program.lane.run(journey.shell, job, done.append, failed)
    journey.wait(lambda: bool(done), "somebody else has saved")


def test_a_privacy_officer_opens_no_chart_and_no_copy_leaves_without_a_request(
    begin: Begin, small_clinic: Path
) -> None:
    with_melasma(small_clinic)
    journey = begin(small_clinic)
    sign_in(journey, Role.PRIVACY_OFFICER)
    journey.find_patient("Ananya")
    assert tabs_of(journey).isdisjoint({"summary", "history", "lifestyle", "allergies", "photos"})
    journey.press(f"Alt+{len(tabs_of(journey)) - 1}")  # Privacy stands before Messages
    journey.settle()
    journey.use("recordCopyButton")
    journey.see_widget("recordCopyPage")
    journey.settle()
    assert [text for text in journey.words() if CLINICAL.search(text)] == []
    journey.press("Ctrl+Return")  # the next step of a copy that nobody asked for is to log the request
    journey.see_widget("logDialog")
    journey.press("Escape")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_has_no_patients_sees_no_patient(begin: Begin, small_clinic: Path, role: Role) -> None:
    journey = begin(small_clinic)
    sign_in(journey, role)
    assert "patients" not in journey.shell.rail.places()
    for key in journey.shell.rail.places():
        journey.go_on_rail(key)
        assert not [text for text in journey.words() if "Kumar" in text or "Bhavana" in text], key
    journey.press("Ctrl+K")
    journey.type("Kumar")
    journey.settle()
    assert not journey.reads("Ananya")
    journey.press("Esc")


def test_the_day_is_in_the_log_and_the_log_is_whole(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    sign_in(journey, Role.RECEPTION)
    journey.find_patient("33221")
    journey.end()
    clinic = clinics.unlock_clinic(small_clinic, LOGINS[Role.AUDITOR], builders.PASSWORD)
    assert clinic.desk.perform(clinic.actor, audit.verify_audit, None).is_intact
    clinic.lock()


def test_an_administrator_adds_somebody_and_closes_the_account(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    sign_in(journey, Role.ADMINISTRATOR)
    journey.go_on_rail("staff")
    journey.use("addPersonButton")
    journey.type_into("display_name", "Kavya Menon")
    journey.type_into("login", "kavya")
    journey.use("roleReception")
    journey.type_into("password", builders.PASSWORD)
    journey.use("addPersonFormSave")
    journey.see("Waits for the owner’s approval")
    journey.end()
    with pytest.raises(AccountWaits):
        clinics.unlock_clinic(small_clinic, "kavya", builders.PASSWORD)
    approve_all(small_clinic)
    journey = begin(small_clinic)
    sign_in(journey, Role.ADMINISTRATOR)
    journey.go_on_rail("staff")
    journey.see("Kavya Menon")
    journey.type_into("staffSearch", "Kavya")
    journey.tab_to("staffTable")
    journey.press("Down")
    journey.wait(lambda: journey.is_seen("closeAccountButton"), "the new person is shown")
    journey.settle()
    journey.answers.will_answer(True)
    journey.use("closeAccountButton")
    journey.settle()
    assert journey.answers.asked
    journey.end()
    with pytest.raises(UnlockRefused):
        clinics.unlock_clinic(small_clinic, "kavya", builders.PASSWORD)
