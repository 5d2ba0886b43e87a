"""One command is one session: signed in at its start, locked at its end, whatever happens between."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from luna_desktop.cli import demo, session
from luna_desktop.domain.errors import NotFound, UnlockRefused


def asked(made: demo.Demo, password_file: Path, login: str = demo.FIRST) -> argparse.Namespace:
    return argparse.Namespace(data=made.folder, login=login, password_file=password_file)


def test_keys_are_forgotten_even_after_a_failure(demo_made: demo.Demo, password_file: Path) -> None:
    with pytest.raises(RuntimeError), session.signed_in(asked(demo_made, password_file)) as clinic:
        raise RuntimeError
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever a forgotten key raises
        clinic.premises.keys.database_key()


def test_nobody_gets_in_without_the_password(demo_made: demo.Demo, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("not the password\n")
    with pytest.raises(UnlockRefused), session.signed_in(asked(demo_made, tmp_path / "wrong", "usha")):
        pass


def test_a_patient_is_found_by_the_whole_number(demo_made: demo.Demo, password_file: Path) -> None:
    with session.signed_in(asked(demo_made, password_file)) as clinic:
        assert session.patient_by_number(clinic, demo_made.mrn.lower()).mrn == demo_made.mrn
        with pytest.raises(NotFound):
            session.patient_by_number(clinic, "LUN")


def test_documents_keep_their_letters(capsys: pytest.CaptureFixture[str]) -> None:
    session.print_json({"name": "ಅನನ್ಯಾ"})
    printed = capsys.readouterr().out
    assert "ಅನನ್ಯಾ" in printed
    assert json.loads(printed) == {"name": "ಅನನ್ಯಾ"}
