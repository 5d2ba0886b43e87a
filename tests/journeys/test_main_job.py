"""The whole of the main job by keyboard, from no clinic at all to everything found again in a restored one.

What is typed, pictured, put on the clipboard or kept as a draft on the way are words that nobody else writes. At the
end every file that the program made or changed, wherever it could have, is looked through for them: only what was
deliberately exported may be readable.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from luna_desktop import logs
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import AllergyState
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic import audit, backups, clinics
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.sharing import accounting
from luna_desktop.ui import edit_frame
from tests.journeys.conftest import Begin
from tests.journeys.copy_by_keyboard import hand_over, request_is_answered
from tests.journeys.driver import Journey
from tests.journeys.session import Words, picture
from tests.journeys.worlds import World, canaries_of, own_folders, password, person

UNSAVED = " worse after the wedding season"
OWNER, STAFF_PASSWORD, NEW_PASSWORD = password(), password(), password()


@pytest.fixture
def words() -> dict[str, str]:
    """Return what is typed about the patient."""
    return person()


@pytest.fixture
def world(words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Give the program a home, a temporary folder and a working folder of this run's own, and a log."""
    made = World(tmp_path, [*canaries_of([words]), OWNER, STAFF_PASSWORD, NEW_PASSWORD])
    for name in ("LUNA_DATA", "LUNA_CONFIG", "LUNA_LOGS"):
        monkeypatch.delenv(name)
    for name, folder in own_folders(made.root).items():
        monkeypatch.setenv(name, folder)
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name in ("cwd", "backups"):
        (made.root / name).mkdir()
    (tmp_path / "handed over").mkdir()
    monkeypatch.chdir(made.root / "cwd")
    monkeypatch.setattr(edit_frame, "DRAFT_MS", 50)
    log = logs.start()
    yield made
    log.stop()
    QGuiApplication.clipboard().clear()


def test_the_main_job(begin: Begin, world: World, words: Words) -> None:
    journey = begin(world.root / "clinic")
    code = set_up(journey, world)
    register(journey, words)
    record_facts(journey, words)
    add_photograph(journey, world, words)
    open_tab(journey, "privacy")
    copy = hand_over(journey, world, words)
    lock_while_typing(journey, words)
    look_for(journey, words)
    back_up(journey, world.root / "backups")
    assert world.look_here().findings == [], "already while the window is open"
    journey.end()

    made = newest_backup(world.root / "backups")
    backups.restore_clinic(made, code, world.root / "restored")
    again = begin(world.root / "restored")
    recover(again, code)
    again.find_patient(words["phone"][-5:])
    again.see(words["family"])
    again.end()
    everything_is_there(world.root / "restored", copy, words)
    nothing_can_be_read(world)
    the_same_look_finds_what_is_planted(world, words)


def nothing_can_be_read(world: World) -> None:
    """Look through every file that the run made or changed, anywhere; only what was handed over may be readable."""
    found = world.look_everywhere()
    assert found.clean, str(found)
    assert all(path.read_bytes() == before for path, before in world.given.items()), "the camera's card is as it was"
    seen = world.look_here(exports_too=True)
    readable = {one.path for one in seen.findings}
    assert readable == set(world.exports), "what was handed over is readable, and nothing else"
    assert seen.files > 20
    for part in ("clinic/objects", "restored/objects", "backups", "home/state", "home/config"):
        assert any(each.is_file() for each in (world.root / part).rglob("*")), f"nothing in {part} to look through"


def the_same_look_finds_what_is_planted(world: World, words: Words) -> None:
    """Put plain files where the program works and beside what was handed over; each is found."""
    key, copy = world.exports[:2]
    planted = {
        world.root / "tmp" / "note": words["note"].encode("utf-16-le"),
        world.root / "cwd" / words["family"]: b"nothing",
        world.root / "backups" / "photograph": picture("nothing"),
        world.root / "clinic" / "objects" / "tags": words["exif"].encode(),
        world.root / "home" / "draft": words["draft"].upper().encode(),
        key.with_name("second-key.pdf"): key.read_bytes(),
        copy.with_name("second-copy"): copy.read_bytes(),
    }
    for path, content in planted.items():
        path.write_bytes(content)
    plain = world.root / "restored" / "plain.db"
    with sqlite3.connect(plain) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    assert {one.path for one in world.look_here().findings} == {*planted, plain}


