"""Who can be chosen in the forms of a case."""

from __future__ import annotations

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.staff_choices import read_staff_choices
from tests.services.acting import act


def test_everybody_by_name_and_clinicians_marked(clinic: OpenClinic) -> None:
    found = act(clinic, read_staff_choices, None)
    assert [each.name for each in found] == sorted(each.name for each in found)
    assert {each.name for each in found if each.is_clinician} == {"Dr Nandini Rao", "Dr Meera Pillai"}
    assert {each.name for each in found if each.handles} == {"Dr Nandini Rao", "Farida Sheikh"}
    assert len(found) == 7
