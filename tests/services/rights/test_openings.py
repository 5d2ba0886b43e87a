"""Who opened a record: by role for whom roles are enough, by name for whom reviews, and nothing of withheld orders."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.care import chart
from luna_desktop.services.people import patients
from luna_desktop.services.rights.openings import (
    OpeningsAsked,
    WhoOpened,
    WhoOpenedRules,
    change_who_opened_rules,
    read_who_opened,
    read_who_opened_rules,
)
from luna_desktop.texts import Translator
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.rights.glass_steps import open_record, own_teams

ENGLISH = Translator("en")


def told(found: WhoOpened) -> list[tuple[str, str, int]]:
    def said(each: object) -> str:
        return each if isinstance(each, str) else ENGLISH.render(each)  # type: ignore[arg-type]  # a name, or words

    return [(said(row.who), ENGLISH.render(row.task).split(":")[0], row.times) for row in found.rows]


@pytest.fixture
def looked_at(open_clinic: Opener) -> PatientId:
    """Return a patient whom the desk, a clinician past the team and the owner opened."""
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    patient = builders.register(owner)
    for _twice in range(2):
        act(open_clinic(Role.RECEPTION), patients.open_patient, patient)
    meera = open_clinic(Role.CLINICIAN)
    open_record(meera, patient)
    act(meera, patients.open_patient, patient)
    act(meera, chart.open_chart, patient)
    act(owner, chart.open_chart, patient)
    return patient


def test_roles_for_the_patient_and_names_for_whom_reviews(open_clinic: Opener, looked_at: PatientId) -> None:
    meera, officer = open_clinic(Role.CLINICIAN), open_clinic(Role.PRIVACY_OFFICER)
    named = act(officer, read_who_opened, OpeningsAsked(looked_at))
    assert named.names_shown
    assert told(named) == [
        ("Dr Nandini Rao", "Care", 1),
        ("Dr Meera Pillai", "Care", 1),
        ("Dr Meera Pillai", "The record was closed to them and they opened it with a reason", 1),
        ("Ravi Shetty", "Contact details and appointments", 2),
    ]
    assert entries(officer, "who opened read")[-1].patient_id == looked_at
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), read_who_opened, OpeningsAsked(looked_at))
    open_record(meera, looked_at)
    with pytest.raises(NotPermitted):
        act(meera, read_who_opened, OpeningsAsked(looked_at))


def test_the_clinic_chooses_whether_names_stand_there(open_clinic: Opener, looked_at: PatientId) -> None:
    owner, auditor = open_clinic(Role.OWNER), open_clinic(Role.AUDITOR)
    by_role = act(auditor, read_who_opened, OpeningsAsked(looked_at))
    assert not by_role.names_shown
    assert ("Reception", "Contact details and appointments", 2) in told(by_role)
    assert act(owner, read_who_opened_rules, None) == WhoOpenedRules(in_copies=False, with_names=False)
    act(owner, change_who_opened_rules, WhoOpenedRules(in_copies=True, with_names=True))
    assert act(auditor, read_who_opened, OpeningsAsked(looked_at)).names_shown
    assert entries(owner, "who opened rules changed")


def test_only_the_years_that_were_asked_for(
    open_clinic: Opener, looked_at: PatientId, ticking: builders.Ticking
) -> None:
    ticking.advance(days=800)
    officer = open_clinic(Role.PRIVACY_OFFICER)
    assert act(officer, read_who_opened, OpeningsAsked(looked_at, 1)).rows == ()
    assert len(act(officer, read_who_opened, OpeningsAsked(looked_at, 3)).rows) == 4