def set_up(journey: Journey, world: World) -> str:
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
    code = read_key_back(journey, world)
    journey.answers.will_answer(world.root / "backups")
    journey.use("backupChooseButton")
    journey.use("continueButton")
    add_staff(journey)
    journey.see_widget("bookPage")
    journey.settle()
    return code


def read_key_back(journey: Journey, world: World) -> str:
    """Copy the recovery key and save it, read it off the screen, type the two groups asked for, tick both boxes."""
    journey.wait(lambda: len(key_groups(journey)) == 15, "the recovery key is seen")
    told = dict(one.accessibleName().removeprefix("Group ").split(": ") for one in key_groups(journey))
    key = {int(number): text.replace(" ", "") for number, text in told.items()}
    copy_and_save_key(journey, world, list(key.values()))
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


def copy_and_save_key(journey: Journey, world: World, groups: list[str]) -> None:
    """Put the key on the clipboard and into a file; from now on it is looked for everywhere but in that file."""
    journey.use("copyKeyButton")
    journey.see("Copied; the clipboard is cleared after a minute")
    world.secrets += [QGuiApplication.clipboard().text(), " ".join(groups), "".join(groups)]
    world.exports.append(world.folder / "handed over" / "recovery-key.pdf")
    journey.answers.will_answer(world.exports[-1])
    journey.use("saveKeyButton")
    journey.see("Saved ")


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


def register(journey: Journey, words: Words) -> None:
    """Register a person with a name in three scripts, a birth told as a month, a phone and consent to care."""
    journey.press("Ctrl+N")
    journey.see_widget("registrationPage")
    journey.type_into("family_name", words["family"])
    journey.type_into("given_name", words["given"])
    journey.type_into("other_script_name", in_other_scripts(words))
    journey.type_into("birth", "03-1990")
    journey.type_into(journey.named_like("phone_new", "_number"), words["phone"])
    journey.choose_card("care", 0)
    journey.press("Ctrl+S")
    journey.see_widget("chartPage")
    journey.settle()
    journey.see(words["family"])


def in_other_scripts(words: Words) -> str:
    """Return the patient's name as it is written in two Indian scripts."""
    return f"{words['devanagari']}, {words['kannada']}"


def record_facts(journey: Journey, words: Words) -> None:
    """Write one fact in each tab: history, lifestyle, allergies, privacy and details."""
    open_tab(journey, "history")
    journey.use("addConditionButton")
    journey.type_into("condition-0-0-1.what", "Melasma")
    journey.choose("condition-0-0-1.status", "Active")
    journey.type_into("condition-0-0-1.note", words["note"])
    journey.save("historyFrame")
    journey.see("Melasma")
    journey.use("addMedicineButton")
    journey.type_into("medicine-0-0-1.what", words["medicine"])
    journey.type_into("medicine-0-0-1.frequency", "At night")
    journey.save("historyFrame")
    journey.see("At night")
    open_tab(journey, "lifestyle")
    journey.use("lifestyleEmptyAction")
    journey.type_into("sleep_hours", "6.5")
    journey.save("lifestyleFrame")
    open_tab(journey, "allergies")
    journey.use("addAllergyButton")
    journey.type_into("trigger", "Penicillin")
    journey.type_into("reaction", words["reaction"])
    journey.save("allergiesFrame")
    journey.see(words["reaction"], "1 current")
    open_tab(journey, "privacy")
    allow_photographs(journey)
    open_tab(journey, "details")
    journey.type_into("preferred_name", "Ilu")
    journey.save("detailsFrame")


def open_tab(journey: Journey, key: str) -> None:
    """Go to a tab of the chart by its number."""
    keys = ["summary", "details", "history", "lifestyle", "allergies", "photos", "visits", "privacy"]
    journey.press(f"Alt+{keys.index(key) + 1}")
    journey.settle()


def allow_photographs(journey: Journey) -> None:
    """Record on the Privacy tab that the patient agrees to clinical photographs."""
    journey.use("giveClinicalPhotographs")
    journey.choose("method", "Signed on paper")
    journey.use("recordAnswer")
    journey.wait(lambda: not journey.is_seen("recordAnswer"), "the answer is recorded")
    journey.settle()


