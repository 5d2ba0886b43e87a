"""`--self-test` in a process of its own: from another folder, leaving nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from luna_desktop.cli import self_test
from luna_desktop.services.clinic import backups
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.use_cases import UseCase

HERE = Path(__file__).resolve().parents[2]


def test_it_passes_from_another_folder_and_leaves_nothing(tmp_path: Path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    places = {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "HOME": str(tmp_path / "home"), "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-m", "luna_desktop", "--self-test"]
    done = subprocess.run(
        command, cwd=tmp_path, env={**kept, **places}, capture_output=True, text=True, check=False, timeout=170
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_backup_that_is_not_proved_fails_it(
    clinic: OpenClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unproved = backups.BackupMade(tmp_path, 1, proved=False, audit_break=None, missing_photographs=0)
    perform = clinic.desk.perform

    def without_proof(actor: object, case: UseCase[object, object], request: object) -> object:
        return unproved if case is backups.back_up else perform(actor, case, request)  # type: ignore[arg-type]  # as called

    monkeypatch.setattr(clinic.desk, "perform", without_proof)
    with pytest.raises(RuntimeError, match="not as it should be"):
        self_test._main_job(clinic, tmp_path)
