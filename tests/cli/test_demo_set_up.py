"""What an owner adds to the demo clinic's book."""

from __future__ import annotations

from datetime import date

from luna_desktop.cli import demo_set_up
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.clinical_names import read_clinical_names
from luna_desktop.services.front.resources import PlaceKept, keep_place, read_places
from luna_desktop.services.front.set_up import EntryKind
from tests.services.acting import act
from tests.services.front.booking import set_up


def test_names_and_holidays_are_there(clinic: OpenClinic) -> None:
    demo_set_up.fill(clinic, date(2026, 3, 16))
    book = set_up(clinic)
    assert book.holiday_on(date(2026, 8, 15)) is not None
    assert book.holiday_on(date(2026, 3, 26)) is None
    assert act(clinic, read_clinical_names, None) == demo_set_up.CLINICAL
    act(clinic, keep_place, PlaceKept(EntryKind.DEVICE, "Device 1"))
    demo_set_up.name_devices(clinic)
    assert [each.what for each in act(clinic, read_places, None).devices()] == [demo_set_up.DEVICES[0]]