def add_photograph(journey: Journey, world: World, words: Words) -> None:
    """Add a photograph that the file dialog gave, from a camera's card that stays as it was, and say what it shows."""
    taken = world.folder / "camera" / words["file"]
    taken.parent.mkdir()
    taken.write_bytes(picture(words["exif"]))
    world.given[taken] = taken.read_bytes()
    open_tab(journey, "photos")
    journey.answers.will_answer([taken])
    journey.use("addPhotosButton")
    journey.see("Describe 1 new photograph")
    journey.choose("region", "Face")
    journey.choose("view0", "Front")
    journey.use("savePhotosButton")
    journey.see("1 photograph saved")
    journey.settle()
    journey.see("1 photo")


def lock_while_typing(journey: Journey, words: Words) -> None:
    """Type half an entry until it is kept as a draft, type on, lock, and find all of it offered after the unlock."""
    open_tab(journey, "history")
    journey.use("addConditionButton")
    journey.type_into("condition-0-0-1.note", words["draft"])
    journey.see("Draft kept ")
    journey.type(UNSAVED)
    journey.lock()
    assert not journey.reads(UNSAVED)
    assert not journey.reads(words["draft"])
    assert journey.reads("Locked by Dr Nandini Rao")
    journey.sign_in("nandini", OWNER)
    journey.find_patient(words["family"][:5])
    open_tab(journey, "history")
    journey.see("Draft from")
    journey.use("draftBannerAction")
    journey.see(words["draft"] + UNSAVED)


def look_for(journey: Journey, words: Words) -> None:
    """Look for somebody who is not here, and then for the patient by the middle of the phone number."""
    journey.press("Ctrl+K")
    journey.see_widget("paletteEdit")
    journey.type(words["search"])
    journey.settle()
    journey.press("Escape")
    journey.find_patient("".join(words["phone"].split())[5:10])
    journey.see(words["family"])


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


def everything_is_there(folder: Path, copy: Path, words: Words) -> None:
    """Read the restored clinic through its services: facts, photograph, disclosure, request, and the log's chain."""
    clinic = clinics.unlock_clinic(folder, "nandini", NEW_PASSWORD)
    found = clinic.desk.perform(clinic.actor, patients.search_patients, patients.Lookup(words["devanagari"]))
    patient = found[0].patient_id
    facts_are_there(clinic, patient, words)
    tile = clinic.desk.perform(clinic.actor, photographs.list_photographs, patient)[0]
    asked = photographs.PhotographAsked(patient, tile.photograph_id)
    opened = clinic.desk.perform(clinic.actor, photographs.open_photograph, asked)
    assert Image.open(io.BytesIO(opened.jpeg)).size == (900, 700)
    left = clinic.desk.perform(clinic.actor, accounting.read_disclosures, patient)
    assert [(line.purpose, line.sha256) for line in left] == [
        (words["purpose"], hashlib.sha256(copy.read_bytes()).hexdigest())
    ]
    request_is_answered(clinic, patient, words)
    verdict = clinic.desk.perform(clinic.actor, audit.verify_audit, None)
    assert verdict.is_intact, verdict.reason
    clinic.lock()


def facts_are_there(clinic: OpenClinic, patient: PatientId, words: Words) -> None:
    """Compare what the chart holds with what was typed."""
    read = clinic.desk.perform(clinic.actor, chart.open_chart, patient)
    assert [each.body.what.text for each in read.conditions] == ["Melasma"]
    assert [each.body.note for each in read.conditions] == [words["note"]]
    assert [each.body.what.text for each in read.medicines] == [words["medicine"]]
    assert [each.body.frequency for each in read.medicines] == ["At night"]
    assert [each.body.sleep_hours for each in read.lifestyle] == [6.5]
    assert [each.body.reaction for each in read.allergies] == [words["reaction"]]
    assert read.allergy_state is not None
    assert read.allergy_state.body.state is AllergyState.SOME
    details = clinic.desk.perform(clinic.actor, patients.open_patient, patient)
    identity = next(known.body for known in details.facts if known.kind == "identity")
    assert identity.preferred_name == "Ilu"
    assert identity.other_script_name == in_other_scripts(words)
