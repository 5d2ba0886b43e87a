"""A session of six views from the camera to the chart by keys alone: placard, folder, numbers, Enter."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from luna_desktop import options
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.options import Options
from luna_desktop.program import Wiring
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui.photo_inbox.grid import InboxGrid
from tests import builders
from tests.journeys.conftest import Begin
from tests.services.acting import act, entries
from tests.services.care.inboxes import placard_shot, shot
from tests.services.front.booking import at, book_one, set_up

TAKEN = datetime(2026, 3, 16, 10, 3)  # noqa: DTZ001 - a camera's own time
VIEWS = ("face_front", "face_oblique_l", "face_oblique_r", "face_profile_l", "face_profile_r", "cheek_close_l")


def session_of(folder: Path, card: Path, clock: builders.Ticking) -> PatientId:
    """Book Bhavana for ten in a room, print her placard, and let the camera write seven pictures."""
    clinic = builders.open_as(folder, Role.CLINICIAN, clock=clock)
    (found,) = act(clinic, search_patients, Lookup("Bhavana"))
    builders.allow_photographs(clinic, found.patient_id)
    room = next(iter(set_up(clinic).rooms))
    book_one(clinic, found.patient_id, "10:00", room=room)
    card.mkdir()
    (card / "IMG_0001.JPG").write_bytes(placard_shot(clinic, found.patient_id, TAKEN))
    for number in range(1, 7):
        content = shot(TAKEN + timedelta(seconds=40 * number), number)
        (card / f"IMG_{number + 1:04}.JPG").write_bytes(content)
    clinic.close()
    options.save(Options(camera_folder=str(card), camera_name="Room camera", camera_room=room))
    return found.patient_id


def test_six_views_come_from_the_camera_into_the_chart(begin: Begin, small_clinic: Path, tmp_path: Path) -> None:
    clock = builders.Ticking(at("10:05"))
    patient = session_of(small_clinic, tmp_path / "card", clock)
    journey = begin(small_clinic, Wiring(clock=clock))
    journey.sign_in("meera", builders.PASSWORD)
    journey.go_on_rail("inbox")
    grid = journey.see_widget("inboxGrid")
    assert isinstance(grid, InboxGrid)
    journey.wait(lambda: len(grid.pictures()) == 7, "the card is taken in")
    journey.settle()
    journey.see("Bhavana Shetty", "Assign 6 photos", "Proposed")
    journey.tab_to("inboxGrid")
    for key in range(1, 7):
        journey.press(str(key))
    journey.settle()
    assert tuple(each.view for each in grid.pictures()[1:]) == VIEWS
    journey.press("Return")
    journey.see("6 photographs assigned")
    journey.settle()
    journey.see("Inbox is empty. Camera connected")
    journey.end()

    clinic = builders.open_as(small_clinic, Role.CLINICIAN, clock=clock)
    tiles = act(clinic, list_photographs, patient)
    assert sorted(tile.fact.body.view for tile in tiles) == sorted(VIEWS)
    assert len({tile.fact.body.series for tile in tiles}) == 1
    assert len(entries(clinic, "inbox assigned")) == 1
    assert len(list((tmp_path / "card").iterdir())) == 7
    clinic.close()
