"""A practitioner's appointments from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from luna_desktop.cli.parser import main
from luna_desktop.domain.access import Role
from tests import builders
from tests.services.front.booking import book_one


def test_the_feed_is_written_and_read_back(
    clinic_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clinic = builders.open_as(clinic_folder, Role.OWNER, clock=None)
    book_one(clinic, time="10:00")
    clinic.close()
    password, out = tmp_path / "password", tmp_path / "meera.ics"
    password.write_text(builders.PASSWORD, encoding="utf-8")
    typed = ["--data", str(clinic_folder), "calendar-feed", "--login", "ravi", "--password-file", str(password)]
    assert main([*typed, "--practitioner", "meera", "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["bytes"] == out.stat().st_size
    assert Calendar.from_ical(out.read_text(encoding="utf-8"))["X-WR-CALNAME"] == "Dr Meera Pillai"
    assert main([*typed, "--practitioner", "nobody", "--out", str(out)]) == 1
    assert "not in the book" in capsys.readouterr().err
