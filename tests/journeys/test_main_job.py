"""The whole of the main job by keyboard, from no clinic at all to everything found again in a restored one."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
from PIL import Image
from PySide6.QtWidgets import QFrame, QLineEdit

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import AllergyState
from luna_desktop.services import accounting, audit, backups, chart, clinics, patients, photographs
from luna_desktop.services.clinics import OpenClinic
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

OWNER = "orbit lantern meadow copper"
STAFF_PASSWORD = "violet harbor ledger saffron"
NEW_PASSWORD = "marble thicket candle harvest"
UNSAVED = "Worse after the wedding season"


def test_the_main_job(begin: Begin, tmp_path: Path) -> None:
    journey = begin(tmp_path / "clinic")
    code = set_up(journey, tmp_path)
    register(journey)
    record_facts(journey)
    add_photograph(journey, tmp_path)
    copy = hand_over(journey, tmp_path)
    lock_while_typing(journey)
    journey.find_patient("98860")
    journey.see("Deshpande")
    back_up(journey, tmp_path / "backups")
    journey.end()

    made = newest_backup(tmp_path / "backups")
    backups.restore_clinic(made, code, tmp_path / "restored")
    again = begin(tmp_path / "restored")
    recover(again, code)
    again.find_patient("01427")
    again.see("Deshpande")
    again.end()
    everything_is_there(tmp_path / "restored", copy)


def set_up(journey: Journey, folder: Path) -> str:
    """Go through the seven steps of the wizard and return the recovery key that it showed."""
    journey.see("Set up your clinic")
    for name, text in (
        ("clinicName", "Aranya Skin Clinic"),
        ("clinicAddress", "12 Lake Road, Bengaluru"),
        ("clinicPhone", "+91 80 4000 1122"),
    ):
        journey.type_into(name, text)
    journey.use("continueButton")
    journey.type_into("contactName", "Farida Sheikh")
    for name, text in (
        ("contactTitle", "Privacy officer"),
        ("contactPhone", "+91 98450 11223"),
        ("contactEmail", "privacy@example.org"),
    ):
        journey.type_into(name, text)
    journey.use("continueButton")
    for name, text in (
        ("personName", "Dr Nandini Rao"),
        ("personLogin", "nandini"),
        ("personPassword", OWNER),
        ("personPasswordAgain", OWNER),
    ):
        journey.type_into(name, text)
    journey.use("personTreats")
    journey.use("continueButton")
    journey.see("This folder can keep the records.")
    journey.use("continueButton")
    code = read_key_back(journey)
    journey.answers.will_answer(folder / "backups")
    (folder / "backups").mkdir()
    journey.use("backupChooseButton")
    journey.use("continueButton")
    add_staff(journey)
    journey.see_widget("patientsPage")
    journey.settle()
    return code


def read_key_back(journey: Journey) -> str:
    """Read the recovery key off the screen, type the two groups asked for and tick both boxes."""
    journey.wait(lambda: len(key_groups(journey)) == 15, "the recovery key is seen")
    told = dict(one.accessibleName().removeprefix("Group ").split(": ") for one in key_groups(journey))
    key = {int(number): text.replace(" ", "") for number, text in told.items()}
    others = dict(key)
    for name in ("firstGroup", "secondGroup"):
        number = int(journey.find(name).accessibleName().removeprefix("Group "))
        journey.type_into(name, others.pop(number))
        journey.see("Matches")
    assert not [group for group in others.values() if journey.reads(group)], "the key is not covered meanwhile"
    journey.use("copyInSafe")
    journey.use("copyAway")
    journey.use("continueButton")
    return " ".join(key[number] for number in sorted(key))


def key_groups(journey: Journey) -> list[QFrame]:
    """Return the groups of the recovery key that can be seen."""
    return [one for one in journey.visible(QFrame) if one.property("cls") == "group"]


def add_staff(journey: Journey) -> None:
    """Add a receptionist and a privacy officer in the last step."""
    people = (("Ravi Shetty", "ravi", "Reception"), ("Farida Sheikh", "farida", "Privacy officer"))
    for number, (name, login, role) in enumerate(people, start=1):
        journey.use("addStaffButton")
        journey.type_into(f"staffName{number}", name)
        journey.type_into(f"staffLogin{number}", login)
        journey.choose(f"staffRole{number}", role)
        journey.type_into(f"staffPassword{number}", STAFF_PASSWORD)
    journey.use("continueButton")


def register(journey: Journey) -> None:
    """Register a person with a name in two scripts, a birth told as a month, a phone and consent to care."""
    journey.press("Ctrl+N")
    journey.see_widget("registrationPage")
    journey.type_into("family_name", "Deshpande")
    journey.type_into("given_name", "Ila")
    journey.type_into("other_script_name", "इला देशपांडे")
    journey.type_into("birth", "03-1990")
    journey.type_into(journey.named_like("phone_new", "_number"), "98860 01427")
    journey.choose_card("care", 0)
    journey.press("Ctrl+S")
    journey.see_widget("chartPage")
    journey.settle()
    journey.see("Deshpande")


def record_facts(journey: Journey) -> None:
    """Write one fact in each tab: history, lifestyle, allergies, privacy and details."""
    open_tab(journey, "history")
    journey.use("addConditionButton")
    journey.type_into("what", "Melasma")
    journey.choose("status", "Active")
    journey.save("historyFrame")
    journey.see("Melasma")
    journey.use("addMedicineButton")
    journey.type_into("what", "Azelaic acid")
    journey.type_into("frequency", "At night")
    journey.save("historyFrame")
    journey.see("At night")
    open_tab(journey, "lifestyle")
    journey.use("lifestyleEmptyAction")
    journey.type_into("sleep_hours", "6.5")
    journey.save("lifestyleFrame")
    open_tab(journey, "allergies")
    journey.use("addAllergyButton")
    journey.type_into("trigger", "Penicillin")
    journey.type_into("reaction", "Hives within an hour")
    journey.save("allergiesFrame")
    journey.see("Hives within an hour", "1 current")
    open_tab(journey, "privacy")
    allow_photographs(journey)
    open_tab(journey, "details")
    journey.type_into("preferred_name", "Ilu")
    journey.save("detailsFrame")


def open_tab(journey: Journey, key: str) -> None:
    """Go to a tab of the chart by its number."""
    keys = ["summary", "details", "history", "lifestyle", "allergies", "photos", "privacy"]
    journey.press(f"Alt+{keys.index(key) + 1}")
    journey.settle()


def allow_photographs(journey: Journey) -> None:
    """Record on the Privacy tab that the patient agrees to clinical photographs."""
    journey.use("giveClinicalPhotographs")
    journey.choose("methodClinicalPhotographs", "Signed on paper")
    journey.use("recordClinicalPhotographs")
    journey.wait(lambda: not journey.is_seen("recordClinicalPhotographs"), "the answer is recorded")
    journey.settle()


def add_photograph(journey: Journey, folder: Path) -> None:
    """Add a photograph that the file dialog gave, and say what it shows."""
    picture = folder / "from-camera.jpg"
    picture.write_bytes(builders.a_jpeg())
    open_tab(journey, "photos")
    journey.answers.will_answer([picture])
    journey.use("addPhotosButton")
    journey.see("Describe 1 new photograph")
    journey.choose("region", "Face")
    journey.choose("view0", "Front")
    journey.use("savePhotosButton")
    journey.see("1 photograph saved")
    journey.settle()
    journey.see("1 photo")


def hand_over(journey: Journey, folder: Path) -> Path:
    """Save a record copy as a sealed file, with its recipient and purpose, and open it with the passphrase shown."""
    open_tab(journey, "privacy")
    journey.use("recordCopyButton")
    journey.see_widget("recordCopyPage")
    journey.settle()
    journey.type_into("purpose", "Second opinion")
    journey.choose("identity_seen", "Passport")
    path = folder / "handed-over.pdf"
    journey.answers.will_answer(path)
    journey.press("Ctrl+S")
    journey.see_widget("passphraseCard")
    journey.see("was handed over")
    shown = journey.find("passphrase")
    assert isinstance(shown, QLineEdit)
    with pikepdf.open(path, password=shown.text()) as pdf:
        assert len(pdf.pages) >= 3
    journey.use("passphraseDone")
    journey.use("copyBack")
    journey.see_widget("chartPage")
    journey.settle()
    return path


def lock_while_typing(journey: Journey) -> None:
    """Lock with unsaved typing, unlock again, and find the typing offered as a draft."""
    open_tab(journey, "history")
    journey.use("addConditionButton")
    journey.type_into("note", UNSAVED)
    journey.lock()
    assert not journey.reads(UNSAVED)
    assert journey.reads("Locked by Dr Nandini Rao")
    journey.sign_in("nandini", OWNER)
    journey.find_patient("Deshp")
    open_tab(journey, "history")
    journey.see("Draft from")
    journey.use("draftBannerAction")
    journey.see(UNSAVED)


def back_up(journey: Journey, folder: Path) -> None:
    """Make a backup on the Health page and wait until it lies in its folder."""
    before = newest_backup(folder)
    journey.go_on_rail("health")
    journey.use("backUpButton")
    journey.wait(lambda: newest_backup(folder) != before, "a newer backup is made")
    journey.settle()


def newest_backup(folder: Path) -> Path:
    """Return the newest backup in a folder, which closing or the wizard made."""
    return backups.backups_in(folder)[0].path


def recover(journey: Journey, code: str) -> None:
    """Open the restored clinic with nothing but the recovery key."""
    journey.use("cannotUnlockButton")
    journey.type_into("recoveryLogin", "nandini")
    journey.type_into("recoveryKey", code)
    journey.type_into("newPassword", NEW_PASSWORD)
    journey.type_into("newPasswordAgain", NEW_PASSWORD)
    journey.use("recoverButton")
    journey.wait(journey.shell.is_working, "the restored clinic is open")
    journey.settle()


def everything_is_there(folder: Path, copy: Path) -> None:
    """Read the restored clinic through its services: facts, photograph, disclosure, and the chain of the log."""
    clinic = clinics.unlock_clinic(folder, "nandini", NEW_PASSWORD)
    found = clinic.desk.perform(clinic.actor, patients.search_patients, patients.Lookup("इला"))
    patient = found[0].patient_id
    facts_are_there(clinic, patient)
    tile = clinic.desk.perform(clinic.actor, photographs.list_photographs, patient)[0]
    asked = photographs.PhotographAsked(patient, tile.photograph_id)
    opened = clinic.desk.perform(clinic.actor, photographs.open_photograph, asked)
    assert Image.open(io.BytesIO(opened.jpeg)).size == (640, 480)
    left = clinic.desk.perform(clinic.actor, accounting.read_disclosures, patient)
    assert [(line.purpose, line.sha256) for line in left] == [
        ("Second opinion", hashlib.sha256(copy.read_bytes()).hexdigest())
    ]
    verdict = clinic.desk.perform(clinic.actor, audit.verify_audit, None)
    assert verdict.is_intact, verdict.reason
    clinic.lock()


def facts_are_there(clinic: OpenClinic, patient: PatientId) -> None:
    """Compare what the chart holds with what was typed."""
    read = clinic.desk.perform(clinic.actor, chart.open_chart, patient)
    assert [each.body.what.text for each in read.conditions] == ["Melasma"]
    assert [each.body.frequency for each in read.medicines] == ["At night"]
    assert [each.body.sleep_hours for each in read.lifestyle] == [6.5]
    assert [each.body.reaction for each in read.allergies] == ["Hives within an hour"]
    assert read.allergy_state is not None
    assert read.allergy_state.body.state is AllergyState.SOME
    details = clinic.desk.perform(clinic.actor, patients.open_patient, patient)
    identity = next(known.body for known in details.facts if known.kind == "identity")
    assert identity.preferred_name == "Ilu"
    assert identity.other_script_name == "इला देशपांडे"
