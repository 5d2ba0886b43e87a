"""Backups: made and proved, due again, and restored elsewhere from the recovery code alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble, UnlockRefused
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic import audit, backups, checked_engine, clinics, settings, sign_in
from luna_desktop.services.clinic.backups import BackupPlan
from luna_desktop.services.clinic.checked_engine import BEFORE_UPGRADE
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.people.patients import Lookup
from luna_desktop.storage.migrations import runner
from luna_desktop.texts import say
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

FRESH = "copper meadow lantern orbit"


def test_a_backup_restored_elsewhere_from_the_code_alone_has_everything(
    open_clinic: Opener, clinic_template: builders.Template, tmp_path: Path
) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    picture = builders.a_jpeg(320, 200, "maroon")
    photograph = builders.add_photograph(owner, patient, picture)
    act(owner, chart.record_entry, chart.NewEntry(patient, Condition(Coded("Melasma"))))
    made = act(owner, backups.back_up, BackupPlan(str(tmp_path / "disk"), "before a journey"))
    assert made.proved
    assert (made.audit_break, made.missing_photographs) == (None, 0)
    owner.lock()

    elsewhere = backups.restore_clinic(made.path, clinic_template.recovery_code, tmp_path / "elsewhere")
    assert sign_in.sign_in_choices(elsewhere) == ()
    clock = builders.Ticking()
    clock.advance(days=3)
    restored = clinics.recover_access(
        elsewhere, clinic_template.recovery_code, "owner", FRESH, cost=builders.CHEAP, clock=clock
    )
    try:
        assert [card.patient_id for card in act(restored, patients.search_patients, Lookup("01427"))] == [patient]
        assert act(restored, chart.read_chart, patient).conditions[0].body.what.text == "Melasma"
        opened = act(restored, photographs.open_photograph, photographs.PhotographAsked(patient, photograph))
        assert opened.jpeg.startswith(b"\xff\xd8")
        assert act(restored, audit.verify_audit, None).is_intact
        builders.register(restored, builders.a_patient("Rao"))
    finally:
        restored.close()


def test_it_is_due_again_after_a_day(open_clinic: Opener, ticking: builders.Ticking, tmp_path: Path) -> None:
    admin = open_clinic(Role.ADMINISTRATOR)
    before = act(admin, backups.read_backup_status, None)
    assert (before.last_proved, before.is_due) == (None, True)
    act(admin, backups.back_up, BackupPlan(str(tmp_path / "disk")))
    after = act(admin, backups.read_backup_status, None)
    assert not after.is_due
    assert after.last_proved is not None
    ticking.advance(hours=25)
    assert act(admin, backups.read_backup_status, None).is_due
    (entry,) = entries(admin, "backup made")
    assert '"proved": true' in entry.detail


def test_what_was_written_since_the_last_backup_is_kept_on_close(
    open_clinic: Opener, ticking: builders.Ticking, tmp_path: Path
) -> None:
    owner = open_clinic(Role.OWNER)
    (tmp_path / "disk").mkdir()
    act(owner, backups.choose_backup_folder, str(tmp_path / "disk"))
    assert act(owner, backups.back_up_if_due, backups.ON_CLOSE) is not None
    act(owner, patients.search_patients, Lookup("kumar"))
    assert act(owner, backups.back_up_if_due, backups.ON_CLOSE) is None
    builders.register(owner)
    assert act(owner, backups.back_up_if_due, "daily") is None
    assert act(owner, backups.back_up_if_due, backups.ON_CLOSE) is not None
    assert act(owner, backups.back_up_if_due, backups.ON_CLOSE) is None
    ticking.advance(days=-30)
    assert act(owner, backups.read_backup_status, None).is_due


def test_the_folder_comes_from_the_settings_or_is_asked_for(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    with pytest.raises(InvalidInput) as refused:
        act(owner, backups.back_up, BackupPlan())
    assert set(refused.value.problems) == {"folder"}
    act(owner, settings.change_preferences, settings.Preferences(backup_folder=str(tmp_path / "disk")))
    made = act(owner, backups.back_up, BackupPlan())
    (listed,) = backups.backups_in(tmp_path / "disk")
    assert listed.path == made.path
    assert listed.rows > 0
    assert act(owner, backups.read_backup_status, None).folder == str(tmp_path / "disk")
    assert backups.backups_in(tmp_path / "nothing here") == []


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CLINICIAN, Role.AUDITOR])
def test_others_read_the_status_but_make_no_backup(open_clinic: Opener, role: Role, tmp_path: Path) -> None:
    clinic = open_clinic(role)
    assert act(clinic, backups.read_backup_status, None).is_due
    with pytest.raises(NotPermitted):
        act(clinic, backups.back_up, BackupPlan(str(tmp_path / "disk")))
    assert not (tmp_path / "disk").exists()


def test_a_target_that_is_no_folder_is_a_sentence_and_nothing_is_noted(open_clinic: Opener, tmp_path: Path) -> None:
    admin = open_clinic(Role.ADMINISTRATOR)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageTrouble):
        act(admin, backups.back_up, BackupPlan(str(tmp_path / "file" / "disk")))
    assert act(admin, backups.read_backup_status, None).last_proved is None


def test_a_restore_refuses_the_wrong_code_and_a_folder_in_use(
    open_clinic: Opener, clinic_template: builders.Template, tmp_path: Path
) -> None:
    admin = open_clinic(Role.ADMINISTRATOR)
    made = act(admin, backups.back_up, BackupPlan(str(tmp_path / "disk")))
    with pytest.raises((UnlockRefused, InvalidInput)):
        backups.restore_clinic(made.path, "AAAA-BBBB", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter.txt").write_text("kept")
    with pytest.raises(StorageTrouble):
        backups.restore_clinic(made.path, clinic_template.recovery_code, tmp_path / "used")
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["letter.txt"]


def test_a_folder_inside_the_records_is_refused(clinic: OpenClinic) -> None:
    inside = clinic.premises.folder / "backups"
    inside.mkdir()
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, backups.choose_backup_folder, str(inside))
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, backups.back_up, backups.BackupPlan(str(inside)))
    assert not any(inside.iterdir())


def test_a_proven_backup_is_made_before_the_schema_changes(
    clinic_folder: Path, clinic_template: builders.Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    upgrade = runner.upgrade

    def watched(engine: Engine) -> None:
        seen.append(len(backups.backups_in(clinic_folder / BEFORE_UPGRADE)))
        upgrade(engine)

    monkeypatch.setattr(runner, "needs_upgrade", lambda _engine: True)
    monkeypatch.setattr(runner, "upgrade", watched)
    builders.open_as(clinic_folder, Role.OWNER).close()
    assert seen == [1]
    (made,) = backups.backups_in(clinic_folder / BEFORE_UPGRADE)
    restored = backups.restore_clinic(made.path, clinic_template.recovery_code, tmp_path / "restored")
    assert clinics.is_clinic(restored)


def test_nothing_is_upgraded_when_the_backup_before_it_fails(
    clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise StorageTrouble(say("no room"))

    upgraded: list[object] = []
    monkeypatch.setattr(runner, "needs_upgrade", lambda _engine: True)
    monkeypatch.setattr(runner, "upgrade", upgraded.append)
    monkeypatch.setattr(checked_engine, "make_backup", refuse)
    with pytest.raises(StorageTrouble):
        builders.open_as(clinic_folder, Role.OWNER)
    assert upgraded == []
