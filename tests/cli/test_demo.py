"""The demo clinic: made-up people, the same for the same seed, with a document that scripts can use."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from luna_desktop.cli import demo
from luna_desktop.domain.access import Role
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic import clinics
from luna_desktop.services.people import cards, patients
from tests.cli.conftest import Typed

DAY = date(2026, 3, 14)


def people_of(folder: Path) -> list[tuple[str, str, str]]:
    """Return what a demo clinic knows of its people, but for the moments of writing."""
    clinic = clinics.unlock_clinic(folder, demo.FIRST, demo.PASSWORD)
    try:
        desk, actor = clinic.desk, clinic.actor
        found = []
        numbers = [f"LUN-{number:06d}" for number in range(1, 5)]
        looked = [desk.perform(actor, patients.search_patients, patients.Lookup(number)) for number in numbers]
        for row in (row for rows in looked for row in rows if row.mrn in numbers):
            details = desk.perform(actor, patients.read_details, row.patient_id)
            known = desk.perform(actor, chart.read_chart, row.patient_id)
            bodies = [each.body for each in (*details.facts, *known.conditions, *known.medicines, *known.lifestyle)]
            found.append((row.mrn, row.name, repr(bodies)))
    finally:
        clinic.close()
    return sorted(set(found))


def test_a_seed_gives_the_same_people(tmp_path: Path) -> None:
    made = [demo.make(tmp_path / name, count=2, seed=seed, today=DAY) for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    first, again, other = (people_of(each.folder) for each in made)
    assert len(first) == 2
    assert first == again
    assert first != other


def test_the_command_makes_it_and_says_how_to_get_in(typed: Callable[..., Typed], tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    ended = typed("--data", folder, "demo", "--patients", "1", "--no-window")
    assert (ended.status, ended.err) == (0, "")
    document = json.loads((tmp_path / "clinic.json").read_text(encoding="utf-8"))
    assert set(document) == {"data", "mrn", "staff"}
    assert document["data"] == str(folder)
    assert {each["role"] for each in document["staff"]} == {role.value for role in Role}
    for each in document["staff"]:
        assert set(each) == {"login", "password", "role"}
        assert each["login"] in ended.out
        clinics.unlock_clinic(folder, each["login"], each["password"]).close()
    assert document["mrn"] in ended.out


def test_the_person_with_everything_has_everything(demo_made: demo.Demo) -> None:
    clinic = clinics.unlock_clinic(demo_made.folder, demo.FIRST, demo.PASSWORD)
    try:
        desk, actor = clinic.desk, clinic.actor
        (row,) = desk.perform(actor, patients.search_patients, patients.Lookup(demo_made.mrn))
        assert isinstance(row, cards.CardRow)
        known = desk.perform(actor, chart.read_chart, row.patient_id)
        assert known.conditions
        assert known.medicines
        assert known.lifestyle
        assert known.allergies
        assert desk.perform(actor, photographs.list_photographs, row.patient_id)
    finally:
        clinic.close()


def test_a_folder_with_something_in_it_is_left_alone(typed: Callable[..., Typed], demo_made: demo.Demo) -> None:
    before = sorted(demo_made.folder.rglob("*"))
    assert typed("demo", "--data", demo_made.folder, "--patients", "1", "--no-window").refuses("not empty")
    assert sorted(demo_made.folder.rglob("*")) == before
