"""The list of the unlock screen: everybody with a slot, by name, and nobody where there is no clinic."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.sign_in import sign_in_choices
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act


def test_everybody_with_a_slot_is_listed_by_name_even_who_waits(open_clinic: Opener, clinic_folder: Path) -> None:
    new = staff.NewStaff("anil", "anil Joshi", frozenset({Role.THERAPIST}), builders.PASSWORD)
    act(open_clinic(Role.ADMINISTRATOR), staff.add_staff, new)
    names = [choice.name for choice in sign_in_choices(clinic_folder)]
    assert names == sorted(names, key=str.casefold)
    assert names[0] == "anil Joshi"
    assert len(names) == 8


def test_a_folder_without_a_clinic_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        sign_in_choices(tmp_path)
