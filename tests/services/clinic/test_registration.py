"""The registration number: noted by whoever manages staff, and by nobody else."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.registration import Registration, note_registration
from luna_desktop.services.clinic.staff import list_staff
from tests.clinic_fixtures import Opener
from tests.services.acting import act


def test_it_stands_on_the_staff_list_until_it_is_taken_away(clinic: OpenClinic) -> None:
    for number in ("KMC 54321", ""):
        act(clinic, note_registration, Registration(clinic.actor.user_id, f"  {number} "))
        mine = next(row for row in act(clinic, list_staff, None) if row.user_id == clinic.actor.user_id)
        assert mine.registration_no == number


def test_nobody_unknown_and_nothing_without_end(clinic: OpenClinic) -> None:
    with pytest.raises(NotFound):
        act(clinic, note_registration, Registration(UserId(999), "KMC 1"))
    with pytest.raises(InvalidInput):
        act(clinic, note_registration, Registration(clinic.actor.user_id, "9" * 61))


def test_a_clinician_does_not_write_their_own(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotPermitted):
        act(clinic, note_registration, Registration(clinic.actor.user_id, "KMC 1"))
