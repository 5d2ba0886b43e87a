"""Before anybody is signed in: creating, unlocking, waiting, recovering, and files that are not as they should be."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, StorageTrouble, UnlockRefused
from luna_desktop.services.clinic import clinics, settings, sign_in, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.storage import engine as database
from luna_desktop.storage.keyfile import CURRENT, PREVIOUS, KeyFile
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

FRESH = "copper meadow lantern orbit"


def unlock(folder: Path, login: str = "owner", password: str = builders.OWNER_PASSWORD) -> OpenClinic:
    return clinics.unlock_clinic(folder, login, password, clock=builders.Ticking())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def new_clinic(**other: object) -> clinics.NewClinic:
    owner = {
        "login": "owner",
        "display_name": "Dr Rao",
        "roles": clinics.FIRST_ROLES,
        "password": builders.OWNER_PASSWORD,
        **other,
    }
    return clinics.NewClinic(
        settings.ClinicDetails("Aranya"),
        settings.PrivacyContact("Farida", phone="98450 11223"),
        staff.NewStaff(**owner),  # type: ignore[arg-type]  # the fields of NewStaff by name
    )


def test_a_new_clinic_is_there_whole(tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    created = clinics.create_clinic(folder, new_clinic(), cost=builders.CHEAP, clock=builders.Ticking())
    created.clinic.lock()
    assert clinics.is_clinic(folder)
    assert created.recovery_code not in repr(created)
    assert [choice.login for choice in sign_in.sign_in_choices(folder)] == ["owner"]
    opened = unlock(folder)
    assert (opened.name, opened.actor.display_name) == ("Aranya", "Dr Rao")
    opened.close()
    assert [path.name for path in tmp_path.iterdir()] == ["clinic"]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"login": "  "}, "login"),
        ({"password": "short"}, "password"),
        ({"roles": frozenset({Role.OWNER, Role.ADMINISTRATOR})}, "roles"),
        ({"roles": frozenset({Role.CLINICIAN})}, "roles"),
    ],
)
def test_a_wizard_with_wrong_fields_leaves_nothing(tmp_path: Path, other: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        clinics.create_clinic(tmp_path / "clinic", new_clinic(**other), cost=builders.CHEAP)
    assert field in refused.value.problems
    assert list(tmp_path.iterdir()) == []


def test_a_contact_that_is_wrong_is_found_before_anything_stands(tmp_path: Path) -> None:
    new = clinics.NewClinic(settings.ClinicDetails("A"), settings.PrivacyContact("F", phone="1"), new_clinic().owner)
    with pytest.raises(InvalidInput):
        clinics.create_clinic(tmp_path / "clinic", new, cost=builders.CHEAP)
    assert not clinics.is_clinic(tmp_path / "clinic")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_folder_that_cannot_be_used_is_named_beforehand(tmp_path: Path) -> None:
    assert clinics.folder_trouble(tmp_path / "new") is None
    assert not (tmp_path / "new").exists()
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter.txt").write_text("kept")
    assert "not empty" in str(clinics.folder_trouble(tmp_path / "used"))
    (tmp_path / "file").write_text("a file, not a folder")
    assert clinics.folder_trouble(tmp_path / "file" / "clinic") is not None
    for name in ("used", "file/clinic", "Dropbox/clinic"):
        with pytest.raises(StorageTrouble):
            clinics.create_clinic(tmp_path / name, new_clinic(), cost=builders.CHEAP)
    assert (tmp_path / "used" / "letter.txt").read_text() == "kept"


def test_name_and_password_are_refused_in_one_sentence(clinic_folder: Path) -> None:
    sentences = set()
    for login, password in (("owner", "wrong"), ("nobody", "wrong"), ("owner", builders.PASSWORD), ("", "")):
        with pytest.raises(UnlockRefused) as refused:
            unlock(clinic_folder, login, password)
        sentences.add(str(refused.value.message))
    assert len(sentences) == 1


@pytest.mark.parametrize("login", ["owner", "nobody"])
def test_waiting_grows_survives_a_restart_and_ends(clinic_folder: Path, login: str) -> None:
    clock = builders.Ticking()

    def attempt(password: str) -> float:
        with pytest.raises(UnlockRefused) as refused:
            clinics.unlock_clinic(clinic_folder, login, password, clock=clock)
        return refused.value.wait_seconds

    assert [attempt("wrong") for _ in range(5)] == [0.0] * 5
    first = attempt("wrong")
    assert 0 < first <= 30
    # Even the right password waits, and whoever else works here does not.
    assert 0 < attempt(builders.OWNER_PASSWORD) <= 30
    unlock(clinic_folder, "ravi", builders.PASSWORD).close()
    clock.advance(seconds=31)
    assert attempt("wrong") == 0.0
    assert 30 < attempt("wrong") <= 60
    clock.advance(minutes=2)
    if login == "owner":
        clinics.unlock_clinic(clinic_folder, login, builders.OWNER_PASSWORD, clock=clock).close()
        assert attempt("wrong") == 0.0


def test_refused_sign_ins_stand_in_the_log_after_the_next_one(clinic_folder: Path, open_clinic: Opener) -> None:
    for login in ("owner", "nobody"):
        with pytest.raises(UnlockRefused):
            unlock(clinic_folder, login, "wrong")
    clinic = open_clinic(Role.OWNER)
    refused = entries(clinic, "sign-in refused")
    assert [json.loads(entry.detail)["login"] for entry in refused] == ["owner", clinics.UNKNOWN_NAME]
    assert all(entry.outcome == 4 for entry in refused)
    clinic.lock()
    assert len(entries(open_clinic(Role.OWNER), "sign-in refused")) == 2


def test_locking_is_noted_closes_every_connection_and_overwrites_the_keys(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    keys = clinic.premises.keys
    clinic.lock()
    assert all(engine.pool.checkedin() == 0 for engine in clinic.engines)  # type: ignore[attr-defined]  # QueuePool
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever overwritten keys give, it is no key
        keys.database_key()
    assert [entry.login for entry in entries(open_clinic(Role.OWNER), "locked")][-1] == "ravi"


def lose_keyfile(folder: Path) -> None:
    for name in (CURRENT, PREVIOUS):
        (folder / name).unlink(missing_ok=True)


def foreign_keyfile(folder: Path) -> None:
    lose_keyfile(folder)
    (folder / CURRENT).write_text('{"app": "something else", "keys": []}')


def cut_keyfile(folder: Path) -> None:
    (folder / PREVIOUS).unlink(missing_ok=True)
    whole = (folder / CURRENT).read_bytes()
    (folder / CURRENT).write_bytes(whole[: len(whole) // 2])


def newer_keyfile(folder: Path) -> None:
    document = json.loads((folder / CURRENT).read_text())
    (folder / PREVIOUS).unlink(missing_ok=True)
    (folder / CURRENT).write_text(json.dumps({**document, "v": 99}))


def changed_keyfile(folder: Path) -> None:
    document = json.loads((folder / CURRENT).read_text())
    (folder / PREVIOUS).unlink(missing_ok=True)
    text = json.dumps(document).replace("Dr Nandini Rao", "Dr Somebody Else")
    (folder / CURRENT).write_text(text)


def lose_database(folder: Path) -> None:
    for path in folder.glob(f"{KeyFile.load(folder).database.name}*"):
        path.unlink()


def plain_database(folder: Path) -> None:
    KeyFile.load(folder).database.write_bytes(database.PLAIN_HEADER + bytes(4096 * 2 - 16))


def cut_database(folder: Path) -> None:
    path = KeyFile.load(folder).database
    path.write_bytes(path.read_bytes()[:5000])


def damage_database(folder: Path) -> None:
    path = KeyFile.load(folder).database
    whole = bytearray(path.read_bytes())
    whole[100] ^= 0xFF
    path.write_bytes(whole)


def foreign_database(folder: Path) -> None:
    path = KeyFile.load(folder).database
    path.unlink()
    database.create_database(path, bytes(range(32)), "5a" * 16)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lose_keyfile, "key file is missing"),
        (foreign_keyfile, "does not belong"),
        (cut_keyfile, "damaged"),
        (newer_keyfile, "newer version"),
        (changed_keyfile, ""),
        (lose_database, "missing"),
        (plain_database, "not encrypted"),
        (cut_database, ""),
        (damage_database, ""),
        (foreign_database, "another clinic"),
    ],
)
def test_files_that_are_not_as_they_should_be_get_a_sentence_and_are_left_alone(
    clinic_folder: Path, harm: Callable[[Path], None], words: str
) -> None:
    harm(clinic_folder)
    before = contents(clinic_folder)
    with pytest.raises(StorageTrouble) as trouble:
        unlock(clinic_folder)
    assert words in str(trouble.value.message)
    after = contents(clinic_folder)
    assert {name: after.get(name) for name in before} == before


def test_a_key_file_damaged_after_a_change_of_staff_has_a_copy_that_opens(
    clinic_folder: Path, open_clinic: Opener
) -> None:
    owner = open_clinic(Role.OWNER)
    act(owner, staff.add_staff, staff.NewStaff("anil", "Anil", frozenset({Role.RECEPTION}), builders.PASSWORD))
    owner.close()
    (clinic_folder / CURRENT).write_bytes(b"\x00" * 100)
    unlock(clinic_folder, "anil", builders.PASSWORD).close()


def test_an_older_key_file_put_back_is_refused(clinic_folder: Path, open_clinic: Opener) -> None:
    older = {name: (clinic_folder / name).read_bytes() for name in (CURRENT, PREVIOUS)}
    owner = open_clinic(Role.OWNER)
    meera = next(row.user_id for row in act(owner, staff.list_staff, None) if row.login == "meera")
    act(owner, staff.disable_staff, meera)
    owner.lock()
    for name, content in older.items():
        (clinic_folder / name).write_bytes(content)
    with pytest.raises(StorageTrouble) as trouble:
        unlock(clinic_folder, "meera", builders.PASSWORD)
    assert "older key file" in str(trouble.value.message)


def test_an_older_database_put_back_is_refused(clinic_folder: Path, open_clinic: Opener) -> None:
    path = KeyFile.load(clinic_folder).database
    older = path.read_bytes()
    owner = open_clinic(Role.OWNER)
    for name in ("one", "two"):
        act(owner, staff.add_staff, staff.NewStaff(name, name, frozenset({Role.RECEPTION}), builders.PASSWORD))
    owner.lock()
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()
    path.write_bytes(older)
    with pytest.raises(StorageTrouble) as trouble:
        unlock(clinic_folder)
    assert "older" in str(trouble.value.message)


def test_a_database_of_a_newer_program_is_left_alone(clinic_folder: Path, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    path, key = KeyFile.load(clinic_folder).database, owner.premises.keys.database_key()
    newer = database.migration_engine(path, key)
    with newer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer.dispose()
    owner.close()
    with pytest.raises(StorageTrouble) as trouble:
        unlock(clinic_folder)
    assert "newer version" in str(trouble.value.message)


def test_a_crash_between_key_file_and_database_is_finished_at_the_next_sign_in(
    clinic_folder: Path, open_clinic: Opener
) -> None:
    owner = open_clinic(Role.OWNER)
    keyfile = KeyFile.load(clinic_folder)
    keyfile.with_display_name(owner.premises.keys, owner.premises.keys.slot_id, "Dr N Rao").save()
    owner.close()
    unlock(clinic_folder).close()
    opened = unlock(clinic_folder)
    act(opened, patients.register_patient, builders.a_patient())
    opened.close()


def test_the_recovery_code_lets_an_administrator_in_again(
    clinic_folder: Path, clinic_template: builders.Template, open_clinic: Opener
) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    code, clock = clinic_template.recovery_code, builders.Ticking()
    clock.advance(days=1)
    for login, password, field in (("ravi", FRESH, "login"), ("nobody", FRESH, "login"), ("arun", "short", "password")):
        with pytest.raises(InvalidInput) as refused:
            clinics.recover_access(clinic_folder, code, login, password, clock=clock)
        assert set(refused.value.problems) == {field}
    opened = clinics.recover_access(clinic_folder, code, "Arun", FRESH, clock=clock)
    assert opened.actor.login == "arun"
    assert len(entries(opened, "access recovered")) == 1
    opened.close()
    with pytest.raises(UnlockRefused):
        unlock(clinic_folder, "arun", builders.PASSWORD)
    again = unlock(clinic_folder)
    assert act(again, patients.read_details, patient).card.patient_id == patient
    again.close()


def test_a_code_of_another_clinic_opens_nothing(clinic_folder: Path, tmp_path: Path) -> None:
    other = clinics.create_clinic(tmp_path / "other", new_clinic(), cost=builders.CHEAP, clock=builders.Ticking())
    other.clinic.close()
    before = contents(clinic_folder)
    with pytest.raises(UnlockRefused):
        clinics.recover_access(clinic_folder, other.recovery_code, "arun", FRESH)
    assert contents(clinic_folder) == before


def test_a_generated_passphrase_is_accepted_and_never_the_same() -> None:
    phrases = {clinics.new_passphrase() for _ in range(20)}
    assert len(phrases) == 20
    for phrase in phrases:
        assert staff.new_staff_problems(new_clinic(password=phrase).owner, clinic="Aranya") == {}


def test_what_a_kill_left_of_an_earlier_try_is_swept(tmp_path: Path) -> None:
    ticking = builders.Ticking()
    half, present = tmp_path / ".clinic.new-0a1b2c3d", tmp_path / ".clinic.new-99999999"
    for folder, hours in ((half, 2), (present, 0)):
        folder.mkdir()
        when = ticking.now.timestamp() - hours * 3600
        os.utime(folder, (when, when))
    clinics.create_clinic(tmp_path / "clinic", new_clinic(), cost=builders.CHEAP, clock=ticking).clinic.lock()
    assert {path.name for path in tmp_path.iterdir()} == {"clinic", present.name}
