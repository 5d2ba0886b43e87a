"""The page for the patient: roles, days and tasks, in the patient's language, and the contact to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.people import patients
from luna_desktop.services.rights.openings import OpeningsAsked, WhoOpenedRules, change_who_opened_rules
from luna_desktop.services.rights.openings_page import prepare_openings_page
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import assert_sound, assert_tagged, flat_text
from tests.services.acting import act, entries


def test_the_page_tells_roles_or_names_as_the_clinic_chose(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    act(open_clinic(Role.RECEPTION), patients.open_patient, patient)
    pages = act(owner, prepare_openings_page, OpeningsAsked(patient))
    said = flat_text(pages.pdf, tmp_path)
    assert_sound(pages.pdf, tmp_path)
    assert_tagged(pages.pdf)
    assert "Who opened your record" in said
    assert "Reception" in said
    assert "Ravi Shetty" not in said
    assert "Farida Sheikh" in said
    assert entries(owner, "who opened printed")[-1].patient_id == patient
    act(owner, change_who_opened_rules, WhoOpenedRules(with_names=True))
    again = act(owner, prepare_openings_page, OpeningsAsked(patient))
    assert "Ravi Shetty" in flat_text(again.pdf, tmp_path)
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.CLINICIAN), prepare_openings_page, OpeningsAsked(patient))
