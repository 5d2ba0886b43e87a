"""Who opened a record in copies: only where the clinic put it there, and for the patient alone."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.people import patients
from luna_desktop.services.rights.openings import WhoOpenedRules, change_who_opened_rules
from luna_desktop.services.sharing.copy_openings import opened_by
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working


def test_a_copy_tells_it_only_where_the_clinic_chose_that(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    act(open_clinic(Role.RECEPTION), patients.open_patient, patient)
    with working(owner) as work:
        assert opened_by(work, patient) is None
    act(owner, change_who_opened_rules, WhoOpenedRules(in_copies=True))
    with working(owner) as work:
        found = opened_by(work, patient)
    assert found is not None
    assert not found.names_shown
    assert [(str(row.who), row.count) for row in found.rows] == [("Reception", 1)]
