"""`create`, `backup`, `restore`: from nothing to a restored clinic without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from luna_desktop.services.clinic import clinics
from tests.cli.conftest import Typed

PASSWORD = "orbit lantern meadow copper"
NEW_PASSWORD = "cinder walnut bridge opal"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "password").write_text(PASSWORD + "\n")
    (tmp_path / "new").write_text(NEW_PASSWORD + "\n")
    return tmp_path


def create(typed: Callable[..., Typed], files: Path, **changed: object) -> Typed:
    options = {
        "--data": files / "clinic",
        "--clinic": "Aranya Skin Clinic",
        "--owner": "asha",
        "--owner-name": "Dr Asha Rao",
        "--privacy-phone": "+91 98450 11223",
        "--recovery-file": files / "recovery",
        "--password-file": files / "password",
        **changed,
    }
    return typed("create", *(part for option in options.items() for part in option))


@pytest.mark.usefixtures("cheap")
def test_create_back_up_restore_with_the_recovery_key_alone(typed: Callable[..., Typed], files: Path) -> None:
    ended = create(typed, files)
    assert (ended.status, ended.err) == (0, "")
    code = (files / "recovery").read_text().strip()
    assert code not in ended.out
    assert PASSWORD not in ended.out
    assert (files / "recovery").stat().st_mode & 0o077 == 0

    signed_in = ["--data", files / "clinic", "--login", "asha", "--password-file", files / "password"]
    made = typed("backup", *signed_in, "--to", files / "backups", "--json")
    assert made.status == 0
    assert set(made.document) == {"path", "proved", "bytes"}
    assert made.document["proved"] is True
    assert made.document["bytes"] > 10_000
    assert str(files / "others") in typed("backup", *signed_in, "--to", files / "others").out

    give = ["--from", made.document["path"], "--recovery-file", files / "recovery"]
    (files / "weak").write_text("short\n")
    there = ["--data", files / "restored", "--login", "asha"]
    assert typed("restore", *give, *there, "--password-file", files / "weak").refuses("password")
    assert not (files / "restored").exists()
    restored = typed(
        "restore", *give, "--data", files / "restored", "--login", "asha", "--password-file", files / "new"
    )
    assert (restored.status, restored.err) == (0, "")
    clinics.unlock_clinic(files / "restored", "asha", NEW_PASSWORD).close()
    again = typed("restore", *give, "--data", files / "restored")
    assert again.refuses("not empty")


@pytest.mark.usefixtures("cheap")
def test_the_recovery_key_overwrites_nothing(typed: Callable[..., Typed], files: Path) -> None:
    (files / "recovery").write_text("somebody's file")
    assert create(typed, files).refuses("exists already")
    assert (files / "recovery").read_text() == "somebody's file"
    assert not (files / "clinic").exists()


@pytest.mark.usefixtures("cheap")
def test_a_recovery_key_that_cannot_be_written_leaves_no_clinic(typed: Callable[..., Typed], files: Path) -> None:
    ended = create(typed, files, **{"--recovery-file": files / "no such folder" / "recovery"})
    assert ended.refuses(".")
    assert not clinics.is_clinic(files / "clinic")


@pytest.mark.usefixtures("cheap")
def test_a_weak_password_is_refused_in_one_line(typed: Callable[..., Typed], files: Path) -> None:
    (files / "password").write_text("short\n")
    assert create(typed, files).refuses("password")
    assert not (files / "clinic").exists() or not any((files / "clinic").iterdir())


@pytest.mark.usefixtures("cheap")
def test_wrong_passwords_and_wrong_codes_are_refused(typed: Callable[..., Typed], files: Path) -> None:
    assert create(typed, files).status == 0
    here = ["--data", files / "clinic", "--login", "asha"]
    wrong = typed("backup", *here, "--password-file", files / "new", "--to", files / "backups")
    unknown = typed(
        "backup", "--data", files / "clinic", "--login", "z", "--password-file", files / "new", "--to", files
    )
    assert wrong.refuses(".")
    assert unknown.err == wrong.err
    made = typed("backup", *here, "--password-file", files / "password", "--to", files / "backups", "--json")
    (files / "other").write_text("AAAA-BBBB-CCCC-DDDD\n")
    give = ["--from", made.document["path"], "--recovery-file", files / "other", "--data", files / "restored"]
    assert typed("restore", *give).refuses(".")
    assert not (files / "restored").exists()
    assert typed("restore", "--from", files, *give[2:]).refuses("manifest.json")
