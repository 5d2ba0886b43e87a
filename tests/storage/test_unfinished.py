"""Folders that a kill left half made are known by their working names, and left alone while somebody may be at work."""

import os
from datetime import UTC, datetime, timedelta

from luna_desktop.storage.unfinished import building_place, restoring_place, sweep_unfinished, unfinished_beside

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def left(place, *, ago):
    """Make a folder with something in it that nobody touched for a time."""
    place.mkdir(parents=True)
    (place / "clinic.db").write_bytes(b"half")
    when = (NOW - ago).timestamp()
    os.utime(place, (when, when))
    return place


def test_half_made_folders_are_found_and_swept_after_an_hour(tmp_path):
    clinic = tmp_path / "records" / "clinic"
    assert unfinished_beside(clinic, now=NOW) == []
    old = {left(place, ago=timedelta(hours=2)) for place in (building_place(clinic), restoring_place(clinic))}
    young = left(building_place(clinic), ago=timedelta(minutes=10))
    others = {
        left(clinic.with_name(name), ago=timedelta(days=9)) for name in ("clinic", "clinic2.partial", ".other.new-1")
    }
    assert set(unfinished_beside(clinic, now=NOW)) == old
    sweep_unfinished(clinic, now=NOW)
    assert set(clinic.parent.iterdir()) == {young, *others}


def test_a_file_of_such_a_name_is_not_touched(tmp_path):
    path = restoring_place(tmp_path / "clinic")
    path.write_bytes(b"")
    os.utime(path, (0, 0))
    assert unfinished_beside(tmp_path / "clinic", now=NOW) == []
